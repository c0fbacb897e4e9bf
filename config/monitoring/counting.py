"""Counts for Prometheus, which all processes of the server add to in files of one folder.

Loaded only where ``METRICS_DIR`` is set: the library reads where that folder is when it is imported.
"""

import time
from collections.abc import Callable
from typing import Any

from django.db import connections
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from prometheus_client import Counter, Histogram

from config.monitoring.requests import REHEARSED, view_of

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
METHODS = {"GET", "HEAD", "POST", "OPTIONS"}

requests = Counter("daesa_requests", "Requests answered", ["view", "method", "status"])
seconds = Histogram("daesa_request_seconds", "Time to an answer", ["view"], buckets=SECONDS)
queries = Counter("daesa_queries", "Questions to a database", ["view"])
query_seconds = Counter("daesa_query_seconds", "Time that databases took", ["view"])
pages = Counter("daesa_page_cache", "Public pages by how they came about", ["result"])


class Asked:
    """What the databases were asked during one request."""

    def __init__(self) -> None:
        self.count, self.seconds = 0, 0.0

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        began = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            self.count += 1
            self.seconds += time.perf_counter() - began


class CountRequests:
    """An answer may tell in ``page_cache`` how it came about: “hit” or “miss”."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        asked, began = Asked(), time.perf_counter()
        wrapped = [one.execute_wrappers for one in connections.all(initialized_only=False)]
        for wrappers in wrapped:
            wrappers.append(asked)
        try:
            response = self.get_response(request)
        finally:
            for wrappers in wrapped:
                wrappers.remove(asked)
        took = time.perf_counter() - began
        count(request, response.status_code, took, asked, getattr(response, "page_cache", ""))
        return response


def count(request: HttpRequest, status: int, took: float, asked: Asked, page_cache: str) -> None:
    """One answer, and the seconds until it."""
    if REHEARSED in request.META:
        return
    view = view_of(request)
    method = request.method if request.method in METHODS else "other"
    requests.labels(view, method, str(status)).inc()
    seconds.labels(view).observe(took)
    queries.labels(view).inc(asked.count)
    query_seconds.labels(view).inc(asked.seconds)
    if page_cache:
        pages.labels(page_cache).inc()
