"""How a text begins, in an index: by it the few rows are found whose name may stand in a text."""

from django.db.models import CharField, Func

HEAD = 8
"""Characters."""


class Head(Func):
    """The first ``HEAD`` characters of a column. Their number stands in the SQL as it is: SQLite does not
    take an index for an expression with a parameter in it (sqlite.org/expridx.html).
    """

    template = f"SUBSTR(%(expressions)s, 1, {HEAD})"
    output_field = CharField()
