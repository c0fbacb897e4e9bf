"""The editor's desk: Django's admin with this site's titles and a content policy of its own."""

import logging
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from allauth.account.decorators import secure_admin_login
from django.conf import settings
from django.contrib.admin import AdminSite
from django.core.exceptions import FieldDoesNotExist
from django.db import DataError, OperationalError, ProgrammingError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.template.response import SimpleTemplateResponse, TemplateResponse
from django.urls import URLPattern, URLResolver, path
from django.utils.functional import lazy

from accounts.doors import sessions
from accounts.doors.adapter import has_second_factor
from accounts.doors.passwords import OwnPasswordForm
from config.policies import DESK, WRITING
from desk import activity, front, views
from desk.moments import zone_in_words
from desk.unstored import given_back
from house.models import House

# Open to whoever is yet to set up a second factor: what they need to leave, and to see a form at all.
BEFORE_SECOND_FACTOR = {"logout", "password_change", "password_change_done", "jsi18n"}
LONGEST_KEY = 18  # digits; any number of them fits the column
View = TypeVar("View", bound=Callable[..., HttpResponseBase])
log = logging.getLogger("django.request")


class Desk(AdminSite):
    site_title = site_header = lazy(lambda: House.objects.current().name, str)()
    index_title = "Editor’s desk"
    password_change_form = OwnPasswordForm

    def admin_view(self, view: View, cacheable: bool = False) -> View:
        inside = _led_to_second_factor(_with_policy(_answering_nonsense(view)))
        return given_back(super().admin_view(inside, cacheable))

    def login(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """Django's own form knows neither limits nor second factors: everybody comes in by the other door."""
        response: HttpResponse = secure_admin_login(super().login)(request, extra_context)
        return response

    def get_urls(self) -> list[URLPattern | URLResolver]:
        own = [path("calendar/", self.admin_view(views.calendar), name="calendar")]
        return [*own, *super().get_urls()]

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        return {**super().each_context(request), "desk_zone": zone_in_words()}

    def index(self, request: HttpRequest, extra_context: Any = None) -> TemplateResponse:
        context = {
            "sections": front.sections(request, self),
            "quick_actions": front.quick_actions(request, self),
            "recent": activity.recent(request, self),
        }
        return super().index(request, {**context, **(extra_context or {})})


def _led_to_second_factor[V: Callable[..., HttpResponseBase]](view: V) -> V:
    """Where the house demands one and they have none, they set it up before anything else."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        sessions.note_use(request)
        page = request.resolver_match.url_name if request.resolver_match else ""
        is_bound = settings.REQUIRE_SECOND_FACTOR and page not in BEFORE_SECOND_FACTOR
        if is_bound and not has_second_factor(request.user):
            return redirect("mfa_index")
        return view(request, *args, **kwargs)

    return cast(V, answer)


def _with_policy[V: Callable[..., HttpResponseBase]](view: V) -> V:
    """The desk's own, unless the view has chosen another."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        vars(response).setdefault("_csp_config", WRITING if _has_editor(request) else DESK)
        return response

    return cast(V, answer)


def _has_editor(request: HttpRequest) -> bool:
    """Whether the page may be a form with a body to write: of a new row or a stored one."""
    page = request.resolver_match.url_name if request.resolver_match else ""
    name = (page or "").removesuffix("password_change")
    return name.endswith(("_add", "_change", "_pasted"))


def _answering_nonsense[V: Callable[..., HttpResponseBase]](view: V) -> V:
    """Says so where an address or a selection asks what no database can answer; Django's lists fail then."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            response = view(request, *args, **kwargs)
            # Lists ask again while they are rendered, which would otherwise come after this function.
            return response.render() if isinstance(response, SimpleTemplateResponse) else response
        except _errors_of_nonsense(request):
            log.exception("Nonsense asked of the desk: %s", request.get_full_path()[:500])
            return render(request, "admin/nonsense.html", status=400)

    return cast(V, answer)


_NONSENSE: tuple[type[Exception], ...] = (
    *(ValueError, OverflowError, IndexError),
    *(DataError, ProgrammingError),
)


def _errors_of_nonsense(request: HttpRequest) -> tuple[type[Exception], ...]:
    """None for a page that takes nothing from its address: an error there is a fault of ours."""
    page = request.resolver_match.url_name if request.resolver_match else ""
    lookup = _NONSENSE
    if any(name.endswith("regex") for name in request.GET):
        lookup += (OperationalError,)  # SQLite's word for a pattern that is none
    if page == "autocomplete":
        return (*lookup, AttributeError, FieldDoesNotExist)
    is_list = (page or "").endswith("_changelist")
    return lookup if is_list and (request.GET or _selects_nonsense(request)) else ()


def _selects_nonsense(request: HttpRequest) -> bool:
    keys = request.POST.getlist("_selected_action")
    return not all(key.isdecimal() and len(key) <= LONGEST_KEY for key in keys)
