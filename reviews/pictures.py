"""Which photos of a review may be shown away from it: those that its page shows in no shut veil."""

from collections.abc import Iterable

from reviews.models import HighlightMoment, Photo, Review
from text import prose


def unplaced(
    review: Review, photos: Iterable[Photo], moments: Iterable[HighlightMoment]
) -> list[Photo]:
    """Those that neither the text nor a moment shows: the page has them below the text."""
    in_moments = {moment.photo_id for moment in moments}
    placed = prose.placed_photos(review.body)
    return [photo for photo in photos if photo.number not in placed and photo.pk not in in_moments]


def in_sight(
    review: Review, photos: Iterable[Photo], moments: Iterable[HighlightMoment], *, seen: int = 0
) -> list[Photo]:
    """To who has seen as many episodes, in the order of the page: of the text, below it, in moments.

    A text that gives more away veils its photos, whatever they say of themselves.
    """
    photos, moments = list(photos), list(moments)
    by_number = {photo.number: photo for photo in photos}
    by_key = {photo.pk: photo for photo in photos}
    numbers = () if review.spoils_to > seen else prose.open_photos(review.body, seen)
    found = [
        *(by_number[number] for number in numbers if number in by_number),
        *unplaced(review, photos, moments),
        *(
            by_key[one.photo_id]
            for one in moments
            if one.spoils_to <= seen and one.photo_id in by_key
        ),
    ]
    return [photo for photo in dict.fromkeys(found) if photo.spoils_to <= seen]
