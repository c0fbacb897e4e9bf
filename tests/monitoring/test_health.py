"""What a monitor or a balancer is told."""

import logging
from unittest.mock import patch

import pytest
from django.db import OperationalError, connection, connections
from django.db.migrations.recorder import MigrationRecorder

SECRET = "password=rain-on-the-deck"
FINE = "database: ok\nmigrations: ok\ncache: ok\n"


@pytest.fixture
def down():
    """Makes the database refuse while it is asked, with a reason that names a secret."""

    def cursor():
        raise OperationalError(f"could not connect: {SECRET}")

    return lambda: patch.object(connections["default"], "cursor", cursor)


def test_process_answers_without_a_database(client):
    """There is none in this test: whoever asked it would fail."""
    answer = client.get("/healthz")
    assert (answer.status_code, answer.text) == (200, "ok\n")
    assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_balancer_asks_by_address_and_without_https(client, db, settings, path):
    settings.ALLOWED_HOSTS, settings.SECURE_SSL_REDIRECT = ["daesa.example"], True
    assert client.get(path, headers={"host": "10.0.0.7:8000"}).status_code == 200
    assert client.post(path).status_code == 405


def test_site_that_can_answer_readers_is_ready(client, db):
    answer = client.get("/readyz")
    assert (answer.status_code, answer.text) == (200, FINE)


def test_database_that_is_down_is_told_without_its_secrets(client, db, down, caplog):
    with caplog.at_level(logging.WARNING, "django.monitoring"), down():
        answer = client.get("/readyz")
        assert client.get("/healthz").status_code == 200
    assert answer.status_code == 503
    assert answer.text == FINE.replace("database: ok", "database: does not answer").replace(
        "migrations: ok", "migrations: unknown"
    )
    assert SECRET in caplog.text


def test_release_that_was_not_migrated_is_not_ready(client, db):
    MigrationRecorder(connection).record_unapplied("reviews", "0008_search_text")
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert "migrations: 1 are not applied\n" in answer.text


@pytest.mark.parametrize(
    ("backend", "state"),
    [
        ("tests.monitoring.test_health.Down", "does not answer"),
        ("django.core.cache.backends.dummy.DummyCache", "does not keep what it is given"),
    ],
)
def test_cache_that_is_down_is_told(client, db, settings, backend, state):
    settings.CACHES = {"default": {"BACKEND": backend}}
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert f"cache: {state}\n" in answer.text
    assert SECRET not in answer.text


class Down:
    """A cache whose server is gone."""

    def __init__(self, location, params):
        pass

    def set(self, *args, **options):
        raise ConnectionError(SECRET)

    def close(self):
        pass
