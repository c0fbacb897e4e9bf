"""The words that articles put before facts and above sections, in their many spellings.

A misspelt word counts where it is near one of ours and is no word of its own.
"""

import re
import tomllib
import unicodedata
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from rapidfuzz.distance import OSA

_WRITTEN: dict[str, dict[str, list[str]]] = tomllib.loads(
    (Path(__file__).parent / "vocabulary.toml").read_text(encoding="utf-8")
)
PLACES = _WRITTEN["places"]
WORDS = _WRITTEN["words"]
_NOUNS = {noun: name for name, nouns in _WRITTEN["nouns"].items() for noun in nouns}
_BESIDE = frozenset(WORDS["beside"])
"""Words that say nothing more of a section."""
_OWN_WORDS = frozenset(WORDS["own"])
"""Words one slip away from ours that mean what they say."""
_ELSEWHERE = frozenset(WORDS["of_others"])
"""Words that make it scenes of another kind: “Behind the scenes”."""
_KOREAN_NOUNS = {"장면": "moments", "대사": "lines", "어록": "lines"}
_FEW = 4
_PARTS = re.compile(r"[(\[（【].*?[)\]）】]|[:：].{0,40}$")

_OPENS = re.compile(
    rf"(?:(?:the|some|my|a|few|those|all|other|only|one|two|three|four|five|six|seven|best|little)\s)*"
    rf"({'|'.join(_NOUNS)})\s(?:i|that|which|who|to|worth|we|you|from|of|in|they|she|he)\b"
)
"""“Scenes I keep going back to”."""
_WHERE = re.compile(r"where\b.{0,30}\b(?:watch|stream|find)", re.IGNORECASE)
_APART = re.compile(r"[^\w#/&+']+")
_OF_POSTS = ("review", "reviews", "recap", "impressions", "episode")
SHORTEST = 5
"""Letters of a word that may be misspelt."""


def plain_words(text: str) -> str:
    """Small letters without the marks and pictures that decorate a heading."""
    kept = unicodedata.normalize("NFKC", text).casefold().replace("’", "'")
    return " ".join(_APART.sub(" ", kept).split()).strip("'#/&+ ")


def _by_words(table: str) -> dict[str, str]:
    groups = _WRITTEN[table]
    return {plain_words(words): name for name, group in groups.items() for words in group}


_LABEL_OF = _by_words("labels")
_SECTION_OF = _by_words("sections")
_TABLES = {"labels": _LABEL_OF, "sections": _SECTION_OF}
_LABELS_OF_SECTIONS = {("cast", True), ("availability", True)}
_LABEL_WORDS = frozenset(
    word for table in _TABLES.values() for words in table for word in words.split()
)
MOST_WORDS = max(len(words.split()) for words in _LABEL_OF)


def respelled(headline: str) -> str:
    """With the words that say what a post is as they should be: “Run On reveiw” → Run On review."""
    return re.sub(r"[A-Za-z]{5,}", lambda found: _of_post(found[0]), headline)


@lru_cache(maxsize=8192)
def _of_post(word: str) -> str:
    low = word.casefold()
    near = (one for one in _OF_POSTS if _slip(low, one) is not None)
    return word if low in _OF_POSTS else next(near, word)


def label_of(words: str) -> tuple[str, bool]:
    """What the label announces, and whether it is spelled as it should be; empty for other words."""
    found = _looked_up(words, "labels")
    if not found[0] and "/" in words:  # “제목 / Title”, of those who write in two languages
        both = {_looked_up(part, "labels") for part in words.split("/")}
        return both.pop() if len(both) == 1 else ("", False)
    return found


