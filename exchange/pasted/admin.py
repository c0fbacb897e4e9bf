"""The desk's page for reviews, with a way to start from an article."""

from secrets import token_hex
from typing import TYPE_CHECKING, Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.views.decorators.csrf import csrf_exempt

from comments.origin import is_same_origin
from desk.models import UnsavedWork
from desk.open_form import FORM_ID, VERSION, as_if_sent, form_id_of
from desk.panel import form_address
from desk.taking_over import Boxes
from desk.unsaved import TAKE_UP
from exchange.models import ImportedPost
from exchange.pasted import page as paste
from exchange.pasted.keeping import (
    became,
    just_pasted,
    keep,
    kept,
    original_of,
    throw_away,
    unsaved,
    was_pasted,
)
from exchange.pasted.presses import PRESSED
from reviews.admin import ReviewAdmin
from reviews.models import Review

if TYPE_CHECKING:
    from exchange.pasted.above import Above

AGAIN, OF = "again", "of"
"""Parameters that put an article into the box once more: that of an open form, or of a review."""
THROW = "_throw"


class PastedAdmin(ReviewAdmin):
    change_list_template = "exchange/review_list.html"
    change_form_template = "exchange/review_form.html"

    def get_urls(self) -> list[URLPattern]:
        paste_view = self._though_out(self.paste_view, self._paste_page)
        answer_view = self._though_out(self.answer_view, self._answer_page)
        return [
            path("pasted/", paste_view, name="reviews_review_pasted"),
            path("pasted/answer/", answer_view, name="reviews_review_pasted_answer"),
            *super().get_urls(),
        ]

    def _though_out(self, view: Any, page: Any) -> Any:
        """Django would answer a POST after the login has ended, or with an old token, without its text."""
        inside = self.admin_site.admin_view(csrf_exempt(view))

        @csrf_exempt
        def answered(request: HttpRequest) -> Any:
            is_sent = request.method == "POST"
            if is_sent and not self.admin_site.has_permission(request):
                return page(request, paste.OUT, status=403)
            if is_sent and self.has_add_permission(request) and not is_same_origin(request):
                return page(request, paste.STRANGE, status=403)
            return inside(request)

        return answered

    def _answer_page(self, request: HttpRequest, trouble: str, *, status: int) -> HttpResponse:
        """All that the form has sent, to be sent again."""
        sent = paste.sent(request) or QueryDict()
        boxes = [(name, value) for name, values in sent.lists() for value in values]
        context = {
            **self._around(request),
            "boxes": [(name, value) for name, value in boxes if name != "csrfmiddlewaretoken"],
            "trouble": trouble,
        }
        return TemplateResponse(request, "exchange/answer_again.html", context, status=status)

    def get_queryset(self, request: HttpRequest) -> Any:
        """The form asks nothing more for it."""
        reviews = super().get_queryset(request)
        match = request.resolver_match
        is_form = match is not None and match.url_name == "reviews_review_change"
        return reviews.annotate(was_pasted=was_pasted()) if is_form else reviews

    def paste_view(self, request: HttpRequest) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        if request.method != "POST":
            return self._paste_page(request)
        boxes = paste.sent(request)
        if boxes is None:
            return self._paste_page(request, paste.TOO_BIG, status=413)
        if THROW in boxes:
            if throw_away(request.user, boxes[THROW]):
                messages.success(request, "The article is thrown away.")
            return HttpResponseRedirect(reverse("admin:reviews_review_pasted"))
        form = paste.ArticleForm(boxes)
        if not form.is_valid():
            return self._paste_page(request, form=form)
        return self._start(request, form.cleaned_data["headline"], form.cleaned_data["text"])

    def _paste_page(
        self, request: HttpRequest, trouble: str = "", *, status: int = 200, form: Any = None
    ) -> HttpResponse:
        made = self._review_asked_of(request)
        if form is None:
            post = (
                original_of(made) if made else kept(request.user, request.GET.get(AGAIN, "")[:40])
            )
            told = {"headline": post.title, "text": post.original} if post else None
            boxes = paste.sent(request) if request.method == "POST" else None
            form = paste.ArticleForm(initial=boxes or told)
        context = {
            **self._around(request),
            "form": form,
            "trouble": trouble,
            "made": made,
            "earlier": unsaved(request.user) if self.admin_site.has_permission(request) else [],
        }
        return TemplateResponse(request, "exchange/paste.html", context, status=status)

    def _around(self, request: HttpRequest) -> dict[str, Any]:
        """Who is logged out has no use for a list of what they may not do."""
        context = self.admin_site.each_context(request)
        return context | {
            "title": "Start from an article",
            "opts": self.opts,
            "is_nav_sidebar_enabled": context["has_permission"],
        }

    def _review_asked_of(self, request: HttpRequest) -> Review | None:
        key = request.GET.get(OF, "")
        review = self.get_object(request, key) if key else None
        return review if review and self.has_change_permission(request, review) else None

    def _start(self, request: HttpRequest, headline: str, text: str) -> HttpResponse:
        if work := just_pasted(request.user, headline, text):
            return HttpResponseRedirect(f"{form_address(None)}?{TAKE_UP}={work.pk}")
        form_id = token_hex(16)
        post = keep(request.user, form_id, headline, text)
        empty = as_if_sent(request, QueryDict(mutable=True))
        above = self._above(empty, post)
        return self._open(request, form_id, above.told | {FORM_ID: [form_id], VERSION: ["0"]})

    def _open(self, request: HttpRequest, form_id: str, boxes: Boxes) -> HttpResponse:
        """Keeps the boxes as unsaved work, which the form of a new review then takes up."""
        data = QueryDict(mutable=True)
        for name, values in boxes.items():
            data.setlist(name, values)
        work = UnsavedWork.objects.keep(request.user, None, form_id, data)
        return HttpResponseRedirect(f"{form_address(None)}?{TAKE_UP}={work.pk}")

    def answer_view(self, request: HttpRequest) -> HttpResponse:
        """A button above the form was pressed, which sent all of the form along."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form_id = form_id_of(request)
        post = kept(request.user, form_id)
        if request.method != "POST" or not form_id:
            return HttpResponseRedirect(form_address(None))
        boxes: Boxes = {
            name: values
            for name, values in request.POST.lists()
            if name not in PRESSED and name != "csrfmiddlewaretoken"
        }
        if post is not None:
            from exchange.pasted.naming import answered

            boxes = answered(request, self._above(request, post), boxes)
        return self._open(request, form_id, boxes)

    def _above(self, request: HttpRequest, post: ImportedPost) -> "Above":
        """What recognises articles is large, and is loaded by the first who pastes one."""
        from exchange.pasted.above import Above

        return Above(self, request, post)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        is_new = context["original"] is None and request.method == "POST"
        post = kept(request.user, form_id_of(request)) if is_new else None
        if post is not None:
            from exchange.pasted.marks import mark

            above = self._above(request, post)
            mark(context, request, above)
            again = f"{reverse('admin:reviews_review_pasted')}?{AGAIN}={form_id_of(request)}"
            context |= {"above": above, "again": again}
        return super().render_change_form(request, context, *args, **kwargs)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        post = None if change else kept(request.user, form_id_of(request))
        super().save_related(request, form, formsets, change)
        if post is None:
            return
        above = self._above(request, post)
        waiting = became(post, form.instance, above.prepared.ledger, above.open_doubts)
        if waiting and request.user.has_perm("exchange.view_doubt"):
            address = f"{reverse('admin:exchange_doubt_changelist')}?post__id__exact={post.pk}"
            told = "What the article seems to tell besides waits in the <a href='{}'>list of doubts</a>: {}."
            messages.info(request, format_html(told, address, len(waiting)))


admin.site.unregister(Review)
admin.site.register(Review, PastedAdmin)
