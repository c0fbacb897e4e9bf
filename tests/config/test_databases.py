"""What a process that answers readers asks of SQLite, and no command does."""

from tests.live import LIVE, start

ASK = """
from django.db import connection
with connection.cursor() as cursor:
    cursor.execute("PRAGMA cache_size")
    print(cursor.fetchone()[0])
"""
SETUP = "import django; django.setup()"


def test_server_keeps_little_of_its_file(tmp_path):
    own = LIVE | {
        "BENCH_FOLDER": str(tmp_path),
        "DATABASE_URL": f"sqlite:///{tmp_path}/db.sqlite3",
        "DJANGO_SETTINGS_MODULE": "tests.bench.settings",
        "UPKEEP_IN_WEB": "0",
    }
    server, command = (start(begun + ASK, **own) for begun in ("import config.wsgi", SETUP))
    assert (server.stdout, command.stdout) == ("-200\n", "-2000\n"), server.stderr
