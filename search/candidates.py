"""Rows that a query may mean, from the index; something finer puts them in order."""

from collections.abc import Iterable, Iterator
from itertools import chain, combinations
from typing import NamedTuple

from django.db.models import QuerySet

from search.fillers import is_filler
from search.heaviest import with_most
from search.kinds import CHARACTER, Row
from search.models import SearchToken
from search.names import words
from search.readings import Reading
from search.tokens import (
    BEGINNING,
    KEPT,
    SHORTEST_WITHIN,
    WITHIN,
    one_error,
    two_errors,
    whole,
    word_tokens,
)
from text.hangul import fold
from text.sound import sound

MOST_BEGINNING, MOST_ALIKE, MOST_WORDED, MOST_INITIALS = 120, 200, 60, 200
MOST_CHARACTERS, MOST_CHARACTERS_TYPING, MOST_TYPING, MOST_WITHIN = 80, 40, 100, 30
HEAVIEST = ("-weight", "kind", "row")
"""The cut is the same on every database, for no two rows are equal."""
LAST = "\uffff"
MOST_SPANS = 8
"""Words of a query whose runs are looked up as names."""


def candidates(
    query: str, readings: list[Reading], *, with_characters: bool = True, is_typing: bool = False
) -> set[Row]:
    """People, shows and characters. While somebody is typing, only what begins so or is one error away is
    looked for.
    """
    found = _by_own_names(query, readings, is_typing)
    if with_characters:
        found.update(_characters(query, readings, is_typing))
    return found


def _by_own_names(query: str, readings: list[Reading], is_typing: bool) -> set[Row]:
    if leading := leading_consonants(query):
        return set(_with_initials(leading, MOST_INITIALS))
    found = set[Row]()
    for reading in readings:
        if not (reading.is_turned or reading.is_half_typed or reading.is_swapped):
            found.update(_beginning(reading.sound))
    if is_typing:
        return found.union(with_most(_one_error_tokens(readings), 1, MOST_TYPING))
    found.update(with_most(_alike_tokens(query, readings), 1, MOST_ALIKE))
    found.update(_worded(words(query)))
    if len(readings[0].letters) >= SHORTEST_WITHIN:
        found.update(_range(f"+{readings[0].letters[:WITHIN]}", MOST_WITHIN))
    return found


def _characters(query: str, readings: list[Reading], is_typing: bool) -> set[Row]:
    """Their names are many: while somebody is typing, none that is a slip away."""
    if leading := leading_consonants(query):
        return set() if is_typing else set(_with_initials(leading, MOST_CHARACTERS, CHARACTER))
    found = set[Row]()
    if len(readings[0].sound) > BEGINNING:
        most = MOST_CHARACTERS_TYPING if is_typing else MOST_CHARACTERS
        found.update(_range(whole(readings[0].sound, CHARACTER), most))
    if not is_typing:
        found.update(with_most(_alike_tokens(query, readings, CHARACTER), 1, MOST_CHARACTERS))
    return found


def named_alike(kind: str, names: Iterable[str]) -> QuerySet[SearchToken, int]:
    """Keys of rows of which a name, or the end of one, has the skeleton of one of these."""
    mark = CHARACTER if kind == CHARACTER else ""
    tokens = {whole(sound(name), mark) for name in names}
    return SearchToken.objects.filter(kind=kind, token__in=tokens).values_list("row", flat=True)


def leading_consonants(query: str) -> str:
    """The query folded, where it is nothing but initial consonants: ㅇㅅㅇ."""
    folded = fold(query)
    return folded if folded and all("ᄀ" <= letter <= "ᄒ" for letter in folded) else ""


def _one_error_tokens(readings: list[Reading], mark: str = "") -> Iterator[str]:
    for reading in readings:
        if reading.is_half_typed:
            continue
        yield whole(reading.sound, mark)
        if reading.is_swapped:
            continue
        yield from one_error(reading.sound, mark)
        yield from one_error(reading.letters[:KEPT], f"{mark}h")
        if not mark:
            yield whole(reading.sound, CHARACTER)
            if len(reading.words) == 1:
                yield f"@{reading.letters[:KEPT]}"


def _alike_tokens(query: str, readings: list[Reading], mark: str = "") -> Iterator[str]:
    yield from _one_error_tokens(readings, mark)
    for reading in readings if not mark else ():
        if not reading.is_swapped:
            yield from two_errors(reading.sound)
    yield from (whole(one, mark) for one in spans(query))


class Span(NamedTuple):
    """A run of the query's words, and the share of its letters that it is."""

    reading: Reading
    start: int
    end: int
    share: float

    def is_apart(self, other: "Span") -> bool:
        return self.end <= other.start or other.end <= self.start


def spans(query: str) -> dict[str, Span]:
    """Each run of words by its skeleton; words that only say what is looked for have no share."""
    parts = words(query)[:MOST_SPANS]
    sizes = [len(fold(part)) * (not is_filler(part)) for part in parts]
    found = {}
    for start, end in combinations(range(len(parts) + 1), 2):
        if end - start < len(parts):
            reading = Reading(" ".join(parts[start:end]))
            share = sum(sizes[start:end]) / max(sum(sizes), 1)
            found[reading.sound] = Span(reading, start, end, share)
    return found


def _beginning(skeleton: str) -> Iterator[Row]:
    if not skeleton:
        return iter(())
    # The last letter may be half of a sound: “Innoc” has a k where “Innocent” has an s.
    sure = skeleton if len(skeleton) <= BEGINNING else skeleton[:-1]
    if len(sure) <= BEGINNING:
        return _having(f"^{sure}", MOST_BEGINNING)
    return _range(whole(sure), MOST_BEGINNING)


def _with_initials(consonants: str, most: int, mark: str = "") -> Iterator[Row]:
    if len(consonants) == 1:
        return _having(f"{mark}-{consonants}", most)
    return _range(f"{mark}~{consonants}", most)


def _having(token: str, most: int) -> Iterator[Row]:
    return _heaviest(SearchToken.objects.filter(token=token), most)


def _range(token: str, most: int) -> Iterator[Row]:
    within = SearchToken.objects.filter(token__gte=token, token__lt=token + LAST)
    return _heaviest(within, most)


def _heaviest(tokens: "QuerySet[SearchToken]", most: int) -> Iterator[Row]:
    rows = tokens.order_by(*HEAVIEST)[:most]
    return (Row(kind, row) for kind, row in rows.values_list("kind", "row"))


def _worded(parts: list[str]) -> list[Row]:
    """Rows that have at least half of the words, each with no more than one error."""
    tokens = chain.from_iterable(map(word_tokens, parts))
    return with_most(tokens, max(1, (len(parts) + 1) // 2), MOST_WORDED)
