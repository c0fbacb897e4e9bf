"""The names of requests, in the log and in the answer."""

import json
import logging
import re

import pytest
from django.core.exceptions import ImproperlyConfigured

from config.monitoring.logs import Json, Line
from config.monitoring.requests import current
from tests.live import LIVE, start

MADE = re.compile(r"[0-9a-f]{32}")
QUIET = {"DATABASE_URL": "sqlite://:memory:", "PYTHONWARNINGS": "ignore"}  # no files were collected
GIVEN = "edge-7f3a.0001"


def named(client, given=GIVEN):
    return client.get("/healthz", headers={"x-request-id": given}).headers["X-Request-ID"]


def test_each_answer_names_its_request(client):
    first, second = (client.get("/healthz").headers["X-Request-ID"] for _ in range(2))
    assert MADE.fullmatch(first)
    assert first != second


def test_name_is_taken_from_a_proxy_alone(client, settings):
    assert MADE.fullmatch(named(client))
    settings.BEHIND_PROXY = True
    assert named(client) == GIVEN


@pytest.mark.parametrize(
    "given", ["short", "a" * 65, "two words here", 'x"} {"level": 1', "밤배" * 4]
)
def test_name_that_would_spoil_the_log_is_replaced(client, settings, given):
    settings.BEHIND_PROXY = True
    assert MADE.fullmatch(named(client, given))


@pytest.fixture
def record():
    return logging.LogRecord("django.request", logging.ERROR, "", 0, "A page\nbroke", (), None)


def test_line_ends_with_the_name_of_its_request(record):
    line = Line("{levelname} {name}: {message}", style="{")
    assert line.format(record) == "ERROR django.request: A page\nbroke"
    token = current.set(GIVEN)
    assert line.format(record) == f"ERROR django.request: A page\nbroke [{GIVEN}]"
    current.reset(token)


def test_json_is_one_line_with_all_of_an_error(record):
    try:
        raise ValueError("밤배")
    except ValueError as error:
        record.exc_info = (type(error), error, error.__traceback__)
    line = Json().format(record)
    told = json.loads(line)
    assert "\n" not in line
    assert (told["level"], told["logger"], told["message"]) == (
        "ERROR",
        "django.request",
        "A page\nbroke",
    )
    assert told["error"].endswith("ValueError: 밤배")
    assert "request" not in told


ASK = """
import os, django
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
django.setup()
from django.test import Client
client = Client(raise_request_exception=False)
client.get("/healthz?q=who-asks", headers={"x-request-id": "edge-7f3a.0001"})
client.post("/admin/login/?next=/key", {"username": "mina"}, secure=True, REMOTE_ADDR="203.0.113.9")
"""


def test_json_tells_of_each_request_and_of_no_reader():
    told = start(ASK, **LIVE, LOG_FORMAT="json", BEHIND_PROXY="1", **QUIET)
    first, *others = map(json.loads, told.stderr.splitlines())
    assert first["request"] == GIVEN
    assert (first["view"], first["method"], first["status"]) == ("none", "GET", 200)
    assert first["milliseconds"] >= 0
    assert others[-1]["status"] >= 400
    for secret in ("who-asks", "203.0.113.9", "mina", "/key"):
        assert secret not in "".join(
            line for line in told.stderr.splitlines() if "milliseconds" in line
        )


def test_lines_are_for_people_unless_the_site_says_so():
    assert start(ASK.rpartition("client.post")[0], **LIVE, **QUIET).stderr == ""


def test_other_format_is_refused():
    ended = start(LOG_FORMAT="xml")
    assert ended.returncode != 0
    assert ImproperlyConfigured.__name__ in ended.stderr
    assert "LOG_FORMAT is xml: write line or json." in ended.stderr
