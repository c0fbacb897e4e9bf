"""Names that are known, and what a name in a text is to them: one of them, one misspelled, or nobody."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from text.hangul import fold
from text.jamo import has_hangul
from text.names import Mention, is_family_name, may_open_sentence, split_name, written
from text.romanization import romanize
from text.sound import sound
from text.spelling import family_readings, given_readings, plain

_HANGUL = re.compile("[가-힣]{2,}")
_PARTICLE = re.compile(
    "(?:씨|님|양|군|이|아|야|형|누나|오빠|언니|선배|이네|네)?"
    "(?:은|는|이|가|을|를|의|와|과|도|만|에|에게|에게서|께서|께|한테|보다|처럼|이랑|랑|로|으로|까지|부터"
    "|이다|다|이고|고|라고|이라고|였다|이었다|조차|마저|뿐)?"
)
_REMEMBERED = 8192
"""Names: each is compared with every other, and takes longer to take apart than to look up."""
_CLOSE = 0.8
"""How alike two names are of which one is taken for a slip of the other."""
_SHORTEST = 4
"""Letters of a given name without hyphen: shorter ones are too often English words."""


class Kind(StrEnum):
    """What is wrong with a name."""

    SPELLING = "spelling"
    FAMILY = "family"
    UNKNOWN = "unknown"
    MIXED = "mixed"
    NOBODY = "nobody"


class Known(NamedTuple):
    """One spelling of somebody; ``owner`` is alike for all spellings of one person or character."""

    spelling: str
    owner: str
    is_main: bool = True


class Verdict(NamedTuple):
    """Of ``words``; ``kind`` is None for a name that is right, and ``suggestion`` may be empty."""

    words: str
    kind: Kind | None
    suggestion: str = ""
    owner: str = ""


class _Name(NamedTuple):
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


@dataclass
class KnownNames:
    """Spellings to look names up in; the first given come first where several fit."""

    names: Iterable[Known]
    verdicts: dict[tuple[str, str, str, bool], Verdict | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.all = list(_read(known for known in self.names if known.spelling))
        self.latin = [name for name in self.all if not has_hangul(name.known.spelling)]
        self.hangul = [name for name in self.all if has_hangul(name.known.spelling)]

    def judge(self, mention: Mention) -> Verdict | None:
        """None for what turns out to be no name at all."""
        key = mention[2:]
        if key not in self.verdicts:
            self.verdicts[key] = self._judge(mention)
        return self.verdicts[key]

    def _judge(self, mention: Mention) -> Verdict | None:
        if may_open_sentence(mention.family) and not self._is_family_of(mention):
            mention = mention._replace(family="", words=mention.given)
        same = [n for n in self.latin if written(n.given) == written(mention.given)]
        for name in same:
            if not mention.family or written(mention.family) == written(name.family):
                return Verdict(mention.words, None, owner=name.known.owner)
        whole = [n for n in self.latin if written(n.known.spelling) == written(mention.words)]
        if whole:
            return Verdict(mention.words, None, owner=whole[0].known.owner)
        for name in [*same, *(n for n in self.all if n.is_spelled(mention))]:
            if name.has_family_of(mention):
                return self._respelled(mention, name)
        if not mention.is_sure:
            return self._slip(mention)
        if same and same[0].family:
            return self._other_family(mention, same[0])
        return self._unknown(mention)

    def judge_hangul(self, text: str) -> Iterator[Verdict]:
        """The known names in Hangul, right or nearly so; other Hangul is passed over."""
        for found in _HANGUL.finditer(text):
            verdict = self._hangul_word(found[0])
            if verdict is not None:
                yield verdict

    def _is_family_of(self, mention: Mention) -> bool:
        return any(
            name.has_family_of(mention) and (name.is_spelled(mention) or name.is_slipped(mention))
            for name in self.all
        )

    def _respelled(self, mention: Mention, name: _Name) -> Verdict:
        main = self._main(name, mention)
        suggestion = _in_order_of(mention, main)
        kind = None if written(suggestion) == written(mention.words) else Kind.SPELLING
        return Verdict(mention.words, kind, suggestion, main.known.owner)

    def _other_family(self, mention: Mention, name: _Name) -> Verdict:
        suggestion = _in_order_of(mention, name)
        return Verdict(mention.words, Kind.FAMILY, suggestion, name.known.owner)

    def _unknown(self, mention: Mention) -> Verdict:
        """With the name that it may be a slip of, or only sounds like, if there is one."""
        close = [
            (_likeness(name.given, mention.given), name)
            for name in self.latin
            if "-" in name.given and name.has_family_of(mention)
        ]
        likeness, name = max(close, default=(0.0, None), key=lambda pair: pair[0])
        if name is None or likeness < _CLOSE:
            return Verdict(mention.words, Kind.UNKNOWN)
        return self._perhaps(mention, name)

    def _slip(self, mention: Mention) -> Verdict | None:
        """Of what is a name only where it is one typing error away from a known one."""
        name = next((name for name in self.latin if name.is_slipped(mention)), None)
        return self._perhaps(mention, name) if name else None

    def _perhaps(self, mention: Mention, name: _Name) -> Verdict:
        suggestion = _in_order_of(mention, name)
        return Verdict(mention.words, Kind.UNKNOWN, suggestion, name.known.owner)

    def _main(self, name: _Name, mention: Mention) -> _Name:
        """How the same person is written in Latin letters, if at all: the main spelling, else the nearest."""
        own = [each for each in self.latin if each.known.owner == name.known.owner and each.given]
        alike = [each for each in own if each.is_spelled(mention)] or own
        return next((each for each in alike if each.known.is_main), (alike or [name])[0])

    def _hangul_word(self, word: str) -> Verdict | None:
        for name in self.hangul:
            for spelling in (name.known.spelling.replace(" ", ""), name.given):
                if len(spelling) > 1 and _begins(word, spelling):
                    return Verdict(spelling, None, owner=name.known.owner)
        near = (_near(word, name) for name in self.hangul if len(name.given) > 1)
        return next((found for found in near if found), None)


def _begins(word: str, name: str) -> bool:
    return word.startswith(name) and bool(_PARTICLE.fullmatch(word[len(name) :]))


def _near(word: str, name: _Name) -> Verdict | None:
    """One syllable of a full name is another: the family name, or one that a slip could give."""
    whole = name.family + name.given
    part = word[: len(whole)]
    if len(part) < len(whole) or not name.family or not _begins(word, part):
        return None
    wrong = [place for place, letter in enumerate(whole) if part[place] != letter]
    if len(wrong) != 1:
        return None
    if wrong == [0] and len(name.family) == 1:
        if not is_family_name(romanize(part[0])):
            return None
        return Verdict(part, Kind.FAMILY, whole, name.known.owner)
    kind = Kind.SPELLING if plain(part) == plain(whole) else Kind.UNKNOWN
    return Verdict(part, kind, whole, name.known.owner)


def _likeness(one: str, other: str) -> float:
    """Of two given names; 1 for what is the same but for one slip, or sounds the same."""
    if is_one_slip(fold(one), fold(other)) or _sound(one) == _sound(other):
        return 1
    return SequenceMatcher(None, fold(one), fold(other)).ratio()


def is_one_slip(one: str, other: str) -> bool:
    """Whether one letter is missing, too many or another, or two have changed places."""
    while one and other and one[0] == other[0]:
        one, other = one[1:], other[1:]
    while one and other and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
    return max(len(one), len(other)) == 1 or (len(one) == 2 and one == other[::-1])


def _read(names: Iterable[Known]) -> Iterator[_Name]:
    split = [(known, *split_name(known.spelling)) for known in names]
    hangul: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for known, family, given in split:
        if has_hangul(known.spelling):
            hangul[known.owner].add((plain(family), plain(given)))
    for known, family, given in split:
        families, givens = family_readings(family), given_readings(given)
        sure = [pair for pair in hangul[known.owner] if pair[1] in givens]
        yield _Name(
            known,
            family,
            given,
            families & {pair[0] for pair in sure} or families,
            givens & {pair[1] for pair in sure} or givens,
        )


_sound = lru_cache(maxsize=_REMEMBERED)(sound)


def _in_order_of(mention: Mention, name: _Name) -> str:
    """The known name in as many words as were written, family name at the same end."""
    if not mention.family or not name.family:
        return name.given or name.known.spelling
    if mention.words.endswith(mention.family) and not mention.words.startswith(mention.family):
        return f"{name.given} {name.family}"
    separator = "" if has_hangul(name.known.spelling) else " "
    return f"{name.family}{separator}{name.given}"
