"""Who plays whom, told in the middle of a sentence."""

import re
from dataclasses import replace
from functools import lru_cache
from itertools import takewhile

from text.articles.entries import sentences
from text.articles.found import CastPair
from text.articles.pairs import Pair, pair_of
from text.articles.people import RANKS, is_korean_name, is_ranked, may_be_korean
from text.articles.places import is_place
from text.articles.subjects import stars_first, with_subjects
from text.articles.uncapitalised import with_capitals
from text.articles.vocabulary import WORDS
from text.names.families import is_family_name
from text.names.scripts import Names
from text.names.writing import REMEMBERED
from text.pasted.cast import CastLine

_BIT = r"(?:(?:Mrs?|Ms|Dr|St|[A-Z])\.|[A-Z][\w'’]*(?:[-‐‑][\w'’]+)*)"
_LATIN = rf"{_BIT}(?:\s(?:{_BIT}|de|van|von)){{0,3}}"
_HANGUL = r"[가-힣]{2,4}"
_ENDED = r"(?=[은는이가을를의와과도]?(?:[\s,.)]|$))"
_HANGUL_END = rf"(?:[가-힣]{{3}}{_ENDED}|[가-힣]{{2,4}}?{_ENDED})"
"""Most names have three syllables, whatever particle follows."""
_NAME = rf"(?:{_LATIN}(?:\s?\({_HANGUL}\))?|{_HANGUL})"
_PLAYED = (
    r"(?:is\s+|was\s+)?(?:played|portrayed|acted|brought\s+to\s+life|"
    r"voiced)\s+(?:(?:here|\w+ly|with(?:\s[a-z’'-]+){1,5})\s+)?by"
)
_ELSEWHERE = (
    r"(?:it|him|her|them|and|but|with|without|for|at|on|in|against|opposite|alongside|beside|who|whom|"
    r"whose|that|when|while|before|after|because|by|from|to|like|is|was)"
)
_BY = re.compile(
    rf"(?P<character>{_NAME})(?![\w’'-])(?:\s*[,–—-])?\s*[(\[]?\s*(?:(?:an?|"
    rf"the)\s[^,.()]{{1,60}}?,?\s)?{_PLAYED}\s+(?:(?:the|an?|my)\s+)?(?:(?!{_ELSEWHERE}\b)[a-z][\w'’-]*,?\s+){{0,3}}(?P<actor>{_NAME})"
)
_ONLY_BY = re.compile(rf"(?P<character>{_NAME})\s+by\s+(?P<actor>{_NAME})")
_NEXT_BY = re.compile(rf"(?:[,;]\s(?:and\s)?|\sand\s)(?P<entry>{_NAME}\s+by\s+{_NAME})")
_BETWEEN = (
    r"(?:(?!(?:who|whom|whose|that|of|to|with|for|from|opposite|alongside|and|"
    r"as)\b)[a-z][\w'’-]*[,\s]+)"
)
_AS = re.compile(
    rf"(?P<actor>{_NAME})\s*[,(]?\s*(?:[a-z][a-z’']*\s+){{0,5}}?(?:as|in\s+the\s+role\s+of)\s+{_BETWEEN}{{0,4}}?(?P<character>{_NAME})"
)
_NO_PART = "|".join(WORDS["no_part"])
_TWO = re.compile(
    rf"(?P<one>{_NAME})\s+and\s+(?P<two>{_NAME})\s+(?:as|play|portray|"
    rf"star\s+as)\s+(?P<her>{_NAME})\s+and\s+(?P<him>{_NAME})"
)
_ALSO = re.compile(
    rf"\bas\s[^.;]{{2,80}}?\sand\s(?P<actor>{_NAME}),?\s+(?:as\s+)?(?:his|her|their)\s"
    rf"(?:[a-z][\w'’-]*,?\s+){{1,3}}(?P<character>{_NAME})"
)
"""“With A as B and C her neighbour D”."""
_PLAYS_A = re.compile(
    rf"(?P<actor>{_NAME})\s+plays\s+(?P<character>the\s(?!(?:{_NO_PART})\b)[a-z]+(?:-[a-z]+)?)"
    r"(?=[.;](?:\s|$)|,?\s(?:who|whose)\s)"
)
_TWOS = (("one", "her"), ("two", "him"))
_IS = re.compile(rf"(?P<actor>{_NAME})\s+is\s+(?:the\s+[\w-]+\s+)?(?P<character>{_NAME})")
_PLAYS = re.compile(
    rf"(?P<actor>{_NAME})(?:\s*,)?\s+(?:who\s+)?(?:\w+ly\s+)?(?:play(?:s|ed|ing)?|portray(?:s|ed|ing)?|stars\s+as|"
    rf"voices|embodies)\s+"
    rf"(?:(?!{_ELSEWHERE}\b)[a-z][\w'’-]*[,\s]+){{0,8}}?(?P<character>{_NAME})"
)
_BRACKETED = re.compile(
    rf"(?P<character>{_LATIN}|{_HANGUL})\s\((?:played by\s)?"
    rf"(?:(?:an?|the)\s(?:[a-z-]+\s){{1,3}})?(?P<actor>{_LATIN}|{_HANGUL})(?:,\s[a-z][^()]{{0,80}})?\)"
)
_KOREAN = [
    re.compile(rf"(?P<character>{_HANGUL})\s?[(（](?P<actor>{_HANGUL})(?:\s?분)?[)）]"),
    re.compile(rf"(?P<actor>{_HANGUL})\s?[(（](?P<character>{_HANGUL})\s?역[)）]"),
    re.compile(rf"(?P<actor>{_HANGUL})[이가은는]\s(?P<character>{_HANGUL})\s?역"),
]
_KOREAN_TOLD = [
    re.compile(
        rf"(?P<character>{_HANGUL})\s?역(?:의|을 맡은|으로 나온|으로 나오는|을 연기한)\s"
        rf"(?:배우\s)?(?P<actor>{_HANGUL_END})"
    ),
    re.compile(
        rf"(?P<actor>{_HANGUL_END})[이가은는]\s(?P<character>[가-힣]{{2,4}}?)(?:[을를]|\s?역을)\s(?:연기|맡)"
    ),
    re.compile(
        rf"(?P<actor>{_HANGUL_END})(?:\s배우)?[이가]?\s(?:연기한|연기하는|맡은|분한)\s(?P<character>{_HANGUL_END})"
    ),
]
_OWNS = re.compile(rf"(?P<actor>{_LATIN})['’]s\s+(?P<character>{_LATIN})")
"""“Im Si-wan’s Ki Seon-gyeom”: where both have a whole name, for “Mi-joo’s uncle” has none."""
_ROLE_OF = [
    re.compile(
        rf"\b(?:[Rr]ole|[Pp]art)\s+of\s+(?P<character>{_NAME})(?:,|\s+(?:went|goes|fell|falls)\s+to)\s+(?P<actor>{_NAME})"
    ),
    re.compile(
        rf"(?P<actor>{_NAME})\s+(?:takes|took|has|is)\s+(?:on\s+|in\s+)?the\s+(?:\w+\s+)?(?:role|part)\s+of\s+(?P<character>{_NAME})"
    ),
    re.compile(
        rf"\b(?:[Aa]s|[Pp]laying)\s+(?P<character>{_NAME}),\s+(?P<actor>{_NAME})"
        r"(?=\s+[a-z])(?!\s+(?:as|and|play\w*|in the role)\b)"
    ),
    re.compile(rf"(?P<actor>{_NAME})\s+brings\s+(?P<character>{_NAME})\s+to\s+life"),
    re.compile(
        rf"(?P<actor>{_NAME})\s+plays(?:,|\s+is(?:\s+called|\s+named)?)\s+(?P<character>{_NAME})"
    ),
    re.compile(
        rf"(?P<character>{_NAME}),?\s+(?:whom?|that)\s+(?P<actor>{_NAME})\s+(?:\w+ly\s+)?(?:plays|played|portrays)\b"
    ),
]
_KIN = (
    "sister|brother|mother|father|mum|mom|dad|son|daughter|wife|husband|friend|boss|uncle|aunt|"
    "grandmother|grandfather|cousin|neighbou?r|assistant|secretary|boyfriend|girlfriend|rival|ex|"
    "fiancée?|colleague|manager|twin|nephew|niece|teacher|roommate|landlord|landlady|stepmother|"
    "stepfather|bodyguard|driver|lawyer"
)
_NO_NAME = frozenset(WORDS["no_name"])
_NEEDS_BOTH = {_IS, _BRACKETED, *_KOREAN, *_KOREAN_TOLD}
"""Patterns that anything with a capital letter would fit."""
IN_LIST = "list"
_BEFORE_ITEM = re.compile(
    r"(?:^|[,;|/–—:]\s*(?:and\s+)?|\b(?:with|[Ss]tars|[Ss]tarring|[Ff]eaturing|include|includes|by)\s+)$"
)
_BEHIND_ITEM = re.compile(r"\s*(?:$|[.;|/]|,\s*(?:and\s+)?[A-Z가-힣])")
_EITHER_ORDER = {_BRACKETED, _KOREAN[0]}
"""Patterns whose words do not tell who is the actor: most writers put the character first."""
_PERFORMERS = frozenset(WORDS["performers"])
_SHORTEST = 6
"""Characters of a line that may tell a pair."""


