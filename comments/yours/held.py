"""The signed address of a comment that waits, told to whoever has just posted it."""

from datetime import timedelta

from django.core.signing import TimestampSigner
from django.urls import reverse

from comments.models import Comment

SHOWN_FOR = timedelta(days=90)
_signer = TimestampSigner(salt="comments.held")


def path(comment: Comment) -> str:
    """In the active language."""
    return reverse("comments:comment_held", args=[_signer.sign(str(comment.pk))])


def key(signed: str) -> int:
    """Raises ``SignatureExpired`` after ``SHOWN_FOR``, ``BadSignature`` for what was not signed here."""
    return int(_signer.unsign(signed, max_age=SHOWN_FOR))
