"""Sections that say what they are in no words of ours: by their entries, or by the sentence before these."""

import re
from collections.abc import Sequence

from text.articles import cast
from text.articles.entries import episodes_anywhere, episodes_at_start, unbulleted
from text.articles.lines import Line
from text.articles.people import is_korean_name
from text.articles.quotation import DASH, attributed, begun, speaks_in_italics
from text.articles.vocabulary import WORDS, plain_words

_QUOTED = re.compile(r"\W{0,3}[“”„\"«「『‘'][^“”„\"«»「」『』]{3,}")
_SAID = re.compile(
    r"(?:[^“”\"«:.!?]{2,40}:\s*)?[“\"«][^“”\"«»]{3,}[”\"»]\s*(?:[(\[–—―~-].*)?", re.DOTALL
)
_NUMBERED = re.compile(r"\s*#?\d{1,2}[.:)]?\s")
_SOURCE = re.compile(r"\s[-–—―]+\s*([^-–—―\s][^–—―]{2,60})$")
_LONGEST_ANNOUNCEMENT, _LONGEST_QUOTED, _LONGEST_NAME = 200, 700, 50
_SHORTEST, _FEW = 4, 3
_NOUNS = {
    "moments": frozenset(WORDS["moment_nouns"]),
    "lines": frozenset(WORDS["line_nouns"]),
}
_KOREAN_NOUNS = {"moments": "장면", "lines": "대사"}


def announced(line: Line, following: Sequence[Line]) -> str:
    """“There are three scenes I would keep”, before two paragraphs that each begin with an episode."""
    if line.level or len(line.text) > _LONGEST_ANNOUNCEMENT or line.is_quoted:
        return ""
    if len(line.text) < _SHORTEST:
        return ""
    kinds = {begins(one) for one in following[:2]}
    kind = kinds.pop() if len(kinds) == 1 and len(following) > 1 else ""
    return kind if kind and names(line.text, kind) and not begins(line) else ""


def kind_of_entries(heading: str, lines: Sequence[Line], *, is_recap: bool) -> str:
    """What stands under a heading: pairs of names, quotations, or scenes by their episodes."""
    if _is_cast(lines):
        return "cast"
    begun = [begins(line) for line in lines if not _names_speaker(line)]
    if not begun or not begun[0]:
        return ""
    kind, often = begun[0], begun.count(begun[0])
    if names(heading, kind):
        return kind
    if often == 1 and len(lines) <= _FEW and lines[0].is_quoted and _is_said(lines[0]):
        return "lines"
    is_all = often > 1 and begun.count("") <= often
    return (
        kind
        if is_all and begun.count(kind) + begun.count("") == len(begun) and not is_recap
        else ""
    )


def _names_speaker(line: Line) -> bool:
    """“– Mi-joo” on a line of its own."""
    dash = DASH.match(line.text)
    return dash is not None and len(line.text) < _LONGEST_NAME


def _is_said(line: Line) -> bool:
    """A quotation with who says it: one is enough below a heading of its own."""
    told = begun(line)
    return told is not None and told.is_marked and bool(told.speaker)


def names(text: str, kind: str) -> bool:
    """Whether a noun for what the section holds is among the words."""
    words = plain_words(text)
    return not _NOUNS[kind].isdisjoint(words.split()) or _KOREAN_NOUNS[kind] in words


def begins(line: Line) -> str:
    text = line.read
    if len(text) < _SHORTEST:
        return ""
    if line.kind == "row" and sum(bool(_QUOTED.match(cell)) for cell in line.cells) == 1:
        return "lines"
    is_short = len(text) < _LONGEST_QUOTED and not line.level
    bare = unbulleted(text)
    episodes, behind = episodes_at_start(text)
    if episodes and behind.strip(" :.–—-"):
        return "lines" if is_short and _is_quotation(behind) else "moments"
    if is_short and (_QUOTED.match(bare) or _is_quotation(bare) or speaks_in_italics(bare, line)):
        return "lines"
    is_item = line.kind == "li" or (is_short and bool(_NUMBERED.match(text)))
    if not is_item or not episodes_anywhere(bare)[0]:
        return ""
    return "lines" if is_short and _is_attributed(bare) else "moments"


def _is_attributed(text: str) -> bool:
    """“I like you - Mi-joo, ep. 3”, without any marks."""
    parted = _SOURCE.search(text)
    speaker, rest = attributed(parted[1]) if parted else ("", "")
    return is_korean_name(speaker) and bool(episodes_at_start(rest)[0])


def _is_quotation(text: str) -> bool:
    """“…” – Mi-joo, or Mi-joo: “…”, and nothing else."""
    return _SAID.fullmatch(text) is not None


def begins_cast(lines: Sequence[Line]) -> bool:
    """Whether the two lines below a heading pair names."""
    return len(lines) > 1 and _is_cast(lines[:2])


def _is_cast(lines: Sequence[Line]) -> bool:
    entries = [line for line in lines if line.kind in {"li", "row"} or len(line.text) < 90]
    unsaid = (line for line in entries if not _is_quotation(line.read))
    pairs = [line for line in unsaid if cast.is_of_people("\t".join(line.cells) or line.text)]
    return len(pairs) > 1 and len(pairs) * 3 >= len(lines) * 2
