"""Who saved what, when: the desk's own log in sentences, without what the reader of them may not see."""

from collections import defaultdict
from datetime import datetime
from typing import Any, NamedTuple

from django.contrib.admin import AdminSite
from django.contrib.admin.models import ADDITION, CHANGE, DELETION, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest

from desk.selects import possible_keys

SHOWN, LOOKED_AT = 10, 40
VERBS = {ADDITION: "added", CHANGE: "changed", DELETION: "deleted"}


class Deed(NamedTuple):
    """“Hana Reyes changed the review “Two people”.” ``address`` is empty for what is gone."""

    who: str
    verb: str
    kind: str
    name: str
    address: str
    at: datetime


def recent(request: HttpRequest, site: AdminSite) -> list[Deed]:
    """The latest first; saving one thing several times in a row is one deed.

    A query, and one for each kind of thing in it, to know which of them the user may see.
    """
    entries = _entries(request, site)
    seen = _seen(request, site, entries)
    deeds: list[Deed] = []
    last: tuple[Any, ...] = ()
    for entry in entries:
        same = (entry.user_id, entry.content_type_id, entry.object_id)
        if same != last and _may_know(request, entry, seen):
            deeds.append(_deed(entry))
        last = same
    return deeds[:SHOWN]


def _entries(request: HttpRequest, site: AdminSite) -> list[LogEntry]:
    pages = site._registry.items()
    models = [model for model, page in pages if page.has_view_permission(request)]
    types = ContentType.objects.get_for_models(*models)
    entries = LogEntry.objects.filter(content_type__in=types.values(), action_flag__in=VERBS)
    return list(
        entries.select_related("user", "content_type").order_by("-action_time", "-pk")[:LOOKED_AT]
    )


def _seen(request: HttpRequest, site: AdminSite, entries: list[LogEntry]) -> set[tuple[Any, str]]:
    """Type and key of every row among them that its own page would show."""
    keys: dict[Any, set[Any]] = defaultdict(set)
    for entry in entries:
        keys[entry.content_type].add(entry.object_id)
    seen = set()
    for kind, found in keys.items():
        page = site.get_model_admin(kind.model_class())
        rows = page.get_queryset(request).filter(pk__in=possible_keys(page.model, found))
        seen |= {(kind.pk, str(row.pk)) for row in rows if page.has_view_permission(request, row)}
    return seen


def _may_know(request: HttpRequest, entry: LogEntry, seen: set[tuple[Any, str]]) -> bool:
    """What was deleted can be asked nothing any more: only who did it knows, and who may read the log."""
    if entry.action_flag == DELETION:
        is_own = entry.user_id == request.user.pk
        return is_own or request.user.has_perm("admin.view_logentry")
    return (entry.content_type_id, str(entry.object_id)) in seen


def _deed(entry: LogEntry) -> Deed:
    address = "" if entry.action_flag == DELETION else entry.get_admin_url() or ""
    kind: Any = entry.content_type
    return Deed(
        str(entry.user),
        VERBS[entry.action_flag],
        str(kind.model_class()._meta.verbose_name),
        entry.object_repr,
        address,
        entry.action_time,
    )
