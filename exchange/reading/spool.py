"""A table file beside the import: one pass over an export fills it, then posts come out in order.

Comments may stand anywhere in a file, and no memory holds them all. At a path that is given the file
stays, so that an import that was stopped need not read again.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from exchange.reading.items import Author, Blog, Comment, Fault, Other, Picture, Post, Term

_TABLES = """
CREATE TABLE state (key TEXT PRIMARY KEY, value TEXT);
CREATE TABLE post (number INTEGER PRIMARY KEY, source_id TEXT UNIQUE, called TEXT, file TEXT, record INTEGER,
    moment TEXT, data TEXT);
CREATE INDEX post_in_order ON post (moment, number);
CREATE INDEX post_by_call ON post (called);
CREATE INDEX post_in_file ON post (file, record);
CREATE TABLE comment (number INTEGER PRIMARY KEY, file TEXT, record INTEGER, post_id TEXT,
    source_id TEXT, post INTEGER, data TEXT);
CREATE INDEX comment_of_post ON comment (post);
CREATE INDEX comment_by_id ON comment (source_id);
CREATE TABLE picture (number INTEGER PRIMARY KEY, source_id TEXT, address TEXT, post_id TEXT, data TEXT);
CREATE INDEX picture_by_id ON picture (source_id);
CREATE INDEX picture_by_address ON picture (address);
CREATE INDEX picture_of_post ON picture (post_id);
CREATE TABLE media (path TEXT PRIMARY KEY, name TEXT);
CREATE INDEX media_by_name ON media (name);
CREATE TABLE item (number INTEGER PRIMARY KEY, what TEXT, key TEXT, data TEXT);
CREATE UNIQUE INDEX item_by_key ON item (what, key);
CREATE TABLE part (number INTEGER PRIMARY KEY, name TEXT, key TEXT, data TEXT);
CREATE INDEX part_by_key ON part (name, key);
"""

_ADD_POST = """
INSERT OR IGNORE INTO post (source_id, called, file, record, moment, data) VALUES (?, ?, ?, ?, ?, ?)
"""
_LAST = "9999"
_PICTURES = "SELECT data FROM picture ORDER BY number"
_PICTURES_WITH = {
    "source_id": "SELECT data FROM picture WHERE source_id = ? ORDER BY number",
    "address": "SELECT data FROM picture WHERE address = ? ORDER BY number",
    "post_id": "SELECT data FROM picture WHERE post_id = ? ORDER BY number",
}


class Spool:
    def __init__(self, path: Path | None, fingerprint: str) -> None:
        """A file that was filled with the same `fingerprint` is read, not filled again."""
        self._path, self._fingerprint = path, fingerprint
        self._unfinished: Path | None = None
        if path and path.exists():
            if self._is_whole(path):
                return
            path.unlink()
        self._unfinished = path.with_name(path.name + ".part") if path else None
        if self._unfinished:
            self._unfinished.unlink(missing_ok=True)
        self._open(self._unfinished)
        self._rows.executescript(_TABLES)
        self._rows.execute("BEGIN")

    def _is_whole(self, path: Path) -> bool:
        """Whether it is ours, and of this export; then it stays open."""
        try:
            self._open(path)
        except sqlite3.DatabaseError:
            self.close()
            return False
        is_filled = self.is_filled
        if not is_filled:
            self.close()
        return is_filled

    def _open(self, path: Path | None) -> None:
        self._rows = sqlite3.connect(str(path) if path else "", isolation_level=None)
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -16000"):
            self._rows.execute(f"PRAGMA {pragma}")

    def close(self) -> None:
        """What was not filled to its end is of no use to anybody."""
        self._rows.close()
        if self._unfinished:
            self._unfinished.unlink(missing_ok=True)

    def state(self, key: str) -> str:
        try:
            row = self._rows.execute("SELECT value FROM state WHERE key = ?", (key,)).fetchone()
        except sqlite3.DatabaseError:
            return ""
        return str(row[0]) if row else ""

    def set_state(self, key: str, value: str) -> None:
        self._rows.execute("INSERT OR REPLACE INTO state VALUES (?, ?)", (key, value))

    def finish(self) -> None:
        """Only now does it stand at its path, so that what is there is always whole."""
        self.set_state("read", self._fingerprint)
        self._rows.execute("COMMIT")
        if self._path and self._unfinished:
            self._rows.close()
            self._unfinished.rename(self._path)
            self._unfinished = None
            self._open(self._path)

    @property
    def is_filled(self) -> bool:
        return self.state("read") == self._fingerprint

    # Filling

    def add(self, item: Blog | Author | Term | Other | Fault, key: str | None = None) -> None:
        """A second one with the same key is passed over."""
        what = type(item).__name__.lower()
        self._rows.execute(
            "INSERT OR IGNORE INTO item (what, key, data) VALUES (?, ?, ?)",
            (what, key, _written(item)),
        )

    def add_post(self, post: Post, file: str, record: int, called: str = "") -> bool:
        """False if there is one with its number already; `called` is what comments call it."""
        moment = post.published_at or post.created_at or post.updated_at
        order = moment.isoformat() if moment else _LAST
        row = (post.source_id, called or post.source_id, file, record, order, _written(post))
        return bool(self._rows.execute(_ADD_POST, row).rowcount)

    def post_named(self, source_id: str) -> Post | None:
        row = self._rows.execute(
            "SELECT data FROM post WHERE source_id = ?", (source_id,)
        ).fetchone()
        return read_post(row[0]) if row else None

    def add_comment(
        self, comment: Comment, file: str, *, record: int = 0, post_id: str = ""
    ) -> None:
        """Of the post that the record is, or of the one that is named."""
        self._rows.execute(
            "INSERT INTO comment (file, record, post_id, source_id, data) VALUES (?, ?, ?, ?, ?)",
            (file, record, post_id, comment.source_id, _written(comment)),
        )

    def add_picture(self, picture: Picture) -> None:
        self._rows.execute(
            "INSERT INTO picture (source_id, address, post_id, data) VALUES (?, ?, ?, ?)",
            (picture.source_id, picture.address, picture.post_id, _written(picture)),
        )

    def add_media(self, path: str) -> None:
        name = path.rpartition("/")[2].casefold()
        self._rows.execute("INSERT OR IGNORE INTO media VALUES (?, ?)", (path, name))

    def add_part(self, name: str, key: str, row: Any) -> None:
        """A row of a format that comes in tables, to be put together later."""
        self._rows.execute(
            "INSERT INTO part (name, key, data) VALUES (?, ?, ?)", (name, key, json.dumps(row))
        )

    def parts(self, name: str, key: str | None = None) -> Iterator[Any]:
        found = "SELECT data FROM part WHERE name = ?"
        if key is None:
            rows = self._rows.execute(f"{found} ORDER BY number", (name,))
        else:
            rows = self._rows.execute(f"{found} AND key = ? ORDER BY number", (name, key))
        return (json.loads(data) for (data,) in rows)

    def drop_parts(self) -> None:
        self._rows.execute("DELETE FROM part")

    def assign_comments(self) -> None:
        """Each comment to its post; those without one become faults."""
        self._rows.execute(
            "UPDATE comment SET post = CASE WHEN record > 0 THEN (SELECT number FROM post WHERE"
            " post.file = comment.file AND post.record = comment.record) ELSE"
            " (SELECT number FROM post WHERE post.called = comment.post_id ORDER BY number LIMIT 1) END"
        )
        homeless = "SELECT file, post_id, data FROM comment WHERE post IS NULL ORDER BY number"
        for file, post_id, data in self._rows.execute(homeless).fetchall():
            comment = read_comment(data)
            what = f"comment {comment.source_id}"
            why = f"its post {post_id} is not there" if post_id else "its post is not there"
            self.add(Fault(file, what, why, "comment"))
            if comment.parent_id:
                self.add(Fault(file, what, "its thread goes with it", "thread"))
        self._rows.execute("DELETE FROM comment WHERE post IS NULL")

    # Reading

    def posts(self, after: int = 0) -> Iterator[tuple[int, int, Post]]:
        """With place in the order, from 1 on, and its number for `comments`; drafts without a date last."""
        order = "SELECT number, data FROM post ORDER BY moment, number LIMIT -1 OFFSET ?"
        for place, (number, data) in enumerate(self._rows.execute(order, (after,)), after + 1):
            yield place, number, read_post(data)

    def comments(self, number: int) -> Iterator[Comment]:
        rows = self._rows.execute(
            "SELECT data FROM comment WHERE post = ? ORDER BY number", (number,)
        )
        return (read_comment(data) for (data,) in rows)

    def is_comment_elsewhere(self, source_id: str, number: int) -> bool:
        row = self._rows.execute(
            "SELECT 1 FROM comment WHERE source_id = ? AND post <> ?", (source_id, number)
        ).fetchone()
        return row is not None

    def pictures(self, where: str = "", value: str = "") -> Iterator[Picture]:
        """All, or those with this source_id, address or post_id."""
        if not where:
            rows = self._rows.execute(_PICTURES)
        else:
            rows = self._rows.execute(_PICTURES_WITH[where], (value,))
        return (Picture(**json.loads(data)) for (data,) in rows)

    def media_named(self, name: str) -> list[str]:
        rows = self._rows.execute("SELECT path FROM media WHERE name = ?", (name.casefold(),))
        return [path for (path,) in rows]

    def items[T: (Blog, Author, Term, Other, Fault)](self, kind: type[T]) -> Iterator[T]:
        what = kind.__name__.lower()
        rows = self._rows.execute("SELECT data FROM item WHERE what = ? ORDER BY number", (what,))
        return (kind(**json.loads(data)) for (data,) in rows)

    def counts(self) -> Counter[str]:
        found: Counter[str] = Counter()
        for table in ("post", "comment", "picture", "media"):
            count = f"SELECT count(*) FROM {table}"  # noqa: S608 (one of the four)
            found[table] = self._rows.execute(count).fetchone()[0]
        for what, count in self._rows.execute("SELECT what, count(*) FROM item GROUP BY what"):
            found[what] = count
        found["other"] = sum(other.count for other in self.items(Other))
        found["lost"] = sum(1 for fault in self.items(Fault) if fault.lost)
        return found


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    return {name: getattr(value, name) for name in value.__slots__}


_written = json.JSONEncoder(ensure_ascii=False, default=_plain).encode


def _moment(written: str | None) -> datetime | None:
    return datetime.fromisoformat(written).astimezone(UTC) if written else None


def read_comment(data: str) -> Comment:
    fields = json.loads(data)
    return Comment(**fields | {"created_at": _moment(fields["created_at"])})


def read_post(data: str) -> Post:
    fields = json.loads(data)
    for name in ("published_at", "updated_at", "created_at"):
        fields[name] = _moment(fields[name])
    fields["addresses"] = tuple(fields["addresses"])
    fields["leftovers"] = tuple(fields["leftovers"])
    fields["terms"] = tuple(Term(**term) for term in fields["terms"])
    fields["author"] = fields["author"] and Author(**fields["author"])
    fields["picture"] = fields["picture"] and Picture(**fields["picture"])
    return Post(**fields | {"comments": ()})
