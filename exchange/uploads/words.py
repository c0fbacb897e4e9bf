"""How far an upload is, in words."""

from django.template.defaultfilters import filesizeformat
from django.utils import timezone

from exchange.models import Upload

SOON = 1
"""Seconds: before that nobody can tell how long it takes."""


def how_far(upload: Upload) -> str:
    """ "40 of 812 posts, 20 in a second, 39 seconds left"."""
    if not upload.total:
        return "It begins."
    is_read = upload.phase == Upload.Phase.READING
    done, total = (
        (filesizeformat(upload.done), filesizeformat(upload.total))
        if is_read
        else (f"{upload.done:,}", f"{upload.total:,} posts")
    )
    spent = (timezone.now() - upload.began_at).total_seconds()
    if not upload.done or spent < SOON:
        return f"{done} of {total}"
    rate = upload.done / spent
    told = filesizeformat(rate) if is_read else f"{rate:,.0f}" if rate >= 1 else f"{rate:.1f}"
    return (
        f"{done} of {total}, {told} in a second, {_time((upload.total - upload.done) / rate)} left"
    )


def _time(seconds: float) -> str:
    minutes, rest = divmod(max(0, round(seconds)), 60)
    if minutes:
        return f"{minutes} minute{'s' if minutes > 1 else ''}"
    return f"{rest} second{'' if rest == 1 else 's'}"
