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
    from é there. Which locale a provider reads, and in which column it is named, changes with the release; so
    the database is asked what it knows.
    """
    return [
        Caution(f"The database “{alias}” knows no letters but ASCII.", hint=HINT, id="search.W001")
        for alias in databases or ()
        if connections[alias].vendor == "postgresql" and not _knows_letters(alias)
    ]


def _knows_letters(alias: str) -> bool:
    with connections[alias].cursor() as cursor:
        cursor.execute("SELECT upper('é') = 'É'")
        return bool(cursor.fetchone()[0])
