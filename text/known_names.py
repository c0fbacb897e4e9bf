"""Names that are known, and what a name in a text is to them: one of them, one misspelled, or nobody."""

import re
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
    known: Known
    family: str
    given: str


@dataclass
class KnownNames:
    """Spellings to look names up in; the first given come first where several sound alike."""

    names: Iterable[Known]
    verdicts: dict[tuple[str, str, str, bool], Verdict | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        spelled = [known for known in self.names if known.spelling]
        self.all = [_Name(known, *split_name(known.spelling)) for known in spelled]
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
        alike = [n for n in self.all if n not in same and _sounds(n, mention)]
        for name in same:
            if not mention.family or written(mention.family) == written(name.family):
                return Verdict(mention.words, None, owner=name.known.owner)
        whole = [n for n in self.latin if written(n.known.spelling) == written(mention.words)]
        if whole:
            return Verdict(mention.words, None, owner=whole[0].known.owner)
        for name in [*same, *alike]:
            if not mention.family or _sound(mention.family) == _sound(name.family):
                return self._respelled(mention, name)
        if not mention.is_sure:
            return None
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
            _sound(name.family) == _sound(mention.family)
            and _sound(name.given) == _sound(mention.given)
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
        """With the name that it may be a slip of, if there is one."""
        close = [
            (SequenceMatcher(None, fold(mention.given), fold(name.given)).ratio(), name)
            for name in self.latin
            if "-" in name.given
            and (not mention.family or _sound(mention.family) == _sound(name.family))
        ]
        ratio, name = max(close, default=(0.0, None), key=lambda pair: pair[0])
        if name is None or ratio < _CLOSE:
            return Verdict(mention.words, Kind.UNKNOWN)
        suggestion = _in_order_of(mention, name)
        return Verdict(mention.words, Kind.UNKNOWN, suggestion, name.known.owner)

    def _main(self, name: _Name, mention: Mention) -> _Name:
        """How the same person is written in Latin letters, if at all: the main spelling, else the nearest."""
        own = [each for each in self.latin if each.known.owner == name.known.owner and each.given]
        alike = [each for each in own if _sounds(each, mention)] or own
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
    kind = Kind.SPELLING if sound(part) == sound(whole) else Kind.UNKNOWN
    return Verdict(part, kind, whole, name.known.owner)


def _sounds(name: _Name, mention: Mention) -> bool:
    """Whether the given names are two spellings of one; a loose word must be the same letters."""
    if not name.given or not any(map(str.isalpha, name.given)):
        return False
    if not mention.is_sure and not mention.family:
        return "-" in name.given and fold(name.given) == fold(mention.given)
    if not mention.is_sure and len(fold(mention.given)) < 4 and "-" in name.given:
        return False
    return skeleton(name.given) == skeleton(mention.given)


@lru_cache(maxsize=_REMEMBERED)
def skeleton(given: str) -> str:
    """Alike for every usual spelling of one given name."""
    return sound(given.replace(" ", "-"))


_sound = lru_cache(maxsize=_REMEMBERED)(sound)


def _in_order_of(mention: Mention, name: _Name) -> str:
    """The known name in as many words as were written, family name at the same end."""
    if not mention.family or not name.family:
        return name.given or name.known.spelling
    if mention.words.endswith(mention.family) and not mention.words.startswith(mention.family):
        return f"{name.given} {name.family}"
    separator = "" if has_hangul(name.known.spelling) else " "
    return f"{name.family}{separator}{name.given}"
