"""How many comments are taken from one place in a time, and whether very many come in from everywhere."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _, gettext_noop

from comments.models import Comment, Talk, Tally
from comments.models.commenter import address_key
from comments.moderation import PER_NETWORK, Evidence
from comments.origin import digest
from comments.refusals import CommentTooSoon

type Allowed = dict[str, tuple[timedelta, int]]

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
ALLOWED = {"minute": (MINUTE, 5), "hour": (HOUR, 30)}
GUESTS = "guests"
FLOOD = 60
FLOOD_TIME = timedelta(minutes=10)
_MANY = gettext_noop("Many comments came from where you are. Post it again in %(seconds)s seconds.")
_SLOW = gettext_noop("The talk here is slowed down. Post it again in %(seconds)s seconds.")


def is_flooded() -> bool:
    """Whether guests have sent ``FLOOD`` comments to the whole site in these ten minutes."""
    return Tally.objects.count_of(GUESTS, FLOOD_TIME) >= FLOOD


@transaction.atomic
def count_in(evidence: Evidence, email: str) -> bool:
    """Whether a flood is on, this comment counted; raises ``CommentTooSoon`` where it is one too many.

    That one alone is not counted: else who comes too often would use up what neighbours may send, or raise
    the alarm of a flood.
    """
    if not (allowed := _allowed(evidence, email)):
        return False
    counted = Tally.objects.add_to(_windows(allowed) | {GUESTS: FLOOD_TIME})
    _refuse_too_many(counted, allowed)
    return next(row.count for row in counted if row.key == GUESTS) > FLOOD


@transaction.atomic
def count_change(evidence: Evidence, email: str) -> None:
    """Of a comment that stands, as one more from its place; raises ``CommentTooSoon`` like ``count_in``."""
    if allowed := _allowed(evidence, email):
        _refuse_too_many(Tally.objects.add_to(_windows(allowed)), allowed)


def wait_for_others(evidence: Evidence, email: str) -> None:
    """From the same place: the second of two at once is judged when the first is stored."""
    Tally.objects.locked(_windows(_allowed(evidence, email)))


def _refuse_too_many(counted: list[Tally], allowed: Allowed) -> None:
    waits = [
        row.window_at + allowed[row.key][0] - timezone.now()
        for row in counted
        if row.key in allowed and row.count > allowed[row.key][1]
    ]
    if waits:
        raise _too_soon(_MANY, max(waits))


def _windows(allowed: Allowed) -> dict[str, timedelta]:
    return {key: window for key, (window, _most) in allowed.items()}


def _allowed(evidence: Evidence, email: str) -> Allowed:
    """By key, in what time how many."""
    places = [
        ("address", evidence.address, 1),
        ("network", evidence.network, PER_NETWORK),
        ("email", email and digest(address_key(email)), 1),
    ]
    return {
        f"{name}:{place}:{period}": (window, most * times)
        for name, place, times in places
        if place
        for period, (window, most) in ALLOWED.items()
    }


def keep_slow(talk: Talk, comment: Comment, evidence: Evidence) -> None:
    """In slow mode, raises ``CommentTooSoon`` until its time has passed since the last from this place."""
    if not talk.slow_seconds:
        return
    here = Comment.objects.filter(review=comment.review).order_by("-created_at")
    if evidence.address:
        here = here.filter(trace__address=evidence.address)
    else:
        here = here.filter(commenter=comment.commenter_id, author_name=comment.author_name)
    pause = timedelta(seconds=talk.slow_seconds)
    last = (
        here.filter(created_at__gt=timezone.now() - pause)
        .values_list("created_at", flat=True)
        .first()
    )
    if last is not None:
        raise _too_soon(_SLOW, last + pause - timezone.now())


def _too_soon(words: str, wait: timedelta) -> CommentTooSoon:
    seconds = max(1, round(wait.total_seconds()))
    return CommentTooSoon(_(words) % {"seconds": seconds}, seconds)
