"""Everything that an address may do with what was written from it, without an account."""

from functools import wraps
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from comments.models import Comment, Commenter, Notice, Tally
from comments.models.origins import COUNTED_FOR
from comments.origin import digests_of, is_same_origin
from comments.refusals import CommentRefused
from comments.yours import links
from comments.yours.export import everything_of
from comments.yours.forms import EditForm, LinkForm
from comments.yours.links import Door
from comments.yours.pages import View, back_to, of_owner, page, private

PER_PAGE = 50
ASKED_A_DAY = 20
"""Links that one place may ask for; what comes above is answered alike and not sent."""

read_or_post = require_http_methods(["GET", "HEAD", "POST"])


@read_or_post
@private
def ask(request: HttpRequest) -> HttpResponse:
    """A fresh link for whoever lost theirs; the answer tells nothing of who is known here."""
    form = LinkForm(request.POST if request.method == "POST" else None)
    if form.is_bound and not is_same_origin(request, may_be_unnamed=True):
        form.add_error(None, _("Please press the button once more: this came from another site."))
    is_sent = form.is_valid()
    if is_sent:
        _owe_link(request, form.cleaned_data["email"])
    status = 422 if request.method == "POST" and not is_sent else 200
    context = {"title": _("Your comments"), "form": form, "is_sent": is_sent}
    return render(request, "comments/yours/ask.html", context, status=status)


def _owe_link(request: HttpRequest, email: str) -> None:
    place, _network = digests_of(request)
    asked = Tally.objects.add_one(f"link:{place}", COUNTED_FOR)
    commenter = Commenter.objects.known_as(email)
    if commenter is not None and asked.count <= ASKED_A_DAY:
        Notice.objects.owe_link(commenter)


@read_or_post
@of_owner(Door.CONFIRM)
def confirm(request: HttpRequest, owner: Commenter) -> HttpResponse:
    """A press of the button, for what reads mails before people do follows every link in them."""
    if request.method == "POST":
        owner.confirm()
        return redirect(links.path(Door.YOURS, owner))
    return page(request, "comments/yours/confirm.html", owner)


@read_or_post
@of_owner(Door.STOP)
def stop(request: HttpRequest, owner: Commenter) -> HttpResponse:
    """Also for mail programs, which send one request from wherever they are (RFC 8058)."""
    if request.method == "POST":
        owner.change_mail(is_wanted=False)
    return page(request, "comments/yours/stop.html", owner, is_done=request.method == "POST")


@require_safe
@of_owner(Door.YOURS)
def yours(request: HttpRequest, owner: Commenter) -> HttpResponse:
    written = owner.comments.select_related("review__show").order_by("-created_at", "-pk")
    shown = Paginator(written, PER_PAGE).get_page(request.GET.get("page"))
    context: dict[str, Any] = {"page": shown, "asked": {}, "gets_replies": owner.gets_replies}
    return page(request, "comments/yours/yours.html", owner, **context)


@require_safe
@of_owner(Door.YOURS)
def export(request: HttpRequest, owner: Commenter) -> HttpResponse:
    options = {"ensure_ascii": False, "indent": 1}
    response = JsonResponse(everything_of(owner), json_dumps_params=options)
    response["Content-Disposition"] = 'attachment; filename="comments.json"'
    return response


def of_open_comment(view: View) -> View:
    """The view gets one of the owner's comments while it may be changed; after that it is not asked."""

    @wraps(view)
    def answer(request: HttpRequest, owner: Commenter, pk: int) -> HttpResponse:
        comment = get_object_or_404(owner.comments.select_related("review__show"), pk=pk)
        if comment.is_open_to_change:
            return view(request, owner, comment)
        # With what was typed, for it may have been typed in time.
        context = {"comment": comment, "typed": request.POST.get("body", "")}
        return page(request, "comments/yours/too_late.html", owner, status=409, **context)

    return answer


@read_or_post
@of_owner(Door.YOURS)
@of_open_comment
def edit(request: HttpRequest, owner: Commenter, comment: Comment) -> HttpResponse:
    form = EditForm(request.POST if request.method == "POST" else None, comment=comment)
    seconds = 0
    if form.is_valid():
        try:
            form.edit(comment, digests_of(request))
        except CommentRefused as refusal:
            form.add_error(None, str(refusal))
            seconds = getattr(refusal, "seconds", 0)
        else:
            return back_to(request, f"#{comment.anchor}")
    status = 429 if seconds else 422 if form.errors else 200
    context = {"form": form, "comment": comment}
    answer = page(request, "comments/yours/edit.html", owner, status=status, **context)
    if seconds:
        answer["Retry-After"] = str(seconds)
    return answer


@read_or_post
@of_owner(Door.YOURS)
@of_open_comment
def delete(request: HttpRequest, owner: Commenter, comment: Comment) -> HttpResponse:
    if request.method == "POST":
        comment.withdraw()
        return back_to(request)
    return page(request, "comments/yours/delete.html", owner, comment=comment)


@require_POST
@of_owner(Door.YOURS)
def replies(request: HttpRequest, owner: Commenter) -> HttpResponse:
    """Mail about answers to all that was written, on or off; or no mail at all."""
    wanted = request.POST.get("wanted")
    if wanted == "nothing":
        owner.change_mail(is_wanted=False)
    elif wanted == "1":
        owner.change_mail(is_wanted=True)
    else:
        owner.stop_replies()
    return back_to(request, "#replies")


@read_or_post
@of_owner(Door.YOURS)
def forget(request: HttpRequest, owner: Commenter) -> HttpResponse:
    if request.method == "POST":
        owner.forget()
    return page(request, "comments/yours/forget.html", owner, is_done=request.method == "POST")
