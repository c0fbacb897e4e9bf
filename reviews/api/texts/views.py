"""Reviews and lines: what is written, as far as it gives nothing away to who asks."""

from typing import Any

from django.db.models import F, Q
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Query, Router
from pydantic import Field

from config.site import site_of
from reviews.api.asking import Asked, Slug, SlugInPath, TagSlug, Through, Words, Year
from reviews.api.shapes import REFUSED, Page
from reviews.api.texts import shapes, told
from reviews.away import reach, with_text
from reviews.facets import TAG
from reviews.in_order import by_date
from reviews.models import MemorableLine, Review
from reviews.models.answering import answering
from reviews.models.review import HEAVY, SHOW_HEAVY, ReviewQuerySet
from shows.models import Show

router = Router(tags=["texts"])


class ReviewsAsked(Asked):
    q: Words | None = None
    kind: shapes.TextKind | None = None
    year: Year | None = Field(None, description="In which it was published.")
    show: Slug | None = None
    person: Slug | None = None
    tag: TagSlug | None = None


class LinesAsked(Asked):
    show: Slug | None = None
    person: Slug | None = Field(None, description="Who says it; finds no line that is veiled.")
    through: Through = 0


@router.get("/reviews", response={200: Page[shapes.ReviewCard], **REFUSED}, url_name="reviews")
def reviews(request: HttpRequest, asked: Query[ReviewsAsked]) -> dict[str, Any]:
    """Reviews, the newest first, without their texts."""
    some, first = answering(asked.q) if asked.q else (Q(), Q())
    rows, walked = _narrowed(asked, some), _narrowed(asked, first, walked=True)
    found, page = asked.cut(request, rows, walked)
    return page | {"results": [told.card(review, site_of(request)) for review in found]}


def _narrowed(asked: ReviewsAsked, condition: Q, *, walked: bool = False) -> ReviewQuerySet:
    listed = by_date() if walked else Review.objects.listed().newest_first()
    rows = listed.for_cards().with_tags().filter(condition)
    for path, value in (
        ("kind", asked.kind),
        ("published_at__year", asked.year),
        ("show__slug", asked.show),
    ):
        rows = rows.filter(**{path: value}) if value else rows
    if asked.person:
        rows = rows.filter(show__in=Show.objects.filter(credits__person__slug=asked.person))
    return TAG.narrow(rows, asked.tag, walked=walked) if asked.tag else rows


@router.get("/reviews/{slug}", response={200: shapes.Review, **REFUSED}, url_name="review")
def review(request: HttpRequest, slug: SlugInPath, through: Through = 0) -> shapes.Review:
    """A review with its text, verdicts, corrections, moments, lines and photos."""
    row = get_object_or_404(with_text(Review.objects.listed()), slug=slug)
    return told.review(row, site_of(request), through)


@router.get("/lines", response={200: Page[shapes.Line], **REFUSED}, url_name="lines")
def lines(request: HttpRequest, asked: Query[LinesAsked]) -> dict[str, Any]:
    """Lines, those of the newest reviews first. How far somebody is counts only beside a ``show``."""
    show = Show.objects.filter(slug=asked.show).first() if asked.show else None
    through = asked.through if show else 0
    heavy = [f"review__{column}" for column in (*HEAVY, *SHOW_HEAVY)]
    joined = MemorableLine.objects.published().select_related("credit__person", "review__show")
    rows = joined.defer(*heavy).order_by(F("review__published_at").desc(), "-pk")
    if asked.show:
        rows = rows.filter(review__show__slug=asked.show)
    if asked.person:
        open_to = reach(show, through)
        rows = rows.filter(credit__person__slug=asked.person, spoils_to__lte=open_to)
    # A late number would tell that they speak in lines that are veiled by now.
    found, page = asked.cut(request, rows, is_exact=bool(asked.person))
    return page | {"results": [told.line(line, site_of(request), through) for line in found]}
