"""Reviews and lines as answers; empty or null where nothing was written."""

from datetime import datetime
from typing import Literal

from ninja import Schema

from reviews.api.facts.shapes import PersonName, ShowName

TextKind = Literal["review", "recap", "first-look", "article"]


class ReviewCard(Schema):
    """``rating`` is from 0.5 to 5, in halves; that of the latest verdict, where there are any. ``spoils_to``
    is the last episode that the text gives away outside of its spoilers; 0 for none, 999 for the ending.
    """

    slug: str
    url: str
    kind: TextKind
    headline: str
    dek: str
    show: ShowName | None
    author: str
    rating: float | None
    first_episode: int | None
    last_episode: int | None
    spoils_to: int
    tags: list[str]
    published_at: datetime
    updated_at: datetime


class Moment(Schema):
    """Where ``is_veiled`` there is no text, but the address of the page that has it."""

    url: str
    spoils_to: int
    is_veiled: bool
    title: str
    text: str
    first_episode: int | None
    last_episode: int | None


class Verdict(Schema):
    """What was said at one point of a run. Where ``is_veiled`` there is no text, as in a moment."""

    url: str
    kind: Literal["first-look", "midpoint", "final"]
    given_at: datetime
    rating: float | None
    first_episode: int | None
    last_episode: int | None
    spoils_to: int
    is_veiled: bool
    text: str


class Correction(Schema):
    """Where ``is_veiled`` there is no text, as in a moment."""

    url: str
    corrected_at: datetime
    spoils_to: int
    is_veiled: bool
    text: str


class Line(Schema):
    """Where ``is_veiled`` it is not said who says it, nor what. ``speaker`` is who is no character."""

    url: str
    review: str
    show: ShowName | None
    spoils_to: int
    is_veiled: bool
    quote: str
    quote_hangul: str
    character: str
    character_hangul: str
    actor: PersonName | None
    speaker: str
    episode: int | None
    comment: str


class Photo(Schema):
    url: str
    alt: str
    caption: str
    credit: str


class Review(ReviewCard):
    """``html`` has a link where something is veiled; photos and headings stand in it."""

    points: list[str]
    disclosure: str
    html: str
    verdicts: list[Verdict]
    corrections: list[Correction]
    moments: list[Moment]
    lines: list[Line]
    photos: list[Photo]
