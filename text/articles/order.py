"""Which of two names is the actor, where the words beside them do not tell."""

from collections.abc import Sequence

from text.articles.found import CastPair
from text.articles.pairs import Pair
from text.articles.people import is_korean_name, is_ranked
from text.jamo import has_hangul
from text.names.families import is_family_name

_TOLD = 5
"""What one sentence that tells who plays whom weighs against names without a family."""


def in_one_order(pairs: Sequence[Pair], prose: str, spoken: Sequence[Pair] = ()) -> list[Pair]:
    """Turns the pairs of one list, or of the sentences, whose words do not tell who is the actor.

    The character is who the article speaks of, by the given name alone, who has a rank or no family
    name; and where a sentence tells it, it is known. Without such a sign they stay as they are:
    the actor first in a list, behind the character in a sentence.
    """
    untold = [one.pair for one in pairs if not one.is_told]
    turned = {_names(one.pair)[::-1] for one in spoken if one.is_told}
    known = sum(_names(one) in turned for one in untold)
    first = known * _TOLD + sum(_is_of_part(*_names(one), prose) for one in untold)
    second = sum(_is_of_part(*_names(one)[::-1], prose) for one in untold)
    if first <= second or first < 2:
        return list(pairs)
    return [one if one.is_told else Pair(_turned(one.pair), False, one.words) for one in pairs]


def _names(pair: CastPair) -> tuple[str, str]:
    return pair.actor or pair.actor_hangul, pair.character or pair.character_hangul


def _is_of_part(name: str, other: str, prose: str) -> int:
    """How much speaks for a character in the first of two names."""
    words = name.split()
    is_short = len(words) == 1 and len(other.split()) > 1 and is_korean_name(other)
    return _mentions(name, prose) + 2 * is_ranked(name) + is_short


def _turned(pair: CastPair) -> CastPair:
    return CastPair(pair.character, pair.actor, pair.character_hangul, pair.actor_hangul, pair.role)


def _mentions(name: str, prose: str) -> int:
    """How often somebody is called by the given name, with no family name beside it."""
    given = _given(name)
    if len(given) < 2:
        return 0
    family = next((word for word in name.split() if word != given), "")
    whole = prose.count(name) + (
        prose.count(f"{given} {family}") if family and not name.startswith(given) else 0
    )
    return max(prose.count(given) - whole, 0)


def _given(name: str) -> str:
    if has_hangul(name):
        return name[1:] if len(name) > 2 else ""
    words = name.split()
    hyphened = [word for word in words if "-" in word]
    return (hyphened or [word for word in words if not is_family_name(word)] or [""])[0]
