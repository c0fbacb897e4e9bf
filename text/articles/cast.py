"""Who plays whom, in lists, in tables, and behind a label."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from text.articles.lines import Line
from text.articles.pairs import Pair, pair_of
from text.articles.people import is_korean_name, may_be_korean
from text.articles.places import is_place
from text.articles.spoken import elliptic, explicit, in_twos
from text.articles.vocabulary import WORDS
from text.jamo import has_hangul
from text.names.families import is_family_name
from text.names.finding import mentions
from text.names.scripts import Names
from text.pasted.cast import CastLine, read_cast

_ITEMS = re.compile(r"\s*(?:\n|;|•|·(?!\w)|\|(?=[^|]*(?:\bas\b|[(（]|\s[–—-]\s)))\s*")
_SIGNS = [re.compile(rf"\s+{sign}\s+(?![^()（）]*[)）])") for sign in (r"\|", "/")]
_COMMA = re.compile(
    r"\s*,\s*(?![^()（）\[\]]*[)）\]])\s*(?:and\s+)?|\s+(?:and|&)\s+(?![^()]*\))(?=[A-Z가-힣])"
)
_BULLET = re.compile(r"^[\s*•·▪◦‣♥★✔➤→►\-–—]+")
_LEADER = re.compile(r"\s*(?:\.{4,}|…{2,}|_{3,}|\.(?:\s\.){2,})\s*")
"""“Oh Mi-joo ........ Shin Se-kyung”, as in a programme."""
_WRITTEN = r"(?:[^()（）:–—\t/|=→…-]|(?<=\w)-(?=\w))"
_NOTED = re.compile(
    rf"((?:[^()（）:\t]{{2,60}}[(（][^()（）]{{2,60}}[)）]|"
    rf"{_WRITTEN}{{2,40}}?(?:\s[–—/|=→-]\s|\s?(?:…|\.{{3}})\s?|\t|:\s){_WRITTEN}{{2,40}}?))"
    r"(?:\s*[:–—\t]\s*|\s-\s|,\s+(?=[a-z]))\S.*"
)
_NO_NAME = frozenset(WORDS["no_name"])
_ONLY_COMMA = re.compile(r"\s*,\s*(?![^()（）\[\]]*[)）\]])\s*(?:and\s+(?!.*\sand\s))?")
_TELLING = re.compile(r"\b(?:as|in the role of|played by|portrayed by)\s(?!an?\b)", re.IGNORECASE)
_NEXT_NAME = re.compile(r",\s+[A-Z가-힣](?![^()（）]*[)）])")
_JOINED = re.compile(r",\s[A-Z]|\s(?:and|&)\s|\w\s?[/|;]\s?\w")
_FORMS = {"–": "-", "—": "-", "=>": "-", "->": "-", "→": "-", "...": "…"}
"""Signs that are one to whoever types them."""
_LONGEST_LIST = 2000
LONGEST = 160
"""Characters of a line that may hold a pair and nothing else."""


class Listing(NamedTuple):
    """``is_whole`` says that nothing in it that looks like a pair was left unread."""

    pairs: list[Pair]
    is_whole: bool


def listing(value: str, role: str = "", number: int = -1) -> Listing:
    """The pairs of a list, an entry on each line or between commas; names that stand alone are no pairs."""
    found: list[Pair] = []
    is_whole = True
    for entry in (part for line in _ITEMS.split(value) for part in _parted(line)):
        pairs = [replace(pair, number=number) for pair in _entry(entry, role)]
        is_whole = is_whole and (bool(pairs) or not _is_of_names(entry))
        found += pairs
    return Listing(found, is_whole)


def listed(value: str, role: str = "") -> list[Pair]:
    return listing(value, role).pairs


def tabled(lines: Sequence[Line]) -> tuple[list[Pair], set[int]]:
    """Of tables whose first row says which column has the actors, and of rows of pairs behind a label."""
    pairs: list[Pair] = []
    used: set[int] = set()
    head: Line | None = None
    for line in lines:
        found: list[Pair] = []
        if line.kind != "row":
            head = None
        elif len(line.cells) > 2 and all(map(is_of_people, line.cells[1:])):
            found = [
                pair for cell in line.cells[1:] for pair in listing(cell, "", line.number).pairs
            ]
        elif _is_head(line):
            head = line
        elif head:
            found = _in_columns(head, line)
            used |= {head.number} if found else set()
        pairs += found
        used |= {line.number} if found else set()
    return pairs, used


def _in_columns(head: Line, line: Line) -> list[Pair]:
    row = "\t".join(line.cells)
    read = read_cast("\t".join(head.cells) + "\n" + row).lines
    return [
        Pair(pair_of(one, ""), True, row, number=line.number)
        for one in read
        if one.order and one.second and _may_be(one)
    ]


def _is_head(line: Line) -> bool:
    read = read_cast("\t".join(line.cells))
    return not read.lines and not read.faults


def is_entry(text: str) -> bool:
    read = listing(_BULLET.sub("", text[:_LONGEST_LIST]))
    if len(text) <= LONGEST:
        return bool(read.pairs)
    return len(text) <= _LONGEST_LIST and read.is_whole and len(read.pairs) > 1


def is_of_people(text: str) -> bool:
    """Whether an entry pairs two names of which one is Korean, or says who plays whom."""
    return len(text) <= LONGEST and any(
        _is_name(name) for one in listed(text) for name in one.pair[:4] if name
    )


def _is_name(name: str) -> bool:
    return len(name.split()) < 4 and is_korean_name(name)


def _parted(line: str) -> list[str]:
    """At bars and slashes where something else parts each two names, else at commas.

    “A and B as C and D” is one entry: there “and” does not part two.
    """
    for mark in _SIGNS:
        parts = _filled(mark.split(line))
        is_parted = len(parts) > 1 and not any(map(_NEXT_NAME.search, parts))
        if is_parted and all(map(_is_pair_like, parts)):
            return parts
    parts = _filled(_COMMA.split(line))
    if any(_is_of_names(part) and not _is_pair_like(part) for part in parts):
        parts = _filled(_ONLY_COMMA.split(line))
    return parts if len(parts) > 1 and sum(map(_is_pair_like, parts)) > 1 else [line]


def _filled(parts: Sequence[str | None]) -> list[str]:
    return [part for part in parts if part and part.strip()]


def _is_of_names(part: str) -> bool:
    """“Im Si-wan” or “기선겸”, and no remark in small letters."""
    bare = _BULLET.sub("", part).strip()
    return bare[:1].isupper() or has_hangul(bare[:1]) or _is_pair_like(bare)


def _is_pair_like(part: str) -> bool:
    return bool(
        re.search(
            r"[(（–—:：→=\t]|[^\W\d]/[^\W\d]|\bas\b|\bplays?\b|\bby\b|\brole of\b|\s[-/~|]\s|\.{3}|…",
            part,
        )
    )


def _entry(entry: str, role: str) -> Iterator[Pair]:
    bare = _LEADER.sub(" … ", _BULLET.sub("", entry)).strip(" ,.;")
    if not bare or len(bare) > LONGEST:
        return
    if two := in_twos(bare, role):
        yield from two
        return
    if len(_TELLING.findall(bare)) > 1:
        return
    if pair := explicit(bare, role) or elliptic(bare, role):
        yield from [pair] if _is_of_two(pair) else []
        return
    bare = _without_note(bare)
    if not _is_pair_like(bare):
        return
    for line in read_cast(bare).lines:
        if not line.is_crew and line.second and (_may_be(line) or _is_told(line)):
            form = _FORMS.get(line.kind, line.kind)
            pair = Pair(pair_of(line, role), bool(line.order), entry.strip(), form)
            yield from [pair] if _is_of_two(pair) else []


def _is_of_two(pair: Pair) -> bool:
    """Whether each of its names is one person’s."""
    return not any(
        _JOINED.search(name) or sum(bool(one.family) for one in mentions(name) if one.is_sure) > 1
        for name in pair.names
    )


def _without_note(entry: str) -> str:
    """“Oh Mi-joo (Shin Se-kyung): a translator” without what is told behind the two."""
    match = _NOTED.match(entry)
    return match[1] if match else entry


def _may_be(line: CastLine) -> bool:
    """Whether the actor is called as people are, and the other is not a sentence."""
    names = (*line.character.latin, *line.character.hangul)
    every = (*names, *line.actor.latin, *line.actor.hangul)
    if any(is_place(name) or any(map(str.isdigit, name)) for name in every):
        return False
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
