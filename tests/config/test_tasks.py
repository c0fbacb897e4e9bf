"""Work that nobody waits for: done at once, or by a worker where the site says so."""

from io import StringIO

import pytest
from django.contrib.admin import site
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import connection
from django.test import override_settings

from rows.changes import UNSEEN
from tests import factories as make
from tests.live import start

TOLD = "from config import settings as s; print(s.TASKS['default'], 'django_tasks_db' in s.INSTALLED_APPS)"
IN_DATABASE = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


@pytest.fixture
def queue(transactional_db, settings):
    """The table of the queue, as ``migrate`` makes it where the app is there."""
    with override_settings(
        INSTALLED_APPS=[*settings.INSTALLED_APPS, "django_tasks_db"], TASKS=IN_DATABASE
    ):
        from django_tasks_db.models import DBTaskResult

        with connection.schema_editor() as editor:
            editor.create_model(DBTaskResult)
        yield DBTaskResult
        with connection.schema_editor() as editor:
            editor.delete_model(DBTaskResult)
        if site.is_registered(
            DBTaskResult
        ):  # by the app, which found the desk as it was made ready
            site.unregister(DBTaskResult)


def missing(photo):
    return [one.name for one in photo.image.every_rendition if not default_storage.exists(one.name)]


def test_worker_makes_the_copies_of_a_picture(queue):
    photo = make.PhotoFactory()
    assert missing(photo) == [one.name for one in photo.image.every_rendition]
    assert queue.objects.get().status == "READY"
    call_command("db_worker", "--batch", "--no-startup-delay", "--no-reload", stdout=StringIO())
    assert missing(photo) == []
    assert queue.objects.get().status == "SUCCESSFUL"


def test_copies_are_made_at_once_without_a_worker(transactional_db):
    assert missing(make.PhotoFactory()) == []


def test_queue_makes_no_page_old(queue):
    assert queue._meta.db_table in UNSEEN


@pytest.mark.parametrize(
    ("told", "meant"),
    [
        ({}, "{'BACKEND': 'django.tasks.backends.immediate.ImmediateBackend'} False\n"),
        ({"TASKS": "database"}, "{'BACKEND': 'django_tasks_db.DatabaseBackend'} True\n"),
    ],
)
def test_setting_says_who_works(told, meant):
    assert start(TOLD, **told).stdout == meant


def test_setting_that_means_nothing_is_refused():
    assert "TASKS is redis: write database" in start(TOLD, TASKS="redis").stderr
