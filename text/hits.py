"""Where a query stands in a name or a sentence, as loosely as the search itself reads it."""

from collections.abc import Iterator
from functools import lru_cache

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from text.hangul import fold
from text.korean import korean, mark_korean

FEWEST = 2
"""Folded letters: one alone stands in too many words."""
_HYPHENS = ("-", "\u2010", "\u2011")
LONG = 3
"""Letters of a Latin word from which it is marked where it only begins another."""


def hits(
    text: str | None, query: str = "", *, is_korean: bool = False, is_prose: bool = False
) -> SafeString:
    """`text` escaped, its Hangul marked as Korean, and each place of the query in a `mark`.

    Spaces, case, accents and hyphens do not count: 런온 is found in 런 온, and simi in Im Si-mi. A text
    that `is_korean` is marked as such whole, with its full stops. In prose Latin letters count from the
    beginning of a word on, as they do for those who look for texts.
    """
    text = text or ""
    printed = escape if is_korean else mark_korean
    pieces, end = [], 0
    for start, stop in _places(text, query, is_prose=is_prose):
        pieces += [printed(text[end:start]), _mark(printed(text[start:stop]))]
        end = stop
    found = mark_safe("".join([*pieces, printed(text[end:])]))
    return korean(found) if is_korean else found


def both_hits(latin: str, hangul: str, query: str = "") -> SafeString:
    """A name in both scripts, that of the page first."""
    names = [hits(latin, query), hits(hangul, query, is_korean=True)]
    if get_language() == "ko":
        names.reverse()
    return SafeString(" ".join(filter(None, names)))


@lru_cache(4096)
def _fold(character: str) -> str:
    return fold(character)


def _mark(words: SafeString) -> SafeString:
    return format_html("<mark>{}</mark>", words)


def _places(text: str, query: str, *, is_prose: bool) -> Iterator[tuple[int, int]]:
    """Start and end of each, in characters of the text; a syllable is marked whole.

    Where the query does not stand there as a whole, its words do one by one.
    """
    letters = [(letter, place) for place, one in enumerate(text) for letter in _fold(one)]
    whole = fold(query)
    is_loose = not is_prose or not whole.isascii()
    found = {span for span in _spans(letters, whole) if is_loose or _is_word(text, *span)}
    words = query.split()
    if not found and len(words) > 1:
        for word in map(fold, words):
            spans = _spans(letters, word)
            found |= {span for span in spans if not word.isascii() or _is_word(text, *span)}
    end = 0
    for start, stop in sorted(found):
        if start >= end:
            yield start, stop
            end = stop


def _spans(letters: list[tuple[str, int]], folded: str) -> Iterator[tuple[int, int]]:
    haystack = "".join(letter for letter, _ in letters)
    found = haystack.find(folded) if len(folded) >= FEWEST else -1
    while found >= 0:
        after = found + len(folded)
        yield letters[found][1], letters[after - 1][1] + 1
        found = haystack.find(folded, after)


def _is_word(text: str, start: int, stop: int) -> bool:
    """Or begins one, if it is not too short to tell them apart. What follows a hyphen begins none."""
    is_whole = not text[stop : stop + 1].isalnum()
    before = text[max(start - 2, 0) : start]
    if before[-1:] in _HYPHENS and before[:1].isalnum():
        return is_whole
    return (is_whole or stop - start >= LONG) and not before[-1:].isalnum()
