"""Where shows are broadcast and where they can be seen: networks, platforms, regions."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from text.articles.found import Offer
from text.articles.runs import day_in
from text.articles.vocabulary import PLACES
from text.hangul import fold

NETWORKS = {fold(name): name for name in PLACES["networks"]}
_AS_WRITTEN = {name.casefold(): name for name in reversed(PLACES["platforms"])}
PLATFORMS = {fold(name): name for name in PLACES["platforms"]}


def _any_of(names: Iterable[str]) -> str:
    """The longest first; a Korean particle may follow a name in Latin letters."""
    every = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    return rf"(?<![\w+])(?:{every})(?![A-Za-z0-9_+])(?!(?<=[가-힣])[가-힣])"


_PLATFORM = re.compile(_any_of(PLACES["platforms"]))
_PLAIN_WORDS = frozenset(("Now", "Max", "Binge", "Crave", "Stan", "Prime", "Peacock", "Roku"))
"""Platforms that are words of every day, too: in small letters they are that."""
_LOOSE_PLATFORM = re.compile(_PLATFORM.pattern, re.IGNORECASE)
MAKERS = ("Netflix", "TVING", "Wavve", "Disney+", "Coupang Play", "Apple TV+")
"""Platforms that show what no network does."""
_NETWORK = re.compile(_any_of([*PLACES["networks"], *MAKERS]))
_AS_OF = re.compile(
    r"\(?\b(?:as\s+of|(?:checked|verified)(?:\s+on)?|last\s+checked(?:\s+on)?|correct\s+(?:as\s+of|on)|"
    r"at\s+the\s+time\s+of\s+writing|in|on)"
    r"\b:?\s*(?:the\s+)?([^();|]{4,40})",
    re.IGNORECASE,
)
_REGIONS = (
    r"(?:the\s+)?(?:US(?:A)?|U\.S\.(?:A\.)?|United States|UK|U\.K\.|United Kingdom|Canada|Europe|"
    r"Asia|Southeast Asia|South Korea|"
    r"Korea|Japan|Singapore|Malaysia|Philippines|Indonesia|India|Australia|New Zealand|Hong Kong|"
    r"Taiwan|Thailand|Vietnam|"
    r"Brazil|Mexico|Latin America|North America|(?:the\s+)?Americas|Middle East|Germany|France|"
    r"Spain|Italy|Ireland|Africa|"
    r"Netherlands|Poland)"
)
_REGION = re.compile(
    rf"\b(?:world-?wide|global(?:ly)?|internationally|(?:select(?:ed)?|some|most|certain|"
    rf"many)\s+(?:regions?|countries|territories|"
    rf"markets)|{_REGIONS}(?:\s*(?:,|and|&|/|\+)\s*{_REGIONS})*(?:\s+only)?)(?!\w)|한국|미국|전 ?세계|국내"
)
_IN_REGION = re.compile(rf"\s*in\s+{_REGIONS}(?!\w)", re.IGNORECASE)
"""“In Korea it is on TVING.”"""


def is_place(name: str) -> bool:
    """Whether it is a network or a platform, and so no title."""
    return fold(name) in NETWORKS or fold(name) in PLATFORMS


def is_region(name: str) -> bool:
    """“Korea”, “South Korea 2019”."""
    return _REGION.fullmatch(re.sub(r"\s*\b(?:19|20)\d\d$", "", name)) is not None


def network_in(text: str) -> str:
    match = _NETWORK.search(text)
    return match[0] if match else ""


def platform_of(name: str) -> str:
    """With the capitals that the platform has; empty for no platform."""
    return _AS_WRITTEN.get(name.casefold()) or PLATFORMS.get(fold(name), "")


def offers_in(value: str, *, is_labelled: bool) -> Iterator[Offer]:
    """“Netflix (US, as of March 2021), Viki”: each platform with the region that stands behind it."""
    pattern = _LOOSE_PLATFORM if is_labelled else _PLATFORM
    found = [match for match in pattern.finditer(value) if not _is_plain_word(match)]
    above = _REGION.search(begun[0]) if (begun := _IN_REGION.match(value)) else None
    days = [(match.start(), day) for match in _AS_OF.finditer(value) if (day := day_in(match[1]))]
    for number, match in enumerate(found):
        end = found[number + 1].start() if number + 1 < len(found) else len(value)
        behind = value[match.end() : end]
        region = _REGION.search(behind) or above
        day = _day(days, match.end(), end)
        yield Offer(platform_of(match[0]), _region(region[0]) if region else "", day)


def day_told(text: str) -> date | None:
    """“As of 14 February 2025”."""
    days = (day_in(match[1]) for match in _AS_OF.finditer(text))
    return next(filter(None, days), None)


def _is_plain_word(match: re.Match[str]) -> bool:
    """“Subscribe now”."""
    return match[0].capitalize() in _PLAIN_WORDS and match[0].islower()


def _day(days: list[tuple[int, date]], start: int, end: int) -> date | None:
    """Of this platform, else the one day that all of them share."""
    own = [day for place, day in days if start <= place < end]
    return own[0] if own else days[0][1] if len(days) == 1 else None


def _region(written: str) -> str:
    return re.sub(r"^the\s+", "", " ".join(written.split()), flags=re.IGNORECASE)
