"""One web process on SQLite, killed again and again while comments are posted."""

import os
import sqlite3
import time
from contextlib import closing
from statistics import median

import pytest
from django.conf import settings
from django.db import connection
from django.db.backends.sqlite3._functions import register

from tests import factories as make
from tests.drill.load import Site, repeating
from tests.drill.servers import free_port, listens, wait_until, web

KILLS = int(os.environ.get("DRILL_KILLS", "6"))
SLOWEST = 5 if "DRILL_KILLS" in os.environ else 15
"""Seconds to recover. Other tests run beside this one, unless it is the drill alone."""
LIVED = 0.3
"""Seconds for which a process takes comments before it is killed."""


@pytest.fixture
def site(transactional_db, tmp_path):
    """A process, the site it serves, and its database."""
    if connection.vendor != "sqlite":
        pytest.skip("This drill is of SQLite.")
    review = make.ReviewFactory(slug="night-ferry")
    file = tmp_path / "db.sqlite3"
    with closing(sqlite3.connect(file)) as target:
        connection.connection.backup(target)
    port = free_port()
    told = {
        "DATABASE_URL": f"sqlite:///{file}",
        "SECRET_KEY": settings.SECRET_KEY,
        "BEHIND_PROXY": "1",
    }
    process = web(tmp_path, port, told)
    yield process, Site(port, review.slug), file
    process.kill()


def test_no_comment_that_was_taken_is_lost(site, record_property):
    process, asked, file = site
    recoveries = []
    process.start()
    wait_until(lambda: listens(asked.port))
    with repeating(asked.comment, pause=0.03):
        for _ in range(KILLS):
            wait_for_comment(asked, time.monotonic())
            time.sleep(LIVED)
            process.kill()
            killed = time.monotonic()
            process.start()
            recoveries.append(wait_for_comment(asked, killed))
    process.kill()
    with closing(sqlite3.connect(file)) as database:
        register(database)  # the constraints call functions of Django's
        kept = {body for (body,) in database.execute("SELECT body FROM comments_comment")}
        [[whole]] = database.execute("PRAGMA integrity_check").fetchall()
        strays = database.execute("PRAGMA foreign_key_check").fetchall()
        [[mode]] = database.execute("PRAGMA journal_mode").fetchall()
    cut = sum(answer.status == 0 for answer in asked.answers)
    lost = set(asked.taken) - kept
    record_property(
        "told",
        f"kill -9 × {KILLS} on SQLite: {len(asked.taken)} comments taken, {len(lost)} lost, {cut} not"
        f" answered; integrity_check {whole}; recovery took {median(recoveries):.1f} s, at most"
        f" {max(recoveries):.1f} s",
    )
    assert (whole, strays, mode) == ("ok", [], "wal")
    assert len(asked.taken) > KILLS
    assert lost == set()
    assert max(recoveries) <= SLOWEST


def wait_for_comment(asked: Site, since: float) -> float:
    wait_until(lambda: asked.first("comment", since) < float("inf"))
    return asked.first("comment", since)
