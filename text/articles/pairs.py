"""An actor and the character they play, as found, before it is settled who of the two is who."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from text.articles.found import CastPair
from text.pasted.cast import CastLine

_ROLE = re.compile(r"\b(main|lead|support|guest|cameo|special)", re.IGNORECASE)


@dataclass(frozen=True)
class Pair:
    """``is_told`` says that the words tell who of the two is the actor, ``form`` what parts the two."""

    pair: CastPair
    is_told: bool
    words: str
    form: str = ""
    number: int = -1
    is_sure: bool = True

    @property
    def names(self) -> tuple[str, str]:
        """As it is read: the actor first."""
        return (
            self.pair.actor or self.pair.actor_hangul,
            self.pair.character or self.pair.character_hangul,
        )

    def turned(self) -> "Pair":
        one = self.pair
        pair = CastPair(one.character, one.actor, one.character_hangul, one.actor_hangul, one.role)
        return replace(self, pair=pair)


def pair_of(line: CastLine, role: str) -> CastPair:
    actor, character = line.actor, line.character
    return CastPair(
        actor.latin[0] if actor.latin else "",
        character.latin[0] if character.latin else "",
        actor.hangul[0] if actor.hangul else "",
        character.hangul[0] if character.hangul else "",
        line.role or role,
    )


def role_in(label: str) -> str:
    match = _ROLE.search(label)
    word = match[1].casefold() if match else ""
    return {
        "main": "lead",
        "lead": "lead",
        "support": "support",
        "guest": "guest",
        "cameo": "guest",
        "special": "guest",
    }.get(word, "")


def is_same(one: CastPair, other: CastPair) -> bool:
    """Whether they have a name in common, in either order of its parts."""
    return bool(_keys(one) & _keys(other))


def is_another_part(one: CastPair, other: CastPair) -> bool:
    """Whether the same actor plays another: “Yeon-jae” and “Yeon-hui”, not “Mi-joo” and “Oh Mi-joo”.

    “The baker” is what somebody does who has a name elsewhere.
    """
    if one.character and one.character.islower():
        return False
    actors = _keys(one[:1] + one[2:3]) & _keys(other[:1] + other[2:3])
    ours, others = (
        {
            word
            for name in (pair.character, pair.character_hangul)
            for word in name.casefold().split()
        }
        for pair in (one, other)
    )
    return bool(actors) and bool(ours and others) and not ours & others


def _keys(names: Sequence[str]) -> set[str]:
    return {" ".join(sorted(name.casefold().split())) for name in names[:4] if name}