def explicit(entry: str, role: str) -> Pair | None:
    """“Judge Ham (played by Bu Na-rae): still angry”, whatever is told behind it."""
    for pattern in (_BY, _PLAYS, _AS):
        match = pattern.match(entry)
        if match and (pair := _told_pair(match)):
            character = pair.character and _as_listed(match, pair.character)
            pair = pair._replace(role=pair.role or role, character=character)
            return Pair(pair, True, entry.strip(), "word")
    return None


def elliptic(entry: str, role: str) -> Pair | None:
    """“Conductor Pi by Noh Si-woo”, below “Eun-jo is played by Ra Hye-won”."""
    match = _ONLY_BY.fullmatch(entry)
    if not match or not (" " in match["character"] or "-" in match["character"]):
        return None
    names = match["character"], match["actor"]
    if match["character"].startswith("The ") or not all(map(_may_be_person, names)):
        return None
    pair = _paired(match["actor"], match["character"], "both")
    pair = pair and pair._replace(role=role, character=_as_listed(match, pair.character))
    return Pair(pair, True, entry, "word") if pair else None


def in_twos(entry: str, role: str) -> list[Pair]:
    """“A and B as C and D”, and nothing else."""
    match = _TWO.fullmatch(entry) if " and " in entry else None
    pairs = (_told_pair(match, *two) for two in _TWOS) if match else ()
    return [Pair(pair._replace(role=role), True, entry, "word") for pair in pairs if pair]


