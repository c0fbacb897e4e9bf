"""What an article tells of its show and the site does not know yet; made true of it at an editor's word."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.db import transaction
from django.utils import timezone

from exchange.blogs.catalogue import Catalogue
from exchange.blogs.credits import cast_of, is_same, names_of
from exchange.blogs.doubts import doubt_of, each_found
from exchange.blogs.facts import PLAIN, offers_of, show_of
from exchange.models import Doubt, ImportedPost
from exchange.pasted.article import key_of, with_sure
from exchange.pasted.words import label_of, words_of
from people.models import Person
from shows.models import Show
from text.articles.found import Article, Found

COLUMNS = {
    **{name: name for name in PLAIN},
    "runtime": "runtime_min",
    "network": "original_network",
}
LISTS = ("genres", "directors", "writers", "cast", "availability")
ITSELF = ("title", "show", "kind")
"""What makes the show, whatever is ticked."""


class Fact(NamedTuple):
    """``note`` says who a person is here; ``is_sure`` whether it is ticked before anybody looks."""

    key: str
    doubt: Doubt
    words: str
    note: str
    is_sure: bool

    @property
    def label(self) -> str:
        return label_of(self.doubt.name)


def facts_for(
    article: Article, show: Show | None, catalogue: Catalogue, post: ImportedPost
) -> list[Fact]:
    """What would change something, in three queries for a show and one for its people."""
    found = [(name, one) for name, one in each_found(article) if name in COLUMNS or name in LISTS]
    people = {one.value: _found(name, one, catalogue) for name, one in found if _is_person(name)}
    known = Person.objects.in_bulk({key for keys in people.values() for key in keys[:1]})
    facts = []
    for name, one in _new_to(show, found, people):
        keys = people.get(one.value, []) if _is_person(name) else []
        note = _note(keys, known) if _is_person(name) else ""
        doubt, words = doubt_of(post, name, one), words_of(one.value)
        facts.append(Fact(key_of(name, one), doubt, words, note, one.sure))
    return facts


def _is_person(name: str) -> bool:
    return name in ("cast", "directors", "writers")


def _found(name: str, one: Found[Any], catalogue: Catalogue) -> list[int]:
    """Keys of everybody who fits."""
    return catalogue.people.find(names_of(one.value)).found


def _note(keys: list[int], known: dict[int, Person]) -> str:
    if len(keys) > 1:
        return "several people have this name: add the credit to the show by hand"
    person = known.get(keys[0]) if keys else None
    return f"known: {person}" if person else "new person"


def _new_to(
    show: Show | None, found: list[tuple[str, Found[Any]]], people: dict[Any, list[int]]
) -> Iterator[tuple[str, Found[Any]]]:
    if show is None:
        yield from found
        return
    credits = list(show.credits.select_related("person"))
    offers = set(show.availability.values_list("platform__name", flat=True))
    has_genres = show.genres.exists()
    for name, one in found:
        if name in COLUMNS:
            is_new = getattr(show, COLUMNS[name]) in (None, "")
        elif name == "genres":
            is_new = not has_genres
        elif name == "availability":
            is_new = one.value.platform not in offers
        else:
            keys = people[one.value]
            is_new = not any(_holds(credit, keys, name, one.value) for credit in credits)
        if is_new:
            yield name, one


def _holds(credit: Any, keys: list[int], name: str, value: Any) -> bool:
    if name == "cast":
        return len(keys) == 1 and is_same(credit, keys[0], value)
    return credit.person_id in keys and credit.role == name.removesuffix("s")


@transaction.atomic
def make_true(
    article: Article, show: Show | None, ticked: set[str], catalogue: Catalogue
) -> tuple[Show | None, list[str]]:
    """The show with what is ticked, made where ``show`` is None; and the actors whom several people fit."""
    chosen = with_sure(
        article, lambda name, one: one.sure if name in ITSELF else key_of(name, one) in ticked
    )
    if show is not None:
        chosen.show = Found(str(show.pk), True, "")
    made = show_of(chosen, catalogue)
    if made is None:
        return None, []
    left = cast_of(made, chosen, catalogue)
    offers_of(made, chosen, catalogue, timezone.localdate())
    return made, [one.value.actor for one in left]
