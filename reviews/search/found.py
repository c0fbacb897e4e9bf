"""Everything that a query finds, as keys; what a page prints is read by ``reviews.search.sections``."""

from dataclasses import dataclass, field

from reviews.models import Tag
from reviews.search import texts
from reviews.search.about import About, shows_meant
from reviews.search.finder import Match, find
from reviews.search.hit import Hit
from reviews.search.likely import is_answer, is_near
from reviews.search.parts import NAMED
from reviews.search.question import LINES, PEOPLE, REVIEWS, SHOWS, TAGS
from reviews.search.shelf import Shelf, shelf_named
from reviews.search.tags import tags_named
from search.closeness import How
from search.kinds import PERSON, SHOW

MOST_NAMES = 200
"""People and shows that are counted and reached page by page."""
KINDS = {SHOW: SHOWS, PERSON: PEOPLE}


@dataclass
class Found:
    """``unlikely`` are people and shows so far from the query that they are no answers, but may be meant;
    ``about`` are the shows of which every review is an answer.
    """

    matches: dict[str, list[Match]] = field(default_factory=lambda: {SHOWS: [], PEOPLE: []})
    unlikely: list[Match] = field(default_factory=list)
    about: dict[int, About] = field(default_factory=dict)
    shelf: Shelf | None = None
    tags: list[Tag] = field(default_factory=list)
    hits: dict[str, list[Hit]] = field(default_factory=dict)

    @property
    def is_cut(self) -> bool:
        """Whether there are more shows, reviews or lines than are counted."""
        return any(len(self.hits[kind]) >= texts.MOST for kind in (SHOWS, REVIEWS, LINES))

    @property
    def best(self) -> Match | None:
        firsts = (matches[0] for matches in self.matches.values() if matches)
        return min(firsts, key=lambda match: match.rank, default=None)


def everything(query: str) -> Found:
    """Only what is published, and only its open text, is searched."""
    found = Found()
    for match in find(query, MOST_NAMES):
        if is_answer(query, match):
            found.matches[KINDS[match.row.kind]].append(match)
        elif match.reason.how == How.NEAR and is_near(query, match.reason.name):
            found.unlikely.append(match)
    found.about = shows_meant(found.matches[SHOWS], found.matches[PEOPLE])
    found.shelf = _shelf(query, found.best)
    found.tags = tags_named(query)
    found.hits = {
        SHOWS: [Hit(show, show) for show in _shows(found)],
        PEOPLE: [Hit(match.row.pk) for match in found.matches[PEOPLE]],
        REVIEWS: texts.reviews_of(query, found.about),
        LINES: texts.lines_with(query),
        TAGS: [Hit(tag.pk) for tag in found.tags],
    }
    return found


def _shelf(query: str, best: Match | None) -> Shelf | None:
    """A network or platform in any case; other words only where they are nobody's and no show's name."""
    shelf = shelf_named(query)
    is_name = best is not None and best.score >= NAMED
    return shelf if shelf and (shelf.is_place or not is_name) else None


def _shows(found: Found) -> list[int]:
    """Those that are called so, and then those of which it tells something else."""
    called = [match.row.pk for match in found.matches[SHOWS]]
    return list(dict.fromkeys([*called, *(found.shelf.shows if found.shelf else [])]))
