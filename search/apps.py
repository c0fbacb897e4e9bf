from typing import Any

from django.apps import AppConfig
from django.core import checks
from django.db import connections
from django.db.models.signals import post_migrate


class SearchConfig(AppConfig):
    name = "search"

    def ready(self) -> None:
        from search.checks import letters_are_known

        checks.register(letters_are_known, checks.Tags.database)
        post_migrate.connect(keep_index, sender=self)


def keep_index(using: str, **_: Any) -> None:
    """After ``migrate`` the triggers stand, and what was written without them is in the index."""
    from search import index, triggers

    if missed := triggers.put_up(connections[using]):
        index.rebuild(using, missed)
