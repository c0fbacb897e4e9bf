"""What the buttons of who's who keep: a spelling for everybody, or a name that is right in one review."""

from typing import Any

from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed

from desk.models import IgnoredName
from desk.models.ignored_name import LONGEST_NAME
from desk.unsaved import review_at
from people.models import Person
from reviews.models import Review
from shows.models import Credit
from text.typed import one_line

type Page = ModelAdmin[Review]


def ignore(page: Page, request: HttpRequest, pk: int) -> HttpResponse:
    """The name in this review is right."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    review, words = review_at(page, request, pk), _words(request)
    if review is None or not words:
        return _refusal()
    IgnoredName.objects.ignore(review, words)
    return HttpResponse(f"“{words}” is ignored in this review.", content_type="text/plain")


def add_to_credit(
    page: Page, request: HttpRequest, owner: int, pk: int | None = None
) -> HttpResponse:
    return _add(page, request, pk, Credit, owner)


def add_to_person(
    page: Page, request: HttpRequest, owner: int, pk: int | None = None
) -> HttpResponse:
    return _add(page, request, pk, Person, owner)


@transaction.atomic
def _add(page: Page, request: HttpRequest, pk: int | None, model: Any, owner: int) -> HttpResponse:
    """One more spelling; a review that is stored accepts it beside other known ones."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    review, words = review_at(page, request, pk), _words(request)
    named = model.objects.select_for_update(of=["self"]).filter(pk=owner).first()
    if named is None:
        raise Http404
    admin: Any = page.admin_site.get_model_admin(model)
    if not admin.has_change_permission(request, named):
        raise PermissionDenied
    if not words:
        return _refusal()
    named.add_alias(words)
    admin.log_change(request, named, f"Added the spelling “{words}”.")
    if review is not None:
        IgnoredName.objects.ignore(review, words)
    return HttpResponse(f"“{words}” is another spelling of {named}.", content_type="text/plain")


def _words(request: HttpRequest) -> str:
    """The name as it was posted, or "" for none, or for one that no name is as long as."""
    typed = request.POST.get("words", "")
    return "" if len(typed) > LONGEST_NAME else one_line(typed, LONGEST_NAME)


def _refusal() -> HttpResponse:
    return HttpResponse("There is no name to keep.", status=400, content_type="text/plain")
