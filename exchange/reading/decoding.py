"""Bytes to text that XML and JSON allow, whatever the file says of its own encoding."""

import codecs
import re
from collections.abc import Callable, Iterator
from typing import BinaryIO

from exchange.reading.limits import CHUNK

_BOMS = [
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
]
_DECLARED = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})[\"']")
_TRUSTED = re.compile(
    r"utf-8|cp125\d|iso8859-\d+|koi8-[ru]|euc_(kr|jp)|cp949|johab|shift_jis|cp932|gb\w+|big5\w*|mac-roman"
)
_FORBIDDEN = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def _one_byte(error: UnicodeError) -> tuple[str, int]:
    """An invalid byte is nearly always one of Windows' own: a quotation mark, a dash."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    wrong = error.object[error.start : error.end]
    return wrong.decode("cp1252", "replace"), error.end


codecs.register_error("exchange.one_byte", _one_byte)


class Decoded:
    """The text of a stream in pieces; afterwards, what had to be done to it."""

    def __init__(self, stream: BinaryIO, on_bytes: Callable[[int], None] | None = None) -> None:
        self.invalid_at: int | None = None
        self.controls = 0
        self.misdeclared = ""
        self._stream = stream
        self._on_bytes = on_bytes or (lambda count: None)

    def __iter__(self) -> Iterator[str]:
        data = self._stream.read(CHUNK)
        encoding, skip, self.misdeclared = encoding_of(data)
        decoders = codecs.getincrementaldecoder(encoding)
        strict, lenient = decoders("strict"), decoders("exchange.one_byte")
        position = skip
        while data:
            self._on_bytes(len(data))
            piece = data[skip:]
            try:
                text = strict.decode(piece)
            except UnicodeDecodeError as error:
                if self.invalid_at is None:
                    self.invalid_at = position + error.start
                lenient.setstate(strict.getstate())
                text = lenient.decode(piece)
                strict.setstate(lenient.getstate())
            text, count = allowed(text)
            self.controls += count
            yield text
            position, skip = position + len(piece), 0
            data = self._stream.read(CHUNK)


def allowed(text: str) -> tuple[str, int]:
    """Without what no text may hold, and how much of that there was."""
    return _FORBIDDEN.subn("", text)


def encoding_of(head: bytes) -> tuple[str, int, str]:
    """Its name, how many bytes stand before the text, and what was declared if that is not believed."""
    for bom, name in _BOMS:
        if head.startswith(bom):
            return name, len(bom), ""
    if head[1:2] == b"\0" and head[3:4] == b"\0":
        return "utf-16-le", 0, ""
    if head[:1] == b"\0" and head[2:3] == b"\0":
        return "utf-16-be", 0, ""
    found = _DECLARED.search(head[:400])
    if found is None:
        return "utf-8", 0, ""
    declared = found[1].decode("ascii", "replace")
    try:
        name = codecs.lookup(declared).name
    except LookupError:
        name = ""
    if name in ("utf-8", "ascii"):
        return "utf-8", 0, ""
    if not _TRUSTED.fullmatch(name) or _is_utf8(head):
        return "utf-8", 0, declared
    return "cp1252" if name == "iso8859-1" else name, 0, ""


def _is_utf8(head: bytes) -> bool:
    """And not ASCII alone, which is every encoding."""
    try:
        return not codecs.getincrementaldecoder("utf-8")().decode(head).isascii()
    except UnicodeDecodeError:
        return False


def head_text(head: bytes) -> str:
    """The beginning of a file, for a look at what it is."""
    name, skip, _ = encoding_of(head)
    return codecs.getincrementaldecoder(name)("replace").decode(head[skip:])
