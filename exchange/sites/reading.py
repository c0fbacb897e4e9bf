"""Files become rows: first all of them are looked through, and only then is one stored."""

from collections import Counter
from collections.abc import Iterator

from django.contrib.auth.models import Group

from exchange.sites import counters, pictures
from exchange.sites.folder import Folder
from exchange.sites.manifest import HIGHEST, MEDIA, NAME, BadExport
from exchange.sites.names import naming
from exchange.sites.rows import Builder, check_words
from exchange.sites.shape import KINDS, Kind, Model, choices, parts
from exchange.sites.storing import Store
from exchange.sites.talks import check_talks
from exchange.sites.values import Told
from search.watching import Watch

FOLDERS = {kind.folder: kind for kind in KINDS}


class Reader:
    """``check`` first: it knows every row by its name, wherever another row names it."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        self._builder = Builder(folder.manifest)
        self._files: dict[Kind, list[str]] = {kind: [] for kind in KINDS}

    def check(self, watch: Watch) -> None:
        """Raises ``BadExport`` where a file is damaged, or is not what it should be."""
        files = self._folder.manifest.files
        counts = Counter[str]()
        for name in watch(sorted(files), len(files), "files looked through"):
            if name.startswith(MEDIA):
                self._check_picture(name)
                continue
            kind = FOLDERS.get(name.partition("/")[0])
            if kind is None or not name.endswith(".json"):
                raise BadExport(f"{name}: this release knows no such file.")
            self._files[kind].append(name)
            for place, row in self._rows(kind, name):
                self._look_through(kind, row, place, counts)
        told = self._folder.manifest.counts
        for label in sorted(told.keys() | counts.keys()):
            if counts[label] != told.get(label, 0):
                raise BadExport(
                    f"{NAME}: it tells of {told.get(label, 0)} {label}, and there are {counts[label]}."
                )

    def store(self, watch: Watch) -> None:
        """Call it in a transaction."""
        Group.objects.all().delete()  # those that every new site has
        for kind in KINDS:
            store = Store()
            names = self._files[kind]
            for name in watch(names, len(names), kind.folder.replace("-", " ")):
                for place, row in self._rows(kind, name):
                    self._store_row(kind, row, place, store)
                store.note(self._folder.manifest.digest(name)[1])
            store.flush()
        check_talks()
        last = self._folder.manifest.last_numbers
        for model in counters.counted():
            counters.go_on_after(model, last.get(model._meta.label, 0))

    def _rows(self, kind: Kind, name: str) -> Iterator[tuple[str, dict[str, Told]]]:
        """With the place of each."""
        told = self._folder.document(name)
        if kind.at_once == 1:
            yield name, _object(told, name)
        else:
            yield from _objects(told, name)

    def _check_picture(self, name: str) -> None:
        file = self._folder.check(name)
        if not pictures.is_in_a_folder(name.removeprefix(MEDIA)) or not pictures.is_picture(file):
            raise BadExport(f"{name}: it is no picture.")

    def _look_through(
        self, kind: Kind, row: dict[str, Told], place: str, counts: Counter[str]
    ) -> None:
        check_words(row, place)
        self._know(kind.model, row, place)
        counts[kind.model._meta.label] += 1
        for part in parts(kind):
            counts[part.model._meta.label] += len(row.get(part.name, ()))
            for inner, one in _objects(row.get(part.name, []), f"{place}: {part.name}"):
                if not part.key.primary_key:
                    self._know(part.model, one, inner)

    def _know(self, model: Model, row: dict[str, Told], place: str) -> None:
        number = row.get("id")
        if type(number) is not int or not 0 < number < HIGHEST:
            raise BadExport(f"{place}: id: it is no number from 1.")
        words = naming(model)
        name = row.get(words[0]) if words else number
        if words and not (isinstance(name, str) and name):
            raise BadExport(f"{place}: {words[0]}: it is no name.")
        if name in self._builder.numbers[model]:
            raise BadExport(f"{place}: there is another {model._meta.verbose_name} {name!r}.")
        self._builder.numbers[model][name] = number

    def _store_row(self, kind: Kind, told: dict[str, Told], place: str, store: Store) -> None:
        chosen = choices(kind.model)
        lists = {*kind.parts, *(choice.name for choice in chosen)}
        row = self._builder.row(kind.model, told, place, {}, lists)
        store.add(row, place)
        for part in parts(kind):
            for inner, one in _objects(told.get(part.name, []), f"{place}: {part.name}"):
                around = {part.key.name: row.pk}
                store.add(self._builder.row(part.model, one, inner, around, ()), inner)
        for choice in chosen:
            for number, name in enumerate(
                _list(told.get(choice.name, []), f"{place}: {choice.name}")
            ):
                inner = f"{place}: {choice.name}[{number}]"
                store.add(self._builder.link(choice, name, inner, row.pk), inner)


def _list(told: Told, place: str) -> list[Told]:
    if not isinstance(told, list):
        raise BadExport(f"{place}: it is no list.")
    return told


def _object(told: Told, place: str) -> dict[str, Told]:
    if not isinstance(told, dict):
        raise BadExport(f"{place}: it is no object.")
    return told


def _objects(told: Told, place: str) -> Iterator[tuple[str, dict[str, Told]]]:
    """From 0, as programs count."""
    for number, one in enumerate(_list(told, place)):
        inner = f"{place}[{number}]"
        yield inner, _object(one, inner)
