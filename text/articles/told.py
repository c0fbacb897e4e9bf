"""What sentences say of a show, where no overview does: its run, its network, how many episodes."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from text.articles import introduced, places, runs
from text.articles.asides import SLOT
from text.articles.entries import sentences
from text.articles.found import Found, Offer
from text.articles.lines import Line
from text.articles.sections import Section
from text.articles.shared import either_apostrophe

_FIRST = 12
"""Lines in which an article introduces its show."""
_AIRED = re.compile(
    r"\b(?:air(?:ed|s|ing)?|ran|runs|broadcast|premiered|released?|shown\s+(?:by|on))\b|방영|방송",
    re.IGNORECASE,
)
_COUNT = re.compile(
    r"\b(\d{1,3}|[a-z]+teen|ten|twelve|eight|six|twenty)[- ]episode\b(?!s)|(?:총\s?)?(\d{1,3})\s?부작",
    re.IGNORECASE,
)
_YEAR = re.compile(
    r"\b((?:19|20)\d\d)\s+(?:\w+\s+){0,3}?(?:k-?drama|drama|series|film|movie|thriller|romance|comedy)\b",
    re.IGNORECASE,
)
_IN_YEAR = re.compile(r"\bin\s+((?:19|20)\d\d)\b")
_SHOWN_BY = re.compile(r"\b(?:shown|aired|broadcast|released)\s+(?:by|on)\b", re.IGNORECASE)
_KIND = re.compile(r"\b(?:k-?)?drama\b|드라마|(?P<film>\bfilm\b|\bmovie\b|영화)", re.IGNORECASE)
_THIS_KIND = re.compile(
    r"\b(?:this|the|a)\s+(?:(?P<film>film|movie)|k-?drama|drama|series)\b", re.IGNORECASE
)
_THIS = re.compile(
    r"\bth(?:is|e)\s+(?:\S+\s+){0,3}?(?:k-?drama|drama|series|show|film)\b", re.IGNORECASE
)
_OFFERED = re.compile(
    r"\bavailable\b|\bstream(?:s|ed|ing)?\b|\b(?:can|could)\s+(?:be\s+)?(?:find|found|"
    r"watch(?:ed)?|see|seen)\b|\b(?:it['’]s|is|sitting|waiting)\s+(?:\w+\s+)?on\b|볼 수 있",
    re.IGNORECASE,
)
_NOT_OFFERED = re.compile(r"\b(?:not|never|isn['’]t|no longer|unavailable)\b", re.IGNORECASE)
_ON = r"(?:\bon\s+|\bby\s+|\ba\s+|\bthe\s+|\d\s+|’s\s+|\()"
_SLOT = re.compile(rf"(?<!\w)(?:{SLOT})(?!\w)", re.IGNORECASE)
_LONGEST_OFFER, _SHORT = 120, 60


def told_of(lines: Sequence[Line], title: str) -> dict[str, Found[Any]]:
    """The facts of the first lines, from sentences that name the show or its broadcast."""
    found: dict[str, Found[Any]] = {}
    for line in lines[:_FIRST]:
        if line.is_quoted or line.level:
            continue
        for name, value in introduced.facts_alone(line.text):
            found.setdefault(name, Found(value, True, line.text, line.number))
        for sentence in sentences(line.read):
            for name, value in _facts(sentence, title):
                found.setdefault(name, Found(value, True, sentence[:300], line.number))
    return found


def _facts(sentence: str, title: str) -> Iterator[tuple[str, Any]]:
    is_named = bool(title) and bool(re.search(either_apostrophe(title), sentence))
    is_of_show = is_named or bool(_THIS.search(sentence))
    if is_named:
        yield from introduced.facts_beside(sentence, title)
    if is_of_show and (number := introduced.count_told(sentence)):
        yield "episode_count", number
    if title and (network := introduced.network_told(sentence, title)):
        yield "network", network
    if count := _COUNT.search(sentence):
        number = runs.episode_count_in(f"{count[1] or count[2]} episodes")
        if number:
            yield "episode_count", number
    network = places.network_in(sentence)
    is_shown = is_of_show or bool(network and _SHOWN_BY.search(sentence))
    if _AIRED.search(sentence) and is_shown and (year := _IN_YEAR.search(sentence)):
        yield "year", int(year[1])
    if is_of_show and (year := _YEAR.search(sentence)):
        yield "year", int(year[1])
    if _AIRED.search(sentence):
        if days := runs.days_in(sentence):
            yield "airing_days", days
        first, last = runs.run_in(sentence)
        if first and last:
            yield "aired_from", first
            yield "aired_to", last
    is_beside = network and re.search(
        rf"{_ON}{re.escape(network)}\b|{re.escape(network)}(?:’s|'s)?\s+(?:\S+\s+){{0,3}}?(?:k-?)?drama",
        sentence,
    )
    if is_beside and (_AIRED.search(sentence) or is_of_show) and network not in places.MAKERS:
        yield "network", network


def kind_of(headline: str, lines: Sequence[Line], *, has_episodes: bool) -> str:
    """By the headline, by what has episodes, or by what the prose calls it; empty where nothing tells."""
    opening = (line.text for line in lines[:_FIRST] if len(line.text) < _SHORT)
    if any(_SLOT.search(text) for text in (headline, *opening)):
        return "special"
    if match := _KIND.search(headline):
        return "film" if match["film"] else "drama"
    if has_episodes:
        return "drama"
    found = [bool(match["film"]) for line in lines for match in _THIS_KIND.finditer(line.read)]
    return "" if not found else "film" if sum(found) * 2 > len(found) else "drama"


def offers_of(
    sections: Sequence[Section], lines: Sequence[Line]
) -> tuple[list[Found[Offer]], set[int]]:
    """Under “Where to watch”, else in sentences; and the lines that say little else."""
    found: list[Found[Offer]] = []
    whole = set()
    for section in sections:
        for line in section.lines[:8] if section.kind == "availability" else ():
            offers = list(places.offers_in(line.text, is_labelled=True))
            above = places.day_told(section.heading.text) if section.heading else None
            offers = [one._replace(as_of=one.as_of or above) for one in offers]
            found += [Found(offer, True, line.text[:300], line.number) for offer in offers]
            if offers and len(line.text) <= _LONGEST_OFFER:
                whole.add(line.number)
    return found or list(_spoken_offers(lines)), whole


def _spoken_offers(lines: Sequence[Line]) -> Iterator[Found[Offer]]:
    for line in lines:
        for sentence in sentences(line.read) if _OFFERED.search(line.text) else ():
            if (
                _OFFERED.search(sentence)
                and not _NOT_OFFERED.search(sentence)
                and not line.is_quoted
            ):
                for offer in places.offers_in(sentence, is_labelled=False):
                    yield Found(offer, True, sentence[:300], line.number)
