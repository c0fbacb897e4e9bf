"""The elements of WXR, written one after the other; what XML forbids is left out."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.utils import timezone
from lxml import etree

from exchange.backups.making import OWNER_ONLY
from exchange.reading.decoding import allowed

_NAMES = {
    "excerpt": "http://wordpress.org/export/1.2/excerpt/",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "wfw": "http://wellformedweb.org/CommentAPI/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "wp": "http://wordpress.org/export/1.2/",
}
NEVER = "0000-00-00 00:00:00"


class Wxr:
    """``put`` writes an element with a text; ``within`` one that holds others."""

    def __init__(self, file: Any) -> None:
        self._file = file

    @contextmanager
    def within(self, name: str) -> Iterator[None]:
        with self._file.element(_qualified(name)):
            self._file.write("\n")
            yield
        self._file.write("\n")

    def put(
        self, name: str, text: object = "", attributes: Mapping[str, str] | None = None
    ) -> None:
        clean = {key: allowed(value)[0] for key, value in (attributes or {}).items()}
        with self._file.element(_qualified(name), clean):
            self._file.write(allowed(str(text))[0])
        self._file.write("\n")

    def put_moment(self, name: str, at: datetime | None) -> None:
        """In the house's zone, and the same in UTC."""
        self.put(name, clock(timezone.localtime(at)) if at else NEVER)
        self.put(f"{name}_gmt", clock(at.astimezone(UTC)) if at else NEVER)

    def put_draft(self, name: str, at: datetime | None) -> None:
        """A draft has no moment in UTC before it is published."""
        self.put(name, clock(timezone.localtime(at)) if at else NEVER)
        self.put(f"{name}_gmt", NEVER)

    def put_meta(self, key: str, value: object) -> None:
        with self.within("wp:postmeta"):
            self.put("wp:meta_key", key)
            self.put("wp:meta_value", value)


@contextmanager
def writing(path: Path) -> Iterator[Wxr]:
    """The channel of a new file, which takes the place of one that is there once it is whole."""
    unfinished = path.with_name(f"{path.name}.part")
    unfinished.unlink(missing_ok=True)
    handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY)
    try:
        with os.fdopen(handle, "wb") as out, etree.xmlfile(out, encoding="utf-8") as file:
            file.write_declaration()
            with file.element("rss", {"version": "2.0"}, nsmap=_NAMES), file.element("channel"):
                file.write("\n")
                yield Wxr(file)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def clock(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%d %H:%M:%S")


def _qualified(name: str) -> str:
    prefix, colon, local = name.partition(":")
    return f"{{{_NAMES[prefix]}}}{local}" if colon else name
