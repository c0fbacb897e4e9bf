"""The page of a query: what is printed of everything that was found, kind by kind."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any, NamedTuple

from django.core.paginator import Page, Paginator
from django.db.models import Avg, Count
from django.utils.functional import Promise

from people.models import Person
from reviews.models import MemorableLine, Review
from reviews.models.publication import is_out
from reviews.search.found import Found
from reviews.search.hit import Hit
from reviews.search.question import LINES, PEOPLE, REVIEWS, SHOWS, TAGS, TITLES, Question
from reviews.search.quoted import shown_why
from reviews.search.reasons import credits_behind, of_shelf, reason
from search.ranking import LIKELY
from shows.models import Show

FIRST = {SHOWS: 6, PEOPLE: 8, REVIEWS: 6, LINES: 6, TAGS: 24}
"""How many of a kind stand on the page of all kinds."""
PER_PAGE = 24


class Answer(NamedTuple):
    """``why`` is printed under its name, ``passage`` in place of a review’s dek."""

    thing: Any
    why: str = ""
    passage: str = ""


class Section(NamedTuple):
    """``page`` holds the keys of a kind that is asked for alone, which has pages."""

    kind: str
    title: str | Promise
    total: int
    answers: list[Answer]
    page: Page[Any] | None

    @property
    def things(self) -> list[Any]:
        return [answer.thing for answer in self.answers]

    @property
    def is_cut(self) -> bool:
        return self.page is None and self.total > len(self.answers)


def sections(
    question: Question, found: Found, hits: Mapping[str, list[Hit]], number: str | None
) -> list[Section]:
    """The kind of the best answer comes first; kinds without an answer are left out."""
    made = []
    for kind in [question.kind] if question.kind else _in_order(found):
        if keys := [hit.pk for hit in hits[kind]]:
            page = Paginator(keys, PER_PAGE).get_page(number) if question.kind else None
            printed = list(page) if page else keys[: FIRST[kind]]
            answers = _ANSWERS[kind](question.query, found, printed)
            made.append(Section(kind, TITLES[kind], len(keys), answers, page))
    return made


def _in_order(found: Found) -> list[str]:
    """Names come before texts, unless they are but a part of what was asked for."""
    texts = [REVIEWS, LINES, TAGS]
    best = found.best
    if found.shelf is None and (best is None or best.score < LIKELY):
        return [*texts, SHOWS, PEOPLE]
    is_show = found.shelf is not None or best in found.matches[SHOWS][:1]
    return [SHOWS, *texts, PEOPLE] if is_show else [PEOPLE, SHOWS, *texts]


def _with_reviews(shows: Any) -> Any:
    """With their synopsis, and the number and mean rating of their published reviews."""
    published = is_out("reviews__")
    return shows.defer("search_key", "search_tokens").annotate(
        review_count=Count("reviews", filter=published),
        mean_rating=Avg("reviews__rating", filter=published),
    )


def _named(
    kind: str, rows: Callable[[], Any], query: str, found: Found, keys: list[int]
) -> list[Answer]:
    by_key = {match.row.pk: match for match in found.matches[kind]}
    things = rows().in_bulk(keys)
    credits = credits_behind(by_key[key] for key in keys if key in by_key)
    return [
        Answer(
            things[key],
            reason(query, by_key[key], things[key], credits)
            if key in by_key
            else of_shelf(query, found.shelf),
        )
        for key in keys
        if key in things
    ]


def _reviews(query: str, found: Found, keys: Iterable[int]) -> list[Answer]:
    reviews = Review.objects.published().for_results().in_bulk(keys)
    return [
        Answer(reviews[key], *shown_why(reviews[key], query, found.about))
        for key in keys
        if key in reviews
    ]


def _lines(query: str, found: Found, keys: Iterable[int]) -> list[Answer]:
    lines = MemorableLine.objects.published().for_cards().in_bulk(keys)
    return [Answer(lines[key]) for key in keys if key in lines]


def _tags(query: str, found: Found, keys: Iterable[int]) -> list[Answer]:
    tags = {tag.pk: tag for tag in found.tags}
    return [Answer(tags[key]) for key in keys]


_ANSWERS: dict[str, Callable[[str, Found, list[int]], list[Answer]]] = {
    SHOWS: partial(_named, SHOWS, lambda: _with_reviews(Show.objects.for_cards().defer(None))),
    PEOPLE: partial(_named, PEOPLE, Person.objects.for_cards),
    REVIEWS: _reviews,
    LINES: _lines,
    TAGS: _tags,
}
