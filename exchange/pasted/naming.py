"""An editor answers what is asked above a form: which show an article is about, and what of it is true."""

from collections.abc import Callable
from copy import copy
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from desk.taking_over import Boxes
from exchange.pasted.above import Above
from exchange.pasted.answers import settled, take_over, with_show
from exchange.pasted.choice import ShowBoxes, show_of_key
from exchange.pasted.presses import ADD, CHANGE, KEEP, LEAVE, LEFT, MAKE, TAKE, TICKED, USE
from exchange.pasted.shows import change, make_true, named
from shows.models import Show

UNCHANGED = "Nothing was stored, and all that you typed is still here."


def answered(request: HttpRequest, above: Above, boxes: Boxes) -> Boxes:
    """The boxes after the button that was pressed."""
    if key := request.POST.get(TAKE) or request.POST.get(KEEP):
        return take_over(above, key, boxes, stays=KEEP in request.POST)
    if key := request.POST.get(LEAVE):
        return boxes | {LEFT: [*above.left, key]}
    return _of_the_show(request, above, boxes)


def _of_the_show(request: HttpRequest, above: Above, boxes: Boxes) -> Boxes:
    """As they are for a button that asks nothing of the show."""
    buttons: dict[str, Callable[[HttpRequest, Above, Boxes], Boxes]] = {
        USE: _use,
        MAKE: _make,
        ADD: _add,
        CHANGE: _change,
    }
    pressed = next((name for name in buttons if name in request.POST), None)
    if pressed is None:
        return boxes
    try:
        return buttons[pressed](request, above, boxes)
    except ValidationError as error:
        messages.error(request, f"{' '.join(error.messages)} {UNCHANGED}")
    except (DatabaseError, ValueError):
        messages.error(request, f"The site could not store this show just now. {UNCHANGED}")
    return boxes


def _use(request: HttpRequest, above: Above, boxes: Boxes) -> Boxes:
    show = show_of_key(request.POST.get(USE) or request.POST.get("_show", ""))
    if show is None:
        messages.error(request, "Choose a show in its box first, or make a new one.")
        return boxes
    return with_show(above, boxes, show)


def _make(request: HttpRequest, above: Above, boxes: Boxes) -> Boxes:
    if not above.may_make:
        raise PermissionDenied
    typed = ShowBoxes(above.page.admin_site, request.POST)
    if not typed.is_valid() and (typed.errors.keys() & {"title", "title_hangul", "year"}):
        raise ValidationError(
            [f"{typed[name].label}: {one}" for name in typed.errors for one in typed.errors[name]]
        )
    told = [typed.cleaned_data[name] for name in ("title", "title_hangul", "year")]
    there = above.catalogue.show(*told)
    if there is not None:
        messages.info(
            request,
            f"“{there}” is on the site already, and is chosen. For another show of that name, give its year.",
        )
        return with_show(above, boxes, there)
    show = make_true(named(copy(above.read), *told), None, above.ticked, above.catalogue)
    if show is None:
        raise ValidationError("A new show needs a title.")
    _page_of(above).log_addition(request, show, "From an article.")
    _say(request, show, "is on the site now, and chosen below")
    return _told(request, above, with_show(above, boxes, show))


def _add(request: HttpRequest, above: Above, boxes: Boxes) -> Boxes:
    if not above.may_complete or above.show is None:
        raise PermissionDenied
    make_true(above.read, above.show, above.ticked, above.catalogue)
    _page_of(above).log_change(request, above.show, "From an article.")
    _say(request, above.show, "has what you ticked")
    return _told(request, above, settled(above, {**boxes, TICKED: ["1"]}))


def _told(request: HttpRequest, above: Above, boxes: Boxes) -> Boxes:
    """Says what of the ticked the show could not hold."""
    left = [
        f"{fact.label}: {fact.words}" for fact in above.after(boxes).new if fact.key in above.ticked
    ]
    if left:
        messages.warning(
            request, f"The show could not take this, so it stays in the text: {'; '.join(left)}."
        )
    return boxes


def _change(request: HttpRequest, above: Above, boxes: Boxes) -> Boxes:
    if not above.may_complete or above.show is None:
        raise PermissionDenied
    key = request.POST.get(CHANGE)
    fact = next((one for one in above.differing if one.key == key), None)
    if fact is None:
        return boxes
    if reasons := change(above.show, fact):
        raise ValidationError(reasons)
    _page_of(above).log_change(request, above.show, f"{fact.label.capitalize()}, from an article.")
    _say(request, above.show, f"says “{fact.words}” now")
    return settled(above, boxes)


def _say(request: HttpRequest, show: Show, what: str) -> None:
    address = reverse("admin:shows_show_change", args=[show.pk])
    look = "“{}” {}: <a href='{}' target='_blank'>look it over in a new tab</a>."
    messages.success(request, format_html(look, show, what, address))


def _page_of(above: Above) -> Any:
    return above.page.admin_site.get_model_admin(Show)
