"""A pasted cast list: who plays whom, with either of them first, in either script."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from text.hangul import fold
from text.names.scripts import Names
from text.pasted.cells import is_rule
from text.pasted.lines import Fault, UnreadableError, numbered, unquoted
from text.pasted.roles import CREW, made_by, role_of, without_role

Order = Literal["actor", "character", ""]
"""Who stands first; empty where the line alone does not tell."""

_BULLET = re.compile(r"^\s*(?:[-*•·▪◦‣#]+\s+|[-–—]\s+|\d{1,3}\s*[.)]\s+)")
_LINK = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]|\'{2,3}")
_WORDS: list[tuple[re.Pattern[str], Order]] = [
    (
        re.compile(r"\s+(?:is\s+|was\s+)?(?:played|portrayed|voiced)\s+by\s+", re.IGNORECASE),
        "character",
    ),
    (
        re.compile(r",?\s+(?:as|plays|played|portrays|in the role of)\s+(?=\S)", re.IGNORECASE),
        "actor",
    ),
]
_WHOLE: list[tuple[re.Pattern[str], Order]] = [
    (re.compile(r"(.+?)\s*[(（]\s*as\s+(.+)[)）]", re.IGNORECASE), "actor"),
    (
        re.compile(r"(.+?)\s*[(（]\s*(?:played|portrayed|voiced)\s+by\s+(.+)[)）]", re.IGNORECASE),
        "character",
    ),
    (re.compile(r"(.+?)\s*[(（]\s*([^()（）]+?)\s*(?:역|役)\s*[)）]"), "actor"),
    (re.compile(r"(.+?)\s*[(（]\s*([^()（）]+?)(?:\s+분|\s*扮)\s*[)）]"), "character"),
    (re.compile(r"(\S+)\s+([^-–—:|\t]+?)\s+(?:역|役)"), "actor"),
    (re.compile(r"([^:：|\t]+?)\s*(?:[:：|\t–—]|\s-\s)\s*([^:：|\t–—]+?)\s+(?:역|役)"), "actor"),
    (re.compile(r"([^:：|\t]+?)\s*(?:[:：|\t–—]|\s-\s)\s*([^:：|\t–—]+?)\s+분"), "character"),
]
_ENDS = (")", "）", "역", "役", "분")
# Of the first row that has one, the sign that stands first parts the two.
_SIGNS = [
    ["\t", "|", "→", "->", "=>", " – ", " — ", " - ", "–", "—", ":", "=", "…", "..."],
    ["  ", " / ", "/", ";"],
    [","],
]
_NOTE = re.compile(r"\s+[–—-]\s+|\s*:\s+|\s*;\s+|\s*[\t|]\s*|\s{2,}")
_BRACKETS = re.compile(r"[(（]([^()（）]+)[)）]\s*$")
_ACTOR = (
    "playedby portrayedby performer actor actress cast castmember name 배우 출연 출연자 배우명 이름"
)
_CHARACTER = "who character characters part role 배역 역할 극중인물 인물"
_HEADINGS: dict[str, Order] = {
    **dict.fromkeys(map(fold, _ACTOR.split()), "actor"),
    **dict.fromkeys(map(fold, _CHARACTER.split()), "character"),
}
_MOST_WORDS = 5
_LONGEST_NAME, _LONGEST_HANGUL, _LONGEST_NOTE = 200, 100, 300


@dataclass(frozen=True)
class CastLine:
    """The two as they stand; ``kind`` is what parts them, alike in lines of one hand."""

    line: int
    words: str
    first: Names
    second: Names
    order: Order = ""
    kind: str = ""
    role: str = ""
    note: str = ""

    def turned(self, order: Order) -> "CastLine":
        return replace(self, order=order)

    @property
    def actor(self) -> Names:
        """Of the two, by the order; where that is not known, the first."""
        return self.second if self.order == "character" else self.first

    @property
    def character(self) -> Names:
        return self.first if self.order == "character" else self.second

    @property
    def is_crew(self) -> bool:
        return self.role in CREW

    @property
    def whole_note(self) -> str:
        """What is printed beside the part: the note, and what else stood in brackets behind the character."""
        return "; ".join(filter(None, [*self.character.latin[1:], self.note]))


@dataclass
class CastList:
    lines: list[CastLine] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def read_cast(text: str) -> CastList:
    found = CastList()
    role = ""
    order: Order = ""
    for number, line in numbered(text):
        kept = _BULLET.sub("", _LINK.sub(r"\1", line)).strip(" \r\n")
        if heading := role_of(kept):
            role = heading
        elif first := _heading(kept):
            order = first
        elif not is_rule(kept):
            try:
                one = _read(number, kept)
                one = replace(one, role=one.role or role, order=one.order or order)
                found.lines.append(_checked(one))
            except UnreadableError as error:
                found.faults.append(Fault(number, line.strip(), str(error)))
    return found


def _heading(line: str) -> Order:
    """Who stands first, by a line that says “Actor | Character” and nothing else."""
    cells = [cell for cell in re.split(r"[\t|,;]|\s{2,}|\s[-–—/]\s", line) if cell.strip()]
    kinds = [_HEADINGS.get(fold(cell), "") for cell in cells]
    return kinds[0] if len(set(kinds[:2])) == 2 and all(kinds[:2]) else ""


def _read(number: int, line: str) -> CastLine:
    crew, maker = made_by(line)
    if crew and not _parts_two(maker):
        return CastLine(number, line.strip(), Names.of(maker), Names(), "actor", "alone", crew)
    bare, role, remark = without_role(line)
    first, second, order, kind = _parted(bare.strip(" |"), has_role=bool(role))
    second, *notes = _NOTE.split(second.strip("| \t"), maxsplit=1)
    if notes and not role and (role := role_of(notes[0])):
        notes = []
    names = [Names.of(unquoted(part)) for part in (first, second)]
    note = "; ".join(filter(None, [*(unquoted(each.strip(" |")) for each in notes), remark]))
    return CastLine(number, line.strip(), names[0], names[1], order, kind, role, note)


def _parts_two(line: str) -> bool:
    return bool(_sign(line)[0]) or any(pattern.search(line) for pattern, _ in _WORDS)


def _parted(line: str, *, has_role: bool) -> tuple[str, str, Order, str]:
    for pattern, order in _WHOLE if line.endswith(_ENDS) else []:
        if match := pattern.fullmatch(line):
            return match[1], match[2], order, "word"
    for pattern, order in _WORDS:
        if match := pattern.search(line):
            if pattern.search(line, match.end()):
                raise UnreadableError("it holds more than one part; give each a line")
            return line[: match.start()], line[match.end() :], order, "word"
    sign, is_weak = _sign(line)
    first, _, second = _at(line, sign)
    inside = _BRACKETS.search(line)
    if inside and (is_weak or not sign) and not Names.of(second or line).is_one_in_two_scripts:
        return line[: inside.start()], inside[1], "", "()"
    if sign:
        return first, second, "", sign.strip() or sign
    if has_role:
        return line, "", "actor", "alone"
    raise UnreadableError(
        "it names one person alone; put “as” or a dash between actor and character"
    )


def _sign(line: str) -> tuple[str, bool]:
    """What parts the two, and whether it might as well part two names of one."""
    text = _open(line)
    for rank, row in enumerate(_SIGNS):
        found = [(text.index(sign), -len(sign), sign) for sign in row if sign in text.strip()]
        if found:
            return min(found)[2], rank > 0
    return "", False


def _at(line: str, sign: str) -> tuple[str, str, str]:
    """The line parted at the first of these signs that stands outside of brackets."""
    if not sign:
        return line, "", ""
    place = _open(line).index(sign)
    return line[:place], sign, line[place + len(sign) :]


def _open(line: str) -> str:
    """The line with what stands in brackets made illegible, at the same length."""
    return re.sub(r"[(（\[【][^()（）\[\]【】]*[)）\]】]", lambda match: "_" * len(match[0]), line)


def _checked(line: CastLine) -> CastLine:
    """The line, once an actor may be in it; what is too long for a name is the character."""
    if not line.first or (not line.second and line.kind != "alone"):
        raise UnreadableError("one of the two names is missing")
    long = [
        max((len(name.split()) for name in one.latin), default=0) > _MOST_WORDS
        for one in _both(line)
    ]
    if not line.order and any(long):
        line = line.turned("character" if long[0] else "actor")
    if long[1] if line.order == "character" else long[0]:
        raise UnreadableError("neither side of it looks like the name of an actor")
    if any("," in name or "&" in name for name in line.actor.latin) and line.order:
        raise UnreadableError("it names more than one actor; give each a line")
    _fits(line)
    return line


def _both(line: CastLine) -> Iterator[Names]:
    yield from (line.first, line.second)


def _fits(line: CastLine) -> None:
    for names in _both(line):
        if any(len(name) > _LONGEST_NAME for name in names.latin):
            raise UnreadableError(f"a name in it is longer than {_LONGEST_NAME} letters")
        if any(len(name) > _LONGEST_HANGUL for name in names.hangul):
            raise UnreadableError(f"a name in Hangul is longer than {_LONGEST_HANGUL} letters")
    if len(line.note) > _LONGEST_NOTE:
        raise UnreadableError(
            f"what it says of the character is longer than {_LONGEST_NOTE} characters"
        )
