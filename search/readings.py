"""What a query may mean: as typed, the names or two syllables the other way round, on the other keyboard, or
without the words that only say what kind of thing is looked for.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cached_property

from search.equivalents import other_spelling
from search.fillers import without_fillers
from search.names import Form, Name, words
from text.jamo import CLUSTERS, has_hangul, is_syllable, join, split
from text.keyboard import hangul_meant, latin_meant
from text.names.spelling import plain, readings

LONGEST = 100
"""Characters of a query that are read."""
LONE_VOWEL = re.compile("[ㅏ-ㅣ]")
"""Nobody types one who means Hangul."""
PARTICLE = re.compile(
    "(?<=[가-힣]{2})(?:에서|에게|이랑|이가|이는|이를|이의|이|가|은|는|을|를|의|도|와|과|랑|씨|님)$"
)
"""Of the end of a name in a sentence."""
MOST_TURNED = 4
"""Words of a query that may be a name in another order."""
MOST_SWAPPED = 6
"""Syllables of a query of which two neighbours may be swapped."""

KEYS = 30
"""What it costs, in thousandths of closeness, that the other keyboard must have been meant."""
PARTICLES = 60
"""What it costs that a last syllable is taken for a particle: 이 ends many a name."""
FILLERS, MORE_FILLERS = 60, 15
"""What it costs that a word is left out, for “The Actor” is a title, and how much more that others are."""
EQUIVALENTS = 10
"""What it costs that Mr is Mister."""


class Reading(Name):
    """One way to read a query; ``cost`` is how much less close a name is that answers it."""

    def __init__(
        self,
        text: str,
        *,
        is_turned: bool = False,
        is_keys: bool = False,
        is_half_typed: bool = False,
        is_swapped: bool = False,
        cost: int = 0,
    ) -> None:
        super().__init__(text, *Form.of(text))
        self.is_turned, self.is_keys, self.is_half_typed = is_turned, is_keys, is_half_typed
        self.is_swapped, self.cost = is_swapped, cost + KEYS * is_keys

    @cached_property
    def hangul(self) -> frozenset[str]:
        """In this order of its words: another order is another reading."""
        if self.is_hangul:
            return frozenset([plain(self.text)])
        return readings(self.text, any_order=False)


def readings_of(query: str, *, is_typing: bool = False) -> list[Reading]:
    """As typed comes first; none for a query without a letter or figure."""
    whole = unicodedata.normalize("NFC", query)[:LONGEST]
    return [reading for reading in _readings(whole, is_typing) if reading.letters]


def _readings(query: str, is_typing: bool) -> Iterator[Reading]:
    """Each wording in each of its ways."""
    for text, cost in _wordings(query).items():
        for reading in _ways(text, is_typing):
            reading.cost += cost
            yield reading


def _wordings(query: str) -> dict[str, int]:
    """With what each costs."""
    short = enumerate(without_fillers(query))
    found = {query: 0} | {text: FILLERS + MORE_FILLERS * place for place, text in short}
    for text, cost in list(found.items()):
        found.setdefault(other_spelling(text), cost + EQUIVALENTS)
    return found


def _ways(query: str, is_typing: bool) -> Iterator[Reading]:
    yield Reading(query)
    if has_hangul(query):
        yield from _of_hangul(query, is_typing)
        return
    parts = words(query)
    if 2 <= len(parts) <= MOST_TURNED:
        yield Reading(" ".join([parts[-1], *parts[:-1]]), is_turned=True)
    if 3 <= len(parts) <= MOST_TURNED:
        yield Reading(" ".join([*parts[1:], parts[0]]), is_turned=True)
    # A phone begins with a capital, which would be another consonant.
    keys = query.lower() if query == query.capitalize() else query
    if meant := hangul_meant(keys, unfinished=is_typing):
        yield Reading(meant, is_keys=True)


def _of_hangul(query: str, is_typing: bool) -> Iterator[Reading]:
    """Without a particle; and 혝, which 혜교 is while it is typed, as 혜 and the next consonant."""
    if particle := PARTICLE.search(query):
        yield Reading(query[: particle.start()], cost=PARTICLES)
    yield from (Reading(text, is_swapped=True) for text in _swapped(query))
    last = query[-1]
    if is_typing and is_syllable(last) and (final := split(last).final):
        letters = CLUSTERS.get(final, final)
        kept = letters[0] if len(letters) > 1 else ""
        syllable = join(split(last)._replace(final=kept))
        yield Reading(f"{query[:-1]}{syllable}{letters[-1]}", is_half_typed=True)
    if LONE_VOWEL.search(query):
        yield Reading(latin_meant(query), is_keys=True)


def _swapped(query: str) -> Iterator[str]:
    """With two neighbouring syllables the other way round: 동김준 → 김동준."""
    if len(query) <= MOST_SWAPPED and all(map(is_syllable, query)):
        for place in range(len(query) - 1):
            one, other = query[place], query[place + 1]
            if one != other:
                yield f"{query[:place]}{other}{one}{query[place + 2 :]}"
