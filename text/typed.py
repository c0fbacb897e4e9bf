"""Whatever somebody typed or pasted, made fit to keep and to print."""

import re
import unicodedata

_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)


def printable(text: str) -> str:
    """Composed (NFC), and without the characters that no database or parser should meet.

    A solidus that found no letter to cross out is left out too: NFC would cross out the ">" of the
    tag before it.
    """
    return unicodedata.normalize("NFC", _UNPRINTABLE.sub("", text)).replace("\u0338", "")


def legible(markup: str) -> str:
    """Finished markup without the characters that XML forbids; nothing in it is composed."""
    return _UNPRINTABLE.sub("", markup)


def one_line(typed: str, longest: int) -> str:
    """Printable, single spaces between words, no marks that only steer, at most `longest` characters.

    A letter in parts is up to four characters before they are composed.
    """
    shown = (mark for mark in printable(typed[: longest * 4]) if unicodedata.category(mark) != "Cf")
    return " ".join("".join(shown).split())[:longest].rstrip()
