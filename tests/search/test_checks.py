"""What is said of a database that knows no letters but ASCII."""

import pytest

from search import checks


@pytest.mark.parametrize(("locale", "cautions"), [("C", 1), ("POSIX", 1), ("C.UTF-8", 0), ("", 0)])
def test_plain_locale_is_told(db, monkeypatch, locale, cautions):
    monkeypatch.setattr(checks, "_character_type", lambda alias: locale)
    monkeypatch.setattr(checks.connections["default"], "vendor", "postgresql")
    found = checks.letters_are_known(databases=["default"])
    assert [one.id for one in found] == ["search.W001"] * cautions


def test_database_of_the_tests_knows_letters(db):
    assert checks.letters_are_known(databases=["default"]) == []
    assert checks.letters_are_known() == []
