"""Where somebody is signed in: a browser, shortened network and last use of each session, and its end."""

import time
from datetime import timedelta
from importlib import import_module
from typing import Any, NamedTuple

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import HASH_SESSION_KEY
from django.contrib.sessions.models import Session
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from accounts.doors.devices import device_in_words
from accounts.models import AuditEntry, User
from accounts.network import network_of

MARK = "desk_session"
"""In a session: the key it had and the second at which its use was noted last."""
PAUSE = 5 * 60
"""Seconds between two notes of use."""
UNKNOWN = "::"
"""Stands where no address was told."""


class Place(NamedTuple):
    """One session, as its owner knows it."""

    pk: int
    device: str
    network: str
    used_at: Any
    began_at: Any
    is_this: bool


def shortened(request: HttpRequest) -> str:
    """The first address of the visitor's network."""
    return (network_of(request) or UNKNOWN).partition("/")[0]


def begin(request: HttpRequest) -> None:
    """Note the use of a session that went through the door."""
    UserSession.objects.create_from_request(request)
    request.session[MARK] = [request.session.session_key, int(time.time())]


def note_use(request: HttpRequest) -> None:
    """At each page of the desk, stored every ``PAUSE``; a new password has given the session another key."""
    key, at = request.session.get(MARK) or (None, 0)
    if key and (key != request.session.session_key or time.time() - at > PAUSE):
        if key != request.session.session_key:
            UserSession.objects.filter(session_key=key).delete()
        begin(request)


def places_of(user: User, current: str | None) -> list[Place]:
    """This one first, then those used last; what has expired or has an old password is left out."""
    rows = {row.session_key: row for row in UserSession.objects.filter(user=user)}
    alive = Session.objects.filter(session_key__in=rows, expire_date__gt=timezone.now())
    is_ours = user.get_session_auth_hash()
    found = [
        _place(rows[session.session_key], current)
        for session in alive
        if constant_time_compare(session.get_decoded().get(HASH_SESSION_KEY, ""), is_ours)
    ]
    return sorted(found, key=lambda place: (not place.is_this, -place.used_at.timestamp()))


def _place(row: UserSession, current: str | None) -> Place:
    return Place(
        pk=row.pk,
        device=device_in_words(row.user_agent),
        network=_network_in_words(row.ip),
        used_at=row.last_seen_at,
        began_at=row.created_at,
        is_this=row.session_key == current,
    )


def _network_in_words(ip: str) -> str:
    """“203.0.113.…”, “2001:db8:1:…”; empty where it is not known."""
    if ip == UNKNOWN:
        return ""
    return f"{ip.rstrip(':')}:…" if ":" in ip else f"{ip.rpartition('.')[0]}.…"


def end(user: User, *, by: Any, keep: str | None = None, only: int | None = None) -> int:
    """All sessions of somebody, or all but one, or only one; how many ended."""
    rows = UserSession.objects.filter(user=user).exclude(session_key=keep or "")
    chosen = list(rows if only is None else rows.filter(pk=only))
    for row in chosen:
        row.end()
    if only is None and keep is None:
        _end_unlisted(user)
    if chosen:
        AuditEntry.objects.note(AuditEntry.Act.SESSIONS, by, user, f"{len(chosen)}")
    return len(chosen)


def _end_unlisted(user: User) -> None:
    """Those that no row lists, as commands and tests make them."""
    for session in Session.objects.filter(expire_date__gt=timezone.now()).iterator():
        if session.get_decoded().get("_auth_user_id") == str(user.pk):
            session.delete()


def sweep() -> None:
    """Forget sessions that are over, and what was known of them."""
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
    kept = timezone.now() - timedelta(seconds=settings.SESSION_COOKIE_AGE)
    UserSession.objects.filter(last_seen_at__lt=kept).delete()
    AuditEntry.objects.outdated().delete()
