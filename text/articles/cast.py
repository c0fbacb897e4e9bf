"""Who plays whom: in lists, behind a label, and in the middle of a sentence."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from text.articles.entries import sentences
from text.articles.found import CastPair
from text.articles.people import RANKS, is_korean_name, is_ranked, may_be_korean
from text.articles.vocabulary import WORDS
from text.names.families import is_family_name
from text.names.scripts import Names
from text.pasted.cast import CastLine, read_cast

_BIT = r"(?:[A-Z][\w'’.]*(?:[-‐‑][\w'’.]+)*)"
_LATIN = rf"{_BIT}(?:\s(?:{_BIT}|de|van|von)){{0,3}}"
_HANGUL = r"[가-힣]{2,4}"
_NAME = rf"(?:{_LATIN}(?:\s?\({_HANGUL}\))?|{_HANGUL})"
_PLAYED = (
    r"(?:is\s+|was\s+)?(?:played|portrayed|acted|brought\s+to\s+life|"
    r"voiced)\s+(?:here\s+)?(?:\w+ly\s+)?by"
)
_BY = re.compile(
    rf"(?P<character>{_NAME})(?:\s*[,–—-])?\s*[(\[]?\s*(?:(?:an?|"
    rf"the)\s[^,.()]{{1,60}}?,?\s)?{_PLAYED}\s+(?:the\s+\w+\s+)?(?:actor\s+|actress\s+)?(?P<actor>{_NAME})"
)
_ELSEWHERE = (
    r"(?:it|him|her|them|and|but|with|without|for|at|on|in|against|opposite|alongside|beside|who|whom|"
    r"whose|that|when|while|before|after|because|by|from|to|like|is|was)"
)
_BETWEEN = (
    r"(?:(?!(?:who|whom|whose|that|of|to|with|for|from|opposite|alongside|and|"
    r"as)\b)[a-z][\w'’-]*[,\s]+)"
)
_AS = re.compile(
    rf"(?P<actor>{_NAME})\s*[,(]?\s*(?:[a-z][a-z’']*\s+){{0,5}}?as\s+{_BETWEEN}{{0,4}}?(?P<character>{_NAME})"
)
_TWO = re.compile(
    rf"(?P<one>{_NAME})\s+and\s+(?P<two>{_NAME})\s+(?:as|play|portray|"
    rf"star\s+as)\s+(?P<her>{_NAME})\s+and\s+(?P<him>{_NAME})"
)
_IS = re.compile(rf"(?P<actor>{_NAME})\s+is\s+(?:the\s+[\w-]+\s+)?(?P<character>{_NAME})")
_PLAYS = re.compile(
    rf"(?P<actor>{_NAME})(?:\s*,)?\s+(?:\w+ly\s+)?(?:plays?|played|portrays?|portrayed|stars\s+as|"
    rf"voices|embodies)\s+"
    rf"(?:(?!{_ELSEWHERE}\b)[a-z][\w'’-]*[,\s]+){{0,8}}?(?P<character>{_NAME})"
)
_BRACKETED = re.compile(
    rf"(?P<character>{_LATIN}|{_HANGUL})\s\((?:played by\s)?(?P<actor>{_LATIN}|{_HANGUL})\)"
)
_KOREAN = [
    re.compile(rf"(?P<character>{_HANGUL})\s?[(（](?P<actor>{_HANGUL})(?:\s?분)?[)）]"),
    re.compile(rf"(?P<actor>{_HANGUL})\s?[(（](?P<character>{_HANGUL})\s?역[)）]"),
    re.compile(rf"(?P<actor>{_HANGUL})[이가은는]\s(?P<character>{_HANGUL})\s?역"),
]
_ITEMS = re.compile(r"\s*(?:\n|;|•|·(?!\w)|\|(?=[^|]*\b(?:as|[(–-])))\s*")
_COMMA = re.compile(
    r"\s*,\s*(?![^()（）\[\]]*[)）\]])\s*(?:and\s+)?|\s+(?:and|&)\s+(?![^()]*\))(?=[A-Z가-힣])"
)
_BULLET = re.compile(r"^[\s*•·▪◦‣♥★✔➤→►\-–—]+")
_NOTED = re.compile(
    r"((?:[^()（）:\t]{2,60}[(（][^()（）]{2,60}[)）]|[^()（）:–—\t-]{2,40}(?:\s[–—-]\s|\t|:\s)[^()（）:–—\t]{2,40}?))"
    r"(?:\s*[:–—\t]\s*|\s-\s|,\s+(?=[a-z]))\S.*"
)
_ROLE = re.compile(r"\b(main|lead|support|guest|cameo|special)", re.IGNORECASE)
_NO_NAME = frozenset(WORDS["no_name"])
_NEEDS_BOTH = {_IS, _BRACKETED, *_KOREAN}
"""Patterns that anything with a capital letter would fit."""
_EITHER_ORDER = {_BRACKETED, _KOREAN[0]}
"""Patterns whose words do not tell who is the actor: most writers put the character first."""
_PERFORMERS = frozenset(WORDS["performers"])
_SHORTEST, LONGEST = 6, 160
"""Characters of a line that may hold a pair and nothing else."""


@dataclass(frozen=True)
class Pair:
    """``is_told`` says that the words tell who of the two is the actor."""

    pair: CastPair
    is_told: bool
    words: str


def listed(value: str, role: str = "") -> list[Pair]:
    """The pairs of a list, an entry on each line or between commas; names that stand alone are no pairs."""
    entries = [part for line in _ITEMS.split(value) for part in _parted(line)]
    return [pair for entry in entries for pair in _entry(entry, role)]


def is_entry(text: str) -> bool:
    return len(text) <= LONGEST and any(True for _ in _entry(_BULLET.sub("", text), ""))


def is_of_people(text: str) -> bool:
    """Whether an entry pairs two names of which one is Korean, or says who plays whom."""
    return len(text) <= LONGEST and any(
        _is_name(name) for one in listed(text) for name in one.pair[:4] if name
    )


def _is_name(name: str) -> bool:
    return len(name.split()) < 4 and is_korean_name(name)


def _parted(line: str) -> list[str]:
    parts = [part for part in _COMMA.split(line) if part and part.strip()]
    return parts if len(parts) > 1 and sum(map(_is_pair_like, parts)) > 1 else [line]


def _is_pair_like(part: str) -> bool:
    return bool(
        re.search(r"[(（–—:：→=\t]|\bas\b|\bplays?\b|\bplayed by\b|\s[-/~|]\s|\.{3}|…", part)
    )


def _entry(entry: str, role: str) -> Iterator[Pair]:
    bare = _BULLET.sub("", entry).strip(" ,.;")
    if not bare or len(bare) > LONGEST:
        return
    if pair := _explicit(bare, role):
        yield pair
        return
    bare = _without_note(bare)
    if not _is_pair_like(bare):
        return
    for line in read_cast(bare).lines:
        if not line.is_crew and line.second and (_may_be(line) or _is_told(line)):
            yield Pair(_pair(line, role), bool(line.order), entry.strip())


def _explicit(entry: str, role: str) -> Pair | None:
    """“Judge Ham (played by Bu Na-rae): still angry”, whatever is told behind it."""
    for pattern in (_BY, _PLAYS, _AS):
        match = pattern.match(entry)
        if match and (pair := _told_pair(match)):
            return Pair(pair._replace(role=pair.role or role), True, entry.strip())
    return None


def _without_note(entry: str) -> str:
    """“Oh Mi-joo (Shin Se-kyung): a translator” without what is told behind the two."""
    match = _NOTED.match(entry)
    return match[1] if match else entry


def _pair(line: CastLine, role: str) -> CastPair:
    actor, character = line.actor, line.character
    return CastPair(
        actor.latin[0] if actor.latin else "",
        character.latin[0] if character.latin else "",
        actor.hangul[0] if actor.hangul else "",
        character.hangul[0] if character.hangul else "",
        line.role or role,
    )


def _may_be(line: CastLine) -> bool:
    """Whether the actor is called as people are, and the other is not a sentence."""
    names = (*line.character.latin, *line.character.hangul)
    is_turned = any(" " in name and is_korean_name(name) for name in names)
    return (_is_person(line.actor) or is_turned) and any(len(name.split()) <= 6 for name in names)


def _is_told(line: CastLine) -> bool:
    """“bae suzy as Seo Dal-mi”, of those who leave capitals out."""
    names = [(*one.latin, *one.hangul)[0] for one in (line.actor, line.character)]
    return line.order == "actor" and all(
        len(name.split()) < 4 and may_be_korean(name.title()) for name in names
    )


def _is_person(names: Names) -> bool:
    if names.hangul and not names.latin:
        return 2 <= len(names.hangul[0].replace(" ", "")) <= 5
    words = names.latin[0].split() if names.latin else []
    if not 0 < len(words) <= 4 or not all(word[0].isupper() for word in words):
        return False
    return words[0].casefold() not in _NO_NAME or (len(words) > 1 and is_family_name(words[0]))


def told(text: str) -> list[Pair]:
    """The pairs that sentences tell; one of the two at least has a Korean name."""
    if len(text) < _SHORTEST:
        return []
    return [pair for sentence in sentences(text) for pair in _told(sentence)]


def _told(sentence: str) -> list[Pair]:
    found: list[Pair] = []
    for match in _TWO.finditer(sentence):
        for actor, character in (("one", "her"), ("two", "him")):
            if pair := _told_pair(match, actor, character):
                found.append(Pair(pair, True, match[0]))
    for pattern in (_BY, _PLAYS, _AS, _IS, _BRACKETED, *_KOREAN):
        for match in pattern.finditer(sentence):
            pair = _told_pair(match)
            if pair and not any(_overlap(pair, one.pair) for one in found):
                found.append(Pair(pair, pattern not in _EITHER_ORDER, match[0]))
    return found


def _told_pair(
    match: re.Match[str], first: str = "actor", second: str = "character"
) -> CastPair | None:
    actor, character = (Names.of(_trimmed(match[group])) for group in (first, second))
    if not actor or not character or actor.may_be(character):
        return None
    names = [str((*one.latin, *one.hangul)[0]) for one in (actor, character)]
    if any(len(name) < 2 or name.casefold() in _NO_NAME for name in names):
        return None
    are_korean = [is_korean_name(name) for name in names]
    may_be = (may_be_korean(name) or is_ranked(name) for name in names)
    if not any(are_korean) or (match.re in _NEEDS_BOTH and not all(may_be)):
        return None
    return _pair(CastLine(0, match[0], actor, character, "actor"), "")


def _trimmed(name: str) -> str:
    """Without “’s”, and without what stands before a name at the beginning of a sentence, or as a rank."""
    bare = re.sub(r"['’]s$", "", name.strip(" ,.")).strip(" .")
    words = bare.split()
    while len(words) > 1 and words[0].casefold().strip(".") in _NO_NAME | _PERFORMERS:
        if len(words) == 2 and is_family_name(words[0]) and words[0].casefold() != "the":
            break
        words = words[1:]
    ranks = takewhile(lambda word: word.casefold().strip(".") in RANKS, words)
    named = words[sum(1 for _ in ranks) :]
    return " ".join(named if len(named) > 1 else words)


def _overlap(one: CastPair, other: CastPair) -> bool:
    return bool({*one[:4]} & {*other[:4]} - {""})


def role_in(label: str) -> str:
    match = _ROLE.search(label)
    word = match[1].casefold() if match else ""
    return {
        "main": "lead",
        "lead": "lead",
        "support": "support",
        "guest": "guest",
        "cameo": "guest",
        "special": "guest",
    }.get(word, "")


def is_same(one: CastPair, other: CastPair) -> bool:
    """Whether they have a name in common, in either order of its parts."""
    return bool(_keys(one) & _keys(other))


def is_another_part(one: CastPair, other: CastPair) -> bool:
    """Whether the same actor plays another: “Yeon-jae” and “Yeon-hui”, not “Mi-joo” and “Oh Mi-joo”."""
    actors = _keys(one[:1] + one[2:3]) & _keys(other[:1] + other[2:3])
    ours, others = (
        {
            word
            for name in (pair.character, pair.character_hangul)
            for word in name.casefold().split()
        }
        for pair in (one, other)
    )
    return bool(actors) and bool(ours and others) and not ours & others


def _keys(names: Sequence[str]) -> set[str]:
    return {" ".join(sorted(name.casefold().split())) for name in names[:4] if name}
