"""Which show an article is about: by its overview, its headline, and what the prose stresses."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from text.articles.beside import OPENING, hangul_beside, introducing, latin_beside, year_beside
from text.articles.found import Found, Known, Shows
from text.articles.lines import Line
from text.articles.people import is_korean_name
from text.articles.places import is_place
from text.articles.titles import Called, Headline, called
from text.hangul import fold
from text.jamo import has_hangul

_QUOTED = re.compile(r"[“\"《<「『〈]([A-Z가-힣][^“”\"《》<>「」『』〈〉]{0,60})[”\"》>」』〉]")
_STRESSED = 3
_MOST_WORDS = 12
_SHORTEST = 4
_PARTICLE = r"(?:(?<=[가-힣])(?:[은는이가을를의와과도]|에서|에게))?"
"""Lines in which an essay names its show."""


class Named(NamedTuple):
    """``known`` is the show of the site, where it is one."""

    title: Found[str] | None
    hangul: Found[str] | None = None
    romanized: Found[str] | None = None
    others: tuple[Found[str], ...] = ()
    year: Found[int] | None = None
    known: Known | None = None


@dataclass
class _Stressed:
    """What the prose sets apart: how often, in which words; and what is in italics at its start."""

    often: Counter[str] = field(default_factory=Counter)
    words: dict[str, str] = field(default_factory=dict)
    opening: list[str] = field(default_factory=list)


def named(
    overview: Called | None,
    headline: Headline,
    written: str,
    lines: Sequence[Line],
    shows: Shows,
    *,
    has_facts: bool = False,
) -> Named:
    name, is_sure = _chosen(overview, headline, lines, _stressed(lines), shows)
    if not is_sure and (other := _alone_at_top(lines, headline, has_facts=has_facts)):
        name, is_sure = other, True
    if not name:
        return Named(None)
    known = shows(name.latin) if name.latin else None
    known = known or (shows(name.hangul) if name.hangul else None)
    same = next((one for one in headline.titles if fold(one.latin) == fold(name.latin)), Called())
    if not name.latin and (latin := latin_beside(name.hangul, lines)):
        name = name._replace(latin=latin)
    hangul = name.hangul or same.hangul or hangul_beside(name.latin, lines)
    where = next((line.number for line in lines if name.latin and name.latin in line.text), -1)
    year = name.year or headline.year or year_beside(name.latin or name.hangul, lines)
    evidence = written or (lines[where].text[:300] if where >= 0 else "")

    def found[Value](value: Value) -> Found[Value]:
        return Found(value, is_sure, evidence, where if not written else -1)

    return Named(
        found(name.latin or name.hangul),
        found(hangul) if hangul else None,
        None,
        tuple(found(other) for other in name.others),
        found(year) if year else None,
        known,
    )


def _chosen(
    overview: Called | None,
    headline: Headline,
    lines: Sequence[Line],
    stressed: _Stressed,
    shows: Shows,
) -> tuple[Called | None, bool]:
    if overview:
        return overview, True
    text = " ".join(line.read for line in lines)
    for name in [*headline.titles, *map(called, _windows(headline.text))]:
        if any(shows(title) for title in (name.latin, name.hangul) if title):
            return name, True
    folded = fold(text)
    scored = [
        (_weight(name, text, folded, stressed), -place, name)
        for place, name in enumerate(headline.titles)
    ]
    weight, _, best = max(scored, default=(0, 0, None))
    if weight < _STRESSED and (words := _stressed_in(headline.text, stressed)):
        return called(words), True
    if headline.titles and _is_in_brackets(headline.titles[0], headline.text):
        return headline.titles[0], True
    if headline.is_told and best:
        rivals = [name for other, _, name in scored if other == weight and _is_written_so(name)]
        if best not in rivals and headline.text != headline.text.lower():
            return (rivals[0], True) if len(rivals) == 1 else (best, False)
        if best.year or best.hangul:
            return best, True
        return best, weight > 0 or (rivals in ([], [best]) and not stressed.opening)
    if best and (weight >= _STRESSED or _is_whole(best, headline)):
        return best, True
    if words := _introduced_in(headline.text, text):
        return called(words), True
    chosen = _by_stress(stressed, shows)
    if not chosen[1] and (words := introducing(lines)):
        return called(words), True
    return chosen


def _alone_at_top(lines: Sequence[Line], headline: Headline, *, has_facts: bool) -> Called | None:
    """“Run On (런 온, 2020)” as a heading or in bold above the text; the headline alone above facts."""
    for line in lines[:OPENING]:
        parts = re.split(r"\s[|·•/–—-]\s", line.text)
        name = called(line.text if len(parts) == 1 else parts[0])
        is_told = (name.latin and (name.hangul or name.year)) or len(parts) > 2
        if (line.level or line.is_bold) and is_told and _is_written_so(name):
            return name
    names = [name for name in headline.titles if _is_written_so(name)]
    return names[0] if has_facts and len(names) == len(headline.titles) == 1 else None


def _is_in_brackets(name: Called, headline: str) -> bool:
    """“「런 온」을 보고”: brackets that nothing but a title stands in."""
    written = re.escape(name.hangul or name.latin)
    return re.search(rf"[《〈「『<]{written}[》〉」』>]", headline) is not None


def _is_whole(name: Called, headline: Headline) -> bool:
    """“Run On (런 온, 2020)”, or a title alone that a table beneath goes on about."""
    is_beside = bool(name.latin and name.hangul) or bool(headline.year)
    return is_beside and len(headline.titles) == 1 and _is_written_so(name)


def _introduced_in(headline: str, text: str) -> str:
    """The words of the headline, in capitals, that the prose introduces as a show or says twice."""
    for words in _windows(headline):
        if len(words) < _SHORTEST or not _is_title_like(words):
            continue
        if is_korean_name(words) or is_place(words):
            continue
        is_twice = " " in words and text.count(words) > 1
        if is_twice or _is_introduced(called(words), text):
            return words
    return ""


def _is_introduced(name: Called, text: str) -> bool:
    """“Run On (런 온, 2020)” or “Run On is a drama” in the prose."""
    title = re.escape(name.latin or name.hangul)
    beside = r"\s*[(（](?=[^()（）]*(?:[가-힣]|\b(?:19|20)\d\d\b))"
    told = (
        r"[”\"’']?,?\s+(?:(?:is|was)\s+(?:\S+\s+){1,6}?(?:k-?drama|drama|series|film|movie|show|"
        r"story|thriller|romance|comedy)\b|"
        r"(?:first\s+|originally\s+)?(?:aired|airs|ran\s+(?:on|for|from)|premiered|follows|tells|"
        r"stars|centers|centres|revolves|"
        r"(?:was|is)\s+(?:broadcast|shown|about|set|directed|written|made)|went\s+out|came\s+out|"
        r"has\s+\w+\s+episodes)\b)|"
        r"[은는이가]?\s+[^.]{0,30}(?:드라마|영화|작품)(?:이다|입니다|다\b)"
    )
    return re.search(rf"(?<!\w){title}(?:{beside}|{told})", text, re.IGNORECASE) is not None


def _windows(headline: str) -> Iterator[str]:
    """Every run of words, the longest first: one of them may be a title that the site knows."""
    words = headline.split()[:_MOST_WORDS]
    for length in range(len(words), 0, -1):
        for start in range(len(words) - length + 1):
            yield " ".join(words[start : start + length]).strip(" .,:;!?–—-\"'“”‘’()")


def _stressed_in(headline: str, stressed: _Stressed) -> str:
    """What the prose sets apart and the headline names too, the longest."""
    low = headline.casefold()
    words = (one for one in stressed.words.values() if len(one) > 2)
    named = [
        one
        for one in words
        if re.search(rf"(?<!\w){re.escape(one.casefold())}{_PARTICLE}(?!\w)", low)
    ]
    return max(named, key=len, default="")


def _is_written_so(name: Called) -> bool:
    return _is_title_like(name.latin or name.hangul)


def _weight(name: Called, text: str, folded: str, stressed: _Stressed) -> int:
    """4 for what is stressed in the prose, 3 for what it introduces, 1 for what only occurs in it."""
    title = fold(name.latin or name.hangul)
    if stressed.often[title]:
        return _STRESSED + 1
    if _is_introduced(name, text):
        return _STRESSED
    written = name.latin or name.hangul
    if " " in written and text.count(written) > 1:
        return _STRESSED
    return 1 if len(title) > 2 and title in folded else 0


def _by_stress(stressed: _Stressed, shows: Shows) -> tuple[Called | None, bool]:
    """Of an article whose headline is none: the one title that it sets in italics or quotation marks most."""
    ranked = [(stressed.words[title], count) for title, count in stressed.often.most_common()]
    ours = [words for words, _ in ranked if shows(words)]
    if ours:
        return called(ours[0]), len(ours) == 1
    if not ranked:
        return None, False
    most = ranked[0][1]
    if stressed.opening:
        first = max(stressed.opening, key=stressed.often.__getitem__)
        others = [stressed.often[title] for title in stressed.opening if title != first]
        is_clear = stressed.often[first] == most and stressed.often[first] > max(others, default=0)
        return called(stressed.words[first]), is_clear
    words, count = ranked[0]
    return called(words), count > 1 and (len(ranked) < 2 or ranked[1][1] < count)


def _stressed(lines: Sequence[Line]) -> _Stressed:
    found = _Stressed()
    for line in lines:
        if line.level or line.is_quoted:
            continue
        for words in _emphasised(line):
            found.often[fold(words)] += 1
            found.words.setdefault(fold(words), words)
            if line.number < OPENING and words in line.slanted and not line.bold:
                found.opening.append(fold(words))
    return found


def _emphasised(line: Line) -> Iterator[str]:
    for words in line.slanted:
        bare = words.strip(" .,:;“”\"'")
        if not re.search(rf"{re.escape(bare)}[”\"’']?\s+[a-z(]", line.read):
            bare = bare.rstrip("!")
        if _is_title_like(bare) and len(line.text) > len(words) + 20:
            yield bare
    for match in _QUOTED.finditer(line.read):
        if _is_title_like(match[1].strip(" ,.")):
            yield match[1].strip(" ,.")


def _is_title_like(words: str) -> bool:
    """In capitals, but for small words; or in Hangul."""
    parts = words.split()
    if not 0 < len(parts) <= 8 or len(words) < 2:
        return False
    if has_hangul(words):
        return True
    return parts[0][0].isupper() and all(
        part[0].isupper() or len(part) < 5 or part[0].isdigit() for part in parts
    )
