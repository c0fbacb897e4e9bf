"""Highlight moments: the entries of their section, each with its episodes, a title and what it tells."""

import re
from collections.abc import Sequence

from text.articles.entries import Entry, entries_of, episodes_anywhere, episodes_at_start
from text.articles.found import Found, Moment
from text.articles.lines import Line, closed, collapsed
from text.articles.sections import Section

_TITLE = re.compile(
    r"(?P<title>[^.!?:：]{2,80}?)\s*(?:[:：]\s+|\s[-–—|]\s+)(?P<text>\S.*)", re.DOTALL
)
_WARNING = re.compile(
    r"\s*[(\[（【][^()\[\]（）【】]{0,20}(?:spoil|스포)[^()\[\]（）【】]{0,20}[)\]）】]|"
    r"^\W*(?:spoilers?(?:\s(?:alert|ahead|warning))?|스포(?:일러)?(?:\s?주의)?)(?:\s*[:!–—-]|\s*$)",
    re.IGNORECASE,
)
"""“Episode 16 (spoiler): …”."""
_EDGES = " :：–—-|,\t"
_MARKS = re.compile(r"[.!?…](?:\s|$)")
_DISLIKED = re.compile(
    r"\b(?:not|never|hate\w*|dislike\w*|annoy\w*|worst|skip\w*|without|cringe\w*|bor\w+)\b|n[’']t\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[.!?…][\"”’')]*$")


def moments_of(section: Section) -> list[tuple[Found[Moment], list[Line]]]:
    """With the lines that each was made of. Those with an episode are sure, and others among them."""
    found = [(_closed(_moment(entry), entry), entry) for entry in entries_of(section.lines)]
    dated = sum(moment.first is not None for moment, _ in found)
    is_list = all(line.kind == "li" for line in section.lines) and not _is_of_others(section)
    is_told = dated > 0 or (len(found) > 1 and (section.is_spelled or is_list))
    return [
        (
            Found(
                moment,
                is_told and bool(moment.title or moment.text),
                entry.lines[0].text[:300],
                entry.lines[0].number,
            ),
            entry.lines,
        )
        for moment, entry in found
        if (moment.title or moment.text)
        and not (moment.first is None and _is_introduction(entry, found[0][1], dated))
    ]


def _is_of_others(section: Section) -> bool:
    """“Scenes I could have done without”."""
    return section.heading is not None and bool(_DISLIKED.search(section.heading.text))


def _is_introduction(entry: Entry, first: Entry, dated: int) -> bool:
    """“Here are the scenes I keep going back to”: before entries that all name an episode."""
    return entry is first and dated > 0


def _closed(moment: Moment, entry: Entry) -> Moment:
    whole = " ".join(line.text for line in entry.lines)
    return moment._replace(title=closed(moment.title, whole), text=closed(moment.text, whole))


def _moment(entry: Entry) -> Moment:
    if entry.lines[0].kind == "row":
        return _of_row(entry)
    head = _WARNING.sub("", entry.head).strip(_EDGES)
    rest = [text for text in entry.rest if text]
    if not head and len(rest) > 1 and _is_title(entry.lines[1]):
        head = rest.pop(0)
    title, text = "", head
    match = _TITLE.fullmatch(head)
    if entry.title:
        title = entry.title
        text = head[head.find(title) + len(title) :].strip(_EDGES).lstrip(".) ")
    elif rest and len(head) <= 100 and not _SENTENCE.search(head):
        title, text = head, ""
    elif match:
        title, text = match["title"], match["text"]
    elif len(head) <= 80 and not _MARKS.search(head):
        title, text = head, ""
    whole = collapsed(" ".join(filter(None, [text, *rest])))
    return Moment(entry.first, entry.last, title.strip(_EDGES + "“”\"‘’'()"), whole)


def _is_title(line: Line) -> bool:
    return line.is_bold or (len(line.text) <= 80 and not _SENTENCE.search(line.text))


def _of_row(entry: Entry) -> Moment:
    cells: Sequence[str] = [collapsed(cell) for cell in entry.lines[0].cells if cell.strip()]
    episodes, others = None, []
    for cell in cells:
        found, behind = episodes_at_start(cell)
        if not found and re.fullmatch(r"\d{1,3}(?:\s?[-–~]\s?\d{1,3})?", cell):
            found, behind = episodes_at_start(f"ep {cell}")
        if not found:
            found, behind = episodes_anywhere(cell)
        if found and episodes is None:
            episodes = found
            cell = behind
        if cell.strip(_EDGES):
            others.append(cell.strip(_EDGES))
    first, last = episodes or (None, None)
    if len(others) > 1:
        return Moment(first, last, others[0], " ".join(others[1:]))
    return Moment(first, last, "", "".join(others))
