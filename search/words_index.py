"""A column of a text's words with an index of them, which is asked before the text itself is read.

On SQLite the index is a table of FTS5 (https://www.sqlite.org/fts5.html) that has no text of its own, and
triggers keep it; on PostgreSQL it is a GIN index over the words as they are, without a dictionary.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.db import connections, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models.sql.compiler import SQLCompiler

from text.fields import DerivedTextField
from text.indexed_words import Asked, Word

if TYPE_CHECKING:
    Lookup = models.Lookup[bool]
else:
    Lookup = models.Lookup

type SQL = tuple[str, list[Any]]


def fts_table(table: str) -> str:
    """The name of the index of a table, on SQLite."""
    return f"search_words_{table}"


def index_on_postgresql(editor: BaseDatabaseSchemaEditor, table: str) -> None:
    """For a migration; nothing on SQLite, where ``search.triggers`` puts the index up."""
    if editor.connection.vendor == "postgresql":
        name, vector = f"{table}_words", _vector("search_words")
        editor.execute(f"CREATE INDEX {name} ON {table} USING gin ({vector})")


def read_anew(model: type[models.Model], using: str = "default") -> None:
    """The index of the words that the rows have, where triggers could not keep it; SQLite's alone."""
    connection = connections[using]
    if connection.vendor == "sqlite":
        index = fts_table(model._meta.db_table)
        with connection.cursor() as cursor:
            cursor.execute(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")  # noqa: S608 (our own name)


class IndexedWordsField(DerivedTextField):
    """The words of another column, a haystack, by ``text.indexed_words``."""


@IndexedWordsField.register_lookup
class HoldsWords(Lookup):
    """Rows that have for every needle, an ``Asked``, all words of one of its ways."""

    lookup_name = "holds_words"
    prepare_rhs = False
    sqlite_key = "{}"
    lhs: Any
    rhs: list[Asked]

    def as_sqlite(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> SQL:
        model = self.lhs.target.model
        quote = connection.ops.quote_name
        key = f"{quote(self.lhs.alias)}.{quote(model._meta.pk.column)}"
        index = quote(fts_table(model._meta.db_table))
        query = _written(self.rhs, '"{}"', '"{}" *', " AND ", " OR ")
        rows = f"SELECT rowid FROM {index} WHERE {index} MATCH %s"  # noqa: S608 (our own names)
        return f"{self.sqlite_key.format(key)} IN ({rows})", [query]

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> SQL:
        column, values = compiler.compile(self.lhs)
        query = _written(self.rhs, "'{}'", "'{}':*", " & ", " | ")
        return f"{_vector(column)} @@ %s::tsquery", [*values, query]


@IndexedWordsField.register_lookup
class HoldsWordsInOrder(HoldsWords):
    """The same for the first rows of an order that has an index: SQLite goes by that until it has them.

    The unary plus is its own way to say so (https://www.sqlite.org/optoverview.html).
    """

    lookup_name = "holds_words_in_order"
    sqlite_key = "+{}"


def _vector(column: str) -> str:
    return f"array_to_tsvector(string_to_array({column}, ' '))"


def _written(asked: Iterable[Asked], word: str, beginning: str, every: str, some: str) -> str:
    """In the language of one of the databases; words are letters, figures, ``-`` and ``+`` alone."""

    def one(word_: Word) -> str:
        return (beginning if word_.is_beginning else word).format(word_.text)

    ways = ([f"({every.join(map(one, words))})" for words in needle.ways] for needle in asked)
    return every.join(f"({some.join(found)})" for found in ways)
