"""Something is gone or full: what can be answered is answered, and what was acknowledged is kept.

A database, a replica, Redis and processes that die: tests/drill/. A cache that is gone: tests/config/
test_shared_cache.py. Mail that does not go out: tests/comments/test_failures.py and test_outbox.py.
"""

from contextlib import contextmanager
from datetime import timedelta
from threading import Thread

import pytest
from django.core.cache import caches
from django.core.files.storage import FileSystemStorage
from django.core.management import get_commands
from django.db import connection, connections
from django.test import Client
from django.utils import timezone

from comments import stamps
from comments.models import Comment
from rows import changes
from rows.management.commands import migrate
from tests import factories as make
from tests.comments.typing import form_of, typed
from tests.exchange.elsewhere import done, sites

LONG = "A thought that takes its room. " * 60


@contextmanager
def full_disk():
    """SQLite gets not one page more, and says so as it does where the disk is full."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")
        [pages] = cursor.execute("PRAGMA page_count").fetchone()
        cursor.execute(f"PRAGMA max_page_count = {pages}")
        yield
        cursor.execute("PRAGMA max_page_count = 1073741823")


def post(review, number):
    """Each from a network of its own; and the text, as a form that comes back has it."""
    body = f"Number {number}. {LONG}"
    sent = typed(body=body, name=f"Ines {number}", email=f"ines{number}@mail.example")
    place = {"REMOTE_ADDR": f"10.0.{number}.1"}
    return Client().post(form_of(review), sent, **place), sent


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL's disk is its own")
def test_full_disk_takes_no_comment_and_loses_none(transactional_db):
    review = make.ReviewFactory(headline="Night Ferry, and the tide")
    with full_disk():
        answers = [post(review, number) for number in range(12)]
        refused = [(answer, sent) for answer, sent in answers if answer.status_code == 503]
        taken = [sent["body"].strip() for answer, sent in answers if answer.status_code == 302]
        assert len(refused) + len(taken) == len(answers)
        assert refused
        answer, sent = refused[-1]
        assert "The site is busy. Your text is still here" in answer.text
        assert sent["body"] in answer.text
        assert "Night Ferry, and the tide" in Client().get("/").text
    assert set(taken) == set(Comment.objects.values_list("body", flat=True))
    assert Client().post(form_of(review), sent).status_code == 302


def test_comment_is_taken_where_its_mark_cannot_be_written(transactional_db, monkeypatch):
    def full(*tables):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(changes, "move_on", full)
    review = make.ReviewFactory()
    with connection.execute_wrapper(changes.watch):
        answer = Client().post(form_of(review), typed(body="It arrived."))
    assert answer.status_code == 302
    assert Comment.objects.get().body == "It arrived."


def test_page_and_its_picture_stand_where_no_copy_can_be_written(client, db, monkeypatch):
    def full(*args, **options):
        raise OSError(28, "No space left on device")

    photo = make.PhotoFactory()
    monkeypatch.setattr(FileSystemStorage, "_save", full)
    page = client.get(photo.review.get_absolute_url())
    assert photo.image.largest_url in page.text
    assert client.get(f"/cards/reviews/{photo.review.slug}.png").status_code in (200, 404)


def test_form_of_a_clock_that_was_ahead_is_taken(client, db, monkeypatch):
    with monkeypatch.context() as ahead:
        tomorrow = timezone.now() + timedelta(days=1)
        ahead.setattr(stamps, "time", tomorrow.timestamp)
        sent = typed()
    review = make.ReviewFactory()
    assert client.post(form_of(review), sent).status_code == 302
    assert Comment.objects.count() == 1


def test_page_of_a_clock_that_was_ahead_is_made_again(
    client, transactional_db, settings, monkeypatch
):
    """It showed what was not to be seen until tomorrow."""
    settings.KEPT_PAGES = 100
    caches["pages"].clear()
    now = timezone.now
    make.ReviewFactory(headline="Of tomorrow", published_at=now() + timedelta(hours=20))
    with monkeypatch.context() as ahead:
        ahead.setattr(timezone, "now", lambda: now() + timedelta(days=1))
        assert "Of tomorrow" in client.get("/reviews/").text
    assert "Of tomorrow" not in client.get("/reviews/").text


def test_second_migrate_waits_for_the_first(transactional_db, settings, tmp_path, monkeypatch):
    settings.VAR_DIR = tmp_path
    monkeypatch.setattr(migrate, "AGAIN_AFTER", 0.01)
    with monkeypatch.context() as in_a_file:
        if connection.vendor == "sqlite":
            of = migrate._in_a_file
            in_a_file.setattr(migrate, "_in_a_file", lambda _, stack: of(InAFile(), stack))
        told = migrated_by_two()
    assert told == ["waits", "migrates"]


class InAFile:
    """What the lock asks of a database that is not in memory."""

    def is_in_memory_db(self):
        return False


def migrated_by_two():
    """What the second one does, who comes while the first one is at it."""
    done = []

    def second():
        with migrate.alone(connections["default"], lambda: done.append("waits")):
            done.append("migrates")
        connection.close()

    with migrate.alone(connection, lambda: pytest.fail("Nobody is before it.")):
        thread = Thread(target=second)
        thread.start()
        while not done:
            thread.join(0.01)
        assert done == ["waits"]
    thread.join()
    with migrate.alone(connection, lambda: pytest.fail("Nobody has it any more.")):
        return done


def test_two_processes_of_migrate_make_one_database(tmp_path):
    with sites(tmp_path) as site:
        run, _ = site("twice")
        both = [run("migrate"), run("migrate")]
        told = [process.communicate(timeout=300) for process in both]
        assert [process.returncode for process in both] == [0, 0], told
        assert sum("No migrations to apply." in out for out, _ in told) == 1
        assert "[ ]" not in done(run("showmigrations"))


def test_migrate_is_ours():
    assert get_commands()["migrate"] == "rows"
