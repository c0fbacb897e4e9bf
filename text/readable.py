"""What a reader typed, made fit for others to read: nothing invisible, nothing that turns or buries a line.

Kept is what writing needs: the joiners of Persian, of the scripts of India and of pictures made of several, a
variation selector behind what has variations, three marks on one letter.
"""

import re
import unicodedata
from collections.abc import Iterator

from text.typed import printable

MOST_MARKS = 3
"""On one letter: Vietnamese has two, pointed Hebrew three."""

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_SPACES = str.maketrans({"\t": " ", "\u2800": " "})
_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0")
"""Letters and marks to Unicode, nothing to the eye; no general category tells them."""
_UNUSED = re.compile(
    "[\u2065\ufff0-\ufff8\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"
    + "".join(chr(plane << 16 | end) for plane in range(1, 17) for end in (0xFFFE, 0xFFFF))
    + "]"
)
"""Never letters, and not to be seen where a font does not know them."""
_ZWNJ, _ZWJ = "\u200c", "\u200d"
_JOINED = re.compile("[\u0620-\u06ff\u0750-\u0dff\u0f00-\u109f\u1780-\u18aa]")
"""Scripts whose letters change their shape at a joiner, from Arabic to Mongolian."""
_SELECTORS = re.compile("[\ufe00-\ufe0f]")
_IDEOGRAPH_SELECTORS = re.compile("[\U000e0100-\U000e01ef]")
_IDEOGRAPH = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_PICTURE = {"So", "Sk", "Sm"}


def readable(typed: str) -> str:
    """Composed (NFC), in lines that end alike, at most `MOST_MARKS` marks on a letter; twice is once."""
    lines = _LINE_ENDS.sub("\n", typed).translate(_SPACES)
    seen = "".join(_seen(lines)) if not lines.isascii() else lines
    composed = printable(seen)
    if composed.isascii():
        return composed
    return unicodedata.normalize("NFC", "".join(_without_towers(composed)))


def readable_line(typed: str) -> str:
    """The same on one line, with single spaces between words and no mark that hangs in the air."""
    return " ".join(readable(typed).split())


def _seen(text: str) -> Iterator[str]:
    before = ""
    for place, char in enumerate(text):
        if char in (_ZWNJ, _ZWJ):
            after = text[place + 1 : place + 2]
            keeps = _joins(before, after) if char == _ZWJ else _parts(before, after)
        elif _SELECTORS.match(char):
            keeps = bool(before) and (
                unicodedata.category(before) in _PICTURE or before in "#*0123456789"
            )
        elif _IDEOGRAPH_SELECTORS.match(char):
            keeps = bool(_IDEOGRAPH.match(before))
        else:
            is_blank = char in _BLANK or _UNUSED.match(char)
            keeps = not is_blank and unicodedata.category(char) != "Cf"
        if keeps:
            before = char
            yield char


def _parts(before: str, after: str) -> bool:
    """Whether letters that would join stand on both sides; the first may have its marks."""
    return bool(
        _JOINED.match(before) and _JOINED.match(after) and unicodedata.category(after)[0] == "L"
    )


def _joins(before: str, after: str) -> bool:
    """Letters of a script that joins, or two pictures that are one; the first may end in its variation."""
    is_picture = before == "\ufe0f" or (bool(before) and unicodedata.category(before) in _PICTURE)
    goes_on = bool(after) and unicodedata.category(after) in _PICTURE
    return _parts(before, after) or (is_picture and goes_on)


def _without_towers(text: str) -> Iterator[str]:
    marks = 0
    for char in text:
        is_mark = unicodedata.category(char) in ("Mn", "Me")
        marks = marks + is_mark if is_mark or char in (_ZWNJ, _ZWJ) else 0
        if marks <= MOST_MARKS or not is_mark:
            yield char
