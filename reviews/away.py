"""The whole of a review as HTML that is read away from its page."""

from urllib.parse import urljoin

import lxml.html
from django.db.models import Prefetch
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from reviews.models import HighlightMoment, MemorableLine, Photo, Review
from reviews.models.review import SHOW_HEAVY, ReviewQuerySet
from reviews.models.searched import SEARCHED_COLUMNS
from reviews.pictures import in_sight, unplaced
from shows.models import Show
from text import prose
from text.episodes import FINALE
from text.typed import legible
from text.veil import elsewhere


def with_text(reviews: ReviewQuerySet) -> ReviewQuerySet:
    """All that the whole text of each needs, in a fixed number of queries."""
    moments = HighlightMoment.objects.select_related("photo")
    lines = MemorableLine.objects.select_related("credit__person")
    return (
        reviews.select_related("show", "author")
        .defer(*SEARCHED_COLUMNS, *SHOW_HEAVY)
        .prefetch_related("photos", Prefetch("moments", moments), Prefetch("lines", lines))
        .prefetch_related("verdicts", "corrections")
        .with_tags()
    )


def reach(show: Show | None, through: int) -> int:
    """What may be told to who has watched that far: the ending, after the last episode.

    Nobody is anywhere in a text about no show.
    """
    if show is None:
        return 0
    return FINALE if show.episode_count and through >= show.episode_count else through


def whole_text(review: Review, site: str) -> str:
    """Of a review ``with_text``, for those who have seen nothing; every address begins with the site's."""
    context = {
        "review": review,
        "moments": review.moments.all(),
        "lines": review.lines.all(),
        "verdicts": review.verdicts.all(),
        "corrections": review.corrections.all(),
        "body": _body(review, seen=0),
    }
    address = urljoin(site, review.get_absolute_url())
    return absolute(render_to_string("reviews/text_away.html", context), address)


def body_away(review: Review, site: str, seen: int) -> str:
    """As ``whole_text``, but the text alone, for those who have seen as much."""
    return absolute(_body(review, seen), urljoin(site, review.get_absolute_url()))


def absolute(html: str, address: str) -> str:
    """What stands at the address, as an element that can be read anywhere."""
    piece = lxml.html.fragment_fromstring(legible(html), create_parent="div")
    piece.make_links_absolute(address, handle_failures="discard")
    return str(lxml.html.tostring(piece, encoding="unicode"))


def _body(review: Review, seen: int) -> SafeString:
    """With its photos, those without a place at the end."""
    figures = {photo.number: _figure(photo, review, seen) for photo in review.photos.all()}
    below = unplaced(review, review.photos.all(), review.moments.all())
    after = mark_safe("".join(figures[photo.number] for photo in below))
    address = review.get_absolute_url()
    if review.spoils_to > seen:
        label = review.get_kind_display()
        return elsewhere(address, spoils_to=review.spoils_to, label=label) + after
    body = prose.render_away(review.body, address=address, figures=figures, through=seen)
    return body + after


def _figure(photo: Photo, review: Review, seen: int) -> SafeString:
    if photo.spoils_to > seen:
        return elsewhere(f"{review.get_absolute_url()}#{photo.anchor}", spoils_to=photo.spoils_to)
    return render_to_string("parts/figure_away.html", {"photo": photo})


def photos_in_sight(review: Review, seen: int = 0) -> list[Photo]:
    """Of a review ``with_text``."""
    return in_sight(review, review.photos.all(), review.moments.all(), seen=seen)