def _as_listed(match: re.Match[str], name: str) -> str:
    """With the rank, “Detective Bang Il-seok”: who lists the parts writes what they are called."""
    written = match["character"].strip(" ,.")
    is_ranked_name = written.endswith(name) and written.split()[0].casefold().strip(".") in RANKS
    return written if is_ranked_name else name


def told(text: str) -> list[Pair]:
    """The pairs that sentences tell; one of the two at least has a Korean name."""
    if len(text) < _SHORTEST:
        return []
    named = with_subjects(sentences(with_capitals(text)), _NAME)
    return [pair for sentence in named for pair in _told(sentence)]


_PATTERNS = [
    (_BY, "by"),
    (_PLAYS, "pla|portray|stars as|voices|embod"),
    *((pattern, "role of|part of|[Aa]s |laying|brings|play|portray") for pattern in _ROLE_OF),
    (_AS, " as | role of "),
    (_ALSO, " as "),
    (_OWNS, "['’]s "),
    (_IS, " is "),
    (_PLAYS_A, " plays the "),
    (_BRACKETED, "\\("),
    *((pattern, "역|연기|맡|분한") for pattern in _KOREAN_TOLD),
    *((pattern, "[가-힣]") for pattern in _KOREAN),
]
_CUED = [(pattern, re.compile(cue)) for pattern, cue in _PATTERNS]
"""With what a sentence has that each may fit: looking for that costs little."""


