"""What stands in while the database is silent, and what is no silence."""

from pathlib import Path
from unittest.mock import Mock

import pytest
from django.conf import settings
from django.db import DatabaseError, OperationalError, connection, transaction

from rows import changes
from rows.kept import Lasting
from rows.reading import LATE, reading

GONE = OperationalError("gone")


def lasting(*answers):
    """Asked for the first time it gives the first of these, then the next; an error is raised."""
    return Lasting(Mock(side_effect=answers))


@pytest.mark.parametrize("forgotten", [False, True])
def test_what_was_read_before_stands_in_and_what_is_made_of_it_is_not_kept(forgotten, caplog):
    name = lasting("Nunchi", GONE)
    name.current()
    if forgotten:
        name.forget()
    changes.move_on()
    looked = changes.look()
    for _ in range(2):
        with reading() as tables:
            assert name.current() == "Nunchi"
        assert changes.marks_since(tables, looked) is None
    assert caplog.messages == ["The database does not answer, what was read before stands in: gone"]


def test_it_is_read_anew_once_anything_changes():
    name = lasting("Nunchi", GONE, "Jeong")
    for expected in ("Nunchi", "Nunchi", "Jeong"):
        changes.move_on()
        changes.look()
        assert name.current() == expected
    assert not list(Path(settings.VAR_DIR).rglob(f"*{LATE}")), "it is no table"


def test_what_another_thread_has_read_meanwhile_stays():
    def ask():
        name.keep("Jeong")
        raise GONE

    name = Lasting(ask)
    assert [name.current(), name.current()] == ["Jeong", "Jeong"]
    with reading() as tables:
        name.current()
    assert LATE not in tables


def test_where_nothing_was_read_nothing_stands_in():
    with pytest.raises(OperationalError):
        lasting(GONE).current()


def test_fault_of_ours_is_no_silence(db):
    def ask():
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM nowhere")

    name = Lasting(ask)
    name.keep("Nunchi")
    name.forget()
    with pytest.raises(DatabaseError, match="nowhere"):
        name.current()
