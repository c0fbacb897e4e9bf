"""A form that was sent, with some boxes as a form opened now would have them."""

from collections import defaultdict
from copy import copy
from typing import Any, NamedTuple, cast

import lxml.html
from django.contrib.admin import ModelAdmin
from django.http import HttpRequest, QueryDict
from django.utils.datastructures import MultiValueDict

from desk.open_form import forms_of
from desk.threeway import Change
from reviews.models import Review

type Boxes = dict[str, list[Any]]
SENT_BEFORE = {"image": "waiting"}
"""A picture is in its box as a file, or was sent before and is named in the other."""


class SentRow(NamedTuple):
    """Of an inline: what its boxes hold, and its files, by their names without the row's prefix."""

    boxes: Boxes
    files: Boxes


def taken_over(
    page: "ModelAdmin[Review]", request: HttpRequest, review: Review, changes: list[Change]
) -> HttpRequest:
    """The same request, with the boxes and rows of these changes as they are stored."""
    boxes, files = dict(request.POST.lists()), dict(request.FILES.lists())
    opened: Any = copy(request)
    opened.method = "GET"
    form, formsets = forms_of(page, opened, review)
    for change in changes:
        if change.part == "review":
            fill_box(boxes, files, form, change.box, "")
    for formset in formsets:
        own = [change for change in changes if change.part == formset.prefix]
        if own:
            rows = rows_sent(boxes, files, formset.prefix)
            _change_rows(rows, formset, own)
            send_rows(boxes, files, formset.prefix, rows)
    sent: Any = copy(request)
    sent._post, sent._files = QueryDict(mutable=True), MultiValueDict(files)
    for name, values in boxes.items():
        sent._post.setlist(name, values)
    return cast(HttpRequest, sent)


def fill_box(boxes: Boxes, files: Boxes, form: Any, box: str, prefix: str) -> None:
    """``prefix`` is what the form has before the names of ``boxes``."""
    name = form.add_prefix(box).removeprefix(prefix)
    for old in (name, SENT_BEFORE.get(box, name)):
        boxes.pop(old, None)
        files.pop(old, None)
    drawn = lxml.html.fragment_fromstring(f"<form>{form[box]}</form>")
    for area in drawn.iter("textarea"):
        area.text = (area.text or "").removeprefix("\n")  # a browser drops it, this parser does not
    shown = defaultdict[str, list[Any]](list)
    for key, value in drawn.form_values():
        shown[key.removeprefix(prefix)].append(value)
    boxes.update(shown)


def _change_rows(rows: list[SentRow], formset: Any, changes: list[Change]) -> None:
    stored = {form.instance.pk: form for form in formset.initial_forms}
    for change in changes:
        row = next((one for one in rows if one.boxes.get("id") == [str(change.pk)]), None)
        form = stored.get(change.pk)
        if form is None:
            rows[:] = [one for one in rows if one is not row]
            continue
        if row is None:
            row = SentRow({}, {})
            rows.append(row)
        for box in [change.box] if change.box else form.fields:
            fill_box(*row, form, box, f"{form.prefix}-")


def rows_sent(boxes: Boxes, files: Boxes, prefix: str) -> list[SentRow]:
    """Takes them out."""
    count = boxes.get(f"{prefix}-TOTAL_FORMS", [""])[0]
    rows = []
    for place in range(int(count) if str(count).isdecimal() and len(count) < 5 else 0):
        start = f"{prefix}-{place}-"
        names = [[name for name in sent if name.startswith(start)] for sent in (boxes, files)]
        rows.append(
            SentRow(
                {name.removeprefix(start): boxes.pop(name) for name in names[0]},
                {name.removeprefix(start): files.pop(name) for name in names[1]},
            )
        )
    return rows


def send_rows(boxes: Boxes, files: Boxes, prefix: str, rows: list[SentRow]) -> None:
    """Those that are stored come first, as a formset wants them."""
    old = [row for row in rows if any(row.boxes.get("id", ()))]
    new = [row for row in rows if row not in old]
    for place, row in enumerate(old + new):
        boxes.update({f"{prefix}-{place}-{name}": row.boxes[name] for name in row.boxes})
        files.update({f"{prefix}-{place}-{name}": row.files[name] for name in row.files})
    boxes[f"{prefix}-TOTAL_FORMS"] = [str(len(rows))]
    boxes[f"{prefix}-INITIAL_FORMS"] = [str(len(old))]
