"""A kept page, as most readers ask for it, sent before Django's handler: for about what an empty view costs.

What asks for anything else than the whole page, compressed, goes its way to ``config.pages.middleware``.
"""

import time
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpRequest

from config.charset import Application
from config.monitoring import requests
from config.monitoring.health import PROBES
from config.pages import files
from config.pages.asked import key_of, may_be_kept, without_tracking
from config.pages.kept import Page, kept_at, reads_gzip
from rows import changes

CONDITIONS = (
    *("HTTP_IF_MATCH", "HTTP_IF_NONE_MATCH"),
    *("HTTP_IF_MODIFIED_SINCE", "HTTP_IF_UNMODIFIED_SINCE"),
)
"""What asks for a page only if it is, or is not, the one that the client knows (RFC 9110, 13.1)."""
PATHS = ("PATH_INFO", "SCRIPT_NAME")
"""What a request of Django's decodes in the environment itself, and can decode but once."""


def kept_first(application: Application) -> Application:
    """Answers with a kept page where there is one, and hands on every other request."""

    def answer(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        began = time.perf_counter()
        as_sent = {name: environ[name] for name in PATHS if name in environ}
        request = WSGIRequest(environ)
        with requests.named(request) as name:
            page = _page_for(request, began) if settings.KEPT_PAGES else None
        if page is None:
            environ.update(as_sent)
            return application(environ, start_response)
        start_response("200 OK", [*page.compressed_headers.items(), (requests.HEADER, name)])
        return [page.compressed]

    return answer


def _page_for(request: HttpRequest, began: float) -> Page | None:
    """Counted and told of. Whatever fails on the way fails once more in Django's handler, which says what."""
    told = request.META
    if (
        request.method != "GET"
        or request.path_info in PROBES  # which wait for no cache
        or any(name in told for name in CONDITIONS)
        or not (may_be_kept(request) and reads_gzip(request))
    ):
        return None
    told["QUERY_STRING"] = without_tracking(told.get("QUERY_STRING", ""))
    try:
        looked = changes.look()
        page = kept_at(key_of(request))
        if page is not None:
            files.offer(request, page, looked)
            _tell(request, time.perf_counter() - began)
    except Exception:  # noqa: BLE001  # of whatever library is behind the cache
        return None
    return page


def _tell(request: HttpRequest, took: float) -> None:
    requests.tell(request, 200, took)
    if settings.METRICS_DIR:
        from config.monitoring import counting

        counting.count(request, 200, took, counting.Asked(), "hit")
