"""How much of a show was watched for an article, and whether it is a review, a recap or a first look."""

import re
from collections.abc import Sequence

from text.articles.entries import sentences
from text.articles.found import Coverage, Found
from text.articles.labels import Labelled
from text.articles.lines import Line
from text.articles.numbers import COUNT, EPISODE, count_of
from text.episodes import LAST_NUMBER

_DASH = r"\s*(?:[-–—~〜&+]|to|through|thru|and|until)\s*"
_EPISODES = (
    rf"(?:ep(?:isode)?s?\.?|e(?=\d))\s*#?\s*({EPISODE}){_DASH}"
    rf"(?:ep(?:isode)?s?\.?\s*)?({EPISODE})(?!\w)"
)
_EPISODE = rf"(?:ep(?:isode)?s?\.?|e(?=\d))\s*#?\s*({EPISODE})(?!\w)"
_KOREAN = r"(?:제\s?)?(\d{1,3})\s?[회화]?\s?[-~–〜]\s?(\d{1,3})\s?[회화]"
_KOREAN_ONE = r"(?:제\s?)?(\d{1,3})\s?[회화]"
_RANGES = [re.compile(_EPISODES, re.IGNORECASE), re.compile(_KOREAN)]
_ONES = [re.compile(_EPISODE, re.IGNORECASE), re.compile(_KOREAN_ONE)]
_FIRST = re.compile(rf"\bfirst\s+({COUNT})\s+(?:ep(?:isode)?s|hours)\b", re.IGNORECASE)
_SEEN = (
    r"(?:i(?:['’]ve| have|['’]m| am)?|we(?:['’]ve| have|['’]re| are)?)\s+(?:only\s+|just\s+|"
    r"now\s+|so far\s+|already\s+)*"
    r"(?:watched|seen|finished|completed|through|caught up (?:with|to|on)|got(?:ten)? through|up to)"
)
_SO_FAR = [
    re.compile(
        rf"\b({COUNT})\s+episodes?\s+(?:in|deep|down|watched|so far)\b(?!\s+(?:a|the|all|one|which|total)\b)",
        re.IGNORECASE,
    ),
    re.compile(rf"\b{_SEEN}\s+(?:the\s+)?(?:first\s+)?({COUNT})\s+episodes?\b", re.IGNORECASE),
    re.compile(rf"\b{_SEEN}\s+(?:up\s+(?:to|through)\s+)?episode\s+({COUNT})\b", re.IGNORECASE),
    re.compile(
        rf"\b(?:after|having)\s+(?:watched|watching|seeing|"
        rf"seen)?\s*(?:the\s+first\s+)?({COUNT})\s+episodes?\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?<!events\s)(?<!everything\s)\b(?:as of|up to|up through|caught up (?:to|through)|"
        rf"watched (?:up )?(?:to|"
        rf"through))\s+episode\s+({COUNT})\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:based on|covers?|reviews? of|impressions? "
        rf"of)\s+(?:only\s+)?(?:the\s+)?first\s+({COUNT})\s+episodes?\b",
        re.IGNORECASE,
    ),
    re.compile(r"(\d{1,3})\s?[회화]\s?까지"),
]
_ALL = [
    re.compile(
        rf"\b(?:after\s+)?(?:finish(?:ed|ing)|complet(?:ed|ing)|watched|watching|binged|bingeing|"
        rf"binge-watched|seen|"
        rf"seeing|sat through|marathoned)\s+(?:through\s+)?all\s+(?:of\s+(?:the|its)\s+|the\s+|"
        rf"its\s+)?({COUNT})\b"
        rf"(?:\s+(?:of\s+)?(?:the\s+|its\s+)?(?:episodes?|eps|hours))?",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\ball\s+({COUNT})\s+(?:episodes|eps)\b(?:\s+(?:watched|seen|done)\b)", re.IGNORECASE
    ),
]
_WHOLE = re.compile(
    r"\b(?:the\s+)?(?:complete|whole|entire|full)\s+(?:series|season|drama|run|show)\b|\ball "
    r"episodes\b|\bfinished\b|"
    r"\bcompleted\b|정주행|완주|완결|전편|전회",
    re.IGNORECASE,
)
_OF_ALL = re.compile(rf"({COUNT})\s*(?:/|of|out of)\s*({COUNT})\b", re.IGNORECASE)

