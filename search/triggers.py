"""The database's own triggers, which keep the index true whatever writes a row.

A bulk insert and an import pass no ``save()``, so the index is kept where an index is kept: in the database.
A table that has triggers cannot be changed freely, and SQLite loses them when a migration makes a table anew.
So they are taken down before a migration and put up after every ``migrate``; where one was missing, or an
older release had put it up, the index is made anew from the rows. A token that is there already is no error:
a restored backup may hold the index too, and in any order.
"""

import re
from collections.abc import Iterable
from hashlib import sha256
from string import Template

from django.apps import apps
from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model

from search.models import Findable, SearchToken
from search.tokens import EDITION
from search.words_index import IndexedWordsField, fts_table

SQLITE = """
CREATE TRIGGER search_${table}_${release}_insert AFTER INSERT ON $table BEGIN
  INSERT INTO search_searchtoken (token, kind, row, weight)
    SELECT value, '$kind', new.id, new.search_weight
    FROM json_each('["' || replace(new.search_tokens, ' ', '","') || '"]') WHERE value <> ''
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER search_${table}_${release}_update AFTER UPDATE OF search_tokens ON $table
  WHEN old.search_tokens <> new.search_tokens BEGIN
  DELETE FROM search_searchtoken WHERE kind = '$kind' AND row = old.id;
  INSERT INTO search_searchtoken (token, kind, row, weight)
    SELECT value, '$kind', new.id, new.search_weight
    FROM json_each('["' || replace(new.search_tokens, ' ', '","') || '"]') WHERE value <> ''
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER search_${table}_${release}_weight AFTER UPDATE OF search_weight ON $table
  WHEN old.search_weight <> new.search_weight BEGIN
  UPDATE search_searchtoken SET weight = new.search_weight WHERE kind = '$kind' AND row = new.id;
END;

CREATE TRIGGER search_${table}_${release}_delete AFTER DELETE ON $table BEGIN
  DELETE FROM search_searchtoken WHERE kind = '$kind' AND row = old.id;
END;
"""

SQLITE_WORDS = """
DROP TABLE IF EXISTS $words;

CREATE VIRTUAL TABLE $words USING fts5(
  search_words, content='$table', content_rowid='id', detail=none, columnsize=0,
  prefix='1 2 3 4 5 6 7 8 9 10 11 12',
  tokenize="ascii tokenchars '-+'"
);

CREATE TRIGGER search_${table}_${release}_insert AFTER INSERT ON $table BEGIN
  INSERT INTO $words (rowid, search_words) VALUES (new.id, new.search_words);
END;

CREATE TRIGGER search_${table}_${release}_update AFTER UPDATE OF search_words ON $table
  WHEN old.search_words <> new.search_words BEGIN
  INSERT INTO $words ($words, rowid, search_words) VALUES ('delete', old.id, old.search_words);
  INSERT INTO $words (rowid, search_words) VALUES (new.id, new.search_words);
END;

CREATE TRIGGER search_${table}_${release}_delete AFTER DELETE ON $table BEGIN
  INSERT INTO $words ($words, rowid, search_words) VALUES ('delete', old.id, old.search_words);
END;

INSERT INTO $words ($words) VALUES ('rebuild');
"""
"""PostgreSQL needs none: its index of the words is one of the table. Up to 12 letters, as
many as most words have, are found like a whole word; of a longer beginning FTS5 lists all texts first.
"""

POSTGRESQL = """
CREATE OR REPLACE FUNCTION search_${table}() RETURNS trigger LANGUAGE plpgsql AS $$$$ BEGIN
  IF TG_OP = 'UPDATE' AND OLD.search_tokens = NEW.search_tokens THEN
    UPDATE search_searchtoken SET weight = NEW.search_weight WHERE kind = '$kind' AND row = NEW.id;
    RETURN NULL;
  END IF;
  IF TG_OP <> 'INSERT' THEN
    DELETE FROM search_searchtoken WHERE kind = '$kind' AND row = OLD.id;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO search_searchtoken (token, kind, row, weight)
      SELECT token, '$kind', NEW.id, NEW.search_weight
      FROM unnest(string_to_array(NEW.search_tokens, ' ')) AS token WHERE token <> ''
      ON CONFLICT DO NOTHING;
  END IF;
  RETURN NULL;
END $$$$;

CREATE TRIGGER search_${table}_${release}_insert AFTER INSERT ON $table
  FOR EACH ROW EXECUTE FUNCTION search_${table}();

CREATE TRIGGER search_${table}_${release}_update AFTER UPDATE OF search_tokens, search_weight ON $table
  FOR EACH ROW WHEN (
    OLD.search_tokens <> NEW.search_tokens OR OLD.search_weight <> NEW.search_weight
  ) EXECUTE FUNCTION search_${table}();

CREATE TRIGGER search_${table}_${release}_delete AFTER DELETE ON $table
  FOR EACH ROW EXECUTE FUNCTION search_${table}();
"""

