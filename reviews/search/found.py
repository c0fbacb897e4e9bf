"""Everything that a query finds, as keys; what a page prints is read by ``reviews.search.sections``."""

from dataclasses import dataclass, field
from decimal import Decimal
from functools import partial
from typing import Any, NamedTuple

from django.db.models import F, Q, Value
from django.db.models.functions import Length, Replace

from reviews.models import MemorableLine, Review, Tag
from reviews.models.searched import holding, places, whole_places
from reviews.search.finder import Match, find
from reviews.search.question import LINES, PEOPLE, REVIEWS, SHOWS, TAGS
from search.candidates import leading_consonants
from search.closeness import How
from search.kinds import PERSON, SHOW
from search.names import words
from search.ranking import LIKELY
from shows.models import Credit
from text.jamo import has_hangul
from text.passages import name_pattern

MOST_NAMES, MOST_TEXTS = 200, 240
"""People and shows, and reviews or lines, that are counted and reached page by page."""
MEANT, MOST_MEANT = 100, 20
"""How far behind the best one a person or show may be whose reviews are answers, and how many of each."""
MARKS = " -_'\u2010\u2011’"
"""Of a tag, which nobody spells alike."""
KINDS = {SHOW: SHOWS, PERSON: PEOPLE}


class Hit(NamedTuple):
    """A show, or a review or line of one with the review's rating; of people and tags the key alone."""

    pk: int
    show: int | None = None
    rating: Decimal | None = None


@dataclass
class Found:
    """``unlikely`` are people and shows so far from the query that they are no answers, but may be meant."""

    matches: dict[str, list[Match]] = field(default_factory=lambda: {SHOWS: [], PEOPLE: []})
    unlikely: list[Match] = field(default_factory=list)
    tags: list[Tag] = field(default_factory=list)
    hits: dict[str, list[Hit]] = field(default_factory=dict)

    @property
    def is_cut(self) -> bool:
        """Whether there are more reviews or lines than are counted."""
        return any(len(self.hits[kind]) == MOST_TEXTS for kind in (REVIEWS, LINES))

    @property
    def best(self) -> Match | None:
        firsts = (matches[0] for matches in self.matches.values() if matches)
        return min(firsts, key=lambda match: match.rank, default=None)


def everything(query: str) -> Found:
    """Only what is published, and only its open text, is searched."""
    found = Found()
    for match in find(query, MOST_NAMES):
        if match.reason.how == How.NEAR and match.score < LIKELY:
            found.unlikely.append(match)
        else:
            found.matches[KINDS[match.row.kind]].append(match)
    found.tags = _tags(query)
    found.hits = {
        SHOWS: [Hit(match.row.pk, match.row.pk) for match in found.matches[SHOWS]],
        PEOPLE: [Hit(match.row.pk) for match in found.matches[PEOPLE]],
        REVIEWS: _reviews(query, found),
        LINES: _lines(query),
        TAGS: [Hit(tag.pk) for tag in found.tags],
    }
    return found


def _tags(query: str) -> list[Tag]:
    """By the letters alone, for “#slowburn”, “slow-burn” and “slow burn” are one tag to a reader."""
    letters = "".join(words(query))
    if not letters:
        return []
    condition = Q(letters__icontains=letters)
    if has_hangul(letters):
        condition |= Q(letters__regex=name_pattern(letters))
    bare: F | Replace = F("name")
    for mark in MARKS:
        bare = Replace(bare, Value(mark))
    return list(Tag.objects.in_use().alias(letters=bare).filter(condition).order_by("name"))


def _reviews(query: str, found: Found) -> list[Hit]:
    """By their words, and those about whom and what is meant; headlines with the words come first."""
    words = None if leading_consonants(query) else holding(query)
    conditions = [condition for condition in (words, _about(found)) if condition]
    if not conditions:
        return []
    condition = conditions[0] | conditions[-1]
    rows = Review.objects.published().filter(condition).newest_first()
    columns = ("pk", "show_id", "rating", Length("headline"))
    first, whole = places(query), whole_places(query)
    read = list(rows.values_list(*columns, *first, *whole)[:MOST_TEXTS])
    return [Hit(*row[:3]) for row in sorted(read, key=partial(_rank, len(first)))]


def _rank(count: int, row: tuple[Any, ...]) -> tuple[bool, bool]:
    """The words of a headline are the first of a review’s; ``count`` is how many are looked for."""
    _, _, _, length, *found = row
    is_in_headline = count > 0 and all(0 < place <= length for place in found[:count])
    return not is_in_headline, not all(found)


def _about(found: Found) -> Q | None:
    """A character’s name means the show it is in, and no other of the actor’s."""
    best = found.best
    least = best.score - MEANT if best else 0
    shows, people = (
        [match for match in found.matches[kind] if match.score >= least][:MOST_MEANT]
        for kind in (SHOWS, PEOPLE)
    )
    persons = [match.row.pk for match in people if not match.reason.is_character]
    if not shows and not persons:
        return None
    made = Credit.objects.filter(person__in=persons).order_by()
    return Q(show__in=[match.row.pk for match in shows]) | Q(show__in=made.values("show"))


def _lines(query: str) -> list[Hit]:
    condition = holding(query)
    if condition is None:
        return []
    lines = MemorableLine.objects.published().filter(condition)
    columns = lines.order_by("spoils_to", "-review__published_at", "pk")
    found = columns.values_list("pk", "review__show_id", "review__rating")[:MOST_TEXTS]
    return [Hit(*row) for row in found]
