"""A name as the index keeps it: as written, in folded words, and by sound.

One name is one line of a row's ``search_key``, its three forms parted by tabs.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from text.hangul import fold, initials
from text.jamo import has_hangul, is_syllable
from text.names.spelling import plain, readings
from text.romanization import romanize
from text.sound import sound

LONGEST = 120
"""Characters; what is longer is no name, and is cut."""
_LONE_LETTER = re.compile("[ㄱ-ㅣ]")
"""Of Hangul: nobody can say it."""
_ASIDE = re.compile(r"[/()\[\]]")
_HYPHENS = re.compile("[-\u2010-\u2015]")
_BETWEEN = re.compile(r"[\W_]+")


def words(text: str) -> list[str]:
    """What stands between spaces, hyphens and every other mark."""
    return [word for word in _BETWEEN.split(unicodedata.normalize("NFC", text)) if word]


class Form(NamedTuple):
    """What is compared: the words, folded by ``text.hangul`` and parted by spaces, and the skeleton of
    ``text.sound``.
    """

    folded: str
    sound: str

    @classmethod
    def of(cls, text: str) -> "Form":
        return cls(
            " ".join(filter(None, map(fold, words(text)))), sound(_LONE_LETTER.sub("", text))
        )


class Name:
    """One name, stored or typed. Of hundreds that are compared few have more to tell than their letters."""

    def __init__(self, text: str, folded: str, skeleton: str) -> None:
        self.text, self.folded, self.sound = text, folded, skeleton
        self.letters = folded.replace(" ", "")

    @cached_property
    def words(self) -> tuple[str, ...]:
        return tuple(self.folded.split())

    @property
    def has_words(self) -> bool:
        """More than one."""
        return " " in self.folded

    @cached_property
    def is_hangul(self) -> bool:
        return has_hangul(self.text)

    @cached_property
    def hangul(self) -> frozenset[str]:
        """The Korean names that it may stand for, as ``text.names.spelling.plain`` writes them."""
        return frozenset([plain(self.text)]) if self.is_hangul else readings(self.text)

    @cached_property
    def latin(self) -> str:
        """Its letters, those of Hangul by the Revised Romanization."""
        return fold(romanize(self.text)) if self.is_hangul else self.letters

    @cached_property
    def word_starts(self) -> frozenset[int]:
        """Places in the letters where a word or a syllable begins."""
        starts = set(accumulate((len(word) for word in self.words), initial=0))
        starts.update(place for place, letter in enumerate(self.letters) if "ᄀ" <= letter <= "ᄒ")
        return frozenset(starts - {len(self.letters)})

    @cached_property
    def given_start(self) -> int:
        """Where a person's given name begins: behind the first word, or in one word the first syllable."""
        if self.has_words:
            return len(self.words[0])
        return min(self.word_starts - {0}, default=0)

    @property
    def is_given_name(self) -> bool:
        """Whether a person's name it is has no family name before it: Seon-gyeom, 선겸, Jungan."""
        return not self.has_words and len(self.word_starts) <= 2

    @cached_property
    def initials(self) -> str:
        """The leading consonants of Hangul, folded: 임시완 → ᄋᄉᄋ, ㅋㅋ → ᄏᄏ; "" for what has none."""
        return (fold(initials(self.text)) or self.letters) if self.is_hangul else ""

    @cached_property
    def acronym(self) -> str:
        """“Crash Landing on You” → cloy, 선재 업고 튀어 → 선업튀, folded; "" for one word."""
        if not self.has_words:
            return ""
        if self.letters.isascii():
            return "".join(word[0] for word in self.words)
        return fold("".join(word[0] for word in words(self.text))) if self.is_hangul else ""


def search_key(names: Iterable[str]) -> str:
    """Every name, and the parts between slashes and brackets: “Jo Jin-gap / Jo Jang-poong”."""
    parts = (part.strip() for name in names for part in [name, *_ASIDE.split(name)])
    return "\n".join(line for part in dict.fromkeys(parts) for line in _lines(part))


def _lines(text: str) -> Iterator[str]:
    """One for each of its sounds: Hye-eun reads otherwise without its hyphen, 독립문 is said “dongnimmun”."""
    text = " ".join(text.split())[:LONGEST]
    form = Form.of(text)
    joined = (sound(_HYPHENS.sub("", romanize(text, linked=linked))) for linked in (False, True))
    for skeleton in dict.fromkeys([form.sound, *joined]) if form.folded else ():
        yield f"{text}\t{form.folded}\t{skeleton}"


def stored(key: str) -> Iterator[Name]:
    """The names of a ``search_key``, in the order they were given."""
    for one in key.split("\n"):
        text, _, forms = one.partition("\t")
        folded, _, skeleton = forms.partition("\t")
        if folded:
            yield Name(text, folded, skeleton)


def endings(text: str) -> Iterator[str]:
    """The name from each of its words on, and from each of its syllables: 임시완, 시완, 완."""
    parts = words(text)
    whole = " ".join(parts)
    place = 0
    for part in parts:
        for letter, _ in enumerate(part):
            if not letter or is_syllable(part[letter]):
                yield whole[place + letter :]
        place += len(part) + 1
