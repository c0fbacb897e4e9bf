"""The name that Korean pages print, as a database can look for it in an index."""

from django.db.models import CharField, Func


class _Filled(Func):
    """Nothing in it is a parameter: SQLite takes no index for an expression that has one."""

    template = "NULLIF(%(expressions)s, '')"
    output_field = CharField()


def or_latin(hangul: str, latin: str) -> Func:
    """The column in Hangul, or that in Latin letters where it is empty."""
    return Func(_Filled(hangul), latin, function="COALESCE", output_field=CharField())
