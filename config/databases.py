"""From a ``DATABASE_URL`` to Django's database settings, each set up for production use."""

from typing import Any

import environ
from django.db.backends.base.base import BaseDatabaseWrapper

from config.environment import parts_of

SCHEMES = ("sqlite:", "postgres:", "postgresql:")
SQLITE_PRAGMAS = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"

LEAN_CACHE = 200
"""Kilobytes that SQLite keeps of its file for a connection of a server, in place of 2,000: each thread has a
connection, and the system keeps the file anyway. Commands, which write much at once, have the 2,000."""

PATIENCE = 5
"""Seconds to wait for PostgreSQL, or for one of its connections: a reader gets an answer, be it a bad one."""
PATIENCE_WITH_A_REPLICA = 2
"""The same where there is another to ask; PostgreSQL's library waits no shorter."""
TRIES_FOR = PATIENCE
"""Seconds for which the pool goes on trying by itself, as long as whoever asked waits; then the next one who
asks makes it try again."""

MOST_CONNECTIONS = 6
"""Of one process to PostgreSQL: for four threads of requests, the upkeep and what is counted beside them."""


def database(url: str, name: str = "DATABASE_URL") -> dict[str, Any]:
    """Settings for ``sqlite:///path`` or ``postgres://…``; raises ``ValueError`` for any other scheme.

    SQLite writes begin IMMEDIATE: with DEFERRED, two writers that both read first lose one transaction to
    "database is locked" at once, without waiting for the timeout (in seconds). A connection of the pool is
    tried before it is used: after a restart of the server all of them are dead. Left to itself, the pool
    tries again after 1, 2, 4 … seconds, and finds a server that was gone for a minute up to a minute late.
    """
    if not url.startswith(SCHEMES):
        raise ValueError(f"{name} must begin with sqlite:/// or postgres://")
    config = parts_of(url, name, environ.Env.db_url_config)
    if url.startswith("sqlite"):
        return config | {
            "OPTIONS": {
                "init_command": SQLITE_PRAGMAS,
                "transaction_mode": "IMMEDIATE",
                "timeout": 10,
            }
        }
    options = {"connect_timeout": PATIENCE} | config.get("OPTIONS", {})
    options["pool"] = _pool(PATIENCE)
    return config | {"OPTIONS": options, "CONN_MAX_AGE": 0, "CONN_HEALTH_CHECKS": True}


def read_lean(connection: BaseDatabaseWrapper, **more: Any) -> None:
    """For ``connection_created``, in a process that answers readers."""
    if connection.vendor == "sqlite":
        connection.connection.execute(f"PRAGMA cache_size = -{LEAN_CACHE}")


def replica(url: str) -> dict[str, Any]:
    """For ``postgres://…``, a server that follows that of ``DATABASE_URL``; else raises ``ValueError``."""
    if not url.startswith(SCHEMES[1:]):
        raise ValueError("REPLICA_URL must begin with postgres://")
    config = database(url, "REPLICA_URL")
    options = {"connect_timeout": PATIENCE_WITH_A_REPLICA} | environ.Env.db_url_config(url).get(
        "OPTIONS", {}
    )
    pool = {"pool": _pool(PATIENCE_WITH_A_REPLICA)}
    return config | {"OPTIONS": options | pool, "TEST": {"MIRROR": "default"}}


def _pool(patience: float) -> dict[str, Any]:
    """As ``psycopg_pool.ConnectionPool`` takes it, which keeps four connections open."""
    return {
        "max_size": MOST_CONNECTIONS,
        "timeout": patience,
        "reconnect_timeout": TRIES_FOR,
    }
