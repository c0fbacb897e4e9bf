"""The entries of a section: what belongs together, and the episodes that each names."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from text.articles.lines import Line
from text.articles.numbers import EPISODE, ORDINAL_WORDS, count_of
from text.episodes import LAST_NUMBER

_DASH = r"\s*(?:[-–—~〜&+/,]|to|and|through)\s*"
_EP = (
    r"(?:episodes?(?=\d)|s\d{1,2}\s?e(?=\d)|\d{1,2}[x×](?=\d\d\b)|chapter\b|hour\b|에피소드|회차|"
    r"ep(?:[isode]{3,7})?s?\b\.?|eps?(?=\d)|e(?=\d)|epi\.?)\s*[#:]?\s*"
)
_ORDINAL = "|".join(ORDINAL_WORDS)
_MARK = (
    rf"{_EP}(?P<first>{EPISODE})(?!\w)(?:{_DASH}(?:{_EP})?(?P<last>{EPISODE})(?!\w)(?!:\d))?"
    r"|(?:제\s?)?(?P<kfirst>\d{1,3})\s?[회화]?(?:\s?[-~–〜,]\s?(?P<klast>\d{1,3}))?\s?[회화](?![가-힣]{2})"
    rf"|(?:the\s+)?(?P<ordinal>\d{{1,2}}(?:st|nd|rd|th)|{_ORDINAL})\s+episode\b"
)
_TIME = r"(?:\s*[,@(\[]?\s*(?:at\s+|around\s+)?\d{1,2}:\d\d(?::\d\d)?\s*[)\]]?)?"
"""“Episode 3 (34:10)”."""
_LEAD = r"(?:(?:and|then|also|finally|later)\s+)?in\s+"
_IN_SENTENCE = re.compile(rf"{_LEAD}[\w\s]*\s", re.IGNORECASE)
_AT_START = re.compile(
    rf"[^\w“\"'‘(\[]*[(\[]?\s*(?:{_LEAD}|from\s+)?(?:{_MARK})\s*[)\]]?{_TIME}\s*(?P<sign>[^\w\s“\"'‘„«「『(\[]{{1,3}}|\bis\b)?\s*",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(rf"\s*[(\[]\s*(?:in\s+|from\s+)?(?:{_MARK})\s*[)\]]", re.IGNORECASE)
_AT_END = re.compile(rf"\s*(?:[-–—,|]\s*)?[(\[]?(?:{_MARK})\s*[)\]]?\s*\.?$", re.IGNORECASE)
_IN_TITLE = re.compile(
    rf"(?P<title>[^.!?:,;]{{2,60}}),\s+(?:{_MARK})\s*[.:–—]\s+(?=\S)", re.IGNORECASE
)
_POINTS = frozenset(".,;!?")
_ENDS = re.compile(
    r"(?<=[.!?…])(?<!\bMr\.)(?<!\bMs\.)(?<!\bDr\.)(?<!\bMrs\.)(?<!\b[Ee]p\.)['\"”’)]*\s+"
)
_BARE = re.compile(r"(\d{1,3})(?:\s?[-–—]\s?\d{1,3})?\s?[:–—-]\s+(?=\S)")
_BULLET = re.compile(
    r"^(?:\s*[^\w\s“”\"‘’'„«「『《(\[#]+|\s*\(?\d{1,2}[.)](?=\s)|\s*#\d{1,2}[.:)]?(?=\s)|\s+)+"
)


@dataclass
class Entry:
    """``head`` is the text of its first line behind the mark, ``rest`` what follows it."""

    first: int | None
    last: int | None
    head: str
    lines: list[Line]
    rest: list[str] = field(default_factory=list)
    title: str = ""


def unbulleted(text: str) -> str:
    return _BULLET.sub("", text)


def episodes_at_start(text: str) -> tuple[tuple[int, int] | None, str]:
    """The episodes that the text begins with, and what stands behind them."""
    match = _AT_START.match(unbulleted(text))
    episodes = _episodes(match) if match else None
    if not match or not episodes:
        return None, text
    return episodes, unbulleted(text)[match.end() :]


def episodes_anywhere(text: str) -> tuple[tuple[int, int] | None, str]:
    """The episodes in brackets or at the end of a line, and the line without them."""
    for pattern in (_IN_BRACKETS, _AT_END):
        match = pattern.search(text)
        if match and (episodes := _episodes(match)):
            behind = text[match.end() :]
            between = "" if behind[:1] in _POINTS else " "
            return episodes, (text[: match.start()] + between + behind).strip()
    return None, text


def _episodes(match: re.Match[str]) -> tuple[int, int] | None:
    if match["ordinal"]:
        word = match["ordinal"].casefold()
        number = ORDINAL_WORDS.get(word) or int(re.sub(r"\D", "", word) or 0)
        return (number, number) if number else None
    first = count_of(match["first"] or match["kfirst"] or "")
    last = count_of(match["last"] or match["klast"] or "") or first
    if first is None or last is None or not 1 <= first <= last <= LAST_NUMBER:
        return None
    return first, last


def entries_of(lines: Sequence[Line]) -> list[Entry]:
    """What each begins with: an episode, a bullet, a bold title, or a paragraph of its own."""
    found: list[Entry] = []
    before = "ep " if _are_bare(lines) else ""
    marks = [episodes_at_start(before + line.read) for line in lines]
    style = _style(lines, [episodes is not None for episodes, _ in marks])
    for line, (episodes, behind) in zip(lines, marks, strict=True):
        starts = {
            "episode": episodes is not None,
            "bold": bool(line.bold) or line.level > 0,
            "item": line.kind == "li" or line.text != unbulleted(line.text),
            "row": line.kind == "row",
            "paragraph": line.opens,
        }[style]
        if starts or not found or line.kind == "row":
            found.append(_entry(line, episodes, _of_sentence(line.read, behind)))
        else:
            found[-1].lines.append(line)
            found[-1].rest.append(unbulleted(line.text))
    _cut_off(found)
    return found


def _cut_off(found: Sequence[Entry]) -> None:
    """What follows the last entry but none of the others is not its own: the article goes on there."""
    if len(found) < 2:
        return
    most = max(sum(line.opens for line in entry.lines[1:]) for entry in found[:-1])
    last = found[-1]
    opened = sum(line.opens for line in last.lines[1:])
    while len(last.lines) > 1 and opened > most:
        opened -= last.lines.pop().opens
        last.rest.pop()


def _are_bare(lines: Sequence[Line]) -> bool:
    """“11: …”, “29-30: …”: numbers that rise, and are no count of the entries."""
    found = [match for line in lines if (match := _BARE.match(line.read))]
    numbers = [int(match[1]) for match in found]
    is_counted = numbers == list(range(1, len(numbers) + 1))
    is_rising = all(one < other for one, other in pairwise(numbers))
    return len(numbers) > 1 and is_rising and not is_counted and bool(_BARE.match(lines[0].read))


def _of_sentence(text: str, behind: str) -> str:
    """All of “In episode three he leaves”, where no sign sets the episode apart."""
    before = text.removesuffix(behind)
    return text if behind and _IN_SENTENCE.fullmatch(before) else behind


def _style(lines: Sequence[Line], marked: Sequence[bool]) -> str:
    if lines and (marked[0] or sum(marked) > len(lines) / 2):
        return "episode"
    if sum(line.kind == "row" for line in lines) > len(lines) / 2:
        return "row"
    if (
        lines
        and (lines[0].bold or lines[0].level)
        and sum(bool(line.bold or line.level) for line in lines) > 1
    ):
        return "bold"
    if sum(line.kind == "li" or line.text != unbulleted(line.text) for line in lines) >= max(
        len(lines) / 2, 1
    ):
        return "item"
    return "paragraph"


def _entry(line: Line, episodes: tuple[int, int] | None, behind: str) -> Entry:
    if episodes is None:
        episodes, behind = _behind_title(unbulleted(line.read))
    first, last = episodes or (None, None)
    return Entry(first, last, behind.strip(), [line], title=_bold_in(line, behind))


def _behind_title(text: str) -> tuple[tuple[int, int] | None, str]:
    """“The umbrella, episode 6. He runs back.”, or wherever else it stands."""
    match = _IN_TITLE.match(text)
    episodes = _episodes(match) if match else None
    if match and episodes:
        return episodes, f"{match['title']}: {text[match.end() :]}"
    return episodes_anywhere(text)


def _bold_in(line: Line, behind: str) -> str:
    """The bold beginning of what stands behind the episodes."""
    for bold in line.slanted[:3]:
        _, bare = episodes_at_start(bold)
        bare = bare.strip(" :：–—-.")
        if (
            bare
            and len(bare) < 100
            and behind.lstrip("“\"'‘ ").startswith(bare)
            and len(bare) < len(behind) - 2
        ):
            return bare
    return ""


def sentences(text: str) -> Iterator[str]:
    yield from _ENDS.split(text)
