"""What every answer of the API has in common: JSON, a fingerprint, and any site may read it."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern

from reviews.conditional import conditional

View = Callable[..., HttpResponse]
READING = ["GET", "HEAD"]


def problem(status: HTTPStatus, detail: str = "") -> HttpResponse:
    return JsonResponse({"detail": detail or status.description or status.phrase}, status=status)


def shared(pattern: URLPattern) -> URLPattern:
    """The same address, answered as all others are."""
    return URLPattern(
        pattern.pattern, _answering(pattern.callback), pattern.default_args, pattern.name
    )


def _answering(view: View) -> View:
    @wraps(view)
    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        response = _read(view, request, args, kwargs)
        if response.status_code == HTTPStatus.OK:
            response = conditional(request, response)
        response["Access-Control-Allow-Origin"] = "*"
        return response

    return answer


def _read(
    view: View, request: HttpRequest, args: tuple[object, ...], kwargs: dict[str, object]
) -> HttpResponse:
    method = request.method
    if method not in READING:
        refusal = problem(HTTPStatus.METHOD_NOT_ALLOWED)
        refusal["Allow"] = ", ".join(READING)
        return refusal
    request.method = "GET"
    try:
        return view(request, *args, **kwargs)
    except Http404:
        return problem(HTTPStatus.NOT_FOUND)
    finally:
        request.method = method
