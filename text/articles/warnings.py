"""What an article says of itself: that it spoils, how far, that it was paid for; and its hashtags."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from text.articles.disclosing import POST, disclosed
from text.articles.entries import sentences
from text.articles.found import Found
from text.articles.lines import Line
from text.articles.numbers import COUNT, ORDINAL_WORDS, count_of
from text.episodes import FINALE, LAST_NUMBER

_ORDINAL = rf"\d{{1,2}}(?:st|nd|rd|th)|{'|'.join(ORDINAL_WORDS)}"
_EPISODE, _TO = r"ep(?:isode)?s?\.?\s*#?\s*", r"\s*(?:[-–—~]|to|and|&)\s*(?:ep(?:isode)?s?\.?\s*)?"
_NUMBER = rf"(?:{_EPISODE}(?:{COUNT}{_TO})?({COUNT})\b|(?:the\s+)?({_ORDINAL})\s+episode\b)"
_AS_FAR = (
    r"\b(?:up\s+to|to|through|until|till|as\s+far\s+as)\s+(?:and\s+including\s+)?"
    r"(?:the\s+(?:very\s+)?end\s+of\s+)?"
)
_ALL = r"(?:everything|events|all|things|the\s+(?:plot|story|drama|show|series))\b"
_TELLS = (
    rf"\b(?:discuss\w*|talks?\s+about|spoil(?:s|ing)?|reveals?|covers?|gives?\s+away)\s+{_ALL}"
    rf"[^.!?]{{0,20}}?{_AS_FAR}"
)
"""“This post discusses events up to episode 9.”"""
_IS_TOLD = (
    r"[^.!?]{0,20}?\b(?:is|are|will\s+be|gets?)\s+(?:\w+\s+)?"
    r"(?:discussed|spoil(?:ed|t)|revealed|given\s+away)"
)
"""“Everything through episode 10 is fair game and gets spoiled.”"""
_UP_TO = re.compile(
    rf"spoiler\w*\b[^.!?]{{0,60}}?{_NUMBER}|{_NUMBER}[^.!?]{{0,40}}?\bspoiler|({COUNT})\s?회\s?(?:까지)?"
    rf"[^.!?]{{0,12}}스포|스포[^.!?]{{0,12}}?({COUNT})\s?회|{_TELLS}{_NUMBER}"
    rf"|{_ALL}[^.!?]{{0,20}}?{_AS_FAR}{_NUMBER}{_IS_TOLD}|spoil\w*\b[^.!?]{{0,30}}?first\s+({COUNT})\s+episodes",
    re.IGNORECASE,
)
_ONWARDS = re.compile(
    rf"\b(?:after|beyond|past|since)\s+(?:the\s+)?(?:end\s+of\s+)?(?:{_NUMBER}|first\s+{COUNT}\s+ep)"
    rf"|\b(?:from|(?:start|begin)\w*\s+(?:with|at|from))\s+(?:the\s+)?"
    rf"(?:{_EPISODE}{COUNT}\b(?!{_TO}{COUNT})|(?:{_ORDINAL})\s+ep)"
    rf"|{_NUMBER},?\s+(?:(?:and|or)\s+)?(?:onwards?|on(?!\s+(?-i:[A-Z])))\b"
    rf"|{_NUMBER},?\s+(?:and|or)\s+(?:later|after|beyond|up)\b|{COUNT}\s?회\s?(?:이후|부터)",
    re.IGNORECASE,
)
"""The number is the first of those told of: “Spoilers after episode 4”, “from episode 4 on”."""
_DISCUSSES = re.compile(
    rf"{_TELLS}|{_ALL}[^.!?]{{0,20}}?{_AS_FAR}[^.!?]{{0,30}}?{_IS_TOLD}", re.IGNORECASE
)
_SPOILS = re.compile(
    rf"(?:\b{POST}|\b(?:i|we)(?:['’]ll)?)\s+(?:\w+\s+){{0,2}}?(?:spoils?|gives?\s+away)\s+{_ALL}"
    rf"|{_ALL}[^.!?]{{0,20}}?{_AS_FAR}[^.!?]{{0,30}}?\bspoil(?:ed|t)\b",
    re.IGNORECASE,
)
"""Without a number it warns all the same."""
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
    r"\b(?:end(?:ing)?|finale|whole|entire|everything|full series|all \w+ episodes|complete series|"
    r"last episode)\b|결말(?:에\s?대한)?\s?(?:포함|스포)",
    re.IGNORECASE,
)
_WARNS = re.compile(
    r"\bspoilers?\s*(?:alert|warning|ahead|below|abound|galore|incoming|within|inside|follow|"
    r"beware|starts?|begins?)|\b(?:contains?|has|have|with|"
    r"warning|beware(?:\s+of)?|full|major|mild|minor|some|light|heavy|alert|"
    r"caution)\b[^.!?]{0,30}\bspoilers?\b|^\W*spoilers?\W*$|"
    r"^\W*(?:(?:the|my|now)\s+)?spoilery?[\s-]?(?:zone|section|territory|part|talk|discussion|thoughts)\W*$|"
    r"\bspoilers?\b[^.!?]{0,40}\b(?:ahead|below|from here|beyond|past this|warning|alert|"
    r"(?:under|behind|after|past|below)\s+(?:the\s+)?(?:cut|jump|break|line)|ep(?:isode)?s?\b)|"
    r"\b(?:there\s+(?:are|will\s+be|may\s+be)|here\s+be|expect)\b[^.!?]{0,20}\bspoilers?\b|"
    r"^\W*(?:\w+\s){0,2}spoilers?\s+(?:for|of|through|(?:up\s+)?to)\s|\bspoilery\b|"
    r"스포(?:일러)?[가를도는은]?\s?(?:주의|있음|있습니다|있어요|있으니|포함|담고|경고|가득|시작|有)|"
    r"(?:부터|이하|아래)\S?\s?스포|^\W*스포(?:일러)?\W*$",
    re.IGNORECASE,
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
    tells = _SPOILS.search(text)
    number = _counted(next(filter(None, up_to.groups()))) if up_to else None
    counts = number and number <= LAST_NUMBER and (warns or free or _DISCUSSES.search(text))
    if number and counts and (free or not _ONWARDS.search(text)):
        return Warned(text, number, False)
    if free and not (warns and _WHOLE.search(text)):
        return Warned(text, 0, True)
    if warns or tells or counts:
        return Warned(text, FINALE if _WHOLE.search(text) else None, False)
    return None


def _counted(written: str) -> int | None:
    word = written.casefold()
    return ORDINAL_WORDS.get(word) or count_of(re.sub(r"(?<=\d)(?:st|nd|rd|th)$", "", word))


class Said(NamedTuple):
    """``lines`` say nothing else."""

    warning: Found[str] | None
    spoils_to: Found[int] | None
    disclosure: Found[str] | None
    lines: tuple[int, ...]


def said(headline: str, lines: Sequence[Line]) -> Said:
    """The first warning in the open, the first disclosure; the headline warns where the text says no more."""
    warning, disclosure, whole = None, None, []
    for line in lines:
        if len(line.text) < _SHORTEST:
            continue
        is_asked = warning is None and not line.is_veiled
        if is_asked and (found := next(filter(None, map(warned, sentences(line.read))), None)):
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


def hashtags(text: str) -> Iterator[str]:
    """Without the sign; no figures and no colours."""
    for match in _TAG.finditer(text):
        if not re.fullmatch(r"(?=.*\d)[0-9a-fA-F]{3,8}", match[1]):
            yield match[1]


def tags_of(lines: Sequence[Line]) -> tuple[tuple[Found[str], ...], set[int]]:
    """Each once, and the lines that are nothing else."""
    found: dict[str, Found[str]] = {}
    for line in lines:
        for tag in hashtags(line.text):
            found.setdefault(tag.casefold(), Found(tag, True, line.text[:300], line.number))
    whole = {line.number for line in lines if is_only_hashtags(line.text)}
    return tuple(found.values()), whole


def is_only_hashtags(text: str) -> bool:
    return "#" in text and bool(_ONLY_TAGS.fullmatch(text)) and any(True for _ in hashtags(text))
