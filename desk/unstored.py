"""What was sent to the desk and could not be stored: it comes back, to be sent again.

The disk is full, the bucket or the database does not answer. The page asks the database for nothing.
"""

import logging
from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any, cast

from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string

from config.policies import DESK
from images.uploads import without_room
from rows import silence

AGAIN_AFTER = 30
"""Seconds until another try may go better."""
LONG = 60
"""Letters from which a text is shown to be copied; all is sent again."""
FAULTS = (OSError, *silence.ERRORS)

logger = logging.getLogger("django.request")


def given_back[V: Callable[..., HttpResponseBase]](view: V) -> V:
    """The view, or with 503 what it was sent. Who broke off the sending gets nothing.

    A view that is exempt from the check of forms reads what it is sent by itself, and nobody may before.
    """
    reads_itself = getattr(view, "csrf_exempt", False)

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not reads_itself and without_room(request):
            return _page(request)
        try:
            return view(request, *args, **kwargs)
        except UnreadablePostError:
            raise
        except FAULTS:
            if request.method != "POST":
                raise
            logger.exception("The desk could not store what was sent to %s", request.path)
            return _page(request)

    return cast(V, answer)


def _page(request: HttpRequest) -> HttpResponse:
    sent = [(name, value) for name, values in request.POST.lists() for value in values]
    typed = {
        "address": request.get_full_path(),
        "sent": sent,
        "texts": [
            value for name, value in sent if len(value) >= LONG and name != "csrfmiddlewaretoken"
        ],
        "files": [file.name for files in request.FILES.lists() for file in files[1]]
        + without_room(request),
    }
    page = HttpResponse(
        render_to_string("desk/unstored.html", typed), status=HTTPStatus.SERVICE_UNAVAILABLE
    )
    page["Retry-After"] = str(AGAIN_AFTER)
    page["Cache-Control"] = "no-store"
    page._csp_config = DESK  # type: ignore[attr-defined]  # for Django’s middleware
    return page
