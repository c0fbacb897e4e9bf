"""Who showed a review or a ranked list to readers, or took it away again, for the audit log."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.utils import timezone

from accounts.models import AuditEntry
from desk.moments import moment_in_words
from reviews.models import RankedList, Review

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin

    Page = ModelAdmin[Any]
else:
    Page = object


def tell_publication(by: Any, work: Review | RankedList, before: datetime | None) -> None:
    """What its date means for readers, who had the one ``before``; call it in the transaction that stores
    the date. A date that moves in the past is not told: nothing came and nothing went.
    """
    after, was_out = work.published_at, before is not None and before <= timezone.now()
    if work.is_published and not was_out:
        AuditEntry.objects.note(AuditEntry.Act.PUBLISHED, by, work)
    elif after is not None and not work.is_published and after != before:
        act = AuditEntry.Act.WITHDRAWN if was_out else AuditEntry.Act.SCHEDULED
        word = "until" if was_out else "for"
        AuditEntry.objects.note(act, by, work, f"{word} {moment_in_words(after)}")
    elif after is None and before is not None:
        detail = "" if was_out else f"was planned for {moment_in_words(before)}"
        AuditEntry.objects.note(AuditEntry.Act.WITHDRAWN, by, work, detail)


class TellsPublication(Page):
    """Of a page whose form has a box for the date."""

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        stored = type(obj).objects.filter(pk=obj.pk).values_list("published_at", flat=True)
        before = stored.first() if change else None
        super().save_model(request, obj, form, change)
        tell_publication(request.user, obj, before)
