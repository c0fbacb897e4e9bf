"""Rows that have the most of many tokens, of each token only those that weigh most.

A name’s end, such as a given name, may be one of tens of thousands of characters: to count all of them takes
longer the more there are. A row that is lighter than so many others of each of its tokens is not found by
them; by its whole name, which few have, it is.
"""

from collections.abc import Iterable
from itertools import batched
from typing import Any

from django.db import connections

from search.kinds import Row
from search.models import SearchToken

MOST = 400
"""Rows of one token that are counted. Of 15,000 people and shows, no search of 1,292 has another first answer
than with 5,000, and 15 have another among the first five; with 200, of 1,592 misspelt names eight more were
not among the first twenty.
"""
AT_ONCE = 200
"""SQLite takes 500 tables in one union (https://www.sqlite.org/limits.html)."""
BITS = 48
"""Of a row’s key, which is counted as one number with its kind in front: SQLite sorts those twice as fast."""
HEAVIEST = 'ORDER BY weight DESC, kind, "row" LIMIT %s'
OF_ONE = f"""
SELECT * FROM (
  SELECT unicode(kind) << {BITS} | "row" AS packed, weight FROM search_searchtoken WHERE token = %s {HEAVIEST}
)
"""  # noqa: S608 (our own words)
OF_EACH = f"""
SELECT found.* FROM unnest(%s::text[]) AS asked (token) CROSS JOIN LATERAL (
  SELECT ascii(kind)::bigint << {BITS} | "row" AS packed, weight FROM search_searchtoken
  WHERE token = asked.token {HEAVIEST}
) AS found
"""  # noqa: S608 (our own words)
COUNTED = """
SELECT packed FROM ({rows}) AS rows GROUP BY packed HAVING count(*) >= %s
ORDER BY count(*) DESC, max(weight) DESC, packed LIMIT %s
"""


def with_most(tokens: Iterable[str], fewest: int, most: int) -> list[Row]:
    """Up to ``most`` that have at least ``fewest`` of them; of those with as many the heavier first."""
    asked = sorted(set(tokens))
    if not asked:
        return []
    connection = connections[SearchToken.objects.db]
    rows, values = (_of_each if connection.vendor == "postgresql" else _of_one_by_one)(asked)
    with connection.cursor() as cursor:
        cursor.execute(COUNTED.format(rows=rows), [*values, fewest, most])
        return [
            Row(chr(packed >> BITS), packed & (1 << BITS) - 1) for (packed,) in cursor.fetchall()
        ]


def _of_each(tokens: list[str]) -> tuple[str, list[Any]]:
    return OF_EACH, [tokens, MOST]


def _of_one_by_one(tokens: list[str]) -> tuple[str, list[Any]]:
    """SQLite has no LATERAL."""
    parts = (" UNION ALL ".join([OF_ONE] * len(some)) for some in batched(tokens, AT_ONCE))
    rows = " UNION ALL ".join(f"SELECT * FROM ({part})" for part in parts)  # noqa: S608 (our own words)
    return rows, [value for token in tokens for value in (token, MOST)]
