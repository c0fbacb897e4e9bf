"""Where a query stands in a name or a sentence, as loosely as the search itself reads it."""

from collections.abc import Iterator

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from text.hangul import fold
from text.korean import korean, mark_korean

FEWEST = 2
"""Folded letters: one alone stands in too many words."""


def hits(text: str | None, query: str = "", *, is_korean: bool = False) -> SafeString:
    """`text` escaped, its Hangul marked as Korean, and each place of the query in a `mark`.

    Spaces, case, accents and hyphens do not count: 런온 is found in 런 온, and simi in Im Si-mi. A text
    that `is_korean` is marked as such whole, with its full stops.
    """
    text = text or ""
    printed = escape if is_korean else mark_korean
    pieces, end = [], 0
    for start, stop in _places(text, fold(query)):
        pieces += [printed(text[end:start]), _mark(printed(text[start:stop]))]
        end = stop
    found = mark_safe("".join([*pieces, printed(text[end:])]))
    return korean(found) if is_korean else found


def _mark(words: SafeString) -> SafeString:
    return format_html("<mark>{}</mark>", words)


def _places(text: str, folded: str) -> Iterator[tuple[int, int]]:
    """Start and end of each, in characters of the text; a syllable is marked whole."""
    letters = [(letter, place) for place, one in enumerate(text) for letter in fold(one)]
    haystack = "".join(letter for letter, _ in letters)
    found = haystack.find(folded) if len(folded) >= FEWEST else -1
    end = 0
    while found >= 0:
        start, stop = letters[found][1], letters[found + len(folded) - 1][1] + 1
        if start >= end:
            yield start, stop
            end = stop
        found = haystack.find(folded, found + len(folded))
