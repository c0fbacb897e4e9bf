"""How many comments are taken from one place in a time, and whether very many come in from everywhere."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _, gettext_noop

from comments.models import Comment, Talk, Tally
from comments.moderation import PER_NETWORK, Evidence
from comments.refusals import CommentTooSoon

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


def count_in(comment: Comment, evidence: Evidence) -> bool:
    """Whether a flood is on, this comment counted; raises ``CommentTooSoon`` where it is one too many."""
    allowed = dict(_allowances(comment, evidence))
    windows = {key: window for key, (window, _most) in allowed.items()}
    if not windows:
        return False
    counted = {row.key: row for row in Tally.objects.add_to(windows | {GUESTS: FLOOD_TIME})}
    waits = [
        counted[key].window_at + window - timezone.now()
        for key, (window, most) in allowed.items()
        if counted[key].count > most
    ]
    if waits:
        raise _too_soon(_MANY, max(waits))
    return counted[GUESTS].count > FLOOD


def _allowances(comment: Comment, evidence: Evidence) -> list[tuple[str, tuple[timedelta, int]]]:
    places = [
        ("address", evidence.address, 1),
        ("network", evidence.network, PER_NETWORK),
        ("commenter", comment.commenter_id, 1),
    ]
    return [
        (f"{name}:{place}:{period}", (window, most * times))
        for name, place, times in places
        if place
        for period, (window, most) in ALLOWED.items()
    ]


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
