"""What Prometheus reads, and where nobody else does."""

import json
import os
import socket
import subprocess
import sys
import urllib.request

import pytest

from tests.house_rules import ROOT
from tests.live import LIVE, start

ASK = """
import os, django
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from tests import factories as make
make.CommentFactory(pending=True)
make.NoticeFactory()
from django.test import Client
for path in ("/", "/", "/shows/none/", "/healthz"):
    Client().get(path)
"""
ASK_THREE_TIMES = """
import io, os
from config.wsgi import application
from django.core.management import call_command
call_command("migrate", verbosity=0)
from django.test import RequestFactory
told = {"accept-encoding": "gzip", "x-forwarded-proto": "https", "x-request-id": "edge-7f3a.0001"}
for _ in range(3):
    asked = RequestFactory().get("/robots.txt", headers=told | {"host": "daesa.example"})
    application(asked.environ | {"wsgi.input": io.BytesIO()}, lambda status, headers: None)
"""
ASK_AGAIN = ASK[: ASK.index("from django.core.management")] + ASK[ASK.index("from django.test") :]


@pytest.fixture
def environment(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as listener:
        address = f"127.0.0.1:{listener.getsockname()[1]}"
    return {
        "DATABASE_URL": f"sqlite:///{tmp_path}/db.sqlite3",
        "MEDIA_ROOT": str(tmp_path / "media"),
        "METRICS_ADDRESS": address,
        "METRICS_DIR": str(tmp_path / "metrics"),
    }


@pytest.fixture
def read(environment):
    """What is served, as a dictionary."""
    process = subprocess.Popen(
        [sys.executable, "manage.py", "serve_metrics"],
        cwd=ROOT,
        env=os.environ | environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    address = process.stdout.readline().strip()

    def read():
        with urllib.request.urlopen(address) as answer:
            lines = answer.read().decode().splitlines()
        return dict(line.rsplit(" ", 1) for line in lines if not line.startswith("#"))

    yield read
    process.terminate()
    process.communicate(timeout=60)
    assert process.returncode == 0


def test_counts_of_two_processes_are_one(environment, read):
    for program in (ASK, ASK_AGAIN):
        told = start(program, **environment)
        assert told.returncode == 0, told.stderr
    found = read()
    home = 'daesa_requests_total{method="GET",status="200",view="reviews:home"}'
    assert found[home] == "4.0"
    assert (
        found['daesa_requests_total{method="GET",status="404",view="shows:show_detail"}'] == "2.0"
    )
    assert found['daesa_request_seconds_count{view="reviews:home"}'] == "4.0"
    assert float(found['daesa_queries_total{view="reviews:home"}']) > 4
    assert found["daesa_comments_held"] == "1.0"
    assert found['daesa_mails_waiting{kind="talk"}'] == "1.0"
    assert found["daesa_database_up"] == "1.0"
    assert not [name for name in found if "healthz" in name]


def test_kept_page_is_counted_and_told_of(environment, read, tmp_path):
    """Though Django’s handler is not asked for it."""
    live = LIVE | {"BEHIND_PROXY": "1", "LOG_FORMAT": "json", "UPKEEP_IN_WEB": "0"}
    own = {"DJANGO_SETTINGS_MODULE": "tests.bench.settings", "BENCH_FOLDER": str(tmp_path)}
    told = start(ASK_THREE_TIMES, **live, **own, **environment)
    assert told.returncode == 0, told.stderr
    lines = [json.loads(line) for line in told.stderr.splitlines() if "milliseconds" in line]
    assert [(line["view"], line["status"]) for line in lines] == [
        ("robots", 200),
        ("none", 200),
        ("none", 200),
    ]
    assert {line["request"] for line in lines} == {"edge-7f3a.0001"}
    found = read()
    assert found['daesa_page_cache_total{result="miss"}'] == "1.0"
    assert found['daesa_page_cache_total{result="hit"}'] == "2.0"
    assert found['daesa_requests_total{method="GET",status="200",view="none"}'] == "2.0"


def test_database_that_is_down_is_a_count_too(environment, read):
    found = read()  # no tables are there
    assert found["daesa_database_up"] == "0.0"


def test_metrics_are_nowhere_on_the_public_port(client, db):
    for path in ("/metrics", "/metrics/", "/ko/metrics"):
        assert client.get(path).status_code == 404


def test_command_says_what_it_needs():
    for variables, sentence in (
        ({}, "Name a folder in METRICS_DIR"),
        ({"METRICS_DIR": "var/metrics", "METRICS_ADDRESS": "9180"}, "METRICS_ADDRESS is host:port"),
    ):
        command = (
            "import sys; sys.argv = ['manage.py', 'serve_metrics']; import manage; manage.main()"
        )
        ended = start(command, **variables)
        assert ended.returncode == 1
        assert sentence in ended.stderr
        assert "Traceback" not in ended.stderr
