"""What the first request would load, loaded before it: workers that begin afterwards share that memory."""

import logging
from typing import Any
from wsgiref.util import setup_testing_defaults

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections
from django.template.loader import get_template
from django.urls import reverse
from django.utils.translation import gettext, override

from config.charset import Application
from config.monitoring.requests import REHEARSED

logger = logging.getLogger("django.loading")
OF_READERS = ("parts", "reviews", "shows", "people", "comments")
"""Folders of templates; those of the desk are loaded when somebody works there."""


def load_everything() -> None:
    """Every view and the addresses of both languages, their words, and what public pages are made of."""
    for code, _ in settings.LANGUAGES:
        with override(code):
            gettext(reverse("reviews:home"))
    folder = settings.BASE_DIR / "templates"
    for name in OF_READERS:
        for file in sorted((folder / name).glob("*.html")):
            get_template(str(file.relative_to(folder)))


def rehearse(application: Application) -> None:
    """The front page, made for nobody: what Python makes once for all pages is then shared too, and the first
    reader of each worker waits half as long. No connection stays, for two processes cannot use one.

    Where the database does not answer the server begins without it, and each request tells what is wrong.
    """
    host = next(iter(settings.ALLOWED_HOSTS), "").lstrip(".*") or "localhost"
    environ = {
        "HTTP_HOST": host,
        "HTTP_ACCEPT_ENCODING": "gzip",
        "wsgi.url_scheme": "https",
        REHEARSED: "1",
    }
    setup_testing_defaults(environ)
    try:
        connections[DEFAULT_DB_ALIAS].ensure_connection()
        application(environ, _told_if_bad)
    except DatabaseError as error:
        logger.warning("The database does not answer yet: %s", error)
    opened: Any = connections.all(initialized_only=True)
    for connection in opened:
        connection.close()
        if pool := getattr(connection, "pool", None):
            pool.close(timeout=1)  # its threads end at once, but for those that no database answers
            connection.close_pool()


def _told_if_bad(status: str, headers: Any, trouble: Any = None) -> None:
    if not status.startswith("200"):
        logger.warning("The front page answers %s before anybody asks for it", status)
