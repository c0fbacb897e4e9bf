"""What all pages at a signed address have in common."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from comments.models import Commenter
from comments.origin import is_same_origin
from comments.yours import links
from comments.yours.forms import LinkForm
from comments.yours.links import Door

type View = Callable[..., HttpResponse]


def private(view: View) -> View:
    """Kept by no cache and no search engine, and its address is told to no other site.

    No token against forgery, which would need a cookie: who forges a request here must know the address,
    and then needs no forgery.
    """

    @csrf_exempt
    @never_cache
    @wraps(view)
    def answer(request: HttpRequest, **parts: str | int) -> HttpResponse:
        response = view(request, **parts)
        response["Referrer-Policy"] = "no-referrer"
        response["X-Robots-Tag"] = "noindex"
        return response

    return answer


def of_owner(door: Door) -> Callable[[View], View]:
    """The view gets whom the signed part of its address is of, or is not asked at all."""

    def decorate(view: View) -> View:
        @private
        @wraps(view)
        def answer(request: HttpRequest, signed: str, **rest: int) -> HttpResponse:
            try:
                owner = links.owner(door, signed)
            except links.LinkWrong as fault:
                return _gone(request, is_expired=isinstance(fault, links.LinkExpired))
            if door != Door.STOP and is_from_elsewhere(request):
                return page(request, "comments/yours/from_elsewhere.html", owner, status=403)
            return view(request, owner, **rest)

        return answer

    return decorate


def is_from_elsewhere(request: HttpRequest) -> bool:
    return request.method == "POST" and not is_same_origin(request, may_be_unnamed=True)


def page(
    request: HttpRequest, name: str, owner: Commenter, status: int = 200, **context: Any
) -> HttpResponse:
    """Its links go on with the signed address that led here."""
    kwargs = request.resolver_match.kwargs if request.resolver_match else {}
    context |= {"owner": owner, "signed": kwargs.get("signed", "")}
    return render(request, name, context, status=status)


def back_to(request: HttpRequest, fragment: str = "") -> HttpResponse:
    """To the page of everything, at the address that led here."""
    kwargs = request.resolver_match.kwargs if request.resolver_match else {}
    response = redirect("comments:yours", signed=kwargs["signed"])
    response["Location"] += fragment
    return response


def _gone(request: HttpRequest, *, is_expired: bool) -> HttpResponse:
    title = _("This link has expired") if is_expired else _("This link does not work")
    context = {"title": title, "form": LinkForm(), "is_expired": is_expired}
    return render(request, "comments/yours/ask.html", context, status=410 if is_expired else 404)
