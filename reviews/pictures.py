"""Which photos of a review may be shown away from it: those that its page shows in no veil."""

from collections.abc import Iterable

from reviews.models import HighlightMoment, Photo
from text import prose


def in_the_open(
    body: str, photos: Iterable[Photo], moments: Iterable[HighlightMoment]
) -> list[Photo]:
    """Photos that give nothing away themselves, and stand in the text, in a moment or below in the open."""
    placed, seen = prose.placed_photos(body), prose.open_photos(body)
    veiled_by: dict[int | None, int] = {}
    for moment in moments:
        veiled_by[moment.photo_id] = min(
            moment.spoils_to, veiled_by.get(moment.photo_id, moment.spoils_to)
        )
    return [
        photo
        for photo in photos
        if not photo.spoils_to
        and (
            photo.number in seen
            or veiled_by.get(photo.pk) == 0
            or (photo.number not in placed and photo.pk not in veiled_by)
        )
    ]