SQL = {"sqlite": SQLITE, "postgresql": POSTGRESQL}
SQL_OF_WORDS = {"sqlite": SQLITE_WORDS, "postgresql": ""}
NAMED = re.compile(r"CREATE TRIGGER (\w+)")

STANDING = {
    "sqlite": "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": (
        "SELECT tgname, relname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid"
        " WHERE NOT tgisinternal AND pg_table_is_visible(tgrelid)"
    ),
}
DROP = {"sqlite": "DROP TRIGGER {name}", "postgresql": "DROP TRIGGER {name} ON {table}"}


def release(template: str) -> str:
    """A part of each trigger's name, so that one of an older release is no trigger of this one."""
    return sha256(template.replace("\n\n", "\n").encode()).hexdigest()[:8]


def findable_models() -> list[type[Findable]]:
    return [model for model in apps.get_models() if issubclass(model, Findable)]


def indexed_models() -> list[type[Model]]:
    """Those with names, and those with words."""
    worded = (model for model in apps.get_models() if _has_words(model))
    return [*findable_models(), *worded]


def put_up(connection: BaseDatabaseWrapper) -> list[type[Findable]]:
    """The models with names of which one was missing: what was written meanwhile is not in the index.

    Until ``finish`` their triggers are called “unread” and count as missing, so that who dies while names
    are read anew leaves that to the next ``migrate``. Words are read at once. Whoever searches meanwhile has
    the index of before, and who dies on the way leaves it.
    """
    standing = {name for name, _ in _standing(connection)}
    missing = [model for model in indexed_models() if not _names(connection, model) <= standing]
    if not all(_is_migrated(connection, model) for model in (missing and indexed_models())):
        return []
    for model in missing:
        _replace(connection, model, is_read=not issubclass(model, Findable))
    return [model for model in missing if issubclass(model, Findable)]


def finish(connection: BaseDatabaseWrapper, models: Iterable[type[Findable]]) -> None:
    """All names of these are in the index, unless a trigger has been taken down since."""
    for model in models:
        with transaction.atomic(connection.alias):
            standing = {name for name, _ in _standing(connection)}
            if _names(connection, model, is_read=False) <= standing:
                _replace(connection, model, is_read=True)


def _replace(connection: BaseDatabaseWrapper, model: type[Model], *, is_read: bool) -> None:
    with transaction.atomic(connection.alias), connection.cursor() as cursor:
        take_down(connection, [model])
        for statement in _statements(connection, model, is_read=is_read):
            cursor.execute(statement)


def take_down(connection: BaseDatabaseWrapper, models: Iterable[type[Model]]) -> None:
    """Of any release. Who changes a row afterwards is not in the index until ``put_up`` and a rebuilding."""
    tables = {model._meta.db_table for model in models}
    ours = [
        (name, table)
        for name, table in _standing(connection)
        if table in tables and name.startswith(f"search_{table}_")
    ]
    with connection.cursor() as cursor:
        for name, table in ours:
            drop = DROP[connection.vendor]
            cursor.execute(drop.format(name=connection.ops.quote_name(name), table=table))


def _has_words(model: type[Model]) -> bool:
    return any(isinstance(field, IndexedWordsField) for field in model._meta.concrete_fields)


def _is_migrated(connection: BaseDatabaseWrapper, model: type[Model]) -> bool:
    """Whether its table, with every column, and the index are there: ``migrate`` can be asked for less."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if not {table, SearchToken._meta.db_table} <= set(
            connection.introspection.table_names(cursor)
        ):
            return False
        columns = connection.introspection.get_table_description(cursor, table)
    wanted = {field.column for field in model._meta.local_concrete_fields}
    return wanted <= {column.name for column in columns}


def _names(
    connection: BaseDatabaseWrapper, model: type[Model], *, is_read: bool = True
) -> set[str]:
    statements = _statements(connection, model, is_read=is_read)
    return {name for one in statements for name in NAMED.findall(one)}


def _standing(connection: BaseDatabaseWrapper) -> list[tuple[str, str]]:
    """The name of each trigger and of its table."""
    with connection.cursor() as cursor:
        cursor.execute(STANDING[connection.vendor])
        return [(str(name), str(table)) for name, table in cursor.fetchall()]


def _statements(
    connection: BaseDatabaseWrapper, model: type[Model], *, is_read: bool = True
) -> list[str]:
    table, kind, templates, edition = model._meta.db_table, "", SQL_OF_WORDS, ""
    if issubclass(model, Findable):
        kind, templates, edition = model.KIND, SQL, EDITION
    template = templates[connection.vendor]
    words = {
        "table": table,
        "kind": kind,
        "words": fts_table(table),
        "release": release(template + edition) if is_read else "unread",
    }
    sql = Template(template).substitute(words)
    return list(filter(None, sql.strip().split("\n\n")))
