"""Two questions of a monitor or a balancer: is the process there, and can it answer readers?

They are answered before anything else: no host is checked, nobody is led to HTTPS, and ``/healthz`` asks
nothing of the database, so that a process whose database is down is not killed for it.
"""

import logging
import secrets
from collections.abc import Callable, Iterator
from functools import cache as once

from django.conf import settings
from django.core.cache import cache
from django.db import Error, connections
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

logger = logging.getLogger("django.monitoring")

FINE = "ok"
NO_ANSWER = "does not answer"


@never_cache
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """200 while the process answers at all."""
    return HttpResponse("ok\n", content_type="text/plain")


@never_cache
@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """200 where a reader can be answered, else 503; a line for each thing that this takes, and no secret.

    Without the replica readers are answered all the same.
    """
    told = dict(_states())
    lines = "".join(f"{name}: {state}\n" for name, state in told.items())
    status = 200 if all(state == FINE for name, state in told.items() if name != "replica") else 503
    return HttpResponse(lines, content_type="text/plain", status=status)


PROBES = {"/healthz": healthz, "/readyz": readyz}


class Probes:
    """Stands before everything that asks the database."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        probe = PROBES.get(request.path_info)
        return probe(request) if probe else self.get_response(request)


def _states() -> Iterator[tuple[str, str]]:
    for name in settings.DATABASES:
        yield ("database" if name == "default" else name), (state := _database(name))
        if name == "default":
            yield "migrations", _migrations() if state == FINE else "unknown"
    yield "cache", _cache()


def _database(name: str) -> str:
    """How long a server may take to be reached is a matter of ``config/databases.py``."""
    try:
        with connections[name].cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error as error:
        return _silent(name, error)
    return FINE


def _migrations() -> str:
    try:
        missing = _known() - set(MigrationRecorder(connections["default"]).applied_migrations())
    except Error as error:
        return _silent("migrations", error)
    return f"{len(missing)} are not applied" if missing else FINE


@once
def _known() -> frozenset[tuple[str, str]]:
    """The migrations of this release; one that stands for several is applied where those are."""
    loader = MigrationLoader(None, ignore_no_migrations=True)
    return frozenset(loader.disk_migrations)


def _cache() -> str:
    """The one that may be shared, for finished pages lie in the memory of each process.

    Written and read back, under a key that no other process has.
    """
    key, value = f"readyz:{secrets.token_hex(8)}", secrets.token_hex(8)
    try:
        cache.set(key, value, timeout=10)
        found = cache.get(key)
        cache.delete(key)
    except Exception as error:  # noqa: BLE001 (each kind of cache has errors of its own)
        return _silent("cache", error)
    return FINE if found == value else "does not keep what it is given"


def _silent(what: str, error: Exception) -> str:
    """Why, is for the log alone: it may name a server or a login."""
    logger.warning("%s %s: %s", what, NO_ANSWER, error)
    return NO_ANSWER
