"""The editor's desk: Django's admin with this site's titles and a content policy of its own."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.admin import AdminSite
from django.utils.csp import CSP
from django.views.decorators.csp import csp_override

# The body editor writes one <style> into the page; without this, spaces typed are stored as &nbsp;.
DESK_CSP = settings.SECURE_CSP | {"style-src": [CSP.SELF, CSP.UNSAFE_INLINE]}


class Desk(AdminSite):
    site_title = settings.SITE_NAME
    site_header = settings.SITE_NAME
    index_title = "Editor’s desk"

    def admin_view(self, view: Callable[..., Any], cacheable: bool = False) -> Callable[..., Any]:
        return csp_override(DESK_CSP)(super().admin_view(view, cacheable))