def section_of(words: str) -> tuple[str, bool]:
    """The same for a heading, also where more stands beside it: “My favourite quotes from the drama”."""
    if len(words) < 2:
        return "", False
    found = _looked_up(words, "sections")
    if found[0] or len(words) > 80:
        return found
    if label_of(words) in _LABELS_OF_SECTIONS:
        return label_of(words)
    if _WHERE.match(words):
        return "availability", True
    bare = _PARTS.sub(" ", words)
    if bare != words and (found := _looked_up(bare, "sections"))[0]:
        return found
    return _described(bare)


def _described(words: str) -> tuple[str, bool]:
    """“Best lines”, “Scenes I loved”, “Five-star scenes”: a noun of ours, at either end or among others."""
    for noun, name in _KOREAN_NOUNS.items():
        if noun in words:
            return name, False
    plain = plain_words(re.sub("[/&#+]", " ", words))
    typed = _joined([word for word in plain.split() if not word.isdigit()])
    if not 1 <= len(typed) <= 9:
        return "", False
    nouns = [(_noun(word), word) for word in typed]
    named = [noun for noun, _ in nouns if noun]
    others = [word for noun, word in nouns if not noun]
    if named and all(word in _BESIDE for word in others):
        return named[-1], True
    if match := _OPENS.match(" ".join(typed)):
        return _NOUNS[match[1]], False
    if not named or not all(word in _BESIDE or _is_near_any(word) for word in others):
        is_last = len(typed) <= _FEW and _NOUNS.get(typed[-1]) and _ELSEWHERE.isdisjoint(typed)
        return (_NOUNS[typed[-1]], False) if is_last else ("", False)
    return named[-1], False


def _joined(typed: list[str]) -> list[str]:
    """“high lights” and “hi light” as one word."""
    for place, pair in enumerate(pairwise(typed)):
        if not any(map(_noun, pair)) and _noun("".join(pair)):
            return [*typed[:place], "".join(pair), *typed[place + 2 :]]
    return typed


@lru_cache(maxsize=8192)
def _noun(word: str) -> str:
    near = (name for noun, name in _NOUNS.items() if _slip(word, noun))
    return _NOUNS.get(word) or next(near, "")


@lru_cache(maxsize=8192)
def _is_near_any(word: str) -> bool:
    return any(_slip(word, one) is not None for one in _BESIDE)


def _looked_up(words: str, table: str) -> tuple[str, bool]:
    if len(words) > 60:
        return "", False
    plain = plain_words(words)
    if name := _TABLES[table].get(plain, ""):
        return name, True
    return _near(plain, table), False


@lru_cache(maxsize=8192)
def _near(plain: str, table: str) -> str:
    """The one whose every word is the same or a slip of ours."""
    typed = plain.split()
    if not typed or any(map(str.isdigit, plain)):
        return ""
    found = (
        (distance, name)
        for words, name in _TABLES[table].items()
        if (distance := _slips(typed, words.split())) is not None
    )
    return min(found, default=(0, ""))[1]


def _slips(typed: list[str], words: list[str]) -> int | None:
    """How many letters are wrong; None where it is another word."""
    if len(typed) != len(words):
        return None
    total = 0
    for one, ours in zip(typed, words, strict=True):
        slips = 0 if one == ours else _slip(one, ours)
        if slips is None:
            return None
        total += slips
    return total


def _slip(one: str, ours: str) -> int | None:
    if one in _OWN_WORDS or not (one.isascii() and ours.isascii()):
        return None
    if min(len(ours), len(one)) < SHORTEST - 1 or one[0] != ours[0]:
        return None
    if len(ours) < SHORTEST and one[-1] != ours[-1]:
        return None
    most = 1 if len(ours) < 7 else 2 if len(ours) < 9 else 3
    distance = OSA.distance(one, ours, score_cutoff=most)
    return distance if distance <= most else None


@lru_cache(maxsize=8192)
def is_of_labels(word: str) -> bool:
    """Whether it is a word of a label or heading of ours, rightly spelled or not."""
    return word in _LABEL_WORDS or any(_slip(word, one) is not None for one in _LABEL_WORDS)
