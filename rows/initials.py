"""What a name begins with, as a database can look for it in an index."""

from django.db.models import CharField, Func
from django.db.models.functions import Ord


def first_of(column: str, *others: str) -> Ord:
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
