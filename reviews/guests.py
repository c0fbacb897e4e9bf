"""A link that shows one draft to a guest reader for some days."""

from datetime import timedelta

from django.core import signing
from django.urls import reverse

from reviews.models import Review

GOOD_FOR = timedelta(days=7)
_SALT = "reviews.guests"


def guest_address(review: Review) -> str:
    """The path of the draft's preview, good for ``GOOD_FOR`` from now; it survives a change of the slug."""
    return reverse("reviews:preview", args=[signing.dumps(review.pk, salt=_SALT)])


def review_for(token: str) -> int:
    """The review's key. Raises ``signing.SignatureExpired``, and ``signing.BadSignature`` for nonsense."""
    return int(signing.loads(token, salt=_SALT, max_age=GOOD_FOR))
