"""A name as somebody wrote it: in Latin letters, in Hangul, or both with brackets around one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import filterfalse
from typing import Self

from text.jamo import LETTERS, is_syllable
from text.names.families import family_in, usual_spelling
from text.names.spelling import plain, readings, spells
from text.romanization import romanize

_BRACKETS = re.compile(r"[(（\[【]([^()（）\[\]【】]*)[)）\]】]")
_HANGUL = re.compile(rf"[{LETTERS}](?:[{LETTERS}0-9 ·]*[{LETTERS}0-9])?")
_EDGES = " \t,;:·'\"“”‘’*_"
# What tells two of a name apart in an encyclopedia, and no part of it.
_REMARK = re.compile(
    r"(?:(?:south )?korean )?(?:actor|actress|singer|entertainer|배우|가수|born .*|\d{4}.*)(?:,.*)?",
    re.IGNORECASE,
)


def by_rule(hangul: str) -> str:
    """A spelling for a name that came in Hangul alone: 강태오 → “Kang Tae-o”.

    Empty for what is not built as a name, such as 편의점 주인.
    """
    if not (2 <= len(hangul) <= 4 and all(map(is_syllable, hangul))):
        return ""
    length = len(family_in(hangul))
    given = "-".join(map(romanize, hangul[length:]))
    return f"{usual_spelling(hangul[:length])} {given.capitalize()}"


@dataclass(frozen=True)
class Names:
    """Every spelling that was given, the first of each script first."""

    latin: tuple[str, ...] = ()
    hangul: tuple[str, ...] = ()

    @classmethod
    def of(cls, written: str) -> Self:
        """“Im Si-wan (임시완)”, “임시완 Im Si-wan”, “Lee Ji-eun (IU)”: each part is a name of its own."""
        latin: list[str] = []
        hangul: list[str] = []
        for part in filterfalse(_REMARK.fullmatch, map(str.strip, _parts(written))):
            hangul += (found.strip() for found in _HANGUL.findall(part))
            rest = " ".join(_HANGUL.sub(" ", part).split()).strip(_EDGES)
            if any(map(str.isalnum, rest)):
                latin.append(_in_one_order(rest))
        return cls(tuple(dict.fromkeys(latin)), tuple(dict.fromkeys(hangul)))

    def __bool__(self) -> bool:
        return bool(self.latin or self.hangul)

    def __str__(self) -> str:
        return " ".join([*self.latin[:1], *self.hangul[:1]])

    def with_more(self, more: "Names") -> "Names":
        latin = dict.fromkeys([*self.latin, *more.latin])
        return Names(tuple(latin), tuple(dict.fromkeys([*self.hangul, *more.hangul])))

    @property
    def is_one_in_two_scripts(self) -> bool:
        """Whether the one is how the other is spelled, and so no second name."""
        return any(spells(latin, hangul) for latin in self.latin for hangul in self.hangul)

    @property
    def readings(self) -> set[str]:
        """The Hangul, or else what the Latin letters may stand for, as ``plain`` writes it."""
        certain = {plain(hangul) for hangul in self.hangul} - {""}
        return certain or set[str]().union(*map(readings, self.latin))

    def may_be(self, other: "Names") -> bool:
        """Whether both may be spellings of one name."""
        same = {name.casefold() for name in self.latin} & {name.casefold() for name in other.latin}
        return bool(same or self.readings & other.readings)


def _parts(written: str) -> Iterator[str]:
    """What stands outside of brackets, then what stands in each."""
    yield _BRACKETS.sub(" ", written)
    yield from _BRACKETS.findall(written)


def _in_one_order(name: str) -> str:
    """“Im, Si-wan” → “Im Si-wan”."""
    family, comma, given = name.partition(",")
    is_one = comma and "," not in given and len(family.split()) == 1 and len(given.split()) < 3
    return f"{family.strip()} {given.strip()}" if is_one else name
