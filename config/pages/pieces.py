"""Pieces of pages: a page that changed is made of those of its pieces that did not.

What a piece was made of is all that the page has read until the piece ends, see ``rows.reading``: a piece
that stands below another also goes by what that one was made of.
"""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from threading import Lock

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from config.replica import is_sure
from rows import changes
from rows.reading import note, read_so_far
from rows.until import next_change

type Key = tuple[str, ...]


@dataclass(frozen=True)
class _Piece:
    """As UTF-8, which for Hangul takes less memory than Python's text; ``marks`` are of the tables read."""

    html: bytes
    marks: dict[str, str]
    until: datetime


class _Store:
    """The pieces used last, up to so many bytes; threads share it."""

    def __init__(self) -> None:
        self._pieces: OrderedDict[Key, _Piece] = OrderedDict()
        self._size = 0
        self._lock = Lock()

    def get(self, key: Key) -> _Piece | None:
        with self._lock:
            piece = self._pieces.get(key)
            if piece is not None:
                self._pieces.move_to_end(key)
            return piece

    def put(self, key: Key, piece: _Piece, most: int) -> None:
        with self._lock:
            old = self._pieces.pop(key, None)
            self._pieces[key] = piece
            self._size += len(piece.html) - (len(old.html) if old else 0)
            while self._size > most and self._pieces:
                self._size -= len(self._pieces.popitem(last=False)[1].html)

    def clear(self) -> None:
        with self._lock:
            self._pieces.clear()
            self._size = 0


store = _Store()


def kept_or_made(
    request: HttpRequest, name: str, of: object, make: Callable[[], str]
) -> SafeString:
    """The piece of that name and of that thing, in the language and at the address of this site.

    It is made where there is none that is still right, and kept where nothing has changed meanwhile.
    """
    looked = getattr(request, "looked", None)
    if looked is None or not settings.KEPT_PIECES or not of or read_so_far() is None:
        return SafeString(make())
    key = (name, str(of), get_language() or "", request.scheme or "", request.get_host())
    piece = store.get(key)
    if piece and piece.until > timezone.now() and changes.are_as_they_were(piece.marks):
        note(piece.marks)
        return mark_safe(piece.html.decode())
    until = next_change()
    html = make()
    marks = changes.marks_since(read_so_far() or (), looked)
    if marks is not None and is_sure():
        store.put(key, _Piece(html.encode(), marks, until), settings.KEPT_PIECES * 1_000_000)
    return SafeString(html)
