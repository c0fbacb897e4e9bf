"""What stands beside a review's form: what is kept, who else is here, what to look at."""

from typing import Any

from django.contrib.admin import ModelAdmin
from django.http import HttpRequest
from django.urls import reverse

from desk.checks import advice_for
from desk.drafts import Draft
from desk.models import Presence, UnsavedWork
from desk.open_form import typed_draft
from desk.whoswho_rows import named_rows
from reviews.guests import guest_address
from reviews.models import Review
from text.names.particles import AFTER_HANGUL, HONORIFIC


def panel_context(
    page: "ModelAdmin[Review]", request: HttpRequest, review: Review | None, form_id: str
) -> dict[str, Any]:
    """For ``desk/panel.html``; of the form's own work where some is kept, else of what is saved."""
    pk = review.pk if review else None
    works = list(UnsavedWork.objects.of(request.user, pk))
    own = next((work for work in works if work.form_id == form_id), None)
    draft = None
    if own is not None:
        draft = typed_draft(page, request, review, own.typed)
    elif review is not None:
        draft = Draft.stored(review)
    return {
        "review": review,
        "form": form_address(pk),
        "work": _address("reviews_review_work", "reviews_review_add_work", pk),
        "preview": _address("reviews_review_preview", "reviews_review_add_preview", pk),
        "guest_link": guest_link(request, review),
        "draft": draft,
        "names": named_rows(page, request, draft) if draft else [],
        "endings": {"after_hangul": AFTER_HANGUL, "honorific": HONORIFIC},
        "advice": advice_for(draft) if draft else [],
        "own": own,
        "offers": [work for work in works if work is not own],
        "others": list(Presence.objects.others(request.user, review)) if review else [],
    }


def form_address(pk: int | None) -> str:
    """Of the review's form; of an empty one for None."""
    return _address("reviews_review_change", "reviews_review_add", pk)


def guest_link(request: HttpRequest, review: Review | None) -> str:
    """To the saved draft, for somebody without a login; empty for what readers see already."""
    if review is None or review.is_published:
        return ""
    return request.build_absolute_uri(guest_address(review))


def _address(changing: str, adding: str, pk: int | None) -> str:
    return reverse(f"admin:{adding}") if pk is None else reverse(f"admin:{changing}", args=[pk])
