"""The headers of every answer: pages, files, redirects, refusals and failures alike.

The outermost middleware, for WhiteNoise, the way to HTTPS and a wrong host are answered before most others.
"""

import mimetypes
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
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
REFUSAL = {
    **EVERYWHERE,
    str(CSP.HEADER_ENFORCE): build_policy(FILE),
    "Cross-Origin-Resource-Policy": OWN_SITE,
}
"""Those of an answer that is given before Django is asked."""


class HeadersOfAll:
    """Adds what is missing; what a view or another middleware has said stays."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        for name, value in EVERYWHERE.items():
            response.headers.setdefault(name, value)
        response.headers.setdefault(
            "Cross-Origin-Resource-Policy", who_may_embed(request, response)
        )
        if not hasattr(response, "_csp_config"):  # Django's own pages for developers have none
            response.headers.setdefault(str(CSP.HEADER_ENFORCE), build_policy(FILE))
        return response


def who_may_embed(request: HttpRequest, response: HttpResponse) -> str:
    """Any site for a picture: feeds, share cards and embeds show ours. And for what any site may read.

    “Not modified” has no type and goes by its address: browsers put its headers in the place of the old ones.
    """
    if response.headers.get("Access-Control-Allow-Origin") == "*":
        return ANY_SITE
    kind = response.headers.get("Content-Type")
    if kind is None:
        kind = mimetypes.guess_type(request.path_info)[0] or ""
    return ANY_SITE if kind.startswith("image/") else OWN_SITE
