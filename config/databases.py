"""From a ``DATABASE_URL`` to Django's database settings, each set up for production use."""

from typing import Any

import environ

SCHEMES = ("sqlite:", "postgres:", "postgresql:")
SQLITE_PRAGMAS = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"

PATIENCE = 5
"""Seconds to wait for PostgreSQL, or for one of its connections: a reader gets an answer, be it a bad one."""


def database(url: str) -> dict[str, Any]:
    """Settings for ``sqlite:///path`` or ``postgres://…``; raises ``ValueError`` for any other scheme.

    SQLite writes begin IMMEDIATE: with DEFERRED, two writers that both read first lose one transaction to
    "database is locked" at once, without waiting for the timeout (in seconds). A connection of the pool is
    tried before it is used: after a restart of the server all of them are dead.
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
    options = {"connect_timeout": PATIENCE} | config.get("OPTIONS", {})
    options["pool"] = {"timeout": PATIENCE}
    return config | {"OPTIONS": options, "CONN_MAX_AGE": 0, "CONN_HEALTH_CHECKS": True}
