"""Memorable lines: what was said, by whom, in which episode, and what the writer makes of it."""

from collections.abc import Sequence

from lxml.html import HtmlElement

from text.articles.closing import is_closing
from text.articles.entries import episodes_at_start
from text.articles.found import Found, Quote
from text.articles.lines import Line
from text.articles.people import is_korean_name
from text.articles.quotation import DASH, DOUBLE, EDGES, Told, attributed, begun
from text.articles.sections import Section
from text.jamo import has_hangul

_OF_SOURCES = frozenset({"footer", "figcaption"})


def quotes_of(section: Section) -> list[tuple[Found[Quote], list[Line]]]:
    """With the lines that each was made of. A line without quotation marks is sure only in a list of such."""
    found: list[Told] = []
    stray = False
    episode: int | None = None
    for line in section.lines:
        marked, behind = episodes_at_start(line.read)
        if marked and not behind.strip(EDGES) and len(line.text) < 40:
            episode = marked[1]
            stray = False
            if found:
                found[-1].lines.append(line)
            continue
        told = None if found and _names_speaker_of(found[-1], line) else begun(line)
        if told and found and not told.is_marked and _is_in_same_item(line, found[-1].line):
            told = None
        if told and found and _translates(told, found[-1]):
            found[-1].translate(told)
        elif told is not None:
            told.episode = told.episode or episode
            found.append(told)
        elif found and not stray:
            stray = not _continue(found, line)
    _cut_off(found)
    return [
        (
            Found(told.finished(), told.is_marked, told.line.text[:300], told.line.number),
            [*told.lines, *told.below],
        )
        for told in found
    ]


def _is_in_same_item(line: Line, other: Line) -> bool:
    """Of a list whose items have paragraphs of their own."""
    items = [_item_of(one.block) for one in (line, other)]
    return items[0] is not None and items[0] is items[1]


def _item_of(element: HtmlElement | None) -> HtmlElement | None:
    while element is not None and element.tag != "li":
        element = element.getparent()
    return element


def _translates(told: Told, last: Told) -> bool:
    """The same in the other script, right below: who said it is named beside one of them."""
    if last.quote_hangul or told.quote_hangul or last.comments or last.below:
        return False
    is_first_in_hangul = has_hangul(last.quote)
    if is_first_in_hangul == has_hangul(told.quote):
        return False
    is_bare = not (told.speaker or told.episode)
    return (is_bare and is_first_in_hangul) or not (
        told.line.opens or (told.speaker and last.speaker)
    )


def _names_speaker_of(last: Told, line: Line) -> bool:
    """“Oh Mi-joo, episode 4” below a line that stands in quotation marks."""
    text = line.text.strip()
    if not last.speaker and _is_cited(last, line):
        return bool(attributed(text)[0])
    if last.speaker or len(text) > 60 or DOUBLE.search(text) or not DOUBLE.search(last.line.text):
        return False
    is_set_off = line.is_quoted or bool(DASH.match(text)) or _is_in_italics(last, line)
    return is_set_off and bool(attributed(DASH.sub("", text))[0])


def _is_in_italics(last: Told, line: Line) -> bool:
    """“*Oh Mi-joo, episode 4*” right below words that are not."""
    is_slanted, is_above = (_is_slanted(one) for one in (line, last.line))
    return is_slanted and not is_above and not line.opens


def _is_slanted(line: Line) -> bool:
    return len(" ".join(line.slanted)) >= len(line.text) - 2


def _is_cited(last: Told, line: Line) -> bool:
    """`<cite>` or `<footer>` beneath the words of a quotation."""
    if line.is_quoted and line.block is not None and line.block.tag in _OF_SOURCES:
        return True
    is_slanted, is_above = (_is_slanted(one) for one in (line, last.line))
    return line.is_quoted and last.line.is_quoted and is_slanted and not is_above


def _cut_off(found: Sequence[Told]) -> None:
    """One paragraph below a quotation is its comment, where each has such; what follows is the article."""
    if not found:
        return
    *others, last = found
    is_usual = all(map(_has_paragraph, others)) if others else last.opened == 1
    for told in found:
        _keep(told, 1 if is_usual else 0)
    if others and not last.opened and not any(_is_item(told.line) for told in others):
        del last.below[max(len(told.below) for told in others) :]


def _has_paragraph(told: Told) -> bool:
    """Also behind its translation there."""
    is_behind = bool(told.comments) and any(line.opens for line in told.lines[1:])
    return told.opened > 0 or is_behind


def _keep(told: Told, most: int) -> None:
    while told.opened > most:
        told.below.pop()


def _is_item(line: Line) -> bool:
    return line.kind == "li"


def _continue(found: list[Told], line: Line) -> bool:
    last = found[-1]
    text = line.text.strip()
    if is_closing(text):
        return False
    if len(text) < 80 and not last.speaker:
        speaker, rest = attributed(DASH.sub("", text))
        is_set_off = DASH.match(text) or line.is_quoted or _is_in_italics(last, line)
        is_told = is_set_off or is_korean_name(speaker)
        if (
            rest
            and is_told
            and (episodes := episodes_at_start(rest))[0]
            and not episodes[1].strip(" )")
        ):
            last.episode, rest = last.episode or episodes[0][1], ""
        if speaker and not rest and is_told:
            last.speaker = speaker
            last.lines.append(line)
            return True
    last.below.append(line)
    return True
