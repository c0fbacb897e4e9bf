"""What somebody, or a group, may do: as sets of words that two moments can be compared by."""

from typing import Any

from django.contrib.auth.models import Group

from accounts.models import User

FLAGS = {
    "is_active": "may sign in",
    "is_staff": "enters the desk",
    "is_superuser": "may do everything",
}


def rights_of(somebody: User | Group) -> set[str]:
    """As they are stored."""
    if isinstance(somebody, Group):
        return _permissions(somebody.permissions)
    flags = User.objects.filter(pk=somebody.pk).values(*FLAGS).first() or {}
    found = {FLAGS[name] for name, is_set in flags.items() if is_set}
    found |= {f"group {name}" for name in somebody.groups.values_list("name", flat=True)}
    return found | _permissions(somebody.user_permissions)


def _permissions(granted: Any) -> set[str]:
    rows = granted.values_list("content_type__app_label", "codename")
    return {f"{app}.{name}" for app, name in rows.order_by("pk")}


def change_in_words(before: set[str], after: set[str]) -> str:
    """“+group Editor, −group Writer”; empty where they are the same."""
    gained, lost = sorted(after - before), sorted(before - after)
    return ", ".join([*(f"+{right}" for right in gained), *(f"−{right}" for right in lost)])
