"""What a server loads before its workers begin, and what it leaves to who needs it."""

import os
import subprocess
import sys
from typing import Any
from unittest.mock import MagicMock

import pytest
from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, OperationalError, connections

from config.loading import rehearse
from config.monitoring import requests
from config.wsgi import application


@pytest.fixture
def connection(monkeypatch):
    """The only one that is open, as far as the rehearsal knows: that of the test goes on."""
    opened = MagicMock()
    monkeypatch.setattr(connections, "all", lambda **asked: [opened])
    return opened


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("https", "hosts"), [(False, ["*"]), (True, [".example.com", "other.example"]), (True, [])]
)
def test_front_page_is_made_for_nobody(https, hosts, connection, settings, caplog):
    settings.SECURE_SSL_REDIRECT = https
    settings.ALLOWED_HOSTS = hosts
    settings.DEBUG = not hosts  # which is when no host need be named
    asked: list[dict[str, Any]] = []

    def watched(environ: dict[str, Any], start_response: Any) -> Any:
        asked.append(environ)
        return application(environ, start_response)

    rehearse(watched)
    assert [environ["PATH_INFO"] for environ in asked] == ["/"]
    assert caplog.records == []
    connection.close.assert_called()
    connection.close_pool.assert_called()


@pytest.mark.django_db
def test_page_that_cannot_be_made_is_told_of(connection, caplog):
    def failing(environ: dict[str, Any], start_response: Any) -> list[bytes]:
        start_response("503 Service Unavailable", [])
        return [b"later"]

    rehearse(failing)
    assert caplog.messages == [
        "The front page answers 503 Service Unavailable before anybody asks for it"
    ]
    connection.close.assert_called()


def test_server_begins_without_a_database(connection, caplog, monkeypatch):
    gone = MagicMock(side_effect=OperationalError("connection refused"))
    monkeypatch.setattr(connections[DEFAULT_DB_ALIAS], "ensure_connection", gone)
    rehearse(MagicMock(side_effect=AssertionError("asked for a page all the same")))
    assert caplog.messages == ["The database does not answer yet: connection refused"]
    connection.pool.close.assert_called_with(timeout=1)


@pytest.mark.django_db
def test_rehearsal_is_no_visit(connection, settings, monkeypatch):
    settings.LOG_FORMAT = "json"
    told = MagicMock()
    monkeypatch.setattr(requests.logger, "info", told)
    rehearse(application)
    told.assert_not_called()


def test_readers_do_not_load_what_imports_a_blog():
    """A tenth of a worker's memory, for what an editor does once."""
    code = "import config.wsgi, sys; print(*sys.modules, sep='\\n')"
    environment = os.environ | {"LOADED_BEFORE_WORKERS": "1"}
    command = [sys.executable, "-c", code]
    ran = subprocess.run(
        command, cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True, check=True
    )
    loaded = ran.stdout.split()
    assert "exchange.admin.doubts" in loaded
    assert [
        name for name in loaded if name.startswith(("text.articles.rec", "exchange.blogs.run"))
    ] == []
