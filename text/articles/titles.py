"""What a show is called, as it is written in both scripts."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from text.articles.asides import is_aside
from text.articles.places import is_place
from text.articles.romanized import is_romanized
from text.jamo import has_hangul

_BRACKETS = re.compile(r"[(（\[【]([^()（）\[\]【】]*)[)）\]】]")
_ALSO = re.compile(r"[\s,;(]+(?:a\.?k\.?a|also known as)\b\.?:?\s+", re.IGNORECASE)
_YEAR = re.compile(
    r"(?:aired|released|drama|series|film)?\s*((?:19|20)\d\d)(?:\s*[-–]\s*(?:\d{2,4})?)?",
    re.IGNORECASE,
)
_NO_PART = re.compile(
    r"^\s*(?:(?:#|no\.\s?)?\d{1,2}[.)]\s+(?=\S)|(?:드라마|영화)\s+(?=[가-힣][^()（）]{0,30}[(（][A-Z]))",
    re.IGNORECASE,
)
"""“10. Second-Hand Snow”, “드라마 검은 우산(Black Umbrella)”: what is no part of it."""
EDGES = " \t,;:：.·-–—|~/<>《》〈〉「」『』\"“”‘’'«»*_"
LONGEST = 100
_SMALL_WORDS = (
    "a an and are as at be but by do for from her his i in into is it my no not of off on or our out "
    "so that than the their this to up was when where who will with without your vs de la el le"
)
SMALL_WORDS = frozenset(_SMALL_WORDS.split())
"""Words that titles leave small."""


class Called(NamedTuple):
    """A title in either script, the year beside it, and what else it is called."""

    latin: str = ""
    hangul: str = ""
    year: int | None = None
    others: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.latin or self.hangul)


def called(written: str) -> Called:
    """“Run On (런 온, 2020)”, “Run On / 런온”, “런 온 (Run On)”, “Signal a.k.a. …”, “1987”."""
    if written.strip().isdigit():
        return Called(written.strip())
    written = _NO_PART.sub("", written)
    bare, *others = _ALSO.split(" ".join(written.split())[: LONGEST * 3])
    bracketed = [part for found in _BRACKETS.findall(bare) for part in re.split(r"[,;/|]", found)]
    inside = [part for part in bracketed if not is_aside(part.strip())]
    outside = re.split(
        r"\s*[/|~]\s*|\s+[-–—]\s+(?=[가-힣])|(?<=[가-힣])\s+[-–—]\s+", _BRACKETS.sub(" ", bare)
    )
    years = (match[1] for part in bracketed if (match := _YEAR.fullmatch(part.strip())))
    year = next(map(int, years), None)
    latin: list[str] = []
    hangul: list[str] = []
    for part in [*outside, *inside, *others]:
        for name in _scripts(part):
            (hangul if has_hangul(name) else latin).append(name)
    if not year and latin and (match := re.search(r",\s*((?:19|20)\d\d)$", latin[0])):
        year, latin[0] = int(match[1]), latin[0][: match.start()].strip(EDGES)
    latin.sort(key=is_romanized)
    names = [*dict.fromkeys(latin), *dict.fromkeys(hangul[1:])]
    return Called(
        latin[0] if latin else "",
        hangul[0] if hangul else "",
        year,
        tuple(names[1:] if latin else names),
    )


def _scripts(part: str) -> Iterator[str]:
    """“Run On 런 온” in its two parts; no bare year, nothing too long for a title."""
    match = re.search(
        r"(?<=[A-Za-z!?.])[\s,;•·]+(?=[가-힣])|(?<=[가-힣])[\s,;•·]+(?=[A-Za-z]{2})", part
    )
    for name in [part[: match.start()], part[match.end() :]] if match else [part]:
        bare = trimmed(name)
        if bare and len(bare) <= LONGEST and not _YEAR.fullmatch(bare) and not is_place(bare):
            yield re.sub(
                r"^(?:hangul|korean(?: title)?|lit\.?)\s*:?\s+", "", bare, flags=re.IGNORECASE
            )


def trimmed(words: str) -> str:
    """Without signs around it, but for the last point of “D.P.”."""
    bare = words.strip(EDGES)
    return bare + "." if re.search(r"\b\w\.\w$", bare) and f"{bare}." in words else bare


def capitalised(words: str) -> str:
    """Of those who leave capitals out: “falcon girl of the north” → Falcon Girl of the North."""
    parts = words.split()
    last = len(parts) - 1
    return " ".join(
        part if part in SMALL_WORDS and 0 < place < last else part[:1].upper() + part[1:]
        for place, part in enumerate(parts)
    )


def is_written_so(words: str) -> bool:
    """In capitals, but for small words within; or in Hangul."""
    parts = words.split()
    if not 0 < len(parts) <= 8 or words in {"I", "A"}:
        return False
    if has_hangul(words):
        return True
    ends = (parts[0], parts[-1])
    return all(map(_is_capital, ends)) and all(
        _is_capital(part) or part.strip(",") in SMALL_WORDS for part in parts
    )


def _is_capital(word: str) -> bool:
    return word[0].isupper() or not word[0].isalpha()
