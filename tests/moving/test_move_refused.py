"""What is not moved, and what is there after: nothing."""

import signal

import pytest

from tests.exchange.elsewhere import KILLING
from tests.moving.conftest import done, ended

ROWS = "SELECT (SELECT count(*) FROM comments_comment), (SELECT count(*) FROM accounts_user)"
BODY = "UPDATE comments_comment SET body = 'a' || char(0) || 'b' WHERE id = 1"


def refused(site, target):
    code, told = ended(site.run("migrate_to_postgres", target=target.url))
    assert code == 1, told
    assert "Traceback" not in told
    return told


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        (BODY, "comments_comment 1, body: it holds the character NUL."),
        (
            "UPDATE comments_comment SET author_name = replace(hex(zeroblob(50)), '00', '가나')",
            "author_name: it has 100 characters, and the column takes 80.",
        ),
        ("UPDATE people_person SET photo_width = 'wide'", "photo_width: it is no whole number."),
        (
            "UPDATE people_person SET photo_width = 1 << 40",
            "photo_width: it is too large a number.",
        ),
        (
            "UPDATE people_person SET born_on = 'May 1990'",
            "born_on: 'May 1990' is no value of a DateField.",
        ),
        (
            'UPDATE desk_version SET sheet = \'{"a": "\\u0000"}\'',
            "sheet: it holds the character NUL.",
        ),
        (
            'UPDATE desk_version SET sheet = \'{"a": "\\ud800"}\'',
            "sheet: it holds half of a character.",
        ),
        ("UPDATE reviews_review SET show_id = 999", "names a row of shows_show that is not there."),
    ],
    ids=["nul", "too long", "text for a number", "too large", "no date", "json", "half", "loose"],
)
def test_what_postgresql_would_not_take_is_named_and_nothing_is_moved(
    site, target, statement, sentence
):
    site.change("PRAGMA foreign_keys = OFF", "PRAGMA ignore_check_constraints = ON", statement)
    told = refused(site, target)
    assert sentence in told
    assert "Nothing was moved" in told
    assert target.ask(ROWS) == [(0, 0)]


def test_target_with_something_in_it_is_refused(site, target):
    target.ask("CREATE TABLE letters AS SELECT 1 AS number")
    assert "The target is not empty: letters has rows." in refused(site, target)
    assert target.ask("TABLE letters") == [(1,)]


def test_target_that_has_been_in_use_is_left_alone(site, target):
    done(site.run("migrate_to_postgres", target=target.url))
    target.ask("UPDATE comments_comment SET body = 'Written there' WHERE id = 1")
    told = refused(site, target)
    assert "The target has been in use since it was moved to" in told
    assert "look at comments_comment" in told
    assert target.ask("SELECT body FROM comments_comment WHERE id = 1") == [("Written there",)]


def test_target_in_which_rows_are_gone_is_left_alone(site, target):
    done(site.run("migrate_to_postgres", target=target.url))
    target.ask("DELETE FROM comments_tally")
    assert "where rows are gone" in refused(site, target)


def test_target_of_another_site_is_left_alone(site, target):
    done(site.run("migrate_to_postgres", target=target.url))
    site.change("UPDATE django_migrations SET applied = '2020-01-01 00:00:00' WHERE id = 1")
    assert "The target is of another site" in refused(site, target)


def test_target_of_a_newer_release_is_refused(site, target):
    target.ask(
        "INSERT INTO django_migrations (app, name, applied) VALUES ('reviews', '0999_later', now())"
    )
    assert "tables of a newer release: reviews.0999_later" in refused(site, target)


@pytest.mark.parametrize(
    ("place", "times"),
    [
        ("exchange.moving.target:Target.copy", 20),
        ("exchange.moving.target:Target.check_keys", 1),
        ("exchange.moving.moving:differences", 20),
        ("exchange.moving.target:Target.analyse", 1),
    ],
)
def test_killed_move_is_begun_anew(site, target, place, times):
    """A kill leaves nothing, or after the end all of it."""
    command = ("SIGKILL", place, str(times), "migrate_to_postgres")
    killed = site.run(*command, target=target.url, program=KILLING)
    code, told = ended(killed)
    assert code == -signal.SIGKILL, told
    is_whole = place.endswith("analyse")
    assert (target.ask(ROWS) == [(0, 0)]) != is_whole
    assert "every one equal" in done(site.run("migrate_to_postgres", target=target.url))
    assert "is the same" in done(site.run("migrate_to_postgres", "--verify", target=target.url))


def test_stopped_move_says_so(site, target):
    """As a service manager stops a service, while rows are on their way."""
    command = ("SIGTERM", "exchange.moving.target:Target.copy", "20", "migrate_to_postgres")
    process = site.run(*command, target=target.url, program=KILLING)
    code, told = ended(process)
    assert code == 130, told
    assert "Stopped. Nothing was moved." in told
    assert target.ask(ROWS) == [(0, 0)]


def test_target_that_is_not_there_is_a_sentence(site):
    code, told = ended(site.run("migrate_to_postgres", "postgres://nobody@127.0.0.1:9/none"))
    assert code == 1
    assert told.startswith("CommandError: The target:")
    code, told = ended(site.run("migrate_to_postgres"))
    assert "Name the target" in told
    code, told = ended(site.run("migrate_to_postgres", "sqlite:////tmp/x"))
    assert "must be given as postgres://" in told
