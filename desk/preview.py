"""The page as readers would get it, of work that is not saved: everything is stored, shown and taken back."""

from copy import copy
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import resolve
from django.utils.cache import add_never_cache_headers
from django.utils.translation import override
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.csp import csp_override

from comments.threads import with_talk
from config.policies import FRAMED
from desk.models import UnsavedWork
from desk.open_form import as_if_sent, form_id_of, forms_of
from desk.unsaved import Page, review_at
from reviews.models import Review
from reviews.views.reviews import unsaved_page


@xframe_options_sameorigin
def preview(page: Page, request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Of what the form with this ``_form`` has sent last, else of what is saved."""
    review = review_at(page, request, pk)
    works = UnsavedWork.objects.of(request.user, pk).filter(form_id=form_id_of(request))
    work = works.first()
    with transaction.atomic():
        if work is not None:
            review = _store(page, request, review, work.typed)
        if review is not None and review.pk:
            response = _page(request, review, work is None)
        else:
            response = _nothing(request)
        transaction.set_rollback(True)
    return csp_override(FRAMED)(lambda _: response)(request)


def _store(
    page: Page, request: HttpRequest, review: Review | None, boxes: QueryDict
) -> Review | None:
    """What is sound of the boxes; a row that its form refuses is left out, and so is a box."""
    sent = as_if_sent(request, boxes)
    form, formsets = forms_of(page, sent, review)
    if review is None and not form.is_valid():
        return None
    stored: Review = form.instance
    if not _saves(stored):
        stored = Review.objects.get(pk=stored.pk)
    if "tags" in form.cleaned_data:
        stored.tags.set(form.cleaned_data["tags"])
    for formset in formsets:
        formset.instance = stored
        _store_rows(formset, stored)
    stored.follow_verdicts()
    return stored


def _store_rows(formset: Any, review: Review) -> None:
    """In the order of the form, so that a photo is there before the moment that shows it."""
    if formset.is_valid():
        formset.save()
        return
    gone = [row.instance.pk for row in formset.initial_forms if row.cleaned_data.get("DELETE")]
    if hasattr(formset, "step_aside"):
        formset.step_aside()
    formset.model._default_manager.filter(pk__in=gone, review=review).delete()
    for row in formset.forms:
        if row.has_changed() and row.is_valid() and row.instance.pk not in gone:
            row.instance.review = review
            _saves(row)


def _saves(thing: Any) -> bool:
    """False where the database refuses it: an address that another review has, a number used twice."""
    try:
        with transaction.atomic():
            thing.save()
    except IntegrityError:
        return False
    return True


def _page(request: HttpRequest, stored: Review, is_stored: bool) -> HttpResponse:
    """As a reader gets it at its own address: on its day if it has one, else as if it were public now."""
    if stored.published_at is None:
        stored.publish()
    review = with_talk(Review.objects.for_page()).get(pk=stored.pk)
    reader = _as_reader(request, review.get_absolute_url())
    with override(settings.LANGUAGE_CODE):
        return unsaved_page(reader, review, is_stored=is_stored)


def _as_reader(request: HttpRequest, address: str) -> HttpRequest:
    reader = copy(request)
    reader.method, reader.path, reader.path_info = "GET", address, address
    reader.GET, reader.user = QueryDict(), AnonymousUser()
    reader.resolver_match = resolve(address)
    return reader


def _nothing(request: HttpRequest) -> HttpResponse:
    response = render(request, "desk/no_preview.html")
    add_never_cache_headers(response)
    return response
