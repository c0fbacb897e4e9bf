"""From a ``DATABASE_URL`` to Django's database settings, each set up for production use."""

from typing import Any

import environ

SCHEMES = ("sqlite:", "postgres:", "postgresql:")
SQLITE_PRAGMAS = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"


def database(url: str) -> dict[str, Any]:
    """Settings for ``sqlite:///path`` or ``postgres://…``; raises ``ValueError`` for any other scheme.

    SQLite writes begin IMMEDIATE: with DEFERRED, two writers that both read first lose one transaction to
    "database is locked" at once, without waiting for the timeout (in seconds).
    """
    if not url.startswith(SCHEMES):
        raise ValueError("DATABASE_URL must begin with sqlite:/// or postgres://")
    config: dict[str, Any] = dict(environ.Env.db_url_config(url))
    if url.startswith("sqlite"):
        return config | {
            "OPTIONS": {
                "init_command": SQLITE_PRAGMAS,
                "transaction_mode": "IMMEDIATE",
                "timeout": 10,
            }
        }
    options = {**config.get("OPTIONS", {}), "pool": True}
    return config | {"OPTIONS": options, "CONN_MAX_AGE": 0}
