"""The headers of every answer: pages, files, redirects, refusals and failures alike.

Before most other middleware, for probes, files and the way to HTTPS are answered by the first few. A page is
kept with them.
"""

import mimetypes
from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.security import SecurityMiddleware
from django.utils.csp import CSP, build_policy

from config.policies import FILE, PERMISSIONS, REFERRER

ANY_SITE, OWN_SITE = "cross-origin", "same-origin"
EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": REFERRER,
    "Permissions-Policy": PERMISSIONS,
    "Cross-Origin-Opener-Policy": OWN_SITE,
    "X-Permitted-Cross-Domain-Policies": "none",
}
_OF_A_FILE = build_policy(FILE)
REFUSAL = {
    **EVERYWHERE,
    str(CSP.HEADER_ENFORCE): _OF_A_FILE,
    "Cross-Origin-Resource-Policy": OWN_SITE,
}
"""Those of an answer that is given before Django is asked."""
GO_WITH_A_PAGE = (
    *EVERYWHERE,
    "Strict-Transport-Security",
    str(CSP.HEADER_ENFORCE),
    "Cross-Origin-Resource-Policy",
    "Access-Control-Allow-Origin",
)
"""What “not modified” has to repeat: browsers put its headers in the place of those that they kept."""


class HeadersOfAll:
    """Adds what is missing; what a view or another middleware has said stays."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self._to_https = SecurityMiddleware(get_response).process_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self._to_https(request, self.get_response(request))
        complete(request, response)
        return response


def complete(request: HttpRequest, response: HttpResponseBase) -> None:
    """Add those that nobody has said, but for the way to HTTPS, which is Django's to say."""
    for name, value in EVERYWHERE.items():
        response.headers.setdefault(name, value)
    response.headers.setdefault("Cross-Origin-Resource-Policy", who_may_embed(request, response))
    if not hasattr(response, "_csp_config"):  # Django's own pages for developers have none
        response.headers.setdefault(str(CSP.HEADER_ENFORCE), _OF_A_FILE)


def who_may_embed(request: HttpRequest, response: HttpResponseBase) -> str:
    """Any site for a picture: feeds, share cards and embeds show ours. And for what any site may read.

    “Not modified” has no type of its own and goes by its address.
    """
    if response.headers.get("Access-Control-Allow-Origin") == "*":
        return ANY_SITE
    kind = response.headers.get("Content-Type")
    if kind is None or response.status_code == HTTPStatus.NOT_MODIFIED:
        kind = mimetypes.guess_type(request.path_info)[0] or ""
    return ANY_SITE if kind.startswith("image/") else OWN_SITE
