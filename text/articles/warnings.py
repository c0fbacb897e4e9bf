"""What an article says of itself: that it spoils, how far, that it was paid for; and its hashtags."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from text.articles.entries import sentences
from text.articles.found import Found
from text.articles.lines import Line
from text.articles.numbers import COUNT, count_of
from text.episodes import FINALE, LAST_NUMBER

_NUMBER = (
    rf"(?:ep(?:isode)?s?\.?\s*#?)\s*(?:{COUNT}\s*(?:[-–—~]|to|and|"
    rf"&)\s*(?:ep(?:isode)?s?\.?\s*)?)?({COUNT})\b"
)
_TELLS = (
    r"\b(?:discuss\w*|talks?\s+about|spoils?|reveals?|covers?|gives\s+away)\s+(?:everything|events|all|things|the\s+plot)\b"
    r"[^.!?]{0,20}?\b(?:up\s+to|through|until)\s+(?:and\s+including\s+)?(?:the\s+end\s+of\s+)?"
)
"""“This post discusses events up to episode 9.”"""
_UP_TO = re.compile(
    rf"spoiler\w*\b[^.!?]{{0,60}}?{_NUMBER}|{_NUMBER}[^.!?]{{0,40}}?\bspoiler|({COUNT})\s?회\s?(?:까지|"
    rf"이후)?[^.!?]{{0,12}}스포"
    rf"|스포[^.!?]{{0,12}}?({COUNT})\s?회|{_TELLS}{_NUMBER}|spoil\w*\b[^.!?]{{0,30}}?first\s+({COUNT})\s+episodes",
    re.IGNORECASE,
)
_DISCUSSES = re.compile(_TELLS, re.IGNORECASE)
_FREE = re.compile(
    r"\bspoiler[\s-]*(?:free|less)\b|\bnon[\s-]?spoilery?\b|\b(?:no|zero|without|free of|"
    r"avoid\w*|minus)\s+(?:any\s+|major\s+|big\s+)?"
    r"spoilers?\b|\b(?:won['’]?t|will not|doesn['’]?t|does not)\s+(?:be\s+)?spoil|노\s?스포|"
    r"스포(?:일러)?[는은가]?\s?(?:없음|없는|없이|없습니다|없어요|無)",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"\b(?:full|complete|total|heavy|all|major|massive|ending|finale|whole)\b[^.!?]{0,20}\bspoil|"
    r"\bspoilers?\b[^.!?]{0,50}"
    r"\b(?:ending|finale|whole|entire|everything|full series|all \w+ episodes|complete series|"
    r"last episode)\b|결말(?:에\s?대한)?\s?(?:포함|스포)",
    re.IGNORECASE,
)
_WARNS = re.compile(
    r"\bspoilers?\s*(?:alert|warning|ahead|below|abound|galore|incoming|within|inside|follow|"
    r"beware)|\b(?:contains?|has|have|with|"
    r"warning|beware(?:\s+of)?|full|major|mild|minor|some|light|heavy|alert|"
    r"caution)\b[^.!?]{0,30}\bspoilers?\b|^\W*spoilers?\W*$|"
    r"\bspoilers?\b[^.!?]{0,40}\b(?:ahead|below|from here|beyond|past this|warning|alert|"
    r"(?:under|behind|after|past|below)\s+(?:the\s+)?(?:cut|jump|break|line)|ep(?:isode)?s?\b)|"
    r"\b(?:there\s+(?:are|will\s+be|may\s+be)|here\s+be|expect)\b[^.!?]{0,20}\bspoilers?\b|"
    r"^\W*(?:\w+\s){0,2}spoilers?\s+(?:for|of|through|up\s+to)\s|\bspoilery\b|"
    r"스포(?:일러)?[가를도는은]?\s?(?:주의|있음|있습니다|있어요|있으니|포함|담고|경고|가득|有)",
    re.IGNORECASE,
)
_PAID = re.compile(
    r"\bsponsored\b|\b(?:i|we)(?:['’]ve| have| was| were)?\s+(?:received|provided|given|gifted|"
    r"sent|invited|paid|got)\b[^.!?]{0,80}"
    r"\b(?:free|complimentary|screener|screening|access|subscription|copy|review|exchange|press|"
    r"gifted|ticket|pass)|"
    r"\b(?:in exchange for|courtesy of)\b[^.!?]{0,40}\breview|\baffiliate (?:links?|commission)|"
    r"\bpaid (?:partnership|promotion|post|"
    r"review)\b|\bgifted\b|\bin (?:partnership|collaboration) with\b|협찬|제공\s?받|원고료|소정의|"
    r"광고\s?포함",
    re.IGNORECASE,
)
_NOT_PAID = re.compile(
    r"\b(?:not|never|isn['’]t|wasn['’]t|un)[\s-]?(?:\w+\s)?(?:sponsored|paid|an? ad)", re.IGNORECASE
)
_TAG = re.compile(r"(?<![\w&#/])#(?!\d+\b)([^\W_]\w{0,60})")
_ONLY_TAGS = re.compile(r"(?:(?:hash)?tags?\s*[:：])?(?:[\s,|·•]*#\w+)+[\s,|·•.]*", re.IGNORECASE)
_SHORTEST, _LONGEST = 2, 220


class Warned(NamedTuple):
    """``spoils_to`` is None where the text does not tell how far."""

    words: str
    spoils_to: int | None
    is_free: bool


def warned(text: str) -> Warned | None:
    """For a headline, a sentence or a short line; a paragraph warns of nothing."""
    if len(text) > _LONGEST:
        return None
    free, warns, up_to = _FREE.search(text), _WARNS.search(text), _UP_TO.search(text)
    number = count_of(next(filter(None, up_to.groups()))) if up_to else None
    if number and number <= LAST_NUMBER and (warns or free or _DISCUSSES.search(text)):
        return Warned(text, number, False)
    if free and not (warns and _WHOLE.search(text)):
        return Warned(text, 0, True)
    if warns:
        return Warned(text, FINALE if _WHOLE.search(text) else None, False)
    return None


class Said(NamedTuple):
    """``lines`` say nothing else."""

    warning: Found[str] | None
    spoils_to: Found[int] | None
    disclosure: Found[str] | None
    lines: tuple[int, ...]


def said(headline: str, lines: Sequence[Line]) -> Said:
    """The first warning and the first disclosure; the headline warns where the text says no more."""
    warning, disclosure, whole = None, None, []
    for line in lines:
        if len(line.text) < _SHORTEST:
            continue
        if warning is None and (
            found := next(filter(None, map(warned, sentences(line.read))), None)
        ):
            warning = Found(found, True, found.words[:300], line.number)
            whole += [line.number] if found.words == line.text and len(line.text) < 120 else []
        if disclosure is None and (words := disclosed(line.read)):
            disclosure = Found(words, True, words[:300], line.number)
            whole += [line.number] if words == line.text else []
    above = _warning_in_headline(headline)
    if above and (warning is None or _tells_more(above.value, warning.value)):
        warning = above
    how_far = warning.value.spoils_to if warning else None
    return Said(
        Found(warning.value.words, True, warning.evidence, warning.where) if warning else None,
        Found(how_far, True, warning.evidence, warning.where)
        if warning and how_far is not None
        else None,
        disclosure,
        tuple(whole),
    )


def _tells_more(one: Warned, other: Warned) -> bool:
    return one.spoils_to is not None and other.spoils_to is None


def _warning_in_headline(headline: str) -> Found[Warned] | None:
    found = warned(headline)
    return Found(found, True, headline) if found else None


def disclosed(text: str) -> str:
    """The sentence that says who paid."""
    if not _PAID.search(text):
        return ""
    for sentence in re.split(r"(?<=[.!?])\s+", text):
        if _PAID.search(sentence) and not _NOT_PAID.search(sentence):
            return sentence.strip()
    return ""


def hashtags(text: str) -> Iterator[str]:
    """Without the sign; no figures and no colours."""
    for match in _TAG.finditer(text):
        if not re.fullmatch(r"(?=.*\d)[0-9a-fA-F]{3,8}", match[1]):
            yield match[1]


def is_only_hashtags(text: str) -> bool:
    return "#" in text and bool(_ONLY_TAGS.fullmatch(text)) and any(True for _ in hashtags(text))
