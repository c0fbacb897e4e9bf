from typing import Any

from django.apps import AppConfig
from django.core import checks
from django.db import connections
from django.db.migrations import AddIndex, Migration, RemoveIndex, RunPython
from django.db.models.signals import post_migrate, pre_migrate


class SearchConfig(AppConfig):
    name = "search"

    def ready(self) -> None:
        from search.checks import letters_are_known

        checks.register(letters_are_known, checks.Tags.database)
        pre_migrate.connect(stand_back, sender=self)
        post_migrate.connect(keep_index, sender=self)


def stand_back(using: str, plan: list[tuple[Migration, bool]], **_: Any) -> None:
    """No trigger is in the way of a migration that changes what it stands on, forwards or back."""
    from search import triggers

    changed = {migration.app_label for migration, _ in plan if not _is_followed(migration)}
    models = triggers.indexed_models()
    if "search" not in changed:  # which has what all of them write to
        models = [model for model in models if model._meta.app_label in changed]
    if models:
        triggers.take_down(connections[using], models)


def _is_followed(migration: Migration) -> bool:
    """It changes indexes or rows alone, for no function of ours changes a table: no trigger minds, and to
    make the index anew takes a large site many minutes.
    """
    return all(isinstance(one, AddIndex | RemoveIndex | RunPython) for one in migration.operations)


def keep_index(using: str, **_: Any) -> None:
    """After ``migrate`` the triggers stand, and what was written without them is in the index."""
    from search import index, triggers

    if missed := triggers.put_up(connections[using]):
        index.rebuild(using, missed)
        triggers.finish(connections[using], missed)
