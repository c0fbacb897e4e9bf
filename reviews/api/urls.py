"""Version 1. Fields may be added to it; what there is stays."""

from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, include, path, reverse
from ninja import NinjaAPI
from ninja.errors import ValidationError
from ninja.renderers import JSONRenderer

from reviews.api.answers import problem, shared
from reviews.api.facts.views import router as facts
from reviews.api.shapes import Index
from reviews.api.texts.views import router as texts


class Unescaped(JSONRenderer):
    """Hangul as it is."""

    json_dumps_params = {"ensure_ascii": False}


api = NinjaAPI(
    title="The read API",
    version="1.0.0",
    description="Shows, people, reviews and lines, to be read by anybody. Nothing that is told gives"
    " anything away, but as far as `through` asks for it. docs/api.md says more.",
    renderer=Unescaped(),
    docs_url=None,
    openapi_url="openapi.json",
    urls_namespace="api",
)
api.add_router("", facts)
api.add_router("", texts)


@api.get("", response=Index, url_name="api-root")
def index(request: HttpRequest) -> dict[str, str]:
    """Where everything is."""
    names = {name: name for name in ("shows", "people", "reviews", "lines")}
    return {
        name: request.build_absolute_uri(reverse(f"api:{called}"))
        for name, called in (names | {"openapi": "openapi-json"}).items()
    }


@api.exception_handler(Http404)
def missing(request: HttpRequest, error: Exception) -> HttpResponse:
    return problem(HTTPStatus.NOT_FOUND)


@api.exception_handler(ValidationError)
def refused(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Names what was asked, and what is wrong with it."""
    wrong = (f"{fault['loc'][-1]}: {fault['msg']}" for fault in error.errors)
    return problem(HTTPStatus.UNPROCESSABLE_ENTITY, "; ".join(wrong))


def nowhere(request: HttpRequest, path: str) -> HttpResponse:
    raise Http404


patterns, application, namespace = api.urls
patterns += [path("<path:path>", nowhere, name="nowhere")]
answering = [shared(one) for one in patterns if isinstance(one, URLPattern)]
urlpatterns = [path("api/v1/", include((answering, application), namespace=namespace))]
