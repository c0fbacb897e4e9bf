"""Two editors, one review: whoever saves second decides what both have changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.admin import ModelAdmin
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest
from django.utils.timezone import localtime

from desk.boxes import dated_boxes
from desk.drafts import Draft
from desk.models import Version
from desk.numbering import settle_numbers
from desk.open_form import VERSION, forms_of
from desk.parts import PRESSED
from desk.restoring import bring_back
from desk.sheets import PARTS, Sheet, plain, rows_in, sheet_of
from desk.taking_over import taken_over
from desk.threeway import Change, Whose, changes
from reviews.models import Review

type Page = ModelAdmin[Review]
OVER = "_over"
"""The button that saves what was decided about the version whose number it holds."""
TAKE = "_take-"
"""What a box with the choice between two is called, before the key of the change."""
THEIRS, MINE = "theirs", "mine"


class RefusesOlder:
    """Mixin for the review's form: a version that its editor has not seen is not written over.

    ``newer`` is that version, or None.
    """

    data: Any
    instance: Review
    newer: Version | None = None

    def clean(self) -> dict[str, Any] | None:
        cleaned: dict[str, Any] | None = super().clean()  # type: ignore[misc]  # of the form
        latest = Version.objects.filter(review=self.instance.pk).newest_first().first()
        if latest is None or str(latest.number) == self.data.get(VERSION):
            return cleaned
        self.newer = latest
        raise ValidationError(
            "%(who)s saved a newer version while you were writing. Nothing was saved now, and"
            " nothing of yours is lost: look at what both of you changed, then decide.",
            code="newer",
            params={"who": latest.editor_name or "Somebody"},
        )


@dataclass(frozen=True)
class Meeting:
    """A form that began from an older version, and what is stored by now."""

    newer: Version
    changes: list[Change]
    chosen: dict[str, str]
    """By the key of a change that both made: ``THEIRS`` or ``MINE``."""
    is_settled: bool

    @property
    def taken(self) -> list[Change]:
        return [change for change in self.changes if change.whose is Whose.THEIRS]

    @property
    def asked(self) -> list[tuple[Change, str]]:
        both = (change for change in self.changes if change.whose is Whose.BOTH)
        return [(change, self.chosen[change.key]) for change in both]

    @property
    def applied(self) -> list[Change]:
        """What the form gets from the newer version."""
        decided = [change for change, side in self.asked if self.is_settled and side == THEIRS]
        return self.taken + decided

    @property
    def sentence(self) -> str:
        """For whom it was settled: what came in without having been typed."""
        labels = ", ".join(change.shown.label for change in self.applied)
        who = self.newer.editor_name or "Somebody"
        return f"{who} had saved meanwhile. Taken over from there: {labels}." if labels else ""


def meeting_of(page: Page, request: HttpRequest, review: Review) -> Meeting | None:
    """None where the form of the POST began from the newest version; nothing is stored.

    It is settled once its editor has decided, and by itself where nobody has to: no box was changed by both,
    and the form is only saved, not published unseen.
    """
    newest = Version.objects.filter(review=review).newest_first().first()
    if newest is None or request.POST.get(VERSION) == str(newest.number):
        return None
    base = _base(review, request.POST.get(VERSION, ""))
    found = list(_changes(page, request, review, base))
    asked = {change.key for change in found if change.whose is Whose.BOTH}
    chosen = {key: _choice(request, key) for key in asked}
    is_decided = request.POST.get(OVER) == str(newest.number)
    is_clear = base is not None and not asked and PRESSED not in request.POST
    return Meeting(newest, found, chosen, is_decided or is_clear)


def merged(page: Page, request: HttpRequest, review: Review, meeting: Meeting) -> HttpRequest:
    """The request as if it had been sent with the boxes that are taken over.

    Rows that the newer version has removed and that are kept all the same are stored again for it.
    """
    sent = taken_over(page, request, _fresh(review), meeting.applied)
    if meeting.is_settled:
        boxes: Any = sent.POST
        boxes[VERSION] = str(meeting.newer.number)
    base = _base(review, request.POST.get(VERSION, ""))
    removed = {change.key for change in meeting.changes if not change.box} - {
        change.key for change in meeting.applied
    }
    _bring_back(review, base, lambda key: key in removed)
    kept = [int(key.removeprefix("photos-")) for key in removed if key.startswith("photos-")]
    is_text_typed = all(change.key != "review-body" for change in meeting.applied)
    settle_numbers(sent.POST, request.POST, kept, is_text_typed=is_text_typed)
    return sent


def says_more_than(saved: Version, base: str, typed: Sheet, chosen: Any) -> bool:
    """Whether what was typed from the version ``base`` on holds anything that was saved in no way."""
    began = _base(saved.review, base)
    found = changes(began.sheet if began else None, saved.sheet, typed)
    return any(
        change.whose is not Whose.THEIRS and chosen.get(TAKE + change.key) != THEIRS
        for change in found
    )


def _base(review: Review, number: str) -> Version | None:
    """The first version is of what was there before anybody kept one."""
    if not (number.isdecimal() and len(number) < 10):
        return None
    return Version.objects.filter(review=review, number=max(int(number), 1)).first()


def _choice(request: HttpRequest, key: str) -> str:
    return THEIRS if request.POST.get(TAKE + key) == THEIRS else MINE


def _changes(
    page: Page, request: HttpRequest, review: Review, base: Version | None
) -> Iterable[Change]:
    """With every removed row back for the moment, so that the form finds what it was opened with."""
    theirs = sheet_of(Draft.stored(_fresh(review)))
    with transaction.atomic():
        _bring_back(review, base, lambda _: True)
        form, formsets = forms_of(page, request, _fresh(review))
        mine = sheet_of(Draft.typed(form, formsets))
        transaction.set_rollback(True)
    began = base.sheet if base else None
    return changes(*_with_dates(form, began, theirs, mine, _fresh(review)))


def _bring_back(review: Review, base: Version | None, wanted: Any) -> None:
    for part in PARTS if base else ():
        there = set(getattr(review, part).values_list("pk", flat=True))
        for row in rows_in(base.sheet, part) if base else ():
            if row["pk"] not in there and wanted(f"{part}-{row['pk']}"):
                bring_back(review, part, row)


def _fresh(review: Review) -> Review:
    """A form writes into the instance that it is given."""
    return Review.objects.select_related("show", "author").get(pk=review.pk)


def _with_dates(
    form: Any, base: Sheet | None, theirs: Sheet, mine: Sheet, stored: Review
) -> tuple[Sheet | None, Sheet, Sheet]:
    """The sheets with the address and the dates, whose beginning is in the form itself."""
    names = [box.name for box in dated_boxes() if box.name in form.fields]
    rows: list[dict[str, Any]] = [{}, {}, {}]
    for name in names:
        began = form.began_with(name)
        typed = getattr(form.instance, name) if name in form.changed_data else began
        for row, value in zip(rows, (began, getattr(stored, name), typed), strict=True):
            row[name] = plain(_to_the_second(value))
    first = base and {**base, "review": base["review"] | rows[0]}
    second, third = (
        {**sheet, "review": sheet["review"] | row}
        for sheet, row in zip((theirs, mine), rows[1:], strict=True)
    )
    return first, second, third


def _to_the_second(value: Any) -> Any:
    """As a box shows a moment; anything else as it is."""
    return localtime(value).replace(microsecond=0) if isinstance(value, datetime) else value
