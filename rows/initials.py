"""What names begin with, as a database can look for it in an index."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import CharField, Func, Index
from django.db.models.functions import Ord
from django.db.models.sql.compiler import SQLCompiler

from text.headings import OF_HANGUL, OF_LATIN, UNDER_ONE

BEFORE = ord("가") - UNDER_ONE

HEAD = 8
"""Characters by which the few names are found that may stand in a text."""


class HangulHeading(Func):
    """The heading of an index that a name in Hangul stands under, as ``text.headings`` has it; "" or NULL for
    another name. Nothing in it is a parameter, nor in the next: SQLite takes no index for an expression that
    has one (sqlite.org/expridx.html).
    """

    function = "GREATEST"
    template = (
        f"SUBSTR('{''.join(OF_HANGUL)}',"
        f" (%(function)s(%(expressions)s, {BEFORE}) - {BEFORE}) / {UNDER_ONE}, 1)"
    )
    output_field = CharField()

    def __init__(self, column: str) -> None:
        super().__init__(Ord(column))

    def as_sqlite(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **asked: Any
    ) -> Any:
        return self.as_sql(compiler, connection, function="MAX", **asked)


class LatinHeading(Func):
    """The same in Latin letters, of the first column that is not empty; "" or a space for another name."""

    function = "STRPOS"
    template = (
        f"SUBSTR(' {''.join(OF_LATIN.values())}',"
        f" %(function)s(' {''.join(OF_LATIN)}', SUBSTR((%(expressions)s), 1, 1)), 1)"
    )
    arg_joiner = " || "
    output_field = CharField()

    def __init__(self, *columns: str) -> None:
        super().__init__(*columns)

    def as_sqlite(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **asked: Any
    ) -> Any:
        return self.as_sql(compiler, connection, function="INSTR", **asked)


def under_letters(
    model: str, hangul: str, latin: Iterable[str], orders: Mapping[str, str | Func]
) -> list[Index]:
    """Indexes of how many names stand under each heading, and of those under one, in each of the orders.

    ``latin`` are the columns of which the first that is filled counts; ``orders`` are by the end of their
    index's name.
    """
    headings = {"hangul": HangulHeading(hangul), "latin": LatinHeading(*latin)}
    return [
        Index(*headings.values(), name=f"{model}_letters"),
        *(
            Index(heading, order, "id", name=f"{model}_under_{script}{end}")
            for script, heading in headings.items()
            for end, order in orders.items()
        ),
    ]


class Head(Func):
    """The first ``characters`` of a column. Their number stands in the SQL as it is: SQLite does not take an
    index for an expression with a parameter in it (sqlite.org/expridx.html).
    """

    template = "SUBSTR(%(expressions)s, 1, %(characters)s)"
    output_field = CharField()
