"""The highest number that each table has given out: one that is gone is not given to another row.

Addresses and signed links name rows by their numbers, and would lead to somebody else’s.
"""

from django.db import connection, models

from exchange.sites.shape import Model, exported


def counted() -> list[Model]:
    """The models whose numbers the database gives out."""
    return [model for model in exported() if isinstance(model._meta.pk, models.AutoField)]


def last_given(model: Model) -> int:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(
                "SELECT seq FROM sqlite_sequence WHERE name = %s", [model._meta.db_table]
            )
            found = cursor.fetchone()
            return int(found[0]) if found else 0
        name = connection.ops.quote_name(_sequence(model))
        cursor.execute(f"SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM {name}")  # noqa: S608
        return int(cursor.fetchone()[0])


def go_on_after(model: Model, number: int) -> None:
    """At least after the highest that is there."""
    highest = model._base_manager.aggregate(models.Max("pk"))["pk__max"] or 0
    last = max(number, highest)
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table])
            cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table, last])
        else:
            cursor.execute(
                "SELECT setval(%s, %s, %s)",
                [connection.ops.quote_name(_sequence(model)), max(last, 1), last > 0],
            )


def _sequence(model: Model) -> str:
    """Its name, without quotes."""
    found = connection.introspection.get_sequences
    with connection.cursor() as cursor:
        (sequence,) = found(cursor, model._meta.db_table)
    return str(sequence["name"])
