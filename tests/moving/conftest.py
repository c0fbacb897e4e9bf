"""A site on SQLite in a file, with a row of every model, and an empty database on PostgreSQL."""

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing, contextmanager
from uuid import uuid4

import psycopg
import pytest

from exchange.moving.target import place
from tests.house_rules import ROOT
from tests.postgres import NoPostgres, postgres_url

FILL = """
from django.contrib.auth.models import Group
from factory.django import DjangoModelFactory
from tests import factories as make
for factory in vars(make).values():
    if not isinstance(factory, type) or DjangoModelFactory not in factory.__mro__[1:]:
        continue
    factory(**({"pk": 1} if factory._meta.get_model_class().__name__ == "House" else {}))
root = make.CommentFactory(body="누가 알겠어? 🚢 it’s a \\\\N and a\\ttab\\r\\n")
make.CommentFactory(parent=make.CommentFactory(parent=root))
make.UserFactory(staff=True).groups.add(*Group.objects.all())
make.ReviewFactory().tags.add("ferry", "밤배")
make.VersionFactory(sheet={"가": [1, 1.5, None, True, {"a": "\\\\u0000"}], "Z": 10**30})
from django.contrib.sessions.backends.db import SessionStore
for name in "ab":
    SessionStore().save()
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
editor = make.UserFactory(staff=True)
Authenticator.objects.create(user=editor, type="totp", data={"secret": "ferry"})
for ip in ("203.0.113.9", "2001:db8::9"):
    UserSession.objects.create(user=editor, ip=ip, user_agent="", session_key=ip, data={})
gone = make.CommentFactory()
gone.delete()
"""


def manage(*command, program=("manage.py",), **environment):
    return subprocess.Popen(
        [sys.executable, *program, *command],
        cwd=ROOT,
        env=os.environ | {"UPKEEP_IN_WEB": "0"} | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def ended(process):
    """Its code, and what it said."""
    out, err = process.communicate(timeout=240)
    return process.returncode, out + err


def done(process):
    code, told = ended(process)
    assert code == 0, told
    return told


@pytest.fixture(scope="package")
def filled_site(tmp_path_factory):
    file = tmp_path_factory.mktemp("filled") / "db.sqlite3"
    place = {"DATABASE_URL": f"sqlite:///{file}", "MEDIA_ROOT": str(file.parent / "media")}
    done(manage("migrate", "-v0", **place))
    done(manage("shell", "-v0", "-c", FILL, **place))
    return file


class Site:
    """``file`` is its database; ``change`` writes to it as another process would."""

    def __init__(self, file):
        self.file = file

    def run(self, *command, target="", **options):
        place = {
            "DATABASE_URL": f"sqlite:///{self.file}",
            "MEDIA_ROOT": str(self.file.parent / "media"),
        }
        return manage(*command, **place, TARGET_DATABASE_URL=target, **options)

    def change(self, *statements):
        with closing(sqlite3.connect(self.file, isolation_level=None)) as file:
            for statement in statements:
                file.execute(*statement) if isinstance(statement, tuple) else file.execute(
                    statement
                )

    def ask(self, question):
        with closing(sqlite3.connect(self.file)) as file:
            return file.execute(question).fetchall()


@pytest.fixture
def site(filled_site, tmp_path):
    with closing(sqlite3.connect(filled_site)) as file:
        file.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return Site(shutil.copy(filled_site, tmp_path / "db.sqlite3"))


@pytest.fixture(scope="package")
def server():
    """The address of a server, without the name of a database."""
    here = os.environ.get("DATABASE_URL", "")
    if here.startswith("postgres"):
        yield here.rpartition("/")[0]
        return
    try:
        with postgres_url() as url:
            yield url.rpartition("/")[0]
    except NoPostgres as problem:
        pytest.skip(str(problem))


@pytest.fixture(scope="package")
def migrated(server):
    """The name of a database with tables, to make others of."""
    with _database(server) as name:
        done(manage("migrate", "-v0", DATABASE_URL=f"{server}/{name}"))
        yield name


class Place:
    def __init__(self, url):
        self.url = url

    def ask(self, question):
        with _link(self.url) as link:
            found = link.execute(question)
            return found.fetchall() if found.description else []


@pytest.fixture
def target(server, migrated):
    """Just migrated, which is sooner made than what is empty."""
    with _database(server, f"TEMPLATE {migrated}") as name:
        yield Place(f"{server}/{name}")


@pytest.fixture
def empty_target(server):
    with _database(server) as name:
        yield Place(f"{server}/{name}")


@contextmanager
def _database(server, kind=""):
    name = f"moving_{uuid4().hex[:12]}"
    with _link(f"{server}/postgres") as link:
        link.execute(f"CREATE DATABASE {name} {kind}")
    try:
        yield name
    finally:
        with _link(f"{server}/postgres") as link:
            link.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _link(url):
    """By what the address says to the site: libpq reads a folder in the place of a host otherwise."""
    return psycopg.connect(**place(url), autocommit=True)
