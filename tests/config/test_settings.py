"""Settings from the environment."""

import pytest
from django.db import connection

from config.databases import database
from tests.live import LIVE, start

FAILURE = """
import logging, os, django
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
django.setup()
logging.getLogger("django.request").error("A page broke")
"""


def test_live_site_starts_with_its_secrets():
    assert start(**LIVE).stdout == "31536000\n"


def test_live_site_tells_its_log_of_a_page_that_broke():
    assert start(FAILURE, **LIVE).stderr == "ERROR django.request: A page broke\n"


@pytest.mark.parametrize("missing", ["SECRET_KEY", "ALLOWED_HOSTS"])
def test_live_site_stops_without_a_secret_and_names_it(missing):
    ended = start(**{name: value for name, value in LIVE.items() if name != missing})
    assert ended.returncode != 0
    assert f"Set the {missing} environment variable" in ended.stderr


@pytest.mark.parametrize("language", ["fr", "en_US:en", "한국어"])
def test_site_stops_at_a_language_that_it_does_not_speak(language):
    ended = start(SITE_LANGUAGE=language, PYTHONUTF8="1")
    assert ended.returncode != 0
    assert f"SITE_LANGUAGE is {language}: write en or ko." in ended.stderr


def test_site_speaks_the_language_of_its_setting():
    program = "from config import settings; print(settings.LANGUAGE_CODE)"
    assert start(program, SITE_LANGUAGE="ko").stdout == "ko\n"


def test_readers_are_counted_unless_the_site_says_no():
    program = "from config import settings; print(settings.COUNT_VIEWS)"
    assert start(program).stdout == "True\n"
    assert start(program, COUNT_VIEWS="0").stdout == "False\n"


def test_sqlite_is_set_up_for_production():
    options = database("sqlite:////srv/daesa.sqlite3")["OPTIONS"]
    assert (options["transaction_mode"], options["timeout"]) == ("IMMEDIATE", 10)
    assert "journal_mode=WAL" in options["init_command"]


def test_postgres_has_a_pool_and_keeps_its_own_options():
    config = database("postgres://u:p@db.example:5433/daesa?sslmode=require")
    options = config["OPTIONS"]
    assert options == {
        "sslmode": "require",
        "connect_timeout": 5,
        "pool": {"max_size": 6, "timeout": 5, "reconnect_timeout": 5},
    }
    assert config["CONN_HEALTH_CHECKS"]
    assert (config["HOST"], config["PORT"], config["CONN_MAX_AGE"]) == ("db.example", 5433, 0)


@pytest.mark.parametrize("url", ["mysql://u:p@h/db", "daesa.sqlite3", ""])
def test_other_databases_are_refused(url):
    with pytest.raises(ValueError, match="sqlite:/// or postgres://"):
        database(url)


def test_the_connection_of_this_run_is_as_it_was_set_up(db):
    if connection.vendor == "postgresql":
        assert connection.pool is not None
        return
    with connection.cursor() as cursor:
        found = {
            name: cursor.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("foreign_keys", "synchronous", "busy_timeout")
        }
    assert found == {"foreign_keys": 1, "synchronous": 1, "busy_timeout": 10_000}
