"""Which file of the export a picture's address means."""

import re
from dataclasses import replace
from urllib.parse import unquote, urlsplit

from exchange.reading.items import Picture
from exchange.reading.spool import Spool

_SMALLER = re.compile(r"-\d{1,5}x\d{1,5}(?=\.\w{2,5}(?:\?|$))")


class Media:
    def __init__(self, spool: Spool) -> None:
        self._spool = spool

    def numbered(self, source_id: str) -> Picture | None:
        picture = next(self._spool.pictures("source_id", source_id), None)
        return self.found(picture) if picture else None

    def at(self, address: str) -> Picture:
        """A smaller copy, "rain-300x200.jpg", is the picture it was made from."""
        for written in dict.fromkeys((address, _SMALLER.sub("", address))):
            known = next(self._spool.pictures("address", written), None)
            picture = self.found(known or Picture(written, written))
            if known or picture.path:
                return picture
        return Picture(address, address)

    def found(self, picture: Picture) -> Picture:
        return replace(picture, path=self._path(picture.address))

    def _path(self, address: str) -> str:
        """The file whose last folders agree with the address in most; of two that agree alike, none."""
        try:
            parts = unquote(urlsplit(address).path).split("/")
        except ValueError:
            return ""
        candidates = self._spool.media_named(parts[-1]) if parts[-1] else []
        ranked = sorted(((agreement(path, parts), path) for path in candidates), reverse=True)
        if not ranked or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
            return ""
        return ranked[0][1]


def agreement(path: str, parts: list[str]) -> int:
    """How many of the last folders and the name are those of the address; capitals do not count."""
    own = path.split("/")
    count = 0
    while (
        count < min(len(own), len(parts))
        and own[-1 - count].casefold() == parts[-1 - count].casefold()
    ):
        count += 1
    return count
