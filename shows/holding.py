"""Whether a show can hold what is told of it, asked before anything is stored."""

from functools import cache, reduce
from operator import and_

from django.core.exceptions import ValidationError
from django.db.models import CheckConstraint, Field, Q, Value

from shows.models import Show


def refused(show: Show, columns: dict[str, object]) -> list[str]:
    """Sets the columns. Where the table would refuse them it puts back what was there, and says why.

    A network is a row, which may be about to be stored; so nobody asks whether it is.
    """
    before = {column: getattr(show, column) for column in columns}
    for column, value in columns.items():
        setattr(show, column, value)
    try:
        show.clean_fields(exclude=["slug", "original_network"])
        if not _is_allowed(show):
            show.validate_constraints(exclude=["slug"])
    except ValidationError as error:
        for column, value in before.items():
            setattr(show, column, value)
        return error.messages
    return []


@cache
def _every_condition() -> Q:
    checks = (one for one in Show._meta.constraints if isinstance(one, CheckConstraint))
    return reduce(and_, (Q(one.condition) for one in checks))


def _is_allowed(show: Show) -> bool:
    """All constraints at once: a question of each takes ten times as long."""
    condition = _every_condition()
    values: dict[str, Value] = {"pk": Value(show.pk, Show._meta.pk)}
    for name in condition.referenced_base_fields - {"pk"}:
        column = Show._meta.get_field(name)
        if isinstance(column, Field):
            values[name] = Value(getattr(show, column.attname), column)
    return condition.check(values)
