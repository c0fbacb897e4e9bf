"""The review's form with boxes filled from somewhere else than a POST: from work that was kept."""

from copy import copy
from typing import Any, cast

from django.contrib.admin import ModelAdmin
from django.contrib.admin.utils import flatten_fieldsets
from django.forms.utils import ErrorDict, ErrorList
from django.http import HttpRequest, QueryDict
from django.utils.datastructures import MultiValueDict

from desk.drafts import Draft
from desk.models.unsaved_work import FORM_ID_LENGTH
from reviews.models import Review

VERSION = "_version"
"""The box with the number of the version that the editor began from."""
FORM_ID = "_form"
"""The box with a token of this one open form."""


def form_id_of(request: HttpRequest) -> str:
    """The token of the open form that asks; "" where it has none, and nothing that no form has."""
    asked = request.POST.get(FORM_ID) or request.GET.get(FORM_ID, "")
    return "".join(filter(str.isalnum, asked))[:FORM_ID_LENGTH]


def as_if_sent(request: HttpRequest, boxes: QueryDict) -> HttpRequest:
    """The same request, as if its form had just been sent with these boxes and no file."""
    sent: Any = copy(request)
    sent.method = "POST"
    sent._post, sent._files = boxes, MultiValueDict()
    return cast(HttpRequest, sent)


def forms_of(page: "ModelAdmin[Review]", request: HttpRequest, review: Review | None) -> Any:
    """The form of the request and its inlines' formsets, bound to what a POST holds."""
    fields = flatten_fieldsets(page.get_fieldsets(request, review))
    form_class = page.get_form(request, review, change=review is not None, fields=fields)
    is_sent = request.method == "POST"
    data, files = (request.POST, request.FILES) if is_sent else (None, None)
    form = form_class(data, files, instance=review)
    form.is_valid()
    formsets = []
    for formset_class, inline in page.get_formsets_with_inlines(request, review):
        prefix = formset_class.get_default_prefix()
        options = page.get_formset_kwargs(request, form.instance, inline, prefix)
        formsets.append(formset_class(**options))
    return form, formsets


def typed_draft(
    page: "ModelAdmin[Review]", request: HttpRequest, review: Review | None, boxes: QueryDict
) -> Draft:
    """What the boxes make of the review; nothing is stored."""
    form, formsets = forms_of(page, as_if_sent(request, boxes), review)
    return Draft.typed(form, formsets)


class StillOpen:
    """Mixin for a form that shows what was typed earlier: neither refused nor stored."""

    def is_valid(self) -> bool:
        super().is_valid()  # type: ignore[misc]  # of the form it is mixed into
        return False


def forget_errors(context: dict[str, Any]) -> None:
    """Of a change form's context: nobody has pressed “Save” yet, so nothing is wrong."""
    formsets = [inline.formset for inline in context["inline_admin_formsets"]]
    forms = [context["adminform"].form, *(form for one in formsets for form in one.forms)]
    for form in forms:
        form._errors = ErrorDict()
    for formset in formsets:
        formset._errors = [form._errors for form in formset.forms]
        formset._non_form_errors = ErrorList()
    context["errors"] = []
