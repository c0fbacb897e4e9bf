"""The facts that stand right beside a title, or alone on a line: “Run On (런 온, JTBC, 2020)”."""

import re
from collections.abc import Iterator
from typing import Any

from text.articles import places, runs
from text.articles.asides import SLOT
from text.articles.numbers import COUNT, count_of
from text.articles.shared import either_apostrophe
from text.hangul import fold

_PARTED = re.compile(r"\s*[,;·|•/]\s*|\s+[–—-]\s+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SLOT = re.compile(SLOT, re.IGNORECASE)
_EPISODES = re.compile(rf"({COUNT})[-\s](?:ep(?:isode)?s?|부작|회)", re.IGNORECASE)
_MINUTES = re.compile(
    r"\d{2,3}(?:\s?[-–]\s?\d{2,3})?\s?(?:min(?:ute)?s?|분)(?:\s(?:each|an episode))?"
)
_NETWORK_DAYS = re.compile(
    r"(\S+)\s(?:weekends?|(?:mon|tues|wednes|thurs|fri|satur|sun)days?)", re.IGNORECASE
)
_BRACKET = re.compile(r"[”\"’']?\s*[(（]([^()（）]{2,120})[)）]")
_BEHIND = 80
_LONGEST, _FEWEST = 80, 2
_OF_IT = (
    rf"(?:\b(?:is|for|in|over|has|had|ran|runs|its|of)\s(?:the\s|its\s)?)({COUNT})\s"
    r"(?:[a-z-]+\s)?(?:episodes|eps)\b"
)
_COUNT = re.compile(
    rf"{_OF_IT}(?!\s+(?:in|so|left|later|behind|ahead|before|after|deep|down|now|that|aired|out|available|"
    r"watched|of\s+(?:it|this))\b)",
    re.IGNORECASE,
)
_NOT_ALL = re.compile(
    r"\b(?:first|last|next|only|another|half|more|after|through|missed|skipped|dropped|extended)\b",
    re.IGNORECASE,
)
_KIND = r"(?:k-?drama|drama|series|show|sageuk|thriller|romance|comedy|mystery|melodrama)"


def facts_alone(text: str) -> Iterator[tuple[str, Any]]:
    """“KBS2, 12 episodes, 68 minutes”: of a line in which every part is such a fact."""
    if len(text) > _LONGEST:
        return
    found = [_fact(part) for part in _PARTED.split(text.strip(" .")) if part]
    if len(found) >= _FEWEST and all(found):
        yield from (fact for fact in found if fact and fact[0])


def facts_beside(sentence: str, title: str) -> Iterator[tuple[str, Any]]:
    """In brackets behind the title, or between the commas there."""
    for match in re.finditer(rf"(?<!\w){either_apostrophe(title)}(?!\w)", sentence):
        behind = sentence[match.end() :]
        bracket = _BRACKET.match(behind)
        if bracket:
            yield from (fact for part in _PARTED.split(bracket[1]) if (fact := _fact(part)))
            behind = behind[bracket.end() :]
        if behind.startswith(","):
            for part in _PARTED.split(behind[1:_BEHIND].strip()):
                if not (fact := _fact(part)):
                    break
                yield fact


def count_told(sentence: str) -> int | None:
    """“It ran for twenty episodes”, “one of its 16 episodes”; not “after the first four episodes”."""
    match = None if _NOT_ALL.search(sentence) else _COUNT.search(sentence)
    return count_of(match[1].casefold()) if match else None


def network_told(sentence: str, title: str) -> str:
    """“JTBC’s Run On”, “a drama that KBS2 showed”, “KBS2에서 하는”."""
    network = places.network_in(sentence)
    if not network or network in places.MAKERS:
        return ""
    name = re.escape(network)
    told = (
        rf"{name}['’]s\s+[“\"‘']?{either_apostrophe(title)}(?!\w)|"
        rf"{_KIND},?\s+(?:that|which)\s+{name}\s+(?:aired|showed|broadcast|made|ran|put\s+out)\b|"
        rf"{name}에서\s?(?:하는|한|방영|방송)"
    )
    return network if re.search(told, sentence) else ""


def _fact(part: str) -> tuple[str, Any] | None:
    """With an empty name for what tells nothing that is kept; None for other words."""
    bare = part.strip(" .")
    if _YEAR.fullmatch(bare):
        return "year", int(bare)
    if match := _EPISODES.fullmatch(bare):
        number = count_of(match[1].casefold())
        return ("episode_count", number) if number else None
    if _MINUTES.fullmatch(bare):
        return "runtime", runs.runtime_in(bare)
    days = _NETWORK_DAYS.fullmatch(bare)
    network = days[1] if days else bare
    if fold(network) in places.NETWORKS:
        return "network", network
    return ("", None) if _SLOT.fullmatch(bare) else None
