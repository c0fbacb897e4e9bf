"""Memorable lines in prose: announced as such, or said by one of the cast in whole sentences."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from text.articles.entries import episodes_anywhere, episodes_at_start, sentences
from text.articles.found import CastPair, Found, Quote
from text.articles.lines import Line
from text.articles.people import RANKS
from text.articles.quotation import DASH, attributed, begun
from text.jamo import has_hangul

_LINE = r"(?:line|quote|sentence|quotation|thing\s+any(?:body|one)\s+says)"
_ANNOUNCED = re.compile(
    rf"\b(?:favou?rite|best|one|great|memorable|whole)\s+(?:\w+\s+){{0,2}}?{_LINE}\b"
    rf"|\b{_LINE}\s+(?:in\s+ep\w*\.?\s+\d+\s+)?(?:that\s+)?(?:I|of\s+the)\b|명대사|기억에 남는 대사",
    re.IGNORECASE,
)
_SAYS = (
    r"(?:says|said|tells|told|asks|asked|answers|answered|replies|replied|whispers|whispered|goes|"
    r"shouts|snaps|mutters|sighs|adds|explains|puts\s+it|declares|confesses|admits|murmurs|yells|remarks|"
    r"announces|insists|warns)"
)
_SPOKEN = re.compile(
    r"(?P<lead>[^“”\"]{0,240}?)[“\"](?P<words>[^“”\"]{10,400})[”\"](?P<behind>(?:이?라고|이?라며)?)"
)
_MARKS = re.compile(r"[“”\"]")
_ENDS = re.compile(r"[.!?…]$")
_NAMES_SPEAKER = re.compile(
    rf"\b{_SAYS}\b[^.!?“”\"]{{0,40}}[:,]\s*$|:\s*$|\b{_SAYS}\s*$", re.IGNORECASE
)
_OWNED = re.compile(r"\b(?:is|was|with|for|of)\s+(?:[A-Z][\w’'-]*\s)?[A-Z][\w-]*['’]s\s*$")
"""“My favourite line is Mi-joo’s “…””."""
_RETELLS = re.compile(r"(?:and\s+)?(?:then|so|when|after|later|meanwhile|before)\b", re.IGNORECASE)
"""Of dialogue that is told again, one reply after the other."""
_SAID_BY = re.compile(
    rf"\s*(?:(?:{_SAYS}|That['’]s|That\s+is)\s+(?P<name>[^,.:;“”\"]{{2,40}})|(?P<first>[^\s,.:;“”\"]+(?:\s[^\s,.:;“”\"]+){{0,2}}?)\s+{_SAYS}\b)"
)
_BELONGS = re.compile(
    r"(?:belongs? to|from|by|is|goes to)\s+((?:(?:Mr|Mrs|Ms|Dr)\. )?[^,.:;]{2,40}):$"
)
_EPISODE = re.compile(r"\bep(?:isode|\.)?\s*\d+\b|\d+\s?[회화]", re.IGNORECASE)
_FEWEST_WORDS, _FEWEST_KOREAN = 6, 3
_MOST, _SHORTEST, _NEARBY, _BEHIND = 5, 4, 600, 80


def told_lines(
    lines: Sequence[Line], cast: Sequence[Found[CastPair]], *, is_recap: bool = False
) -> list[Found[Quote]]:
    """Each where it stands: nothing of them leaves the text.

    Sure is what is announced, what has both its speaker and its episode, and outside of a recap what one
    of the cast says; where that is much, it is dialogue retold and stays a question.
    """
    names = _names(cast)
    found: list[Found[Quote]] = []
    episode: int | None = None
    announced = ""
    for line, following in zip_longest(lines, lines[1:]):
        if line.level:
            heading, rest = episodes_at_start(line.text)
            episode = heading[1] if heading and heading[0] == heading[1] and not rest else None
            announced = ""
            continue
        if announced and (quote := _set_apart(line)):
            speaker = _speaker_of(announced, names)
            found.append(_found(quote, speaker, _episode_in(announced), line))
        elif line.is_quoted and (sourced := _with_source(line, following, names)):
            found.append(sourced)
        elif not line.is_quoted and _MARKS.search(line.read):
            found += _inside(line, names, episode, is_recap=is_recap)
        announced = line.read if line.read.endswith(":") and _ANNOUNCED.search(line.read) else ""
    return found if len(found) <= _MOST else [replace(one, sure=False) for one in found]


def _names(cast: Sequence[Found[CastPair]]) -> dict[str, str]:
    """Whole names of the characters by what an article may call them, the longest first."""
    found: dict[str, str] = {}
    for one in cast:
        for name in (one.value.character, one.value.character_hangul):
            words = [word for word in name.split() if "-" in word or has_hangul(word)]
            for part in filter(None, (name, *words)):
                found.setdefault(part, name)
    return dict(sorted(found.items(), key=lambda item: -len(item[0])))


def _set_apart(line: Line) -> str:
    """The words of a quotation that is all of its line."""
    match = re.fullmatch(r"[“\"]([^“”\"]{4,600})[”\"]", line.text)
    return match[1] if match else line.text if line.is_quoted else ""


def _with_source(line: Line, following: Line | None, names: dict[str, str]) -> Found[Quote] | None:
    """“… — Mi-joo, ep. 7” in the block of a quotation, or right below it: a speaker with an episode."""
    told = begun(line) if not DASH.match(line.text) else None
    if told is None:
        return None
    speaker, episode = told.speaker, told.episode
    if not speaker and following is not None and DASH.match(following.text):
        speaker, rest = attributed(DASH.sub("", following.text))
        episode = _episode_in(rest)
    if not speaker or len(told.quote) < _SHORTEST or not (episode or speaker in names):
        return None
    quote = told.finished()._replace(speaker=speaker, episode=episode)
    return Found(quote, bool(episode) or speaker in names, line.text[:300], line.number)


def _speaker_of(text: str, names: dict[str, str]) -> str:
    if belongs := _BELONGS.search(text):
        return names.get(belongs[1], belongs[1])
    return next((whole for name, whole in names.items() if _has(text, name)), "")


def _has(text: str, name: str) -> bool:
    particle = "" if has_hangul(name) else r"(?![\w-])"
    return re.search(rf"(?<![\w-]){re.escape(name)}{particle}", text, re.IGNORECASE) is not None


def _inside(
    line: Line, names: dict[str, str], episode: int | None, *, is_recap: bool
) -> Iterator[Found[Quote]]:
    before = ""
    for match in _SPOKEN.finditer(line.read):
        before = (before + match["lead"])[-_NEARBY:]
        said = list(sentences(before))
        last = said[-1] if said else ""
        nearby = " ".join(said[-2:])
        words, teller = match["words"], speaker_behind(line.read[match.end() :][:_BEHIND], names)
        speaker = teller or next((whole for name, whole in names.items() if _has(last, name)), "")
        is_told = bool(teller or _NAMES_SPEAKER.search(match["lead"]) or match["behind"])
        is_set_off = match["lead"].rstrip().endswith(":") or bool(_OWNED.search(match["lead"]))
        is_announced = bool(_ANNOUNCED.search(nearby)) and is_set_off
        if is_announced or (speaker and is_told and _is_whole(words, has_teller=bool(teller))):
            bare = words.rstrip(",") if teller else words
            found = _found(bare, speaker, _episode_in(nearby) or episode, line)
            is_told_again = is_recap or _RETELLS.match(last)
            is_sure = is_announced or found.value.episode or not is_told_again
            yield found if is_sure else replace(found, sure=False)
        before += " "


def _is_whole(words: str, *, has_teller: bool = False) -> bool:
    """Whether it is a sentence of some length; a comma ends one that “says Mi-joo” follows."""
    fewest = _FEWEST_KOREAN if has_hangul(words) else _FEWEST_WORDS
    is_begun = words[0].isupper() or has_hangul(words[0])
    is_ended = bool(_ENDS.search(words)) or (has_teller and words.endswith(","))
    return len(words.split()) >= fewest and is_begun and is_ended


def speaker_behind(behind: str, names: dict[str, str]) -> str:
    """“…,” says Mi-joo; “…,” Mi-joo tells him: one of the cast."""
    match = _SAID_BY.match(behind)
    name = (match["name"] or match["first"]) if match else ""
    named = next((names[one] for one in names if name and _has(name, one)), "")
    first = name.split()[0] if name else ""
    if first.casefold().strip(".") in RANKS:
        return named
    called_so = {whole for whole in names.values() if first in whole.split()}
    return named or (called_so.pop() if len(called_so) == 1 else "")


def _episode_in(text: str) -> int | None:
    named = list(_EPISODE.finditer(text))
    episodes, _ = episodes_anywhere(named[-1][0]) if named else (None, "")
    return episodes[1] if episodes else None


def _found(words: str, speaker: str, episode: int | None, line: Line) -> Found[Quote]:
    hangul = words if has_hangul(words) else ""
    return Found(Quote(words, "", speaker, episode), True, (hangul or line.text)[:300], line.number)
