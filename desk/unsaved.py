"""Work that was typed and not saved: kept while one types, offered when one comes back."""

from typing import Any

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render

from desk.comparison import differences
from desk.drafts import Draft
from desk.models import Presence, UnsavedWork, Version
from desk.newer import OVER, says_more_than
from desk.open_form import VERSION, form_id_of, typed_draft
from desk.panel import form_address, panel_context
from desk.parts import PRESSED
from desk.sheets import same_content, sheet_of
from reviews.models import Review

type Page = ModelAdmin[Review]
TAKE_UP = "unsaved"
"""The parameter of the form's address that fills it with the work of that number."""
NOT_TYPED = ("csrfmiddlewaretoken", "_save", "_continue", "_addanother", PRESSED, OVER)


def review_at(page: Page, request: HttpRequest, pk: int | None) -> Review | None:
    """The review to be changed, None for one to be added; raises where the user may do neither."""
    if pk is None:
        if not page.has_add_permission(request):
            raise PermissionDenied
        return None
    review = page.get_object(request, str(pk))
    if review is None:
        raise Http404
    if not page.has_change_permission(request, review):
        raise PermissionDenied
    return review


def work(page: Page, request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Keeps what a POST holds, notes that the form is open, and answers with the panel beside it."""
    review = review_at(page, request, pk)
    form_id = form_id_of(request)
    if review is not None:
        Presence.objects.see(request.user, review)
    if request.method == "POST" and form_id:
        if _is_saved(page, request, review, form_id):
            return HttpResponse(status=204)
        UnsavedWork.objects.keep(request.user, pk, form_id, request.POST)
    return render(request, "desk/panel.html", panel_context(page, request, review, form_id))


def keep_refused(request: HttpRequest, review: Review | None, form_id: str) -> None:
    """At once, as no script has to tell it: what was sent stands on one page of one browser only."""
    boxes = request.POST.copy()
    for name in NOT_TYPED:
        boxes.pop(name, None)
    UnsavedWork.objects.keep(request.user, review.pk if review else None, form_id, boxes)


def _is_saved(page: Page, request: HttpRequest, review: Review | None, form_id: str) -> bool:
    """Whether the form was saved with these very words: then nothing of them is unsaved."""
    saved = Version.objects.filter(form_id=form_id).newest_first().first()
    if saved is None:
        return False
    typed = sheet_of(typed_draft(page, request, review, request.POST))
    if review is not None:
        review.refresh_from_db()
    base = request.POST.get(VERSION, "")
    return same_content(typed, saved.sheet) or not says_more_than(saved, base, typed, request.POST)


def unsaved_work(page: Page, request: HttpRequest, pk: int) -> HttpResponse:
    """Shows what is unsaved beside what is saved; a POST discards it."""
    kept = get_object_or_404(UnsavedWork, pk=pk, user=request.user)
    review = review_at(page, request, kept.review_id)
    form = form_address(kept.review_id)
    if request.method == "POST":
        kept.delete()
        messages.success(request, "What was unsaved is discarded.")
        return HttpResponseRedirect(form)
    saved = sheet_of(Draft.stored(review) if review else Draft(Review(), [], [], [], []))
    typed = sheet_of(
        typed_draft(page, request, review_at(page, request, kept.review_id), kept.typed)
    )
    context: dict[str, Any] = {
        **page.admin_site.each_context(request),
        "title": str(kept),
        "opts": page.opts,
        "original": review,
        "differences": differences(saved, typed),
        "kept": kept,
        "form": form,
        "take_up": f"{form}?{TAKE_UP}={kept.pk}",
    }
    return render(request, "desk/unsaved_work.html", context)
