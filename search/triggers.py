"""The database's own triggers, which keep the index true whatever writes a row.

A bulk insert and an import pass no ``save()``, so the index is kept where an index is kept: in the database.
SQLite loses a table's triggers when a migration makes the table anew; so they are put up after every
``migrate``, and where one was missing the index is made anew from the rows.
"""

from string import Template

from django.apps import apps
from django.db.backends.base.base import BaseDatabaseWrapper

from search.models import Findable, SearchToken

SQLITE = Template("""
CREATE TRIGGER IF NOT EXISTS search_${table}_insert AFTER INSERT ON $table BEGIN
  INSERT INTO search_searchtoken (token, kind, row, weight)
    SELECT value, '$kind', new.id, new.search_weight
    FROM json_each('["' || replace(new.search_tokens, ' ', '","') || '"]') WHERE value <> '';
END;
CREATE TRIGGER IF NOT EXISTS search_${table}_update AFTER UPDATE ON $table
  WHEN old.search_tokens <> new.search_tokens OR old.search_weight <> new.search_weight BEGIN
  DELETE FROM search_searchtoken WHERE kind = '$kind' AND row = old.id;
  INSERT INTO search_searchtoken (token, kind, row, weight)
    SELECT value, '$kind', new.id, new.search_weight
    FROM json_each('["' || replace(new.search_tokens, ' ', '","') || '"]') WHERE value <> '';
END;
CREATE TRIGGER IF NOT EXISTS search_${table}_delete AFTER DELETE ON $table BEGIN
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
CREATE OR REPLACE TRIGGER search_${table}_insert AFTER INSERT ON $table
  FOR EACH ROW EXECUTE FUNCTION search_${table}();
CREATE OR REPLACE TRIGGER search_${table}_update AFTER UPDATE ON $table
  FOR EACH ROW WHEN (
    OLD.search_tokens <> NEW.search_tokens OR OLD.search_weight <> NEW.search_weight
  ) EXECUTE FUNCTION search_${table}();
CREATE OR REPLACE TRIGGER search_${table}_delete AFTER DELETE ON $table
  FOR EACH ROW EXECUTE FUNCTION search_${table}();
""")

STANDING = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
}


def findable_models() -> list[type[Findable]]:
    return [model for model in apps.get_models() if issubclass(model, Findable)]


def put_up(connection: BaseDatabaseWrapper) -> list[type[Findable]]:
    """The models of which one was missing: what was written meanwhile is not in the index."""
    standing = _standing(connection)
    missing = [model for model in findable_models() if not _names(model) <= standing]
    if not all(_is_migrated(connection, model) for model in (missing and findable_models())):
        return []
    for model in missing:
        _put_up(connection, model)
    return missing


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


def _names(model: type[Findable]) -> set[str]:
    table = model._meta.db_table
    return {f"search_{table}_{event}" for event in ("insert", "update", "delete")}


def _standing(connection: BaseDatabaseWrapper) -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(STANDING[connection.vendor])
        return {name for (name,) in cursor.fetchall()}


def _put_up(connection: BaseDatabaseWrapper, model: type[Findable]) -> None:
    words = {"table": model._meta.db_table, "kind": model.KIND}
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(POSTGRESQL.substitute(words))
            return
        for statement in SQLITE.substitute(words).split("END;\n"):
            if statement.strip():
                cursor.execute(f"{statement}END")
