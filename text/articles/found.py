"""What is found in an article, with how sure that is and the words that tell it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple


class Known(NamedTuple):
    """A show of the site: what it is called in Latin letters and in Hangul, and a key of the caller's own."""

    key: str
    title: str
    title_hangul: str = ""


type Shows = Callable[[str], Known | None]
"""The one show that is called so, under any of its titles; None for none, and for several."""


def nothing_known(_title: str) -> Known | None:
    return None


@dataclass(frozen=True)
class Found[Value]:
    """``where`` is the number of the line; -1 for the headline.

    ``passage`` are, of what is not sure, the lines that would leave the body with it were it sure.
    """

    value: Value
    sure: bool
    evidence: str
    where: int = -1
    passage: tuple[str, ...] = ()


class CastPair(NamedTuple):
    actor: str
    character: str
    actor_hangul: str = ""
    character_hangul: str = ""
    role: str = ""


class Moment(NamedTuple):
    """``first`` and ``last`` episode are None where the text does not tell."""

    first: int | None
    last: int | None
    title: str
    text: str


class Quote(NamedTuple):
    quote: str
    quote_hangul: str = ""
    speaker: str = ""
    episode: int | None = None
    comment: str = ""


class Offer(NamedTuple):
    """Where the show can be seen; ``as_of`` is None where the text names no day."""

    platform: str
    region: str = ""
    as_of: date | None = None


class Coverage(NamedTuple):
    """The first and last episode that were watched."""

    first: int
    last: int


@dataclass
class Article:
    """One value where a show has one; what is not sure of those is in ``doubtful`` by its name."""

    original: str
    body: str = ""
    is_review: bool = False
    show: Found[str] | None = None
    title: Found[str] | None = None
    title_hangul: Found[str] | None = None
    title_romanized: Found[str] | None = None
    other_titles: Sequence[Found[str]] = ()
    year: Found[int] | None = None
    kind: Found[str] | None = None
    country: Found[str] | None = None
    review_kind: Found[str] | None = None
    rating: Found[Decimal] | None = None
    coverage: Found[Coverage] | None = None
    network: Found[str] | None = None
    episode_count: Found[int] | None = None
    aired_from: Found[date] | None = None
    aired_to: Found[date] | None = None
    airing_days: Found[str] | None = None
    runtime: Found[tuple[int, int]] | None = None
    genres: Sequence[Found[str]] = ()
    directors: Sequence[Found[str]] = ()
    writers: Sequence[Found[str]] = ()
    cast: Sequence[Found[CastPair]] = ()
    availability: Sequence[Found[Offer]] = ()
    hashtags: Sequence[Found[str]] = ()
    warning: Found[str] | None = None
    spoils_to: Found[int] | None = None
    disclosure: Found[str] | None = None
    moments: Sequence[Found[Moment]] = ()
    lines: Sequence[Found[Quote]] = ()
    in_brief: Sequence[Found[str]] = ()


def each_found(article: Article) -> Iterator[tuple[str, Found[Any]]]:
    """With the part of the article that it is of."""
    for column in fields(article):
        value = getattr(article, column.name)
        for one in value if isinstance(value, (list, tuple)) else [value]:
            if isinstance(one, Found):
                yield column.name, one


def unsure(found: Found[Any]) -> Found[Any]:
    return Found(found.value, False, found.evidence, found.where)


def doubt_all_of(article: Article) -> None:
    """But its hashtags."""
    for name, value in vars(article).items():
        if isinstance(value, Found):
            setattr(article, name, unsure(value))
        elif isinstance(value, tuple) and name != "hashtags":
            setattr(article, name, tuple(map(unsure, value)))


def forget_show(article: Article) -> None:
    """What a list of shows says of one is about none of them, and no question."""
    article.show = article.title = article.title_hangul = article.title_romanized = None
    article.rating, article.other_titles = None, ()


type Doubted = Callable[[Article], Sequence[tuple[Found[CastPair], str]] | None]
"""Whom of the cast whoever asks has doubts about, each with the reason; None for everything."""


def nothing_doubted(_article: Article) -> Sequence[tuple[Found[CastPair], str]]:
    return ()
