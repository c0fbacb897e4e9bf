"""The whole of a review as HTML that is read away from its page."""

from urllib.parse import urljoin

import lxml.html
from django.db.models import Prefetch
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from reviews.models import HighlightMoment, MemorableLine, Photo, Review
from reviews.models.review import SHOW_HEAVY, ReviewQuerySet
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
        .defer("search_text", *SHOW_HEAVY)
        .prefetch_related("photos", Prefetch("moments", moments), Prefetch("lines", lines))
        .prefetch_related("tags")  # type: ignore[misc]  # taggit's manager
    )


def reach(review: Review, through: int) -> int:
    """What may be told to who has watched that far: the ending, after the last episode.

    Nobody is anywhere in a text about no show.
    """
    if review.show is None:
        return 0
    last = review.show.episode_count
    return FINALE if last and through >= last else through


def whole_text(review: Review, site: str, through: int = 0) -> str:
    """Of a review ``with_text``; every address begins with that of the site."""
    seen = reach(review, through)
    figures = {photo.number: _figure(photo, review, seen) for photo in review.photos.all()}
    context = {
        "review": review,
        "seen": seen,
        "moments": review.moments.all(),
        "lines": review.lines.all(),
        "body": _body(review, figures, seen),
        "figures": [figures[photo.number] for photo in _unplaced(review)],
    }
    address = urljoin(site, review.get_absolute_url())
    return absolute(render_to_string("reviews/text_away.html", context), address)


def absolute(html: str, address: str) -> str:
    """What stands at the address, as an element that can be read anywhere."""
    piece = lxml.html.fragment_fromstring(legible(html), create_parent="div")
    piece.make_links_absolute(address, handle_failures="discard")
    return str(lxml.html.tostring(piece, encoding="unicode"))


def _body(review: Review, figures: dict[int, SafeString], seen: int) -> SafeString:
    address = review.get_absolute_url()
    if review.spoils_to > seen:
        label = review.get_kind_display()
        return elsewhere(address, spoils_to=review.spoils_to, label=label)
    return prose.render_away(review.body, address=address, figures=figures, through=seen)


def _figure(photo: Photo, review: Review, seen: int) -> SafeString:
    if photo.spoils_to > seen:
        return elsewhere(f"{review.get_absolute_url()}#{photo.anchor}", spoils_to=photo.spoils_to)
    return render_to_string("parts/figure_away.html", {"photo": photo})


def _unplaced(review: Review) -> list[Photo]:
    """Photos that neither the text nor a moment shows."""
    in_moments = {moment.photo_id for moment in review.moments.all()}
    placed = prose.placed_photos(review.body)
    return [
        photo
        for photo in review.photos.all()
        if photo.number not in placed and photo.pk not in in_moments
    ]


def photos_in_sight(review: Review) -> list[Photo]:
    """Those that give nothing away and stand behind no veil, in the order of the text."""
    by_number = {photo.number: photo for photo in review.photos.all()}
    numbers = [] if review.spoils_to else prose.open_photos(review.body)
    in_moments = [one.photo for one in review.moments.all() if one.photo and not one.spoils_to]
    found = [
        *(by_number[number] for number in numbers if number in by_number),
        *_unplaced(review),
        *in_moments,
    ]
    return [photo for photo in dict.fromkeys(found) if not photo.spoils_to]
