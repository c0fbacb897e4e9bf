"""Words that stand in the SQL as they are."""

from django.db.models.expressions import RawSQL


def written(*words: str) -> RawSQL:
    """One or more of our own, for a condition that a partial index has: of a parameter SQLite cannot tell
    that it is the same (https://www.sqlite.org/partialindex.html).
    """
    return RawSQL(", ".join(f"'{word}'" for word in words), [])  # noqa: S611 (our own words)
