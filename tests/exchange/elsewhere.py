"""Sites beside the one of the tests, each with processes of its own."""

import os
import subprocess
import sys
from contextlib import closing, contextmanager
from pathlib import Path

from django.db import connection

ROOT = Path(__file__).parent.parent.parent
MANAGE = ("manage.py",)
KILLING = ("-m", "tests.exchange.killing")


@contextmanager
def sites(place):
    made = []

    def site(name):
        folder = place / name
        folder.mkdir()
        address = f"sqlite:///{folder}/db.sqlite3"
        if connection.vendor == "postgresql":
            made.append(f"drill_{os.getpid()}_{name}")
            with closing(_server()) as server:
                server.execute(f"CREATE DATABASE {made[-1]}")
            address = os.environ["DATABASE_URL"].rpartition("/")[0] + f"/{made[-1]}"
        env = os.environ | {
            "DATABASE_URL": address,
            "MEDIA_ROOT": str(folder / "media"),
            "UPKEEP_IN_WEB": "0",
        }

        def run(*command, program=MANAGE, **options):
            line = [sys.executable, *program, *command]
            return subprocess.Popen(
                line,
                cwd=ROOT,
                env=env,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
                **options,
            )

        return run, folder

    yield site
    for database in made:
        with closing(_server()) as server:
            server.execute(f"DROP DATABASE IF EXISTS {database} WITH (FORCE)")


def _server():
    """The server itself, beside Django: no transaction may be open where a database is made."""
    import psycopg

    told = connection.get_connection_params()
    place = {name: told[name] for name in ("host", "port", "user", "password") if name in told}
    return psycopg.connect(dbname="postgres", autocommit=True, **place)


def done(process):
    out, err = process.communicate(timeout=120)
    assert process.returncode == 0, err
    return out
