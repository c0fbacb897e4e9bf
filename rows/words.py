"""Words that stand in the SQL as they are."""

from django.db.models.expressions import RawSQL


def written(word: str) -> RawSQL:
    """One of our own, for a condition that a partial index has: of a parameter SQLite cannot tell that it is
    the same (https://www.sqlite.org/partialindex.html).
    """
    return RawSQL(f"'{word}'", [])  # noqa: S611 (our own word)
