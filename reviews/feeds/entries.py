"""What stands in a feed: reviews, and lines."""

from datetime import datetime
from typing import TypedDict, cast
from urllib.parse import urljoin

from django.db.models import F
from django.template.loader import render_to_string
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from images.fields import Picture
from reviews.away import absolute, photos_in_sight, whole_text, with_text
from reviews.feeds.documents import LATEST, Entry, id_of
from reviews.feeds.pictures import enclosure
from reviews.models import MemorableLine, Review
from reviews.models.review import HEAVY, SHOW_HEAVY, ReviewQuerySet
from text.veil import elsewhere

_LONGEST_TITLE = 100


class _Origin(TypedDict):
    author: str
    published_at: datetime
    updated_at: datetime


def newest(reviews: ReviewQuerySet, site: str) -> list[Entry]:
    """The latest of those that are published."""
    return [_review(review, site) for review in with_text(reviews).newest_first()[:LATEST]]


def _review(review: Review, site: str) -> Entry:
    pictures = [cast(Picture, photo.image) for photo in photos_in_sight(review)]
    enclosures = [enclosure(picture, site) for picture in pictures]
    return Entry(
        id=id_of(review),
        title=review.headline,
        address=urljoin(site, review.get_absolute_url()),
        html=whole_text(review, site),
        summary=review.excerpt,
        tags=[tag.name for tag in review.tags.all()],
        enclosures=[one for one in enclosures if one],
        **_origin(review),
    )


def _origin(review: Review) -> _Origin:
    """A review that was scheduled is new when it appears, whenever it was written."""
    published_at = review.published_at or review.created_at
    return {
        "author": str(review.author),
        "published_at": published_at,
        "updated_at": max(published_at, review.updated_at),
    }


def newest_lines(site: str) -> list[Entry]:
    heavy = [f"review__{column}" for column in (*HEAVY, *SHOW_HEAVY)]
    lines = MemorableLine.objects.published().select_related(
        "credit__person", "review__show", "review__author"
    )
    ordered = lines.defer(*heavy).order_by(F("review__published_at").desc(), "-pk")
    return [_line(line, site) for line in ordered[:LATEST]]


def _line(line: MemorableLine, site: str) -> Entry:
    """Who says a veiled line is as veiled as the line."""
    address = urljoin(site, line.get_absolute_url())
    origin = line.review.show.printed_title if line.review.show else line.review.headline
    if line.spoils_to:
        html = str(elsewhere(address, spoils_to=line.spoils_to))
        title = _("A line from %(title)s") % {"title": origin}
    else:
        html = absolute(render_to_string("parts/line_away.html", {"line": line}), address)
        title = f"{origin}: {Truncator(str(line)).chars(_LONGEST_TITLE)}"
    return Entry(id=id_of(line), title=title, address=address, html=html, **_origin(line.review))
