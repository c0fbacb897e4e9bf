"""What those saw who looked where shows can be watched; a button in the message takes a wrong entry back."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django.core import signing
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from desk.undo import undoable
from shows.models import Availability

SALT = "shows.availability"  # what takes entries back cannot be made up

type Verb = Callable[[Availability, date], None]
type Was = list[tuple[int, list[str], list[str]]]
"""Of each row its key, its facts before the look, and those since."""


def enter(rows: Iterable[Availability], verb: Verb) -> Was:
    was: Was = []
    for row in rows:
        before = _facts(row)
        verb(row, timezone.localdate())
        was.append((row.pk, before, _facts(row)))
    return was


def told(request: HttpRequest, done: str, was: Was, back: str) -> SafeString:
    """The sentence with a button that takes back what it tells, and leads to the page ``back``."""
    signed = signing.dumps([was, back], salt=SALT, compress=True)
    return undoable(request, done, reverse("admin:shows_availability_undo"), was=signed)


def read(request: HttpRequest) -> tuple[Was, str]:
    """What the button sends; raises ``BadSignature``."""
    was, back = signing.loads(request.POST.get("was", ""), salt=SALT)
    return was, back


def take_back(rows: dict[int, Availability], was: Was) -> list[Availability]:
    """Those that are as they were again; what was changed since is left alone."""
    done = []
    for pk, (status, day), then in was:
        row = rows.get(pk)
        if row is not None and _facts(row) == then:
            row.record(status, date.fromisoformat(day))
            done.append(row)
    return done


def _facts(row: Availability) -> list[Any]:
    return [row.status, row.checked_on.isoformat()]
