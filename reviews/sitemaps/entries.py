"""One page in a sitemap."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import cast

from django.conf import settings
from django.http import HttpRequest

from config.language import addresses
from images.fields import Picture

MOST_PICTURES = 1_000
"""That search engines read of one page."""


@dataclass(frozen=True)
class Entry:
    """``path`` is of the site's own language; ``changed_at`` is None where nobody can tell."""

    path: str
    changed_at: datetime | None = None
    pictures: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Address:
    """An entry in one language, with its addresses in all."""

    address: str
    changed: str
    pictures: list[str]
    alternates: list[tuple[str, str]]


def in_every_language(request: HttpRequest, entries: Iterable[Entry]) -> Iterable[Address]:
    """A page in two languages is two entries, each of which names both."""
    for entry in entries:
        paths = addresses(entry.path)
        told = {code: request.build_absolute_uri(path) for code, path in paths.items()}
        own = ("x-default", told[settings.LANGUAGE_CODE])
        alternates = [*told.items(), own] if len(told) > 1 else []
        changed = entry.changed_at.isoformat() if entry.changed_at else ""
        pictures = [request.build_absolute_uri(path) for path in entry.pictures[:MOST_PICTURES]]
        for address in told.values():
            yield Address(address, changed, pictures, alternates)


def copies(*pictures: object) -> list[str]:
    """The paths of what pages show, of pictures that there are."""
    return [cast(Picture, picture).largest_url for picture in pictures if picture]
