"""Rows laid side by side."""

import hypothesis.strategies as st
from hypothesis import given

from exchange.moving.comparing import differences
from exchange.moving.tables import Table, tables

TABLE = Table("letters", (), key=0, has_counter=False)
ROWS = st.dictionaries(st.integers(0, 20), st.integers(0, 2))


@given(ROWS, ROWS)
def test_every_difference_is_found(wanted, found):
    told = differences(TABLE, map(list, sorted(wanted.items())), map(list, sorted(found.items())))
    assert told.missing == sorted(wanted.keys() - found.keys())
    assert told.surplus == sorted(found.keys() - wanted.keys())
    assert told.different == sorted(n for n in wanted.keys() & found if wanted[n] != found[n])
    assert bool(told) == (wanted != found)


def test_every_column_of_every_app_is_known():
    """A new kind of field raises here first."""
    names = {table.name for table in tables()}
    assert {"reviews_review", "accounts_user_groups", "django_session"} <= names
    assert "search_searchtoken" not in names