_SPOILS = re.compile(r"spoil|스포", re.IGNORECASE)
"""“Spoilers up to episode 6” tells of the text."""
_SHORTEST = 5
"""Characters in which somebody can say what was watched: “5회까지”."""
_KINDS = [
    (
        "first look",
        re.compile(
            r"\bfirst[\s-](?:impressions?|looks?|thoughts|take)\b|\b(?:early|initial) "
            r"(?:impressions?|thoughts)\b|첫인상|첫 인상|"
            r"\bpremiere (?:review|week)\b|\b(?:sneak )?preview\b|첫방 (?:후기|리뷰)",
            re.IGNORECASE,
        ),
    ),
    (
        "recap",
        re.compile(
            r"\bre-?caps?\b|\bepisode(?:s)? (?:summary|summaries)\b|줄거리 정리|요약 리뷰|회 리뷰",
            re.IGNORECASE,
        ),
    ),
    (
        "review",
        re.compile(
            r"\bre(?:-)?v(?:ie|ei)ws?\b|\b(?:final |closing |series )?(?:thoughts|verdict)\b|리뷰|"
            r"후기|감상|정주행|관람평|시청평",
            re.IGNORECASE,
        ),
    ),
]
"""The first that fits; a first look or a recap calls itself a review too."""


def review_kind_of(text: str) -> str:
    if told_in(text) and not _WHOLE.search(text) and not any(one.search(text) for one in _ALL):
        return "first look"
    return next((kind for kind, pattern in _KINDS if pattern.search(text)), "")


def episodes_in(text: str) -> Coverage | None:
    """“Episodes 1–4”, “Ep. 5”, “first four episodes”, “5~6회”."""
    for pattern in _RANGES:
        if match := pattern.search(text):
            return _coverage(count_of(match[1]), count_of(match[2]))
    if match := _FIRST.search(text):
        return _coverage(1, count_of(match[1]))
    for pattern in _ONES:
        if match := pattern.search(text):
            number = count_of(match[1])
            return _coverage(number, number)
    return None


def told_in(sentence: str) -> Coverage | None:
    """What the writer says to have seen: “six episodes in”, “after finishing all 16”."""
    if len(sentence) < _SHORTEST:
        return None
    for pattern in [*_ALL, *_SO_FAR]:
        if match := pattern.search(sentence):
            return _coverage(1, count_of(match[1]))
    return None


def labelled_coverage(value: str, episode_count: int | None) -> Coverage | None:
    """Behind “Episodes watched:”: “1–6”, “6 of 16”, “all 16”, “all”."""
    if match := re.search(rf"\ball\s+({COUNT})", value, re.IGNORECASE):
        return _coverage(1, count_of(match[1]))
    if re.match(r"\W*all\b", value, re.IGNORECASE) or _WHOLE.search(value):
        return _coverage(1, episode_count) if episode_count else None
    if match := _OF_ALL.search(value):
        return _coverage(1, count_of(match[1]))
    if match := re.match(rf"\W*({COUNT}){_DASH}({COUNT})\b", value, re.IGNORECASE):
        return _coverage(count_of(match[1]), count_of(match[2]))
    if found := episodes_in(value):
        return found
    if match := re.match(rf"\W*({COUNT})\b", value, re.IGNORECASE):
        return _coverage(1, count_of(match[1]))
    return None


def covered(
    headline: str, facts: Sequence[Labelled], lines: Sequence[Line], episode_count: int | None
) -> Found[Coverage] | None:
    """Behind its label, in the headline, or in the first sentence that tells."""
    for fact in facts:
        seen = labelled_coverage(fact.value, episode_count) if fact.kind == "coverage" else None
        if seen:
            return Found(seen, True, fact.line.text[:300], fact.line.number)
    if seen := episodes_in(headline):
        return Found(seen, True, headline)
    for line in lines:
        for sentence in (
            sentences(line.read) if line.kind in {"p", "li"} and not line.is_quoted else ()
        ):
            if not _SPOILS.search(sentence) and (seen := told_in(sentence)):
                return Found(seen, True, sentence[:300], line.number)
    return None


def _coverage(first: int | None, last: int | None) -> Coverage | None:
    if first and last and first <= last <= LAST_NUMBER:
        return Coverage(first, last)
    return None
