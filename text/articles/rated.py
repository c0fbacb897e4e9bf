"""The one rating of an article, among all that it gives for parts of a show or quotes of others."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from text.articles.entries import sentences
from text.articles.found import Found
from text.articles.given import ALONE, OVERALL, Given, of_stars, without
from text.articles.labels import Labelled
from text.articles.lines import Line
from text.articles.numbers import number_of
from text.articles.others import NOT_OURS, without_others
from text.articles.ratings import Stars, of_five, stars_in
from text.articles.sections import Section
from text.articles.verdicts import CUE, in_labelled_sentences, told
from text.articles.vocabulary import WORDS, label_of, plain_words

_THINGS = re.compile(r"\W*[a-z]+s(?:\s(?:of|with)\s[a-z]+)?\W*")
"""“4/5 bowls of noodles”."""
_LETTERS = re.compile(r"[^\W\d_]")


_CLEARLY_OF_FIVE = {Decimal("2.5"), Decimal("3.5"), Decimal("4.5")}
"""A half that says nothing of its scale: whoever counts to ten seldom halves so low."""
_MOST_WORDS, _LONGEST_VALUE, _LONGEST_VERDICT = 4, 40, 160
_ASPECTS = frozenset(WORDS["aspects"])
_SCALED_LABEL = re.compile(r"(?:out\s+of|/|of)\s*(5|five|10|ten|100)\s*[)\]]?\s*$", re.IGNORECASE)
_UNPARTED = re.compile(r"(\D{2,20}?)\s+(\d\S*)")
_NAMES_RATING = re.compile(
    r"\b(?:rating|score|grade|verdict|stars)\b|평점|별점|점수", re.IGNORECASE
)


class Rated(NamedTuple):
    rating: Found[Decimal] | None
    lines: tuple[int, ...]
    """Lines that say nothing else."""


def rated(
    headline: str, facts: Sequence[Labelled], sections: Sequence[Section], lines: Sequence[Line]
) -> Rated:
    """Behind a label, under a heading, alone on a line, in the headline, or in a sentence, in this order."""
    labelled = list(_labelled(facts))
    headed = list(_under_headings(sections))
    scale = _scale([*labelled, *headed, *_aspects(facts)])
    for given in (
        list(_in_columns(lines)),
        labelled,
        headed,
        list(_alone(lines)) or list(_in_own_words(lines)),
        list(in_labelled_sentences(lines)),
        list(_in_headline(headline)),
        list(told(lines, headline.casefold())),
    ):
        if given:
            return _agreed([one for one in given if one.is_overall] or given, scale)
    return Rated(None, ())


def _labelled(facts: Sequence[Labelled]) -> Iterator[Given]:
    for fact in facts:
        value = without_others(fact.value[:120])
        if fact.kind != "rating" or NOT_OURS.search(f"{fact.label} {value}"):
            continue
        if found := stars_in(value, is_labelled=True):
            rest = value.replace(found[0].words, " ", 1)
            is_whole = fact.is_alone and bool(ALONE.fullmatch(without(rest, found)))
            stars = of_stars(found[0], fact.label)
            yield Given(stars, fact.line, is_whole, bool(OVERALL.search(fact.label)))


def _in_columns(lines: Sequence[Line]) -> Iterator[Given]:
    """The overall one in a table that names its columns."""
    for head, row in pairwise(lines):
        if not head.kind == row.kind == "row" or len(head.cells) != len(row.cells):
            continue
        for name, cell in zip(head.cells, row.cells, strict=True):
            if OVERALL.search(name) and (found := stars_in(cell, is_labelled=True)):
                yield Given(found[0], row, False, True)


def _aspects(facts: Sequence[Labelled]) -> Iterator[Given]:
    for fact in facts:
        if fact.kind == "other":
            for stars in stars_in(fact.value[:60], is_labelled=True)[:1]:
                yield Given(stars, fact.line, False)


def _scale(given: Sequence[Given]) -> int:
    """That of the others, for a figure alone: 5 or 10; 0 where no figure tells."""
    told = [one.stars.out_of for one in given if one.stars.out_of]
    if told:
        return told[0]
    return 10 if any(one.stars.value > 5 for one in given) else 0


def _under_headings(sections: Sequence[Section]) -> Iterator[Given]:
    for section in sections:
        if section.kind == "rating":
            for line in section.lines[:6]:
                yield from _first_of(line, section)
        elif section.heading and _NAMES_RATING.search(section.heading.text):
            for line in section.lines[:2]:
                yield from (one for one in _first_of(line, section) if one.is_whole)


def _first_of(line: Line, section: Section) -> Iterator[Given]:
    found = stars_in(line.text, is_labelled=True) if len(line.text) <= _LONGEST_VERDICT else []
    told = next((one for one in sentences(line.text) if found and found[0].words in one), line.text)
    if NOT_OURS.search(told):
        return
    before = line.text[: found[0].start] if found else ""
    if found and (not _LETTERS.search(before) or CUE.search(before) or OVERALL.search(before)):
        whole = bool(ALONE.fullmatch(line.text.replace(found[0].words, " ", 1)))
        stars = of_stars(found[0], section.heading.text if section.heading else "")
        yield Given(stars, line, whole, bool(OVERALL.search(before)))


def _alone(lines: Sequence[Line]) -> Iterator[Given]:
    for line in lines:
        if given := _named_so(line):
            yield given
            continue
        if len(line.text) < 60 and (found := stars_in(line.text)):
            rest = line.text.replace(found[0].words, " ", 1)
            rest = without(rest, found)
            is_named = label_of(rest)[0] == "rating" and found[0].start > 0
            is_alone = bool(
                ALONE.fullmatch(rest) or (found[0].start < 2 and _THINGS.fullmatch(rest))
            )
            if found[0].out_of and (is_named or is_alone) and not _differ(found):
                yield Given(found[0], line, True)


def _differ(found: Sequence[Stars]) -> bool:
    return len({of_five(stars) for stars in found}) > 1


def _named_so(line: Line) -> Given | None:
    """“Drama rating (out of 10): 8”, “My sofa score – 4/5”: with a label in words of the writer's own."""
    label, colon, value = line.text.replace("：", ":").rpartition(":")
    if not colon:
        label, dash, value = line.text.rpartition(" – ")
        if not dash and (match := _UNPARTED.fullmatch(line.text)):
            label, value = match.groups()
    if len(line.text) > 80 or not _NAMES_RATING.search(label) or NOT_OURS.search(line.text):
        return None
    found = stars_in(value, is_labelled=True)
    if not found or not ALONE.fullmatch(without(value.replace(found[0].words, " ", 1), found)):
        return None
    scale = _SCALED_LABEL.search(label)
    stars = of_stars(found[0], label)
    out_of = stars.out_of or (int(number_of(scale[1]) or 0) if scale else 0)
    return Given(stars._replace(out_of=out_of), line, True) if out_of else None


