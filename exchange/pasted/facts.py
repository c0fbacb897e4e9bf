"""What an article tells of its show: new to it, known already, or otherwise than the show has it."""

from typing import Any, NamedTuple

from exchange.blogs.catalogue import Catalogue
from exchange.blogs.credits import is_same, names_of
from exchange.blogs.doubts import doubt_of
from exchange.blogs.facts import PLAIN
from exchange.models import Doubt, ImportedPost
from exchange.pasted.article import key_of
from exchange.pasted.words import label_of, words_of
from people.models import Person
from shows.models import Show
from text.articles.found import Article, Found, each_found
from text.hangul import fold
from text.names.writing import written

PEOPLE = ("directors", "writers", "cast")
LISTS = (*PEOPLE, "genres", "availability", "other_titles")
COLUMNS = {
    **{name: name for name in PLAIN},
    "kind": "kind",
    "country": "country",
    "runtime": "runtime_min",
    "network": "original_network",
}
OWN_BOXES = {"title", "title_hangul", "year"}
"""Of a show that is to be made."""
USUAL = {"kind": Show.Kind.DRAMA, "country": "KR"}
UNDOUBTED = {"title", "other_titles", "country", "kind"}
"""No list of doubts has a place for them."""
SEVERAL = "several people have this name: add the credit to the show by hand"


class Judged(NamedTuple):
    """``has`` is what the show has instead, ``note`` why an editor should look twice, or who somebody is."""

    is_known: bool = False
    has: str = ""
    note: str = ""
    is_sure: bool = True


class Fact(NamedTuple):
    """``is_sure`` says whether it is ticked before anybody looks."""

    key: str
    name: str
    found: Found[Any]
    doubt: Doubt
    words: str
    is_known: bool
    has: str
    note: str
    is_sure: bool

    @property
    def label(self) -> str:
        return "other title" if self.name == "title" else label_of(self.name)

    @property
    def known_label(self) -> str:
        """“Cast” says nothing that “A as B” does not."""
        return "" if self.name == "cast" else label_of(self.name)

    @property
    def may_be_doubted(self) -> bool:
        """Whether the list of doubts could carry it out later, which leaves alone what a show has."""
        is_usual = self.is_sure or not self.found.sure
        return not (self.is_known or self.has) and is_usual and self.name not in UNDOUBTED


def facts_for(
    article: Article, show: Show | None, catalogue: Catalogue, post: ImportedPost
) -> list[Fact]:
    """In three queries for a show and one for its people."""
    names = {*COLUMNS, *LISTS, "title"}
    found = [(name, one) for name, one in each_found(article) if name in names]
    judge = _Judge(show, found, catalogue)
    facts: dict[str, Fact] = {}
    for name, one in found:
        judged = judge.of(name, one)
        key, doubt = key_of(name, one), doubt_of(post, name, one)
        is_sure = one.sure and judged.is_sure
        facts.setdefault(
            key, Fact(key, name, one, doubt, words_of(one.value, name), *judged[:3], is_sure)
        )
    return list(facts.values())


class _Judge:
    def __init__(
        self, show: Show | None, found: list[tuple[str, Found[Any]]], catalogue: Catalogue
    ) -> None:
        self.show = show
        self.keys = {
            one.value: catalogue.people.find(names_of(one.value)).found
            for name, one in found
            if name in PEOPLE
        }
        self.people = Person.objects.in_bulk(
            {key for keys in self.keys.values() for key in keys[:1]}
        )
        if show is not None:
            self.credits = list(show.credits.select_related("person"))
            self.offers = list(show.availability.select_related("platform"))
            self.genres = list(show.genres.all())

    def of(self, name: str, one: Found[Any]) -> Judged:
        if name in PEOPLE:
            return self._person(name, one.value)
        show = self.show
        if show is None:
            return Judged()
        match name:
            case "title" | "other_titles" | "title_hangul" | "title_romanized":
                return self._title(name, one, show)
            case "genres":
                return self._genre(one.value)
            case "availability":
                return self._offer(one.value)
        return _column(name, one.value, show)

    def _title(self, name: str, one: Found[str], show: Show) -> Judged:
        """A name of the headline alone stays there, and nobody need ask about it."""
        if one.where < 0 or fold(one.value) in map(fold, filter(None, show.every_name)):
            return Judged(is_known=True)
        if name in ("title_hangul", "title_romanized") and (has := getattr(show, name)):
            return Judged(has=has)
        return Judged(
            is_sure=name != "title", note="" if name != "title" else f"here it is {show.title}"
        )

    def _genre(self, name: str) -> Judged:
        if any(fold(name) in (fold(one.name), fold(one.name_hangul)) for one in self.genres):
            return Judged(is_known=True)
        if not self.genres:
            return Judged()
        return Judged(is_sure=False, note=f"the show has {', '.join(map(str, self.genres))}")

    def _offer(self, offer: Any) -> Judged:
        there = [one for one in self.offers if fold(one.platform.name) == fold(offer.platform)]
        if any(not offer.region or fold(one.region) == fold(offer.region) for one in there):
            return Judged(is_known=True)
        if not there:
            return Judged()
        regions = ", ".join(one.region or "no region said" for one in there)
        return Judged(is_sure=False, note=f"the show has it for: {regions}")

    def _person(self, name: str, value: Any) -> Judged:
        keys = self.keys[value]
        if len(keys) > 1:
            is_there = self.show is not None and any(
                self._holds(credit, [credit.person_id], name, value)
                for credit in self.credits
                if credit.person_id in keys
            )
            return Judged(is_known=is_there, note=SEVERAL, is_sure=False)
        person = self.people.get(keys[0]) if keys else None
        note = f"known: {person}" if person else "new person"
        if self.show is None:
            return Judged(note=note)
        if any(self._holds(credit, keys, name, value) for credit in self.credits):
            return Judged(is_known=True)
        others = self._others(name, value, keys)
        return Judged(note=f"{note}; the show has {others}" if others else note, is_sure=not others)

    def _holds(self, credit: Any, keys: list[int], name: str, value: Any) -> bool:
        if name == "cast":
            return bool(keys) and is_same(credit, keys[0], value)
        return credit.person_id in keys and credit.role == name.removesuffix("s")

    def _others(self, name: str, value: Any, keys: list[int]) -> str:
        """Who has the part, or which part the actor has; who else directed or wrote."""
        if name != "cast":
            return ", ".join(
                str(one.person) for one in self.credits if one.role == name.removesuffix("s")
            )
        told = {written(one) for one in (value.character, value.character_hangul) if one}
        return ", ".join(
            str(one)
            for one in self.credits
            if one.is_cast and (one.person_id in keys or told & set(map(written, one.every_name)))
        )


def _column(name: str, value: Any, show: Show) -> Judged:
    has = held(show, name)
    if has in (None, ""):
        return Judged()
    same = fold(str(has)) == fold(str(value)) if name == "network" else has == value
    if name == "network" and show.original_network is not None:
        same = same or fold(show.original_network.name_hangul) == fold(value)
    return Judged(is_known=True) if same else Judged(has=words_of(has, name))


def held(show: Show, name: str) -> Any:
    """What the show has, as an article would tell it."""
    if name == "network":
        return show.original_network.name if show.original_network else ""
    if name == "runtime":
        least, most = show.runtime_min, show.runtime_max
        return None if least is None else (least, least if most is None else most)
    return getattr(show, COLUMNS[name])
