"""The photos of many reviews that their pages show in the open."""

from collections import defaultdict
from collections.abc import Sequence

from reviews.models import HighlightMoment, Photo, Review
from reviews.pictures import in_sight
from reviews.sitemaps.entries import copies


def of_reviews(rows: Sequence[Review]) -> dict[int, list[str]]:
    photos, moments = (
        defaultdict[int, list[Photo]](list),
        defaultdict[int, list[HighlightMoment]](list),
    )
    for photo in Photo.objects.filter(review__in=rows).order_by("review", "number"):
        photos[photo.review_id].append(photo)
    for moment in HighlightMoment.objects.filter(review__in=list(photos), photo__isnull=False):
        moments[moment.review_id].append(moment)
    found = Review.objects.filter(pk__in=list(photos)).only("body", "spoils_to")
    shown = {row.pk: in_sight(row, photos[row.pk], moments[row.pk]) for row in found}
    return {pk: copies(*(photo.image for photo in seen)) for pk, seen in shown.items()}
