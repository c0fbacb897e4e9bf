"""What each kind of text needs, and what makes no sense in it; every sentence stands beside its box."""

from typing import Any

from desk.parts import ModelForm, parent_of
from reviews.models import Review
from reviews.models.kinds import NEED_NO_SHOW, Kind

NO_SHOW = "There is no show: leave this empty."


def check_kind(form: ModelForm[Review]) -> None:
    """Of a review's form, once its boxes are read."""
    data = form.cleaned_data
    if not {"kind", "show"} <= data.keys():
        return
    is_page = data["kind"] == Kind.PAGE
    if data["show"] is None:
        if data["kind"] not in NEED_NO_SHOW:
            form.add_error("show", "Choose a show. Only an article or a page is about none.")
            return
        _refuse(form, {"rating": NO_SHOW, "watched": NO_SHOW})
    elif is_page:
        form.add_error("show", "A page is about no show. Leave this empty, or make it an article.")
    if is_page:
        _refuse(form, {"featured_at": "A page never stands on the front page."})


def _refuse(form: ModelForm[Any], boxes: dict[str, str]) -> None:
    for box, sentence in boxes.items():
        if form.cleaned_data.get(box):
            form.add_error(box, sentence)


def is_about_no_show(review: Review) -> bool:
    """Rightly so: not where one is only missing yet."""
    return review.show_id is None and not review.needs_a_show


def check_part(part: ModelForm[Any], *boxes: str) -> None:
    """Of the form of a moment, a line or a verdict; ``boxes`` are those that only a show can fill."""
    review: Review = parent_of(part, "review")
    if review.kind == Kind.PAGE:
        name = part.instance._meta.verbose_name_plural
        part.add_error(None, f"A page has no {name}. Delete this one, or make the page an article.")
    elif is_about_no_show(review):
        _refuse(part, dict.fromkeys(boxes, NO_SHOW))
