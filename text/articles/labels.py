"""“Title : … Year : …”: facts with a label before them, on lines of their own or many in one."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from text.articles.lines import Line
from text.articles.vocabulary import MOST_WORDS, label_of, section_of

_PARTED = re.compile(r"\s*(?:[:：;=]|(?<=\s)[-–—|~→>](?=\s)|-+>|\.{2,}|…)\s*")
_COLON = re.compile(r"\s?[:：](?!\d\d\b)")
_WORDS = re.compile(r"[^\s:：,;|•·]+")
_START = re.compile(r"[\W_]*")
_EDGES = " \t|•·,;/*–—-"
_GRADE = re.compile(r"[A-F]")
_MOST_COLONS = 60
_LONGEST_LABEL, _LONGEST_UNPARTED, _SHORTEST = 60, 70, 3
NEAR = 3
"""Lines between facts of one overview."""


@dataclass(frozen=True)
class Labelled:
    """``is_alone`` says that the line holds no other, ``is_spelled`` that the label is written rightly."""

    kind: str
    label: str
    value: str
    line: Line
    is_alone: bool = True
    is_spelled: bool = True


def labelled(lines: Sequence[Line]) -> list[Labelled]:
    found = {line.number: facts for line in lines if (facts := list(_in_line(line)))}
    bare = {line.number: fact for line in lines if (fact := _unparted(line))}
    for number, fact in bare.items():
        beside = (number - 2, number - 1), (number - 1, number + 1), (number + 1, number + 2)
        if number not in found and any(bare.keys() >= set(pair) for pair in beside):
            found[number] = [fact]
    return [fact for number in sorted(found) for fact in found[number]]


def _unparted(line: Line) -> Labelled | None:
    """“NETWORK SBS”, one line of several such."""
    if line.kind != "p" or line.level or len(line.text) > _LONGEST_UNPARTED or " " not in line.text:
        return None
    if section_of(line.text)[0]:
        return None
    words = line.text.split()
    for count in range(min(2, len(words) - 1), 0, -1):
        label = " ".join(words[:count])
        kind, is_spelled = label_of(label)
        if kind and is_spelled and label[0].isupper() and kind != "cast":
            return Labelled(kind, label, " ".join(words[count:]), line)
    return None


def _in_line(line: Line) -> Iterator[Labelled]:
    if line.kind == "row":
        yield from _in_row(line)
        return
    text = line.read
    if len(text) < _SHORTEST:
        return
    found = list(_every(text))
    if len(found) > 1 and (found[0][0] <= _start(text) or len(found) > 2):
        ends = [start for start, *_ in found[1:]] + [len(text)]
        for (start, stop, kind, is_spelled), end in zip(found, ends, strict=True):
            label = text[start:stop]
            value = _value(text[stop:end].lstrip(" :："))
            yield Labelled(kind, label.strip(" :："), value, line, False, is_spelled)
        return
    yield from _at_start(line, text)


def _in_row(line: Line) -> Iterator[Labelled]:
    """Label and value, or two and more of both beside each other."""
    cells = line.cells
    labels = [label_of(cell) for cell in cells[::2]]
    many = len(cells) > 3 and len(cells) % 2 == 0 and all(kind for kind, _ in labels)
    for place, (kind, is_spelled) in enumerate(labels if many else labels[:1]):
        value = cells[2 * place + 1] if many else "\n".join(filter(None, cells[1:]))
        if kind:
            yield Labelled(kind, cells[2 * place], value, line, not many, is_spelled)


def _value(text: str) -> str:
    """Without what parts it from others; the sign of “A-” is its own."""
    bare = text.strip(_EDGES)
    return text.strip() if _GRADE.fullmatch(bare) else bare


def _start(text: str) -> int:
    """Behind bullets and pictures."""
    match = _START.match(text)
    return match.end() if match else 0


def _every(text: str) -> Iterator[tuple[int, int, str, bool]]:
    """Each label that a colon follows: where it begins and ends, what it announces."""
    before = 0
    for number, colon in enumerate(_COLON.finditer(text)):
        if number == _MOST_COLONS:
            return
        place = max(before, colon.start() - _LONGEST_LABEL)
        words = list(_WORDS.finditer(text, place, colon.start()))[-MOST_WORDS:]
        for word in words:
            start = word.start()
            label = text[start : colon.start()]
            kind, is_spelled = label_of(label)
            is_capital = not label[:1].islower() or start <= _start(text)
            if kind and is_capital and (is_spelled or len(words) < MOST_WORDS or start == 0):
                yield start, colon.end(), kind, is_spelled
                before = colon.end()
                break


def _at_start(line: Line, text: str) -> Iterator[Labelled]:
    start = _start(text)
    parted = _PARTED.search(text, start, start + _LONGEST_LABEL)
    if parted:
        label, value = text[start : parted.start()], text[parted.end() :]
        kind, is_spelled = label_of(label)
        if kind and (is_spelled or parted[0].strip() in {":", "：", ";", "="}):
            yield Labelled(kind, label.strip(), _value(value), line, is_spelled=is_spelled)
            return
    bold = line.bold
    if bold and len(bold) < len(text) and text.startswith(bold):
        kind, is_spelled = label_of(bold)
        if kind and is_spelled:
            yield Labelled(kind, bold, _value(text[len(bold) :].lstrip(" :")), line)


def overview_of(facts: Sequence[Labelled]) -> list[Labelled]:
    """The facts of the first run of at least two different labels close to each other."""
    for run in _runs(facts):
        kinds = {fact.kind for fact in run if fact.value or fact.kind == "cast"}
        named = kinds - {"other", "rating"}
        if len(named) > 1 and (any(fact.is_spelled for fact in run) or len(kinds) > 2):
            return run
    return []


def _runs(facts: Sequence[Labelled]) -> Iterator[list[Labelled]]:
    run: list[Labelled] = []
    for fact in facts:
        reach = NEAR if not run or run[-1].kind != "cast" else 25
        if run and fact.line.number - run[-1].line.number > reach:
            yield run
            run = []
        run.append(fact)
    if run:
        yield run
