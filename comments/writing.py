"""Writing a comment: the form, a preview, and what becomes of it. No answer loses what was typed."""

import logging
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from comments import akismet, proof
from comments.aim import Aim
from comments.forms import CommentForm
from comments.limits import is_flooded
from comments.models import Comment, Talk
from comments.moderation import TALK_CLOSED, THREAD_CLOSED
from comments.origin import digests_of, is_same_origin
from comments.posted import context_of
from comments.refusals import CommentRefused, CommentTooSoon
from comments.yours import held
from reviews.models import Review
from rows import silence
from text.readable import readable

if TYPE_CHECKING:
    from accounts.models import User

HOW_SENT = {"preview", "in_place"}
"""What is not typed."""
logger = logging.getLogger(__name__)


@csrf_exempt  # see comments.origin
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def comment_new(request: HttpRequest, slug: str) -> HttpResponse:
    """The form on a page of its own; what was typed comes back with every refusal."""
    try:
        return _answer(request, slug)
    except silence.ERRORS:
        if request.method != "POST":
            raise
        logger.exception("A comment could not be taken")
        return _busy(request)


def _answer(request: HttpRequest, slug: str) -> HttpResponse:
    published = Review.objects.published().for_page().select_related("talk")
    aim = Aim.of(get_object_or_404(published, slug=slug), request)
    user = _staff(request)
    if request.method != "POST":
        return _form_page(request, CommentForm(aim=aim, user=user))
    form = CommentForm(request.POST, aim=aim, user=user)
    if "preview" in request.POST and form["body"].errors == []:
        return _preview(request, form)
    if not is_same_origin(request):
        form.add_error(None, _("Please press the button once more: this came from another site."))
    for hindrance in filter(None, [aim.lost, _closed_because(aim)]):
        form.add_error(None, hindrance)
    return _post(request, form) if form.is_valid() else _form_page(request, form, status=422)


def _post(request: HttpRequest, form: CommentForm) -> HttpResponse:
    """Says why not with 422, 429 where it was too soon, or 503 where the database has no time."""
    status, seconds = 422, 0
    try:
        comment = form.post(digests_of(request), doubts=_filter(request, form))
    except CommentTooSoon as refusal:
        form.add_error(None, str(refusal))
        status, seconds = 429, refusal.seconds
    except CommentRefused as refusal:
        form.aim = Aim.of(form.aim.review, request)  # what it answers may have gone since
        form.refuse(refusal, form.aim.lost or str(refusal))
    except silence.ERRORS:
        logger.exception("A comment could not be stored")
        form.add_error(
            None, _("The site is busy. Your text is still here: wait a moment and post it again.")
        )
        status, seconds = 503, silence.AGAIN_AFTER
    else:
        if _is_what_was_typed(comment, form):
            return _posted(request, comment)
        form.start_anew()
    answer = _form_page(request, form, status=status)
    if seconds:
        answer["Retry-After"] = str(seconds)
    return answer


def _busy(request: HttpRequest) -> HttpResponse:
    """What was sent, to be sent again: where the database answers nothing at all."""
    sent = [
        (name, value) for name, value in request.POST.items() if name not in {"body", *HOW_SENT}
    ]
    typed = {"address": request.get_full_path(), "sent": sent, "body": request.POST.get("body", "")}
    answer = HttpResponse(render_to_string("comments/busy.html", typed), status=503)
    answer["Retry-After"] = str(silence.AGAIN_AFTER)
    return answer


def _filter(request: HttpRequest, form: CommentForm) -> Callable[[], bool] | None:
    """The question to Akismet about a guest's comment, where the site asks it."""
    if form.user is not None or not settings.AKISMET_KEY:
        return None
    typed = {name: form.cleaned_data[name] for name in ("name", "email", "body")}
    return partial(akismet.doubts, request, **typed)


def _is_what_was_typed(comment: Comment, form: CommentForm) -> bool:
    """Not so where a browser went back to a form that was sent, and sends another text with its stamp."""
    body = readable(form.cleaned_data["body"])
    return comment.review_id == form.aim.review.pk and comment.body == body


def _preview(request: HttpRequest, form: CommentForm) -> HttpResponse:
    """Shows the text, and beside it what is wrong; what is only missing is said when it is posted."""
    for name in [name for name in form.errors if not request.POST.get(name)]:
        del form.errors[name]
    boundary = form.cleaned_data.get("spoils_to", form.aim.spoils_to)
    preview = Comment(
        review=form.aim.review,
        user=form.user,
        author_name=str(form.user or form.cleaned_data.get("name", "")),
        body=readable(form.cleaned_data["body"]),
        spoils_to=boundary,
    )
    return _form_page(request, form, preview=preview)


def _form_page(
    request: HttpRequest, form: CommentForm, status: int = 200, preview: Comment | None = None
) -> HttpResponse:
    context = {
        "form": form,
        "aim": form.aim,
        "review": form.aim.review,
        "preview": preview,
        "closed_because": _closed_because(form.aim),
        "proof_bits": proof.BITS if form.user is None and is_flooded() else 0,
    }
    return render(request, "comments/comment_new.html", context, status=status)


def _closed_because(aim: Aim) -> str:
    if Talk.loaded_with(aim.review).is_closed:
        return _(TALK_CLOSED)
    root = aim.parent and (aim.parent.thread or aim.parent)
    return _(THREAD_CLOSED) if root and root.closed_at else ""


def _staff(request: HttpRequest) -> "User | None":
    """The editor who is signed in, unless another site sent the form."""
    if not is_same_origin(request) or not request.user.is_authenticated:
        return None
    return request.user if request.user.is_staff else None


def _posted(request: HttpRequest, comment: Comment) -> HttpResponse:
    """To the comment, or to the page that tells why it waits; a script gets the comment alone."""
    address = comment.get_absolute_url() if comment.is_public else held.path(comment)
    if "in_place" not in request.POST:
        return redirect(address)
    context = context_of(comment, address)
    answer = render(request, "comments/comment_posted.html", context, status=201)
    answer["Location"] = address
    return answer
