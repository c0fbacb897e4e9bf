"""Which of two names is the actor, where the words beside them do not tell."""

from collections.abc import Sequence
from dataclasses import replace

from text.articles.pairs import Pair
from text.articles.people import is_korean_name, is_ranked
from text.articles.spoken import IN_LIST
from text.jamo import has_hangul
from text.names.families import is_family_name

_TOLD = 5
"""What one sentence that tells who plays whom weighs against names without a family."""
_CLEAR = 2
"""What must speak for one order to turn a list, or to be sure of a pair in a mixed one."""


def in_one_order(pairs: Sequence[Pair], prose: str, spoken: Sequence[Pair] = ()) -> list[Pair]:
    """Turns the pairs of one list, or of the sentences, whose words do not tell who is the actor.

    The character is who the article speaks of, by the given name alone, who has a rank or no family
    name; and where a sentence tells it, it is known. Without such a sign they stay as they are:
    the actor first in a list, behind the character in a sentence. A list of pairs that are parted in
    several ways has no order of its own: there each stands for itself.
    """
    known = {one.names for one in spoken if one.is_told}
    if len({one.form for one in pairs}) > 1:
        return [
            one if one.is_told else _by_itself(one, *_weights(one, prose, known)) for one in pairs
        ]
    weights = [_weights(one, prose, known) for one in pairs if not one.is_told]
    first, second = sum(one for one, _ in weights), sum(other for _, other in weights)
    if first <= second or first < _CLEAR:
        return list(pairs)
    return [one if one.is_told else one.turned() for one in pairs]


def as_spoken(pairs: Sequence[Pair], prose: str) -> list[Pair]:
    """Those of sentences: the ones listed there are sure only where something speaks for an order."""
    running = iter(in_one_order([one for one in pairs if one.form != IN_LIST], prose))
    return [_of_list(one, pairs, prose) if one.form == IN_LIST else next(running) for one in pairs]


def _of_list(one: Pair, pairs: Sequence[Pair], prose: str) -> Pair:
    beside = [other for other in pairs if other.number == one.number]
    if any(other.is_told for other in beside):
        return _by_itself(one, *_weights(one, prose, set()))
    weights = [_weights(other, prose, set()) for other in beside if other.form == IN_LIST]
    return _by_itself(one, sum(first for first, _ in weights), sum(last for _, last in weights))


def _by_itself(one: Pair, first: int, second: int) -> Pair:
    if first - second >= _CLEAR:
        return one.turned()
    return one if second - first >= _CLEAR else replace(one, is_sure=False)


def _weights(one: Pair, prose: str, known: set[tuple[str, str]]) -> tuple[int, int]:
    """How much speaks for a character in the first, and in the second of the two names."""
    actor, character = one.names
    return (
        _is_of_part(actor, character, prose) + _TOLD * ((character, actor) in known),
        _is_of_part(character, actor, prose) + _TOLD * ((actor, character) in known),
    )


def _is_of_part(name: str, other: str, prose: str) -> int:
    """How much speaks for a character in the first of two names."""
    words = name.split()
    is_short = len(words) == 1 and "-" in name and len(other.split()) > 1 and is_korean_name(other)
    return _mentions(name, prose) + _CLEAR * is_ranked(name) + _CLEAR * is_short


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
