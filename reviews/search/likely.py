"""Which of the people and shows that a search finds answer a page, and which may only have been meant."""

from rapidfuzz.distance import OSA

from reviews.search.finder import Match
from search.closeness import How
from search.kinds import PERSON
from search.names import words
from search.ranking import LIKELY
from text.hangul import fold
from text.names.families import is_family_name
from text.romanization import romanize

NEAR = 0.6
"""Share of the letters that a whole name has in common with the query, to be near it."""


def is_answer(query: str, match: Match) -> bool:
    """What only sounds alike is one where all of it is close; what is called by a family name alone, where
    that was typed. Of those that are mistyped too, only people’s names are heard in another order.
    """
    how, name, is_character = match.reason
    if is_character and is_family_name(name) and fold(name) not in map(fold, words(query)):
        return False
    if match.score < LIKELY and how == How.PART:
        return fold(name) in fold(query) or fold(query) in fold(name)
    if how not in (How.NEAR, How.SPELLING):
        return True
    is_person = match.row.kind == PERSON and not is_character
    return match.score >= LIKELY and (how == How.SPELLING or is_person or is_near(query, name))


def is_near(query: str, name: str) -> bool:
    return OSA.normalized_similarity(*(fold(romanize(one)) for one in (query, name))) >= NEAR
