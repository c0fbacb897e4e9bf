"""What speaks for a post being a review of one show."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from text.articles import coverage, judging, spoken
from text.articles.coverage import review_kind_of
from text.articles.found import Found
from text.articles.labels import Labelled
from text.articles.lines import Line
from text.articles.rated import rated
from text.articles.sections import Section
from text.names.finding import mentions

_OF_SHOWS = frozenset(
    ("title", "title_hangul", "network", "episode_count", "aired", "airing_days", "runtime", "cast")
)
_REVIEW = re.compile(r"review|reveiw|recap|impressions?|리뷰|후기", re.IGNORECASE)


@dataclass(frozen=True)
class Evidence:
    """``title`` is what the post may be about."""

    headline: str
    lines: Sequence[Line]
    facts: Sequence[Labelled]
    overview_facts: Sequence[Labelled]
    sections: Sequence[Section]
    title: Found[str] | None

    def _may_be_review(self) -> bool:
        is_backed = self._is_backed()
        headline = self._headline_without_title()
        title = self.title.value if self.title else ""
        if judging.is_of_something_else(headline, self.lines, is_backed=is_backed):
            return False
        if not is_backed and self._is_of_somebody():
            return False
        return len(judging.titles_of(self.facts)) < 2 and (
            is_backed
            or judging.is_about_screens(
                headline, self.lines, title, least=1 if self._tells() else 2
            )
        )

    def _tells(self) -> bool:
        """Who plays whom, and how good it is."""
        return self._pairs() > 0 and (self._is_judged() or bool(review_kind_of(self.headline)))

    def _is_of_somebody(self) -> bool:
        """“Happy birthday, Im Si-wan”: a headline that names a person, no show, and no review."""
        headline = self.headline.casefold()
        is_of_show = self.title is not None and self.title.value.casefold() in headline
        if is_of_show or review_kind_of(self.headline):
            return False
        return any(found.is_sure and found.family for found in mentions(self.headline))

    def _headline_without_title(self) -> str:
        """A show that the article names may be called “The Interview”."""
        title = self.title
        if not (title and title.sure):
            return self.headline
        name = title.value.casefold()
        is_named = any(name in line.read.casefold() for line in self.lines if not line.level)
        return self.headline.casefold().replace(name, " ") if is_named else self.headline

    def _is_backed(self) -> bool:
        """By moments or lines, or by a rating beside facts, or beside a cast that was watched."""
        if any(section.kind in {"moments", "lines"} and section.lines for section in self.sections):
            return True
        kinds = {fact.kind for fact in self.overview_facts if fact.value}
        has_rating = any(fact.kind == "rating" for fact in self.facts)
        if has_rating and len(kinds & _OF_SHOWS) > 1:
            return True
        return self._pairs() > 0 and self._is_seen() and self._is_judged()

    def _is_judged(self) -> bool:
        judged = rated(self.headline, self.facts, [], self.lines).rating
        return judged is not None and judged.sure

    def _is_seen(self) -> bool:
        return any(coverage.told_in(line.read) for line in self.lines)

    def _pairs(self) -> int:
        return sum(len(spoken.told(line.read)) for line in self.lines)

    def is_review(self) -> bool:
        """By what it calls itself, its overview and sections; else by who plays whom and a rating."""
        if not self._may_be_review():
            return False
        kinds = {section.kind for section in self.sections if section.lines}
        says_so = self._calls_itself_review() or bool(self.overview_facts)
        if says_so or kinds & {"moments", "lines"}:
            return True
        if not (self.title and self.title.sure):
            return False
        pairs = self._pairs()
        calls_itself = any(review_kind_of(line.text) for line in self.lines[:3])
        is_own = sum(line.read.count(" I ") for line in self.lines) > 2
        is_seen = self._is_seen() or calls_itself or bool(coverage.episodes_in(self.headline))
        return self._is_judged() or (pairs > 0 and is_seen) or (pairs > 1 and is_own)

    def _calls_itself_review(self) -> bool:
        """“Thoughts” may be about anything: there the title must be sure."""
        title = self.title
        is_certain = bool(_REVIEW.search(self.headline)) or bool(title and title.sure)
        return is_certain and bool(review_kind_of(self.headline))
