"""The editor's desk: Django's admin with this site's titles and a content policy of its own."""

from collections.abc import Callable, Collection
from typing import TypeVar

from django.conf import settings
from django.contrib.admin import AdminSite
from django.http import HttpResponseBase
from django.utils.csp import CSP
from django.views.decorators.csp import csp_override

# The body editor writes one <style> into the page; without leave it would store spaces as &nbsp;. Its
# import map is an inline script, let through by the nonce that Django gives to a form's media.
DESK_CSP: dict[str, Collection[str] | str] = {
    **settings.SECURE_CSP,
    "style-src": [CSP.SELF, CSP.UNSAFE_INLINE],
    "script-src": [CSP.SELF, CSP.NONCE],
}
View = TypeVar("View", bound=Callable[..., HttpResponseBase])


class Desk(AdminSite):
    site_title = settings.SITE_NAME
    site_header = settings.SITE_NAME
    index_title = "Editor’s desk"

    def admin_view(self, view: View, cacheable: bool = False) -> View:
        return csp_override(DESK_CSP)(super().admin_view(view, cacheable))
