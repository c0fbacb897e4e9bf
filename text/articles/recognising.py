"""A post in, what it says of a show out; what is not understood stays in the body, where it stood."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from text.articles import coverage, leaving, naming, told
from text.articles.coverage import review_kind_of
from text.articles.evidence import Evidence
from text.articles.found import (
    Article,
    Doubted,
    Found,
    Moment,
    Quote,
    Shows,
    doubt_all_of,
    forget_show,
    nothing_doubted,
    nothing_known,
    unsure,
)
from text.articles.headlines import read_headline
from text.articles.held import held
from text.articles.implied import kind_of_entries
from text.articles.judging import lists_shows
from text.articles.labels import labelled, overview_of
from text.articles.layout import laid_out
from text.articles.lines import Line, lines_of
from text.articles.moments import moments_of
from text.articles.overview import Overview, read_overview
from text.articles.playing import cast_of
from text.articles.points import points_of
from text.articles.quoted_headings import with_quoted_headings
from text.articles.quotes import quotes_of
from text.articles.rated import rated
from text.articles.sections import Section, header_of, sections_of
from text.articles.titles import called
from text.articles.told_lines import told_lines
from text.articles.warnings import is_only_hashtags, said, tags_of
from text.typed import printable

_OPENING = 12
"""Lines in which an article says what it is about."""
_SHORT, _LONGEST_ANNOUNCEMENT = 40, 400


def recognise(
    html: str,
    *,
    headline: str = "",
    known: Shows = nothing_known,
    is_review: bool | None = None,
    doubted: Doubted = nothing_doubted,
) -> Article:
    """Nothing is sure but its hashtags where the post is no review of one show; None for “find out”."""
    reading = Reading(html, headline, known, is_review)
    reading.read()
    doubts = doubted(reading.article)
    if doubts is None:
        reading.doubt_all()
    else:
        leaving.make_unsure(doubts, reading)
    leaving.give_passages(reading)
    reading.article.body = leaving.body_of(reading)
    return reading.article


class Reading:
    """One article while it is read; ``taken`` are the lines that became records.

    ``would_take`` are those of what is unsure too, ``entries`` those of each moment and quotation.
    """

    def __init__(
        self, html: str, headline: str, known: Shows, is_review: bool | None = None
    ) -> None:
        self.root = laid_out(html)
        self.lines = lines = lines_of(self.root)
        with_quoted_headings(lines)
        self.is_review = is_review
        headline = printable(headline)
        self.headline = headline or _first_heading(lines)
        self.known = known
        self.article = Article(html)
        self.taken: set[int] = set()
        self.would_take: set[int] = set()
        self.entries: dict[tuple[str, Any], set[int]] = {}
        self.facts = labelled(lines)
        self.overview_facts = overview_of(self.facts)

    def read(self) -> None:
        self._hashtags()
        name = self._name()
        self.sections = sections_of(self._untaken(), name)
        self._imply()
        evidence = Evidence(
            self.headline,
            self.lines,
            self.facts,
            self.overview_facts,
            self.sections,
            self.article.title,
        )
        self.article.is_review = evidence.is_review() if self.is_review is None else self.is_review
        overview = read_overview(self.overview_facts, self.lines)
        self._facts(overview)
        self._cast(overview)
        self._rating()
        self._coverage()
        self._entries()
        self._in_brief()
        self._warnings()
        self._sentences()
        self.taken |= overview.taken
        self.would_take = set(self.taken)
        if not self.article.is_review:
            self.doubt_all()
            if lists_shows(self.headline, self.lines):
                forget_show(self.article)
        self.taken = held(self.taken, self.lines, self.article, self.facts, self.of_rating)
        self._headings()

    def _imply(self) -> None:
        is_recap = review_kind_of(self.headline) in {"recap", "first look"}
        for section in self.sections:
            if section.heading and not section.kind:
                section.kind = kind_of_entries(
                    section.heading.text, section.lines, is_recap=is_recap
                )

    def _untaken(self) -> list[Line]:
        return [line for line in self.lines if line.number not in self.taken]

    def _hashtags(self) -> None:
        self.article.hashtags, whole = tags_of(self.lines)
        self.taken |= whole

    def _name(self) -> str:
        titles = [fact for fact in self.overview_facts if fact.kind == "title"]
        title = next((fact for fact in titles if called(fact.value).latin), None)
        title = title or next(iter(titles), None)
        overview = read_overview([title], []).title if title else None
        if overview and not overview.hangul:
            hangul = (called(fact.value).hangul for fact in titles)
            overview = overview._replace(hangul=next(filter(None, hangul), ""))
        found = naming.named(
            overview,
            read_headline(self.headline),
            "" if overview else self.headline,
            self.lines,
            self.known,
            has_facts=bool(self.overview_facts),
        )
        article = self.article
        if found.title and title:
            found = found._replace(
                title=Found(found.title.value, found.title.sure, title.line.text, title.line.number)
            )
        article.title, article.title_hangul = found.title, found.hangul
        article.title_romanized = found.romanized
        article.year, article.other_titles = found.year, found.others
        if found.known and found.title:
            article.show = Found(
                found.known.key, found.title.sure, found.title.evidence, found.title.where
            )
        return found.title.value if found.title else ""

    def _facts(self, overview: Overview) -> None:
        article = self.article
        for name, found in overview.found.items():
            if name in {"genres", "directors", "writers", "availability"}:
                setattr(article, name, tuple(found))
            elif name == "other_titles":
                article.other_titles = (*article.other_titles, *found)
            elif name != "title" and (name == "year" or not getattr(article, name)):
                setattr(article, name, found[0])

    def _cast(self, overview: Overview) -> None:
        title = self.article.title.value if self.article.title else ""
        found = cast_of(self.lines, self.facts, self.sections, overview, self.taken, title)
        self.article.cast = found.pairs
        self.taken |= found.used
        overview.unread |= found.left

    def _rating(self) -> None:
        found = rated(self.headline, self.facts, self.sections, self.lines)
        self.article.rating = found.rating
        self.of_rating = found.lines
        self.taken.update(found.lines)

    def _coverage(self) -> None:
        article = self.article
        count = article.episode_count.value if article.episode_count else None
        article.coverage = coverage.covered(self.headline, self.facts, self.lines, count)
        self.taken.update(
            fact.line.number
            for fact in self.facts
            if fact.kind == "coverage" and fact.is_alone and len(fact.value) < _SHORT
        )
        if kind := review_kind_of(self.headline):
            article.review_kind = Found(kind, True, self.headline)
            return
        for line in self.lines[:_OPENING]:
            if len(line.text) < _LONGEST_ANNOUNCEMENT and (kind := review_kind_of(line.text)):
                article.review_kind = Found(kind, False, line.text, line.number)
                return

    def _entries(self) -> None:
        moments: list[Found[Moment]] = []
        lines: list[Found[Quote]] = []
        for section in map(self._told_in, self.sections):
            header = header_of(section)
            if header:
                section.lines.remove(header)
            found: Sequence[tuple[Found[Any], list[Line]]] = ()
            if section.kind == "moments":
                found = _doubted_beside_links(moments_of(section))
                moments += [one for one, _ in found]
            elif section.kind == "lines":
                found = _doubted_beside_links(quotes_of(section))
                lines += [one for one, _ in found]
            for one, of in found:
                numbers = self.entries.setdefault((section.kind, one.value), set())
                numbers.update(line.number for line in of)
            used = [line.number for one, of in found for line in of if one.sure]
            self.taken.update([*used, header.number] if used and header else used)
        kind = self.article.review_kind
        is_recap = kind is not None and kind.value == "recap"
        untaken = self._outside_entries([line for line in self._untaken() if not line.is_code])
        lines += told_lines(untaken, self.article.cast, is_recap=is_recap)
        self.article.moments, self.article.lines = tuple(moments), tuple(lines)

    def _outside_entries(self, lines: Sequence[Line]) -> list[Line]:
        inside = set().union(*self.entries.values())
        return [line for line in lines if line.number not in inside]

    def _told_in(self, section: Section) -> Section:
        left = [
            line
            for line in section.lines
            if line.number not in self.taken and not (line.is_address or line.is_code)
        ]
        return replace(section, lines=left)

    def _in_brief(self) -> None:
        self.article.in_brief, whole = points_of(self.sections)
        self.taken |= whole

    def _warnings(self) -> None:
        article = self.article
        found = said(self.headline, self._outside_entries(self.lines))
        article.warning, article.spoils_to, article.disclosure = found[:3]
        self.taken.update(found.lines)

    def _sentences(self) -> None:
        article = self.article
        offers, whole = told.offers_of(self.sections, self.lines)
        if not article.availability:
            article.availability = tuple(offers)
            self.taken |= whole
        title = article.title.value if article.title else ""
        for name, found in told.told_of(self.lines, title).items():
            if getattr(article, name) is None:
                setattr(article, name, found)
        has_episodes = bool(article.episode_count or article.coverage)
        kind = told.kind_of(self.headline, self.lines, has_episodes=has_episodes)
        if article.kind is None and kind:
            article.kind = Found(kind, True, self.headline)

    def _headings(self) -> None:
        """Those of sections of which nothing is left.

        Of those that we know, from whose beginning on everything was taken: what follows goes on without.
        """
        for section in self.sections:
            left = [line.number not in self.taken for line in section.lines]
            is_begun = bool(left) and not left[0] and left == sorted(left)
            is_left = any(left) and not section.kind
            if section.heading and is_begun and not is_left:
                self.taken.add(section.heading.number)

    def doubt_all(self) -> None:
        """Makes everything unsure but the hashtags, and leaves the body whole."""
        self.taken = {line.number for line in self.lines if is_only_hashtags(line.text)}
        doubt_all_of(self.article)


def _doubted_beside_links[Value](
    entries: Sequence[tuple[Found[Value], list[Line]]],
) -> list[tuple[Found[Value], list[Line]]]:
    """A link would be lost with its text: there the editor decides."""
    return [
        (unsure(one) if any(line.has_link for line in lines) else one, lines)
        for one, lines in entries
    ]


def _first_heading(lines: Sequence[Line]) -> str:
    return next((line.text for line in lines[:3] if line.level), "")
