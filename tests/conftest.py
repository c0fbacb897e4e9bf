"""What every test may rely on."""

import gc
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing

import hypothesis
import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.utils.module_loading import import_string

from house.models import House
from reviews.foot import Foot, foot
from reviews.front import _popular
from reviews.size import is_large
from rows import changes
from rows.kept import RoughlyBy
from rows.until import settled_until

# No deadline: the first example pays for imports. No database: runs do not depend on each other.
hypothesis.settings.register_profile(
    "house", deadline=None, database=None, derandomize=os.environ.get("CI") == "true"
)
hypothesis.settings.load_profile("house")

DATABASE_FIXTURES = {"db", "transactional_db"}
SAME_ON_EACH = (
    *("tests/text/", "tests/exchange/test_labelled.py", "tests/test_contrast.py"),
    *("tests/test_stylesheets.py", "tests/exchange/test_hostile_files.py", "tests/moving/"),
)
"""Functions of texts alone, and tests that start the databases they need whatever this run is on."""

# Before any fixture: a module of tests that loads config.wsgi would start it.
settings.UPKEEP_IN_WEB = False


def pytest_addoption(parser) -> None:
    parser.addoption(
        "--of-database",
        action="store_true",
        help="without tests that are the same on each database",
    )


def pytest_collection_modifyitems(config, items) -> None:
    if not config.getoption("--of-database"):
        return
    kept, left = [], []
    for item in items:
        (left if _is_same_on_each(item) else kept).append(item)
    config.hook.pytest_deselected(items=left)
    items[:] = kept


def pytest_collection_finish(session) -> None:
    """Ten thousand tests and all that they imported stay: the collector need not go through them again."""
    gc.collect()
    gc.freeze()


def _is_same_on_each(item) -> bool:
    """Of those files only what has no fixture of the database; others may use it in their own processes."""
    uses = item.get_closest_marker("django_db") or DATABASE_FIXTURES & set(item.fixturenames)
    return item.nodeid.startswith(SAME_ON_EACH) and not uses


@pytest.fixture(scope="session", autouse=True)
def house_settings(tmp_path_factory) -> None:
    """For the whole run, so that the live server of the browser tests has them too."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # quick
    settings.MEDIA_ROOT = tmp_path_factory.mktemp("media")
    settings.VAR_DIR = tmp_path_factory.mktemp(
        "var"
    )  # a sweep must not meet what really waits there
    settings.WHITENOISE_AUTOREFRESH = True  # static files as they lie there, not collected ones


@pytest.fixture(autouse=True)
def empty_cache() -> None:
    """And house, foot and size as they are where nobody has saved anything, known: they cost no query."""
    cache.clear()
    House.objects.keep(House())
    foot.keep(Foot([]))
    is_large.keep(False)
    _popular.forget()  # else one that grew old would be counted anew beside another test


@pytest.fixture
def database_of_threads(transactional_db, tmp_path):
    """Two functions: to copy what the tests' database holds, and to make a thread read the copy.

    In memory SQLite does not let threads wait for each other; in a file it does. PostgreSQL needs no copy.
    """
    file = tmp_path / "copy.sqlite3"

    def copy() -> None:
        if connection.vendor == "sqlite":
            with closing(sqlite3.connect(file)) as target:
                connection.connection.backup(target)

    def connect() -> None:
        if connection.vendor == "sqlite":
            connection.settings_dict = connection.settings_dict | {"NAME": str(file)}

    return copy, connect


def pytest_terminal_summary(terminalreporter) -> None:
    """Print what tests told with ``record_property("told", …)``, from every process."""
    for report in terminalreporter.getreports("passed") + terminalreporter.getreports("failed"):
        for name, text in report.user_properties:
            if name == "told" and report.when == "call":
                terminalreporter.write_line(text)


@pytest.fixture
def watched(settings) -> Iterator[None]:
    """Writes are noticed and answers kept, as on a live site; for tests that commit."""
    settings.KEPT_PIECES = 1
    changes.move_on()
    with connection.execute_wrapper(changes.watch):
        changes.look()
        yield


@pytest.fixture
def nothing_counted(monkeypatch: pytest.MonkeyPatch, watched: None) -> None:
    """Of the lists, by this process before; and what is counted goes with the test."""
    for name in (
        *("rows.browsing._offers", "rows.browsing._counts"),
        *("reviews.views.reviews._count", "reviews.views.collections._by_boundary"),
    ):
        monkeypatch.setattr(name, RoughlyBy(import_string(name)._size, settled_until))
