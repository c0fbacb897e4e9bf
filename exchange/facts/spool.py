"""Facts wait in a table file of their own, for those of one show may stand anywhere in the files.

What is of one show is one group. A row that names a show by its title alone belongs to the show of
that title which the files tell more of, if there is one of that title only.
"""

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from exchange.facts.limits import MOST_FACTS
from exchange.facts.records import Fact
from text.hangul import fold

_TABLES = """
CREATE TABLE show (number INTEGER PRIMARY KEY, key TEXT UNIQUE, file_id TEXT, title TEXT, hangul TEXT,
    year INTEGER, has_facts INTEGER, home INTEGER, doubt TEXT DEFAULT '');
CREATE TABLE fact (number INTEGER PRIMARY KEY, show INTEGER, kind TEXT, place TEXT, names TEXT, data TEXT);
"""
_INDEXES = """
CREATE INDEX IF NOT EXISTS fact_of_show ON fact (show, number);
CREATE INDEX IF NOT EXISTS fact_of_people ON fact (kind, number);
CREATE INDEX IF NOT EXISTS show_by_title ON show (title, has_facts);
CREATE INDEX IF NOT EXISTS show_by_hangul ON show (hangul, has_facts);
CREATE INDEX IF NOT EXISTS show_by_home ON show (home);
"""
_CALLED_SO = """
SELECT DISTINCT number, year FROM (
    SELECT number, year FROM show
    WHERE title IN (nullif(:title, ''), nullif(:hangul, '')) AND has_facts
    UNION SELECT number, year FROM show
    WHERE hangul IN (nullif(:title, ''), nullif(:hangul, '')) AND has_facts)
WHERE number != :number AND (:year IS NULL OR year IS NULL OR year = :year) LIMIT 3
"""


@dataclass
class Group:
    """Of one show; ``doubt`` says why it may be that of more than one."""

    file_id: str
    doubt: str
    facts: list[Fact] = field(default_factory=list)


class Spool:
    """On a disk, in a file that nobody else sees and that goes with the process."""

    def __init__(self) -> None:
        self._rows = sqlite3.connect("", isolation_level=None)
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -16000"):
            self._rows.execute(f"PRAGMA {pragma}")
        self._rows.executescript(_TABLES)
        self._rows.execute("BEGIN")

    def add(self, fact: Fact) -> None:
        show = self._show(fact) if fact.show else None
        names = json.dumps(fact.show, ensure_ascii=False)
        data = json.dumps(fact.data, ensure_ascii=False)
        self._rows.execute(
            "INSERT INTO fact (show, kind, place, names, data) VALUES (?, ?, ?, ?, ?)",
            (show, fact.kind, fact.place, names, data),
        )

    def _show(self, fact: Fact) -> int:
        file_id, year = fact.show.get("show_id", ""), fact.show.get("year")
        title, hangul = (fold(fact.show.get(name, "")) for name in ("title", "title_hangul"))
        key = f"#{file_id}" if file_id else f"{title}|{hangul}|{year or ''}"
        self._rows.execute(
            "INSERT INTO show (key, file_id, title, hangul, year, has_facts) VALUES (?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (key) DO UPDATE SET has_facts = has_facts OR excluded.has_facts,"
            " title = CASE title WHEN '' THEN excluded.title ELSE title END,"
            " hangul = CASE hangul WHEN '' THEN excluded.hangul ELSE hangul END,"
            " year = coalesce(year, excluded.year)",
            (key, file_id, title, hangul, year, fact.kind == "show"),
        )
        return int(
            self._rows.execute("SELECT number FROM show WHERE key = ?", (key,)).fetchone()[0]
        )

    def finish(self) -> None:
        """Once all is in: rows that only name a show go to where its facts are."""
        self._rows.execute("COMMIT")
        self._rows.executescript(_INDEXES)
        self._rows.execute("UPDATE show SET home = number")
        loose = self._rows.execute(
            "SELECT number, title, hangul, year FROM show WHERE file_id = '' AND NOT has_facts"
        ).fetchall()
        self._rows.execute("BEGIN")
        for number, title, hangul, year in loose:
            named = {"number": number, "title": title, "hangul": hangul, "year": year}
            found = self._rows.execute(_CALLED_SO, named).fetchall()
            if len(found) == 1:
                self._rows.execute(
                    "UPDATE show SET home = ? WHERE number = ?", (found[0][0], number)
                )
            elif found:
                years = ", ".join(str(one[1] or "?") for one in found)
                doubt = f"the files have several shows of that title ({years}); give the year"
                self._rows.execute("UPDATE show SET doubt = ? WHERE number = ?", (doubt, number))
        self._rows.execute("COMMIT")

    @property
    def shows(self) -> int:
        return self._count("SELECT count(*) FROM show WHERE home = number")

    @property
    def people(self) -> int:
        return self._count("SELECT count(*) FROM fact WHERE kind = 'person'")

    def _count(self, query: str) -> int:
        return int(self._rows.execute(query).fetchone()[0])

    def each_person(self) -> Iterator[Fact]:
        rows = self._rows.execute(
            "SELECT kind, place, names, data FROM fact WHERE kind = 'person' ORDER BY number"
        )
        return map(_fact, rows)

    def each_show(self) -> Iterator[Group]:
        """Those first of which the files tell facts."""
        shows = self._rows.execute(
            "SELECT number, file_id, doubt FROM show WHERE home = number"
            " ORDER BY has_facts DESC, number"
        )
        for number, file_id, doubt in shows:
            rows = self._rows.execute(
                "SELECT fact.kind, fact.place, fact.names, fact.data FROM fact JOIN show"
                " ON fact.show = show.number WHERE show.home = ? ORDER BY fact.number LIMIT ?",
                (number, MOST_FACTS + 1),
            )
            yield Group(file_id, doubt, list(map(_fact, rows)))

    def close(self) -> None:
        self._rows.close()


def _fact(row: tuple[Any, ...]) -> Fact:
    kind, place, names, data = row
    return Fact(kind, place, json.loads(names), json.loads(data))
