"""What is said of a database that knows no letters but ASCII."""

from contextlib import contextmanager

import pytest
from django.db import connection

from search import checks


@contextmanager
def database_of_letters(locale):
    """A connection to a new database of this character type."""
    other = connection.copy(alias="other")
    other.settings_dict["NAME"] += "_letters"
    name = connection.ops.quote_name(other.settings_dict["NAME"])
    with connection._nodb_cursor() as cursor:
        cursor.execute(
            f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE '{locale}'"
        )
        try:
            yield other
        finally:
            other.close()
            other.close_pool()
            cursor.execute(f"DROP DATABASE {name}")


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no locale")
@pytest.mark.parametrize(("locale", "cautions"), [("C", 1), ("POSIX", 1), ("C.UTF-8", 0)])
def test_plain_locale_is_told(db, monkeypatch, locale, cautions):
    with database_of_letters(locale) as other:
        monkeypatch.setattr(checks, "connections", {"other": other})
        found = checks.letters_are_known(databases=["other"])
    assert [one.id for one in found] == ["search.W001"] * cautions


def test_database_of_the_tests_knows_letters(db):
    assert checks.letters_are_known(databases=["default"]) == []
    assert checks.letters_are_known() == []