def _told(sentence: str) -> list[Pair]:
    found: list[Pair] = []
    for match in _TWO.finditer(sentence) if " and " in sentence else ():
        for actor, character in _TWOS:
            if pair := _told_pair(match, actor, character):
                found.append(Pair(pair, True, match[0]))
    if by := re.search(r"\bplayed by\b", sentence):
        entries = (match["entry"] for match in _NEXT_BY.finditer(sentence, by.end()))
        found += filter(None, (elliptic(entry, "") for entry in entries))
    for pattern, cue in _CUED:
        for match in pattern.finditer(sentence) if cue.search(sentence) else ():
            pair = _told_pair(match)
            if pair and not any(_overlap(pair, one.pair) for one in found):
                is_listed = pattern is _BRACKETED and _is_item(match)
                is_told = pattern not in _EITHER_ORDER or not _may_be_person(pair.character)
                is_told, form = is_told and not is_listed, IN_LIST if is_listed else ""
                one = Pair(pair, is_told, match[0], form)
                is_cast = pattern is _BRACKETED and stars_first(sentence, match.end())
                found.append(replace(one.turned(), is_told=True, form="") if is_cast else one)
    return found


def _is_item(match: re.Match[str]) -> bool:
    """Whether it is one of a list: “with A (B), C (D)”."""
    before, behind = match.string[: match.start()], match.string[match.end() :]
    return bool(_BEFORE_ITEM.search(before) and _BEHIND_ITEM.match(behind))


def _told_pair(
    match: re.Match[str], first: str = "actor", second: str = "character"
) -> CastPair | None:
    needs = "whole" if match.re is _OWNS else "both" if match.re in _NEEDS_BOTH else "one"
    pair = _paired(match[first], match[second], needs)
    if pair and (owned := _owned(match, second)):
        return pair._replace(character=owned)
    if pair is None and match.re is _BRACKETED:
        return _paired(match[first], match[second], "actor")
    return pair


def _owned(match: re.Match[str], group: str) -> str:
    """“Da-jeong’s sister”: the name is that of another."""
    if not re.search(r"['’]s$", match[group]):
        return ""
    rest = re.match(
        r"\s(?:[a-z][a-z-]*\s){0,2}?(?:" + _KIN + r")\b", match.string[match.end(group) :]
    )
    return match[group] + rest[0] if rest else ""


def _may_be_person(name: str) -> bool:
    return not name or may_be_korean(name) or is_ranked(name)


@lru_cache(maxsize=REMEMBERED)
def _paired(first: str, second: str, needs: str) -> CastPair | None:
    """``needs`` says which of the two must be called as people are."""
    actor, character = Names.of(_trimmed(first)), Names.of(_trimmed(second))
    if not actor or not character or actor.may_be(character):
        return None
    names = [str((*one.latin, *one.hangul)[0]) for one in (actor, character)]
    if any(len(name) < 2 or name.casefold() in _NO_NAME or _is_shown_on(name) for name in names):
        return None
    are_korean = [is_korean_name(name) for name in names]
    may_be = list(map(_may_be_person, names))
    if not any(are_korean) or (needs == "both" and not all(may_be)):
        return None
    if needs == "actor" and not (are_korean[0] and " " in names[0] and _is_called_so(names[1])):
        return None
    if needs == "whole" and not (all(are_korean) and all(" " in name for name in names)):
        return None
    return pair_of(CastLine(0, "", actor, character, "actor"), "")


def _is_called_so(name: str) -> bool:
    """“Maehwa”, “the Crown Prince”: a character may be called anything short."""
    return len(name.split()) < 4


def _is_shown_on(name: str) -> bool:
    """“On Netflix”: the first word might be a family name."""
    return is_place(name.split()[-1])


def _trimmed(name: str) -> str:
    """Without “’s”, and without what stands before a name at the beginning of a sentence, or as a rank."""
    bare = re.sub(r"['’]s$", "", name.strip(" ,.")).strip(" .")
    words = bare.split()
    while len(words) > 1 and words[0].casefold().strip(".") in _NO_NAME | _PERFORMERS:
        if len(words) == 2 and is_family_name(words[0]) and words[0].casefold() != "the":
            break
        words = words[1:]
    if len(words) > 2 and is_korean_name(" ".join(words[-2:])) and "-" in words[-1]:
        return " ".join(words[-2:])
    ranks = takewhile(lambda word: word.casefold().strip(".") in RANKS, words)
    named = words[sum(1 for _ in ranks) :]
    return " ".join(named if len(named) > 1 else words)


def _overlap(one: CastPair, other: CastPair) -> bool:
    return bool({*one[:4]} & {*other[:4]} - {""})
