"""Who does the work that nobody waits for."""

from typing import Any

from django.core.exceptions import ImproperlyConfigured


def task_backend(place: str) -> dict[str, Any]:
    """Of Django's ``TASKS``: whoever asks for it, at once, or with “database” a worker from a queue there."""
    if place not in ("", "database"):
        raise ImproperlyConfigured(f"TASKS is {place}: write database, or leave it out.")
    if place:
        return {"BACKEND": "django_tasks_db.DatabaseBackend"}
    return {"BACKEND": "django.tasks.backends.immediate.ImmediateBackend"}
