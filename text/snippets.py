"""The sentences of a text in which a query stands."""

import re
from collections.abc import Iterable, Iterator

from text.passages import Needle, haystack, needles

LONGEST = 220
"""Characters of one sentence; more is cut on both sides of the first hit."""
MOST = 2
_SPREAD = 4
"""Words of a sentence over which one of the query may be spread: 슬기로운의사생활, Si-wan."""
_END = re.compile(r"(?<=[.!?…])[\"”’)]*\s+|\n+")
_INSIDE_WORDS = re.compile("['-]")
_WORD = re.compile(r"\S+\s*")


def holds(haystack: str, query: str) -> bool:
    """Whether it has every word of the query, and there is one."""
    words = needles(query)
    return bool(words) and all(_has(haystack, word) for word in words)


def snippet(texts: Iterable[str], query: str) -> str:
    """A sentence or two with as many of the query's words as can be; empty where there is none of them."""
    missing = set(needles(query))
    found: dict[int, str] = {}
    sentences = list(_sentences(texts))
    held = [_held(sentence, missing) for sentence in sentences]
    while held and missing and len(found) < MOST:
        best = max(range(len(held)), key=lambda place: len(held[place] & missing))
        if not (new := held[best] & missing):
            break
        found[best] = _cut(sentences[best], new)
        missing -= new
    return _joined(found)


def _held(sentence: str, words: set[Needle]) -> set[Needle]:
    """Most sentences have not even the letters, and need not be folded to be passed over."""
    if sentence.isascii():
        letters = _INSIDE_WORDS.sub("", sentence).lower()
        words = {word for word in words if any(way.strip() in letters for way in word)}
    text = haystack(sentence) if words else ""
    return {word for word in words if _has(text, word)}


def _has(haystack: str, word: Needle) -> bool:
    return any(way in haystack for way in word)


def _sentences(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield from (one for sentence in _END.split(text) if (one := sentence.strip()))


def _joined(found: dict[int, str]) -> str:
    """With an ellipsis where something between was left out."""
    text = ""
    before = None
    for place in sorted(found):
        gap = " " if before == place - 1 else " … "
        text += found[place] if before is None else f"{gap}{found[place]}"
        before = place
    return text


def _cut(sentence: str, sought: set[Needle]) -> str:
    if len(sentence) <= LONGEST:
        return sentence
    words = list(_WORD.finditer(sentence))
    hit = next(
        (
            last
            for first, last in zip(words[:1] * (_SPREAD - 1) + words, words, strict=False)
            if any(_has(haystack(sentence[first.start() : last.end()]), one) for one in sought)
        ),
        words[0],
    )
    start = next(one.start() for one in words if one.end() > hit.start() - LONGEST // 3)
    start = min(start, hit.start())
    piece = sentence[start : start + LONGEST]
    end = piece.rfind(" ")
    piece = piece[:end] if start + LONGEST < len(sentence) and end > hit.start() - start else piece
    before = "…" if start else ""
    after = "…" if start + len(piece.rstrip()) < len(sentence.rstrip()) else ""
    return f"{before}{piece.strip()}{after}"