def _in_own_words(lines: Sequence[Line]) -> Iterator[Given]:
    """“The damage: 3/5”, where no other line is made so: several would be of parts of the show."""
    found = []
    for line in lines:
        label, colon, value = line.text.replace("：", ":").partition(":")
        if not colon or len(label.split()) > _MOST_WORDS or len(value) > _LONGEST_VALUE:
            continue
        stars = stars_in(value, is_labelled=True)[:1]
        if stars and ALONE.fullmatch(value.replace(stars[0].words, " ", 1)):
            found.append(Given(stars[0], line, True))
    if len(found) != 1 or not found[0].stars.out_of or NOT_OURS.search(found[0].line.text):
        return
    if _ASPECTS.isdisjoint(plain_words(found[0].line.text).split()):
        yield from found


def _in_headline(headline: str) -> Iterator[Given]:
    for stars in stars_in(headline):
        if stars.out_of:
            yield Given(stars, Line(-1, headline), False)


def _agreed(given: Sequence[Given], scale: int) -> Rated:
    """Sure where all of them say the same. Of several overall ratings the last is the final one."""
    values = [(of_five(one.stars, scale), one) for one in given]
    told = [(value, one) for value, one in values if value is not None]
    if not told:
        first = given[0]
        value = of_five(first.stars, 5 if first.stars.value <= 5 else 10)
        figures = {one.stars.value for one in given}
        is_clear = len(figures) == 1 and first.stars.value in _CLEARLY_OF_FIVE
        lines = tuple(one.line.number for one in given if one.is_whole) if is_clear else ()
        return Rated(_found(value, first, sure=is_clear) if value else None, lines)
    value, one = told[0]
    if len({value for value, _ in told}) > 1:
        return Rated(_found(value, one, sure=False), ())
    lines = tuple(each.line.number for _, each in told if each.is_whole)
    return Rated(_found(value, one, sure=True), lines)


def _found(value: Decimal, given: Given, *, sure: bool) -> Found[Decimal]:
    return Found(value, sure, given.line.text[:300], given.line.number)
