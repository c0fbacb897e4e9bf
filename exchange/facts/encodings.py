"""Which letters the bytes of a table stand for: told by all of them, since spreadsheets do not say."""

import codecs
from collections.abc import Callable, Iterator
from pathlib import Path

from exchange.reading.decoding import encoding_of
from exchange.reading.limits import CHUNK

_PRINTED = {"utf-8": "UTF-8", "cp949": "CP949", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16"}
INVALID = "\ufffd"
"""Stands where a byte is no letter."""


def encoding_in(path: Path) -> tuple[str, int, str]:
    """Its name, how many bytes stand before the text, and how to say it."""
    with path.open("rb") as file:
        head = file.read(CHUNK)
    name, skip, _ = encoding_of(head)
    if skip or name != "utf-8":
        printed = _PRINTED.get(name, name.upper())
        return name, skip, f"{printed} with a byte order mark" if skip else printed
    for one in ("utf-8", "cp949"):
        if _fits(path, one):
            return one, 0, _PRINTED[one]
    return "utf-8", 0, "UTF-8 with bytes that are none"


def _fits(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    try:
        with path.open("rb") as file:
            while chunk := file.read(CHUNK):
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def text_in(
    path: Path, encoding: str, skip: int, on_bytes: Callable[[int], object]
) -> Iterator[str]:
    """In pieces; what is no letter is ``INVALID``."""
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    with path.open("rb") as file:
        file.seek(skip)
        while chunk := file.read(CHUNK):
            on_bytes(len(chunk))
            yield decoder.decode(chunk)
        yield decoder.decode(b"", final=True)
