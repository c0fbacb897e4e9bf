"""What a request gets that nobody else answers: it says whether another try is worth it."""

import sys

from django.http import HttpRequest, HttpResponse
from django.views.defaults import server_error

from rows.silence import AGAIN_AFTER, is_silence


def broken(request: HttpRequest) -> HttpResponse:
    """503 where the database is silent, which search engines and proxies take for what passes; else 500."""
    response = server_error(request)
    if is_silence(sys.exception()):
        response.status_code = 503
        response["Retry-After"] = str(AGAIN_AFTER)
    return response
