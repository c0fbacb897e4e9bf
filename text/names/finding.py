"""Korean names in running text, in Latin letters: where they stand, and what is family and what given.

A given name is known by its hyphen and by its parts, each a Korean syllable in some usual spelling.
English compounds that look like one (“run-on”) are none: both of their parts are words.
"""

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import NamedTuple

from text.names.families import is_family_name
from text.names.other_words import is_other_word
from text.names.particles import HONORIFIC
from text.names.writing import small_letters

_SYLLABLE = (
    "(?:[gk]{1,2}|kh|n|[dt]{1,2}|[rl]|m|[bp]{1,2}|ph|s{1,2}|sh|j{1,2}|ch|ts|h|rh)?"
    "(?:yae|yai|yeo|yoo|you|wae|weo|woo|eui|ya|ye|yo|yu|yi|wa|we|wi|wo|wu|ae|ai|ay|eo|eu|oe|oi"
    "|oo|ou|ui|uh|ee|ie|a|e|o|u|i)"
    "(?:ng|ck|[kgntdlrmpbh])?"
)
_ONE = re.compile(_SYLLABLE)
_TWO = re.compile(f"({_SYLLABLE})({_SYLLABLE})")
_WORD = re.compile(r"[^\W\d_]+(?:[-‐‑][^\W\d_]+)*")
_HYPHEN = re.compile("[-‐‑]")
_HONORIFIC = re.compile(HONORIFIC)


class Mention(NamedTuple):
    """A name where it stands: ``words`` as written, without “’s” or “-ssi”.

    ``is_sure`` says that it can be nothing but a name; others are names only where they are known.
    """

    start: int
    end: int
    words: str
    family: str
    given: str
    is_sure: bool = True


class _Word(NamedTuple):
    start: int
    end: int
    text: str
    parts: list[str]
    is_joined: bool
    """Whether only a space parts it from the word before."""


type _Row = tuple[list[_Word], _Word | None]
"""The words of a name, and which of them is the family name."""


def mentions(text: str) -> Iterator[Mention]:
    """Every possible name in Latin letters, in order, none inside another."""
    words = list(_words(text))
    place = 0
    while place < len(words):
        found, taken = _name_at(words, place)
        if found is not None:
            yield found
        place += taken


def _plain(word: str) -> str:
    return "".join(filter(str.isalpha, small_letters(word)))


def _words(text: str) -> Iterator[_Word]:
    end = -1
    for found in _WORD.finditer(text):
        parts = _HYPHEN.split(found[0])
        joined = end >= 0 and text[end : found.start()] in {" ", "\u00a0"}
        if len(parts) > 2 and _HONORIFIC.fullmatch(_plain(parts[-1])):
            parts.pop()
        words = text[found.start() : found.start() + len("-".join(parts))]
        yield _Word(found.start(), found.start() + len(words), words, parts, joined)
        end = found.end()


def _name_at(words: list[_Word], place: int) -> tuple[Mention | None, int]:
    """The name that begins with this word, if any, and how many words to pass."""
    word, after = words[place], _in_row(words[place + 1 : place + 3])
    if not _is_capital(word):
        return None, 1
    if _is_given(word):
        if after and _is_family(after[0]) and not _opens_name(after):
            return _mention([word, after[0]], after[0].text, word.text), 2
        return _mention([word], "", word.text), 1
    if after and _is_family(word) and _is_given(after[0]):
        return _mention([word, after[0]], word.text, after[0].text), 2
    row, family = _without_hyphen(word, after) or _misspelt(word, after)
    if not row:
        return None, 1
    given = " ".join(each.text for each in row if each is not family)
    return _mention(row, family.text if family else "", given, is_sure=False), len(row)


def _without_hyphen(word: _Word, after: list[_Word]) -> _Row | None:
    """“Im Si Wan”, “Im Siwan”, “Gong Yoo”, “Si Wan” or “Siwan”: perhaps names, perhaps English."""
    if len(after) > 1 and _is_family(after[0]) and _is_given(after[1]):
        return None
    if _is_family(word) and len(after) == 2 and all(map(_is_syllable, after)):
        return [word, *after], word
    if after and _is_syllable(after[0]) and _is_syllable(word):
        return [word, after[0]], word if _is_family(word) else None
    if after and _is_family(word) and _is_pair(after[0]):
        return [word, after[0]], word
    return ([word], None) if _is_pair(word) else None


def _misspelt(word: _Word, after: list[_Word]) -> _Row:
    """“Im Siwann”, “Siwann Im” or “Si-wann”: names only where they are slips of known ones."""
    last = after[-1] if after else word
    if after and _is_family(word) and _is_capital(after[0]) and not _is_family(after[0]):
        return [word, after[0]], word
    if after and _is_family(after[0]) and (last is after[0] or not _is_capital(last)):
        return [word, after[0]], after[0]
    return [word] if len(word.parts) == 2 else [], None


def _mention(row: list[_Word], family: str, given: str, *, is_sure: bool = True) -> Mention:
    words = " ".join(word.text for word in row)
    return Mention(row[0].start, row[-1].end, words, family, given, is_sure)


def _in_row(after: list[_Word]) -> list[_Word]:
    """As many as only a space parts from the word before."""
    return list(takewhile(lambda word: word.is_joined, after))


def _is_pair(word: _Word) -> bool:
    """Whether it is two syllables written as one word."""
    plain = _plain(word.text)
    return _is_capital(word) and len(word.parts) == 1 and bool(_TWO.fullmatch(plain))


def _opens_name(words: list[_Word]) -> bool:
    """Whether the first is the family name of a given name that follows."""
    return len(words) > 1 and _is_given(words[1])


def _is_capital(word: _Word) -> bool:
    return word.text[0].isupper()


def _is_family(word: _Word) -> bool:
    return _is_capital(word) and len(word.parts) == 1 and is_family_name(word.text)


def _is_syllable(word: _Word) -> bool:
    return _is_capital(word) and len(word.parts) == 1 and bool(_ONE.fullmatch(_plain(word.text)))


def _is_given(word: _Word) -> bool:
    parts = [_plain(part) for part in word.parts]
    return (
        _is_capital(word)
        and len(parts) == 2
        and all(map(_ONE.fullmatch, parts))
        and not is_other_word(parts)
    )
