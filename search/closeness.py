"""How close a name is to a query, in thousandths.

1000 is the name itself, 990 the same letters in the other script, 965 another usual spelling of the same
Hangul. A beginning has 975 where it ends with a word and 930 within one; from a word on 945 and 905; within a
word 800. Two swapped syllables leave 830. What only sounds alike has up to 930, the more alike its letters
are, what is a slip away no more than that: a slip in a long name is closer than a short sound in the middle
of one, so these overlap.
"""

from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from search.names import Name, endings
from search.readings import Reading
from search.tokens import SHORTEST_WITHIN
from search.words import shared
from text.names.families import is_family_name
from text.sound import sound

LEAST = 0.55
"""Likeness below which two names have nothing to do with each other."""
SLIP = 60
"""What it costs, in thousandths, that not all letters are the same."""
SWAPPED = 830
REMEMBERED = 2_000
"""Names whose endings need not be read anew."""
LATIN_FOR_HANGUL = 60
"""What it costs that a name only in Latin letters sounds like typed Hangul: it is one of many that do."""


class How(StrEnum):
    """In which way a name answers."""

    WHOLE = "whole"
    PART = "part"
    SPELLING = "spelling"
    INITIALS = "initials"
    ACRONYM = "acronym"
    MISTYPED = "mistyped"
    NEAR = "near"


class Closeness(NamedTuple):
    score: float
    how: How


NOTHING = Closeness(0, How.NEAR)


def plausible(reading: Reading, names: list[Name], least: float = 0) -> set[int]:
    """Places of the names that are worth a closer look: most candidates share but a few letters. A name that
    is not so close as ``least``, in thousandths, may be left out.
    """
    alike = max(LEAST, (least + SLIP) / 1000)
    if reading.is_swapped:
        return {place for place, name in enumerate(names) if reading.letters == name.letters}
    has_words = reading.has_words and not reading.is_turned
    found = {
        place
        for place, name in enumerate(names)
        if reading.letters in name.letters
        or reading.sound in name.sound
        or _is_acronym(reading, name)
        or (
            has_words
            and any(word in name.letters for word in reading.words)
            and shared(reading, name)
        )
    }
    for one, others in (
        (reading.letters, [name.letters for name in names]),
        (reading.sound, [name.sound for name in names]),
    ):
        near = extract(
            one, others, scorer=OSA.normalized_similarity, score_cutoff=alike, limit=None
        )
        found.update(place for _, _, place in near)
    return found


def closeness(reading: Reading, name: Name, *, is_person: bool = False) -> Closeness:
    if reading.letters == name.letters:
        return Closeness(SWAPPED, How.NEAR) if reading.is_swapped else Closeness(1000, How.WHOLE)
    return max(_part(reading, name, is_person), _spelling(reading, name), _acronym(reading, name))


def _part(reading: Reading, name: Name, is_person: bool) -> Closeness:
    """The letters as they stand, at the beginning, from a word on or within one."""
    place = _place(reading.letters, name)
    if place < 0:
        return NOTHING
    ends_word = place + len(reading.letters) in name.word_starts | {len(name.letters)}
    if place == 0:
        return Closeness(975 if ends_word else 930, How.PART)
    if place in name.word_starts:
        if is_person and _is_given_name(reading, name):
            return Closeness(995, How.PART)
        return Closeness(945 if ends_word else 905, How.PART)
    return Closeness(800 if len(reading.letters) >= SHORTEST_WITHIN else 0, How.PART)


def _is_given_name(reading: Reading, name: Name) -> bool:
    """Whether people are called by it: more than a syllable, and no family name as in “Claudia Kim”."""
    is_long = not reading.is_hangul or len(reading.word_starts) > 1
    is_rest = name.letters[name.given_start :] == reading.letters
    return is_rest and is_long and not is_family_name(reading.text)


def _place(letters: str, name: Name) -> int:
    """Where they stand, at best from a word on; -1 for nowhere."""
    first = place = name.letters.find(letters)
    while place >= 0 and place not in name.word_starts:
        place = name.letters.find(letters, place + 1)
    return place if place >= 0 else first


def _spelling(reading: Reading, name: Name) -> Closeness:
    """By the skeleton: another spelling of the whole or of a part, or a typing error away."""
    if reading.is_hangul and name.is_hangul:
        return Closeness(1000 * _likeness(reading.letters, name.letters) - SLIP, How.NEAR)
    if reading.sound and reading.sound == name.sound:
        return Closeness(_same_sound(reading, name), How.SPELLING)
    letters = _likeness(reading.letters, name.letters)
    skeleton = _likeness(reading.sound, name.sound)
    alike = max(0.65 * letters + 0.35 * skeleton, 0.97 * letters, 0.97 * skeleton - 0.03)
    near = Closeness(1000 * alike - SLIP, How.NEAR)
    part = _sound_part(reading, name) - LATIN_FOR_HANGUL * reading.is_hangul
    return max(near, Closeness(part, How.SPELLING))


def _same_sound(reading: Reading, name: Name) -> float:
    """Names that may be written the same in Hangul are closer than words that merely sound alike."""
    if name.latin == reading.latin:
        return 990
    if name.hangul & reading.hangul:
        return 965
    alike = _likeness(reading.latin, name.latin)
    if len(reading.sound) < SHORTEST_WITHIN:
        return 500 + 430 * alike
    return 780 + 80 * alike if name.hangul and reading.hangul else 740 + 190 * alike


def _sound_part(reading: Reading, name: Name) -> float:
    skeleton = reading.sound
    if len(skeleton) < SHORTEST_WITHIN or reading.is_turned:  # nobody turns half a name
        return 0
    if name.sound.startswith(skeleton):
        beginning = name.latin[: len(reading.latin)]
        return 740 + 110 * _likeness(reading.latin, beginning)
    if name.sound.endswith(skeleton) and skeleton in _sounds_of_endings(name.text):
        return 845
    return 640 if skeleton in name.sound else 0


@lru_cache(REMEMBERED)
def _sounds_of_endings(text: str) -> frozenset[str]:
    """Remembered, for who types or turns a page asks for the same names again."""
    return frozenset(map(sound, endings(text)))


def _likeness(one: str, other: str) -> float:
    """1 for the same letters; less for each that is other, missing, too many or swapped with the next."""
    return OSA.normalized_similarity(one, other)


def _acronym(reading: Reading, name: Name) -> Closeness:
    return Closeness(895 if _is_acronym(reading, name) else 0, How.ACRONYM)


def _is_acronym(reading: Reading, name: Name) -> bool:
    """What few names have is made for those alone whose first letter and number of words it fits."""
    if reading.has_words or reading.letters[:1] != name.letters[:1]:
        return False
    if name.letters.isascii() and len(reading.letters) != len(name.words):
        return False
    return reading.letters == name.acronym
