"""Who's who beside a review's form: a sentence for each name, and the buttons below it."""

from typing import NamedTuple

from django.contrib.admin import ModelAdmin
from django.http import HttpRequest
from django.urls import reverse

from desk.drafts import Draft
from desk.whoswho import Finding, names_in
from people.models import Person
from reviews.models import Review
from shows.models import Credit
from text.names.verdicts import Kind

type Page = ModelAdmin[Review]

SENTENCES = {
    Kind.SPELLING: "“{words}”{times} sounds like “{suggestion}”, but is not a spelling we know.",
    Kind.FAMILY: "“{words}”{times} has another family name in the cast: “{suggestion}”.",
    Kind.UNKNOWN: "“{words}”{times} is nobody in the cast.",
    Kind.MIXED: "“{words}”{times} is also written “{suggestion}” here.",
    Kind.NOBODY: "None of the names ({count}) is in the cast: is it the right show?",
}


class NamedRow(NamedTuple):
    """``suggestion`` and the two addresses are empty where there is nothing to press."""

    sentence: str
    words: str
    suggestion: str
    add_to: str
    ignore_at: str


def named_rows(page: Page, request: HttpRequest, draft: Draft) -> list[NamedRow]:
    """For ``desk/names.html``; each name with what this user may do about it."""
    return [_row(page, request, draft.review.pk, finding) for finding in names_in(draft)]


def _row(page: Page, request: HttpRequest, pk: int | None, finding: Finding) -> NamedRow:
    can_ignore = pk is not None and finding.words
    ignore_at = reverse("admin:reviews_review_ignore_name", args=[pk]) if can_ignore else ""
    add_to = _address_to_add(page, request, pk, finding)
    return NamedRow(_sentence(finding), finding.words, finding.suggestion, add_to, ignore_at)


def _sentence(finding: Finding) -> str:
    times = f" ({finding.count} times)" if finding.count > 1 else ""
    fields = {"words": finding.words, "suggestion": finding.suggestion, "count": finding.count}
    sentence = SENTENCES[finding.kind].format(times=times, **fields)
    is_guess = finding.kind == Kind.UNKNOWN and finding.suggestion
    return f"{sentence} Perhaps “{finding.suggestion}”?" if is_guess else sentence


def _address_to_add(page: Page, request: HttpRequest, pk: int | None, finding: Finding) -> str:
    """Only where the name could be another spelling of somebody whom the user may change."""
    if finding.kind not in {Kind.SPELLING, Kind.UNKNOWN}:
        return ""
    for name, model, owner in (
        ("credit_name", Credit, finding.credit_id),
        ("person_name", Person, finding.person_id),
    ):
        if owner and page.admin_site.get_model_admin(model).has_change_permission(request):
            if pk is None:
                return reverse(f"admin:reviews_review_add_{name}", args=[owner])
            return reverse(f"admin:reviews_review_{name}", args=[pk, owner])
    return ""
