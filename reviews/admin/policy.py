"""The policy of the one page with an inline script, the body editor's import map: a nonce lets it through."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.middleware.csp import get_nonce
from django.utils.csp import CONTEXT_KEY, CSP, build_policy

from config.desk import DESK_CSP
from config.desk_parts import ModelAdmin
from reviews.models import Review

POLICY = {**DESK_CSP, "script-src": [CSP.SELF, CSP.NONCE]}


class EditorPage(ModelAdmin[Review]):
    """Sets the header itself, which the middleware respects; every other page keeps the desk's policy."""

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        nonce = get_nonce(request)
        response = super().render_change_form(
            request, {**context, CONTEXT_KEY: nonce}, *args, **kwargs
        )
        response.headers[str(CSP.HEADER_ENFORCE)] = build_policy(POLICY, str(nonce))
        return response
