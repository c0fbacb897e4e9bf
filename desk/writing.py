"""The review's pages at the desk, as far as they never lose a word: versions, unsaved work, two editors."""

from functools import partial, update_wrapper
from secrets import token_hex
from typing import Any

from django.contrib import messages
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path

from desk import history, pictures, unsaved, whoswho_views
from desk.models import Presence, UnsavedWork, Version
from desk.newer import OVER, TAKE, RefusesOlder, meeting_of, merged
from desk.open_form import (
    FORM_ID,
    VERSION,
    StillOpen,
    as_if_sent,
    forget_errors,
    form_id_of,
)
from desk.panel import panel_context
from desk.parts import ButtonsAdmin
from desk.preview import preview
from reviews.models import Review


class WritingAdmin(ButtonsAdmin[Review]):
    change_form_template = "admin/reviews/review_form.html"

    def get_urls(self) -> list[URLPattern]:
        pages = [
            ("add/kept/", unsaved.work, "add_work"),
            ("<int:pk>/kept/", unsaved.work, "work"),
            ("pictures/", pictures.upload, "pictures"),
            ("add/preview/", preview, "add_preview"),
            ("<int:pk>/preview/", preview, "preview"),
            ("unsaved/<int:pk>/", unsaved.unsaved_work, "unsaved"),
            ("<int:pk>/names/ignore/", whoswho_views.ignore, "ignore_name"),
            ("<int:pk>/names/credit/<int:owner>/", whoswho_views.add_to_credit, "credit_name"),
            ("<int:pk>/names/person/<int:owner>/", whoswho_views.add_to_person, "person_name"),
            ("add/names/credit/<int:owner>/", whoswho_views.add_to_credit, "add_credit_name"),
            ("add/names/person/<int:owner>/", whoswho_views.add_to_person, "add_person_name"),
            ("<int:pk>/versions/compare/", history.compare, "compare"),
            ("<int:pk>/versions/<int:number>/", history.version, "version"),
            ("<int:pk>/versions/<int:number>/restore/", history.restore, "restore"),
        ]
        own = [
            path(route, self._page(view), name=f"reviews_review_{name}")
            for route, view, name in pages
        ]
        return [*own, *super().get_urls()]

    def _page(self, view: Any) -> Any:
        return self.admin_site.admin_view(update_wrapper(partial(view, self), view))

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        return history.versions(self, request, object_id)

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Review | None:
        """Nobody else saves the review between reading it and writing it."""
        review = super().get_object(request, *args, **kwargs)
        if review is not None and request.method == "POST" and connection.in_atomic_block:
            Review.objects.select_for_update().only("pk").get(pk=review.pk)
        return review

    def get_form(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        form = super().get_form(request, *args, **kwargs)
        mixin = StillOpen if _takes_up(request) else RefusesOlder
        return type(form.__name__, (mixin, form), {})

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """With ``?unsaved=`` the form holds that work, as it would after a refused POST.

        A form that began from an older version takes over what it lacks of the newest.
        """
        number = request.GET.get(unsaved.TAKE_UP, "")
        if request.method == "GET" and number.isdecimal() and len(number) < 19:
            work = UnsavedWork.objects.written_by(request.user).filter(pk=int(number)).first()
            if work is not None and str(work.review_id or "") == (object_id or ""):
                request = as_if_sent(request, work.typed)
                request.desk_takes_up = True  # type: ignore[attr-defined]  # for get_form
        elif request.method == "POST" and object_id:
            return self._meet(request, object_id, form_url, extra_context)
        return super().changeform_view(request, object_id, form_url, extra_context)

    @transaction.atomic
    def _meet(self, request: HttpRequest, object_id: str, *more: Any) -> HttpResponse:
        """A refused form is drawn at once: removed rows that it keeps are there for it alone."""
        review = self.get_object(request, object_id)
        meeting = None
        if review is not None and self.has_change_permission(request, review):
            meeting = meeting_of(self, request, review)
        if review is None or meeting is None:
            return super().changeform_view(request, object_id, *more)
        with transaction.atomic():
            request = merged(self, request, review, meeting)
            request.desk_meeting = meeting  # type: ignore[attr-defined]  # for render_change_form
            response = super().changeform_view(request, object_id, *more)
            if meeting.is_settled and meeting.sentence:
                messages.info(request, meeting.sentence)
            if is_refused := isinstance(response, TemplateResponse):
                response.render()
                transaction.set_rollback(True)
        if is_refused and (form_id := form_id_of(request)):
            unsaved.keep_refused(request, review, form_id)
        return response

    def save_model(self, request: HttpRequest, obj: Review, form: Any, change: bool) -> None:
        if change:
            Version.objects.keep_unkept(obj)
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Keeps the version, now that all of it is stored; the work that led to it is no longer unsaved."""
        super().save_related(request, form, formsets, change)
        if form.instance.follow_verdicts():
            messages.info(request, "Rating and episodes are now those of the latest verdict.")
        form_id = form_id_of(request)
        Version.objects.keep(form.instance, request.user, form_id=form_id)
        UnsavedWork.objects.written_by(request.user).filter(form_id=form_id).delete()
        Presence.objects.leave(request.user, form.instance)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        form, review = context["adminform"].form, context["original"]
        form_id = form_id_of(request) or token_hex(16)
        newer = getattr(form, "newer", None)
        if newer is not None:
            meeting = getattr(request, "desk_meeting", None)
            context |= {"newer": newer, "meeting": meeting, "over": OVER, "take": TAKE}
        if _takes_up(request):
            forget_errors(context)
        elif request.method == "POST":
            unsaved.keep_refused(request, review, form_id)
        if review is not None and self.has_change_permission(request, review):
            Presence.objects.see(request.user, review)
        latest = Version.objects.latest_number(review) if review else 0
        context |= {
            "desk_boxes": {
                FORM_ID: form_id,
                VERSION: request.POST.get(VERSION, latest),
            },
            "form_id": form_id,
            "panel": panel_context(self, request, review, form_id),
            "is_taken_up": _takes_up(request),
        }
        return super().render_change_form(request, context, *args, **kwargs)


def _takes_up(request: HttpRequest) -> bool:
    return getattr(request, "desk_takes_up", False)
