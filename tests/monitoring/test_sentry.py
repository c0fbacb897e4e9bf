"""Errors told elsewhere, and of whom they say nothing."""

import gzip
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from tests.live import start

BREAK = """
import os, sys, django
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
django.setup()
from django.conf import settings
from django.test import Client
from django.urls import path
from config import urls
from house.models import House

def broken(request, key):
    typed = request.POST["password"]
    raise ZeroDivisionError("A page broke")

key, address, session, password, browser, asked = os.environ["OF_A_READER"].split(",")
urlpatterns = [path("<slug:key>/", broken), *urls.urlpatterns]
settings.ROOT_URLCONF = "__main__"
House.objects.keep(House())
client = Client(raise_request_exception=False, REMOTE_ADDR=address)
client.cookies["sessionid"] = session
client.post(f"/{key}/?q={asked}", {"password": password}, HTTP_USER_AGENT=browser)
import sentry_sdk
sentry_sdk.flush(5)
"""
OF_A_READER = [
    "key-of-a-commenter",
    "203.0.113.9",
    "session-of-mina",
    "umbrella",
    "A browser",
    "who-asks",
]
NEVER = "prometheus_client", "sentry_sdk", "redis", "storages", "boto3", "django_tasks_db"
LOAD = f"""
import sys
from config.wsgi import application
print(sorted(set(sys.modules) & {set(NEVER)}))
"""


@pytest.fixture
def elsewhere():
    """The service: what it is sent, as text."""
    told = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            content = self.rfile.read(int(self.headers["Content-Length"]))
            is_packed = self.headers.get("Content-Encoding") == "gzip"
            told.append((gzip.decompress(content) if is_packed else content).decode())
            self.send_response(200)
            self.end_headers()

        def log_message(self, *arguments):
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server.server_port, told
    server.shutdown()
    thread.join()
    server.server_close()


def test_error_is_told_elsewhere_without_its_reader(elsewhere):
    port, told = elsewhere
    ended = start(
        BREAK,
        SENTRY_DSN=f"http://public@127.0.0.1:{port}/1",
        DATABASE_URL="sqlite://:memory:",
        OF_A_READER=",".join(OF_A_READER),
    )
    assert ended.returncode == 0, ended.stderr
    sent = "\n".join(told)
    assert "ZeroDivisionError" in sent
    assert "A page broke" in sent
    assert [word for word in OF_A_READER if word in sent] == []


def test_nothing_that_is_optional_is_loaded_unless_it_is_asked_for():
    ended = start(LOAD, UPKEEP_IN_WEB="0")
    assert ended.stdout == "[]\n", ended.stderr


def test_missing_package_is_named(tmp_path):
    (tmp_path / "sentry_sdk.py").write_text("raise ImportError")
    ended = start(SENTRY_DSN="http://public@127.0.0.1:9/1", PYTHONPATH=str(tmp_path))
    assert "SENTRY_DSN needs the package sentry-sdk: run make extras." in ended.stderr
