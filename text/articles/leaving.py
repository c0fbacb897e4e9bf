"""Which lines leave a body with what they tell: what is sure at once, the rest at somebody's word."""

from collections.abc import Collection, Sequence
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from text.articles.found import CastPair, Found
from text.articles.layout import laid_out, printed
from text.articles.lines import Line, lines_of
from text.articles.taking import take_out
from text.hangul import fold

if TYPE_CHECKING:
    from text.articles.recognising import Reading


def body_of(reading: "Reading") -> str:
    """Without the lines that were taken; a link would be lost with its line, which therefore stays."""
    gone = [line for line in reading.lines if line.number in reading.taken and not line.has_link]
    if gone:
        take_out(gone)
    return printed(reading.root)


def make_unsure(doubted: Sequence[tuple[Found[CastPair], str]], reading: "Reading") -> None:
    """Their lines stay."""
    article = reading.article
    for found, reason in doubted:
        reading.taken -= _told_by("cast", found, reading)
        unsure = replace(found, sure=False, evidence=f"{found.evidence} ({reason})")
        passage = tuple(reading.lines[number].text for number in _told_by("cast", found, reading))
        unsure = replace(unsure, passage=passage)
        article.cast = tuple(unsure if one is found else one for one in article.cast)


def give_passages(reading: "Reading") -> None:
    """To everything unsure."""
    article = reading.article

    def given(name: str, one: Any) -> Any:
        if not isinstance(one, Found) or one.sure or one.passage:
            return one
        numbers = sorted(_told_by(name, one, reading))
        return replace(one, passage=tuple(reading.lines[number].text for number in numbers))

    for column in fields(article):
        value, name = getattr(article, column.name), column.name
        is_list = isinstance(value, (list, tuple))
        setattr(
            article, name, tuple(given(name, v) for v in value) if is_list else given(name, value)
        )


def _told_by(name: str, found: Found[Any], reading: "Reading") -> set[int]:
    """Numbers of the lines that tell it and nothing that no record holds; none where prose tells it."""
    if (name, found.value) in reading.entries:
        return reading.entries[name, found.value]
    if found.where >= 0:
        return {found.where} & reading.would_take
    words, there = fold(found.evidence), (reading.lines[one] for one in reading.would_take)
    return {line.number for line in there if words and words in fold(line.text)}


def without(body: str, passage: Collection[str]) -> str | None:
    """The body without these lines, and a heading with nothing left below it; None where all of it stays."""
    root = laid_out(body)
    lines = lines_of(root)
    gone = [line for line in lines if line.text in passage and not line.has_link]
    if not gone:
        return None
    take_out([*gone, *_left_alone(lines, {line.number for line in gone})])
    return printed(root)


def _left_alone(lines: Sequence[Line], gone: set[int]) -> list[Line]:
    """Headings whose section goes."""
    alone = []
    below: Line | None = None
    for line in reversed(lines):
        if line.number in gone:
            continue
        ends = below is None or 0 < below.level <= line.level
        if line.level and line.number + 1 in gone and ends:
            alone.append(line)
        below = line
    return alone
