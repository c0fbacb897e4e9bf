"""A feed before it is written in one form or another."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

from django.conf import settings
from django.db.models import Model

from config.site import site_address

LATEST = 20
"""Entries a feed holds at most."""
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)
_SINCE = 2026


@dataclass(frozen=True)
class Enclosure:
    """A picture: its address, the kind of file and how many bytes it has."""

    address: str
    type: str
    size: int


@dataclass(frozen=True)
class Entry:
    """``html`` has no relative address, and like ``summary``, which is plain, gives nothing away."""

    id: str
    title: str
    address: str
    author: str
    published_at: datetime
    updated_at: datetime
    html: str
    summary: str = ""
    tags: list[str] = field(default_factory=list)
    enclosures: list[Enclosure] = field(default_factory=list)


@dataclass(frozen=True)
class Feed:
    """``page`` is what it is the feed of, and ``address`` its own in the form that was asked for."""

    id: str
    title: str
    page: str
    address: str
    entries: list[Entry]
    subtitle: str = ""
    language: str = settings.LANGUAGE_CODE
    hub: str = ""

    @property
    def updated_at(self) -> datetime:
        return max((entry.updated_at for entry in self.entries), default=_NEVER)


def lasting_id(*parts: object) -> str:
    """A tag: URI (RFC 4151), which stays when an address changes."""
    return f"tag:{site_address().hostname},{_SINCE}:{'/'.join(map(str, parts))}"


def id_of(row: Model) -> str:
    return lasting_id(row._meta.model_name, row.pk)
