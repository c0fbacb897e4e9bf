"""The photos of many reviews that their pages show in the open."""

from collections import defaultdict
from collections.abc import Sequence

from reviews.models import HighlightMoment, Photo, Review
from reviews.pictures import in_the_open
from reviews.sitemaps.entries import copies


def of_reviews(rows: Sequence[Review]) -> dict[int, list[str]]:
    photos, moments = (
        defaultdict[int, list[Photo]](list),
        defaultdict[int, list[HighlightMoment]](list),
    )
    for photo in Photo.objects.filter(review__in=rows, spoils_to=0).order_by("review", "number"):
        photos[photo.review_id].append(photo)
    for moment in HighlightMoment.objects.filter(review__in=list(photos), photo__isnull=False):
        moments[moment.review_id].append(moment)
    bodies = Review.objects.filter(pk__in=list(photos)).values_list("pk", "body")
    return {
        pk: copies(*(photo.image for photo in in_the_open(body, photos[pk], moments[pk])))
        for pk, body in bodies
    }
