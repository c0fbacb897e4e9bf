"""Names in Hangul: any two syllables may be a word, so only what is known, or nearly, is a name."""

import re
from collections.abc import Iterable, Iterator

from text.names.families import is_family_name
from text.names.known import KnownName
from text.names.particles import AFTER_HANGUL
from text.names.spelling import plain
from text.names.verdicts import Kind, Verdict

_WORD = re.compile("[가-힣]{2,}")
_AFTER = re.compile(AFTER_HANGUL)


def judged_hangul(text: str, names: Iterable[KnownName]) -> Iterator[Verdict]:
    """In the order of the text."""
    for found in _WORD.finditer(text):
        verdict = _judged(found[0], names)
        if verdict is not None:
            yield verdict


def _judged(word: str, names: Iterable[KnownName]) -> Verdict | None:
    for name in names:
        for spelling in (name.known.spelling.replace(" ", ""), name.given):
            if len(spelling) > 1 and _begins(word, spelling):
                return Verdict(spelling, None, owner=name.known.owner)
    near = (_near(word, name) for name in names if len(name.given) > 1)
    return next((found for found in near if found), None)


def _begins(word: str, name: str) -> bool:
    return word.startswith(name) and bool(_AFTER.fullmatch(word[len(name) :]))


def _near(word: str, name: KnownName) -> Verdict | None:
    """One syllable of a full name is another: the family name, or one that a slip could give."""
    whole = name.family + name.given
    part = word[: len(whole)]
    if len(part) < len(whole) or not name.family or not _begins(word, part):
        return None
    wrong = [place for place, letter in enumerate(whole) if part[place] != letter]
    if len(wrong) != 1:
        return None
    if wrong == [0] and len(name.family) == 1:
        if not is_family_name(part[0]):
            return None
        return Verdict(part, Kind.FAMILY, whole, name.known.owner)
    kind = Kind.SPELLING if plain(part) == plain(whole) else Kind.UNKNOWN
    return Verdict(part, kind, whole, name.known.owner)
