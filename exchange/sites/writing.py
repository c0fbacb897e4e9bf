"""Rows become files. Nothing is written beside them: the same site gives the same bytes."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import partial
from hashlib import sha256
from itertools import batched, groupby
from pathlib import Path
from typing import Any

from django.db import models

from exchange.sites import counters
from exchange.sites.documents import FULL, as_list, as_text
from exchange.sites.filing import Filing
from exchange.sites.left_out import stays
from exchange.sites.manifest import NAME, Manifest
from exchange.sites.names import Names
from exchange.sites.shape import (
    KINDS,
    Choice,
    Kind,
    Part,
    choices,
    columns,
    parts,
    rows,
)
from exchange.sites.values import Told, told
from search.watching import Watch

AT_ONCE = 25
"""Rows in memory: the longest of them has eight million characters, and most have few."""


class Writer:
    """Into a folder that is there and empty. ``manifest`` grows with every file."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._names = Names()
        self._filing = Filing()
        self._counts = Counter[str]()
        self.manifest = Manifest()

    def write_rows(self, watch: Watch) -> None:
        for kind in KINDS:
            stored = rows(kind.model)
            watched = watch(self._rows(kind), stored.count(), kind.folder.replace("-", " "))
            for folder, group in groupby(watched, partial(self._place, kind)):
                self._write_group(kind, folder, group)
        self.manifest.counts.update(self._counts)
        last = {model._meta.label: counters.last_given(model) for model in counters.counted()}
        self.manifest.last_numbers.update(last)

    def write_manifest(self) -> None:
        (self._folder / NAME).write_text(self.manifest.as_text(), encoding="utf-8", newline="\n")

    def _place(self, kind: Kind, pair: tuple[Any, dict[str, Told]]) -> str:
        if not kind.of:
            return kind.folder
        key = kind.model._meta.get_field(kind.of)
        around = self._called(key, getattr(pair[0], f"{kind.of}_id"))
        return f"{kind.folder}/{self._filing.stem(kind.folder, around)}"

    def _write_group(
        self, kind: Kind, folder: str, group: Iterable[tuple[models.Model, dict[str, Told]]]
    ) -> None:
        page: list[str] = []
        first, length = "", 0
        for row, row_told in group:
            text = as_text(row_told)
            first = first or self._filing.stem(folder, self._names.of(kind.model, row.pk))
            page.append(text)
            length += len(text)
            if len(page) == kind.at_once or length >= FULL:
                self._put(f"{folder}/{first}.json", kind, page)
                page, first, length = [], "", 0
        if page:
            self._put(f"{folder}/{first}.json", kind, page)

    def _put(self, name: str, kind: Kind, page: list[str]) -> None:
        content = (page[0] if kind.at_once == 1 else as_list(page)).encode()
        file = self._folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
        self.manifest.files[name] = f"{sha256(content).hexdigest()} {len(content)}"

    def _rows(self, kind: Kind) -> Iterator[tuple[models.Model, dict[str, Told]]]:
        order = [f"{kind.of}_id", "pk"] if kind.of else ["pk"]
        stored = rows(kind.model).order_by(*order).only(*names_of(columns(kind.model)))
        for some in batched(stored.iterator(AT_ONCE), AT_ONCE, strict=False):
            keys = [row.pk for row in some]
            inside = {part.name: self._inside(part, keys) for part in parts(kind)}
            chosen = {one.name: self._chosen(one, keys) for one in choices(kind.model)}
            for row in some:
                lists = {
                    name: found[row.pk]
                    for name, found in (inside | chosen).items()
                    if found[row.pk]
                }
                yield row, self._told(row) | lists

    def _inside(self, part: Part, keys: list[int]) -> "defaultdict[int, list[Told]]":
        here = {f"{part.key.name}__in": keys} | dict.fromkeys(part.elsewhere)
        found = defaultdict[int, list[Told]](list)
        wanted = names_of([part.key, *columns(part.model, part.key.name)])
        for row in rows(part.model).filter(**here).order_by("pk").only(*wanted):
            around = getattr(row, part.key.attname)
            found[around].append(self._told(row, part.key.name))
        return found

    def _chosen(self, choice: Choice, keys: list[int]) -> "defaultdict[int, list[Told]]":
        found = defaultdict[int, list[Told]](list)
        table = choice.table._base_manager.filter(**{f"{choice.key}__in": keys}).order_by("pk")
        for around, target in table.values_list(choice.key, choice.target.name):
            found[around].append(self._called(choice.target, target))
        return found

    def _told(self, row: models.Model, around: str = "") -> dict[str, Told]:
        """Without what is empty; the counting is of every row that is told."""
        self._counts[row._meta.label] += 1
        values = {}
        for field in columns(type(row), around):
            value = told(field, row)
            if value is not None and not stays(row, field.name):
                values[field.name] = self._called(field, value) if field.is_relation else value
        return values

    def _called(self, key: Any, pk: int) -> int | str:
        return self._names.of(key.related_model, pk)


def names_of(fields: Iterable[Any]) -> list[str]:
    return [field.name for field in fields]
