"""Times at the desk are the site's own: its zone is named wherever one is typed or read."""

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.admin.options import BaseModelAdmin
from django.contrib.admin.widgets import AdminSplitDateTime
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format

if TYPE_CHECKING:
    PlainPage = BaseModelAdmin[Any]
else:
    PlainPage = BaseModelAdmin

EARLIEST, LATEST = 1900, 9998
MORNING = time(9)  # when what is planned for a day appears, unless somebody says otherwise


def zone_in_words(*moments: datetime) -> str:
    """“Asia/Seoul, UTC+9”; both offsets where the clocks are changed between the moments."""
    offsets = dict.fromkeys(_offset(moment) for moment in moments or (timezone.now(),))
    return ", ".join([timezone.get_current_timezone_name(), " and ".join(offsets)])


def _offset(moment: datetime) -> str:
    ahead = timezone.localtime(moment).utcoffset() or timedelta()
    hours, minutes = divmod(abs(ahead) // timedelta(minutes=1), 60)
    sign = "" if not ahead else "+" if ahead > timedelta() else "−"
    return f"UTC{sign}{hours or ''}" + (f":{minutes:02}" if minutes else "")


def moment_in_words(moment: datetime) -> str:
    """“24 Dec 2026, 10:00 (Seoul)”."""
    city = timezone.get_current_timezone_name().rpartition("/")[2].replace("_", " ")
    return f"{date_format(timezone.localtime(moment), 'j M Y, H:i')} ({city})"


class MomentInput(AdminSplitDateTime):
    """A day and a time, with the zone that the time is in."""

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)
        zone = timezone.get_current_timezone_name()
        return context | {"time_label": f"Time in {zone}:"}


class MomentField(forms.SplitDateTimeField):
    def compress(self, data_list: Any) -> datetime | None:
        """A day alone is its morning, and a time alone says nothing.

        Refuses years that some zone has no moment in, and that no site was there for.
        """
        day, at = data_list or (None, None)
        moment: datetime | None = super().compress((day, at or MORNING)) if day else None
        if moment is not None and not EARLIEST <= moment.year <= LATEST:
            raise forms.ValidationError(f"Give a year from {EARLIEST} to {LATEST}.")
        return moment


class NamedZone(PlainPage):
    """For every page of the desk: the box above wherever a moment is typed."""

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if isinstance(db_field, models.DateTimeField):
            kwargs.setdefault("widget", MomentInput)
            kwargs.setdefault("form_class", MomentField)
        return super().formfield_for_dbfield(db_field, request, **kwargs)
