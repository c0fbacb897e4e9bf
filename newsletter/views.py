"""The newsletter's public pages: asking for it, choosing, stopping, and what was mailed so far."""

from collections.abc import Callable
from functools import wraps

from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from comments.origin import digests_of, is_same_origin
from comments.yours.links import LinkExpired, LinkWrong
from comments.yours.pages import View, is_from_elsewhere, private
from newsletter import links
from newsletter.asking import ask
from newsletter.choices import Choice
from newsletter.forms import ChoicesForm, SubscribeForm
from newsletter.links import Door, Opened
from newsletter.models import Mailing

PER_PAGE = 50
LONGEST_KEY = 30

read_or_post = require_http_methods(["GET", "HEAD", "POST"])


@read_or_post
@csrf_exempt
def subscribe(request: HttpRequest) -> HttpResponse:
    """The answer tells nothing of who is known here. No token against forgery, which would need a cookie:
    whoever forges this could as well type it.
    """
    is_post = request.method == "POST"
    prefilled = "" if is_post else request.GET.get("what", "")[:LONGEST_KEY]
    form = SubscribeForm(request.POST if is_post else None, prefilled=prefilled)
    if is_post and not is_same_origin(request):
        form.add_error(None, _("Please press the button once more: this came from another site."))
    is_sent = form.is_valid()
    if is_sent and not form.cleaned_data["website"]:
        ask(form.cleaned_data["email"], form.cleaned_data["what"], digests_of(request))
    status = 422 if is_post and not is_sent else 200
    context = {"form": form, "is_sent": is_sent, "title": _("Newsletter")}
    return render(request, "newsletter/subscribe.html", context, status=status)


def of_subscriber(door: Door) -> Callable[[View], View]:
    """The view gets what the signed part of its address opens, or is not asked at all."""

    def decorate(view: View) -> View:
        @private
        @wraps(view)
        def answer(request: HttpRequest, signed: str) -> HttpResponse:
            try:
                found = links.opened(door, signed)
            except LinkWrong as fault:
                return _gone(request, is_expired=isinstance(fault, LinkExpired))
            if door != Door.STOP and is_from_elsewhere(request):
                return render(request, "comments/yours/from_elsewhere.html", status=403)
            return view(request, found)

        return answer

    return decorate


def _gone(request: HttpRequest, *, is_expired: bool) -> HttpResponse:
    title = _("This link has expired") if is_expired else _("This link does not work")
    context = {"form": SubscribeForm(), "title": title, "is_gone": True}
    status = 410 if is_expired else 404
    return render(request, "newsletter/subscribe.html", context, status=status)


@read_or_post
@of_subscriber(Door.CONFIRM)
def confirm(request: HttpRequest, found: Opened) -> HttpResponse:
    """A press of the button, for what reads mails before people do follows every link in them. A link with
    nothing left to confirm leads to the choices.
    """
    subscriber, choice = found.subscriber, Choice.read(found.wanted)
    way = links.path(Door.YOURS, subscriber)
    if request.method == "POST":
        with transaction.atomic():
            subscriber.confirm()
            if choice is not None:
                subscriber.also_follow(choice.subscription)
        return redirect(f"{way}?begun")
    if subscriber.is_active and (choice is None or subscriber.follows(choice.key)):
        return redirect(way)
    return render(request, "newsletter/confirm.html", {"choice": choice})


@read_or_post
@of_subscriber(Door.YOURS)
def yours(request: HttpRequest, found: Opened) -> HttpResponse:
    """What is followed; whoever chooses nothing gets nothing, and whoever stopped asks anew."""
    subscriber = found.subscriber
    is_post = request.method == "POST"
    form = ChoicesForm(request.POST if is_post else None, subscriber=subscriber)
    if subscriber.is_active and form.is_valid():
        subscriber.follow(form.chosen())
        return redirect(f"{request.path}?saved")
    context = {
        "form": form,
        "subscriber": subscriber,
        "has_begun": not is_post and "begun" in request.GET,
        "is_saved": not is_post and "saved" in request.GET,
        "stop": links.path(Door.STOP, subscriber),
        "forget": links.path(Door.FORGET, subscriber),
    }
    return render(request, "newsletter/yours.html", context, status=422 if is_post else 200)


@read_or_post
@of_subscriber(Door.STOP)
def stop(request: HttpRequest, found: Opened) -> HttpResponse:
    """Also for mail programs, which send one request from wherever they are (RFC 8058)."""
    is_done = request.method == "POST"
    if is_done:
        found.subscriber.stop()
    return render(request, "newsletter/stop.html", {"is_done": is_done})


@read_or_post
@of_subscriber(Door.FORGET)
def forget(request: HttpRequest, found: Opened) -> HttpResponse:
    is_done = request.method == "POST"
    if is_done:
        found.subscriber.delete()
    return render(request, "newsletter/forget.html", {"is_done": is_done})


@require_safe
def mailing_list(request: HttpRequest) -> HttpResponse:
    shown = Paginator(Mailing.objects.public(), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "newsletter/mailing_list.html", {"page": shown, "asked": {}})


@require_safe
def mailing_detail(request: HttpRequest, pk: int) -> HttpResponse:
    mailing = get_object_or_404(Mailing.objects.public(), pk=pk)
    reviews = [] if mailing.kind == Mailing.Kind.NOTE else list(mailing.reviews)
    return render(
        request, "newsletter/mailing_detail.html", {"mailing": mailing, "reviews": reviews}
    )
