"""Known names, taken apart and read, and how a name in a text may be one of them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from text.hangul import fold
from text.jamo import has_hangul
from text.names.finding import Mention
from text.names.slips import is_one_slip
from text.names.spelling import family_readings, given_readings, plain
from text.names.splitting import split_name
from text.names.writing import written

_SHORTEST = 4
"""Letters of a given name without hyphen: shorter ones are too often English words."""


class Known(NamedTuple):
    """One spelling of somebody; ``owner`` is alike for all spellings of one person or character."""

    spelling: str
    owner: str
    is_main: bool = True


class KnownName(NamedTuple):
    """The readings are those of the Hangul, where that is known and is what the Latin letters spell."""

    known: Known
    family: str
    given: str
    families: frozenset[str]
    givens: frozenset[str]

    def has_family_of(self, mention: Mention) -> bool:
        """Whether it is written alike, or may be the same in Hangul; also where none is told."""
        if not mention.family or written(mention.family) == written(self.family):
            return True
        return not self.families.isdisjoint(family_readings(mention.family))

    def is_spelled(self, mention: Mention) -> bool:
        """Whether the given names are two spellings of one; a loose word must be the same letters."""
        folded = fold(mention.given)
        if not mention.is_sure and not mention.family:
            return "-" in self.given and fold(self.given) == folded
        if not mention.is_sure and len(folded) < _SHORTEST and "-" in self.given:
            return False
        return not self.givens.isdisjoint(given_readings(mention.given))

    def is_slipped(self, mention: Mention) -> bool:
        """Whether the given name is one typing error away; a family name or a hyphen tells that it is one."""
        given = fold(self.given)
        is_told = mention.family or ("-" in self.given and "-" in mention.given)
        is_near = len(given) >= _SHORTEST and is_one_slip(given, fold(mention.given))
        return bool(is_told and is_near and self.has_family_of(mention))

    def in_order_of(self, mention: Mention) -> str:
        """In as many words as were written, family name at the same end."""
        if not mention.family or not self.family:
            return self.given or self.known.spelling
        if mention.words.endswith(mention.family) and not mention.words.startswith(mention.family):
            return f"{self.given} {self.family}"
        separator = "" if has_hangul(self.known.spelling) else " "
        return f"{self.family}{separator}{self.given}"


def taken_apart(names: Iterable[Known]) -> Iterator[KnownName]:
    """In the same order."""
    split = [(known, *split_name(known.spelling)) for known in names]
    hangul: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for known, family, given in split:
        if has_hangul(known.spelling):
            hangul[known.owner].add((plain(family), plain(given)))
    for known, family, given in split:
        families, givens = family_readings(family), given_readings(given)
        sure = [pair for pair in hangul[known.owner] if pair[1] in givens]
        yield KnownName(
            known,
            family,
            given,
            families & {pair[0] for pair in sure} or families,
            givens & {pair[1] for pair in sure} or givens,
        )
