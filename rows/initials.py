"""What names begin with, as a database can look for it in an index."""

from django.db.models import CharField, Func
from django.db.models.functions import Ord

HEAD = 8
"""Characters by which the few names are found that may stand in a text."""


def initial_of(column: str, *others: str) -> Ord:
    """The first code point of the first of these texts that is not empty; where all are, 0 or NULL.

    An index has it where it is written in the same way, so nothing in it is a parameter.
    """
    if not others:
        return Ord(column)
    joined = Func(
        *(column, *others),
        template="(%(expressions)s)",
        arg_joiner=" || ",
        output_field=CharField(),
    )
    return Ord(joined)


class Head(Func):
    """The first ``characters`` of a column. Their number stands in the SQL as it is: SQLite does not take an
    index for an expression with a parameter in it (sqlite.org/expridx.html).
    """

    template = "SUBSTR(%(expressions)s, 1, %(characters)s)"
    output_field = CharField()
