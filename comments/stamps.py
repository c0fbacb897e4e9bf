"""Every comment form that is handed out has a stamp: a name nobody can guess, and when that was, signed.

By its name a form that is sent twice is posted once; by its age it is told who takes no time to read. Nothing
of it is stored until a comment is.
"""

from datetime import timedelta
from secrets import token_urlsafe
from time import time
from typing import NamedTuple

from django.core.signing import BadSignature, Signer

GOOD_FOR = timedelta(days=1)
_signer = Signer(salt="comments.stamp", sep=".")


class Stamp(NamedTuple):
    """``seconds`` are since the form was handed out."""

    name: str
    seconds: float


def fresh() -> str:
    return _signer.sign(f"{token_urlsafe(18)}.{int(time() * 1000)}")


def read(stamp: str) -> Stamp | None:
    """None for one that is broken or older than ``GOOD_FOR``."""
    try:
        name, _, at = _signer.unsign(stamp).rpartition(".")
    except BadSignature:
        return None
    seconds = max(0.0, time() - int(at) / 1000)
    return Stamp(name, seconds) if seconds <= GOOD_FOR.total_seconds() else None
