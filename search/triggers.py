"""The database's own triggers, which keep the index true whatever writes a row.

A bulk insert and an import pass no ``save()``, so the index is kept where an index is kept: in the database.
A table that has triggers cannot be changed freely, and SQLite loses them when a migration makes a table anew. So
they are taken down before a migration and put up after every ``migrate``; where one was missing, or an older
release had put it up, the index is made anew from the rows.
"""

from collections.abc import Iterable
from hashlib import sha256
from string import Template

from django.apps import apps
from django.db.backends.base.base import BaseDatabaseWrapper

from search.models import Findable, SearchToken

SQLITE = Template("""
CREATE TRIGGER search_${table}_${release}_insert AFTER INSERT ON $table BEGIN
  INSERT INTO search_searchtoken (token, kind, row, weight)
    SELECT value, '$kind', new.id, new.search_weight
    FROM json_each('["' || replace(new.search_tokens, ' ', '","') || '"]') WHERE value <> '';
END;
CREATE TRIGGER search_${table}_${release}_update AFTER UPDATE ON $table
  WHEN old.search_tokens <> new.search_tokens OR old.search_weight <> new.search_weight BEGIN
  DELETE FROM search_searchtoken WHERE kind = '$kind' AND row = old.id;
  INSERT INTO search_searchtoken (token, kind, row, weight)
    SELECT value, '$kind', new.id, new.search_weight
    FROM json_each('["' || replace(new.search_tokens, ' ', '","') || '"]') WHERE value <> '';
END;
CREATE TRIGGER search_${table}_${release}_delete AFTER DELETE ON $table BEGIN
  DELETE FROM search_searchtoken WHERE kind = '$kind' AND row = old.id;
END;
""")

POSTGRESQL = Template("""
CREATE OR REPLACE FUNCTION search_${table}() RETURNS trigger LANGUAGE plpgsql AS $$$$ BEGIN
  IF TG_OP <> 'INSERT' THEN
    DELETE FROM search_searchtoken WHERE kind = '$kind' AND row = OLD.id;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO search_searchtoken (token, kind, row, weight)
      SELECT token, '$kind', NEW.id, NEW.search_weight
      FROM unnest(string_to_array(NEW.search_tokens, ' ')) AS token WHERE token <> '';
  END IF;
  RETURN NULL;
END $$$$;
CREATE TRIGGER search_${table}_${release}_insert AFTER INSERT ON $table
  FOR EACH ROW EXECUTE FUNCTION search_${table}();
CREATE TRIGGER search_${table}_${release}_update AFTER UPDATE ON $table
  FOR EACH ROW WHEN (
    OLD.search_tokens <> NEW.search_tokens OR OLD.search_weight <> NEW.search_weight
  ) EXECUTE FUNCTION search_${table}();
CREATE TRIGGER search_${table}_${release}_delete AFTER DELETE ON $table
  FOR EACH ROW EXECUTE FUNCTION search_${table}();
""")

SQL = {"sqlite": SQLITE, "postgresql": POSTGRESQL}
EVENTS = ("insert", "update", "delete")
RELEASES = {vendor: sha256(sql.template.encode()).hexdigest()[:8] for vendor, sql in SQL.items()}
"""A part of each trigger's name, so that one of an older release is no trigger of this one."""

STANDING = {
    "sqlite": "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": (
        "SELECT tgname, relname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid"
        " WHERE NOT tgisinternal AND pg_table_is_visible(tgrelid)"
    ),
}
DROP = {"sqlite": "DROP TRIGGER {name}", "postgresql": "DROP TRIGGER {name} ON {table}"}


def findable_models() -> list[type[Findable]]:
    return [model for model in apps.get_models() if issubclass(model, Findable)]


def put_up(connection: BaseDatabaseWrapper) -> list[type[Findable]]:
    """The models of which one was missing: what was written meanwhile is not in the index."""
    standing = {name for name, _ in _standing(connection)}
    missing = [model for model in findable_models() if not _names(connection, model) <= standing]
    if not all(_is_migrated(connection, model) for model in (missing and findable_models())):
        return []
    if missing:
        take_down(connection, missing)
    for model in missing:
        _put_up(connection, model)
    return missing


def take_down(connection: BaseDatabaseWrapper, models: Iterable[type[Findable]]) -> None:
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


def _is_migrated(connection: BaseDatabaseWrapper, model: type[Findable]) -> bool:
    """Whether all tables are there, with their columns: ``migrate`` may have been asked for one app alone."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if not {table, SearchToken._meta.db_table} <= set(
            connection.introspection.table_names(cursor)
        ):
            return False
        columns = connection.introspection.get_table_description(cursor, table)
    return {"search_tokens", "search_weight"} <= {column.name for column in columns}


def _names(connection: BaseDatabaseWrapper, model: type[Findable]) -> set[str]:
    start = f"search_{model._meta.db_table}_{RELEASES[connection.vendor]}"
    return {f"{start}_{event}" for event in EVENTS}


def _standing(connection: BaseDatabaseWrapper) -> list[tuple[str, str]]:
    """The name of each trigger and of its table."""
    with connection.cursor() as cursor:
        cursor.execute(STANDING[connection.vendor])
        return [(str(name), str(table)) for name, table in cursor.fetchall()]


def _put_up(connection: BaseDatabaseWrapper, model: type[Findable]) -> None:
    release = RELEASES[connection.vendor]
    words = {"table": model._meta.db_table, "kind": model.KIND, "release": release}
    sql = SQL[connection.vendor].substitute(words)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(sql)
            return
        for statement in sql.split("END;\n"):
            if statement.strip():
                cursor.execute(f"{statement}END")
