"""Whatever is written is noticed, from the first connection on."""

from typing import Any

from django.apps import AppConfig
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created


class RowsConfig(AppConfig):
    name = "rows"

    def ready(self) -> None:
        from rows.changes import are_watched

        if are_watched():
            connection_created.connect(_watch)


def _watch(connection: BaseDatabaseWrapper, **told: Any) -> None:
    from rows.changes import watch

    if watch not in connection.execute_wrappers:
        connection.execute_wrappers.append(watch)
