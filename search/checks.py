"""What the search needs of a database."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Warning as Caution
from django.db import connections

HINT = (
    "Make the database anew with LOCALE 'C.UTF-8', or with an ICU locale, and copy the data over."
)


def letters_are_known(databases: Sequence[str] | None = None, **_: Any) -> list[CheckMessage]:
    """Under its plain “C” locale PostgreSQL takes ASCII alone for letters.

    Names are found all the same, for their keys are made here; but a search in the text of reviews tells É
    from é there.
    """
    return [
        Caution(
            f"The database “{alias}” has the character type “{locale}”, which knows no letters but ASCII.",
            hint=HINT,
            id="search.W001",
        )
        for alias in databases or ()
        if connections[alias].vendor == "postgresql"
        if (locale := _character_type(alias)) in ("C", "POSIX")
    ]


def _character_type(alias: str) -> str:
    """Of the database that is connected to; empty where a provider of its own, such as ICU, knows letters."""
    with connections[alias].cursor() as cursor:
        cursor.execute(
            "SELECT CASE datlocprovider WHEN 'c' THEN datctype ELSE '' END"
            " FROM pg_database WHERE datname = current_database()"
        )
        return str(cursor.fetchone()[0])
