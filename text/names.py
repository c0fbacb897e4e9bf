"""Korean names in running text, in Latin letters: where they stand, and what is family and what given.

A given name is known by its hyphen and by its parts, each a Korean syllable in some usual spelling.
English compounds that look like one (“run-on”) are none: both of their parts are words.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import takewhile
from typing import NamedTuple

from text.jamo import has_hangul
from text.sound import sound

_SYLLABLE = (
    "(?:[gk]{1,2}|kh|n|[dt]{1,2}|[rl]|m|[bp]{1,2}|ph|s{1,2}|sh|j{1,2}|ch|ts|h|rh)?"
    "(?:yae|yai|yeo|yoo|you|wae|weo|woo|eui|ya|ye|yo|yu|yi|wa|we|wi|wo|wu|ae|ai|ay|eo|eu|oe|oi"
    "|oo|ou|ui|uh|ee|ie|a|e|o|u|i)"
    "(?:ng|ck|[kgntdlrmpbh])?"
)
_ONE = re.compile(_SYLLABLE)
_FAMILY = re.compile(f"{_SYLLABLE}|park|parc|ahn|nahm|bahk|pahk")
_TWO = re.compile(f"({_SYLLABLE})({_SYLLABLE})")
_WORD = re.compile(r"[^\W\d_]+(?:[-‐‑][^\W\d_]+)*")
_HYPHEN = re.compile("[-‐‑]")
_HONORIFICS = {"ssi", "nim", "ah", "a", "ya", "yah", "i", "yi", "shi"}

_ENGLISH_WORDS = (
    "a all am an at back bad bag ban bang bat bay bed bee beg bell bet big bin bit boo book boom "
    "bug bull bun but butt can chap chat chin chip chop dab dad dam day den did die dig dim din "
    "dip do dog doll doom dot dud due dug dull dum dun each eat egg ell end fun gag gal gap gas "
    "gay gear get gig gin go god goo good got gull gum gun gut had hall ham hang has hat he hell "
    "hen her hi hid hill him hip hit ho hog hoop hoot hop hot hub hug hull hum hung hut i ill in "
    "it jab jam jay jet jig job jog jug keen keep kid kill kin king kip kit lab lad lag laid lap "
    "lay led lee leg let lie lip lit log long look loom loop loot lot luck lug lung mad main man "
    "map mat may me meek meet men met mid mill mob mom moo mood moon mop mud mug mum nag nap nay "
    "net nil nip no nob nod noon not nun nut oh oil on oo ooh or our out own pack pad pain pal "
    "pan pang pap pat pay peck peek peel peep peg pen pep per pet pick pie pig pill pin ping pip "
    "pit pod poll poo pool pop pot pub pull pun pup put rag rail rain ram ran rang rap rat raw "
    "ray re reed reel rid rig rim ring rip rob rock rod roll room root rot rub rug rum run rung "
    "rut sad sail say see seed seek seem seen set shell ship shoot shop shot shut sick sin sing "
    "sip sit so sob soil son song soon soot suit sum sun sung tab tack tag tail tan tang tap tat "
    "tea tee teen tell ten tie till tin tip to toe toll ton tong too took tool top tot tug tut up "
    "us wag wail wait wall was way we wed week weep well wet who wig will win wing wit woo wool "
    "work yam yell yen yes yet you "
)
_ENGLISH = frozenset(_ENGLISH_WORDS.split())
"""Words that could be Korean syllables; two of them with a hyphen are no name."""

_OPENING_WORDS = "an do go he her hi in may me no oh on or so to up us we you"
_OPENINGS = frozenset(_OPENING_WORDS.split())
_NOUN_WORDS = (
    "buk-gu cheong-nyeon dok-do dong-gu han-bok han-eul han-geul han-gul han-ok hwa-byung "
    "jong-no jong-ro jung-gu nam-gu seo-gu ttok-bokki tteok-bokki"
)
_NOUNS = frozenset(_NOUN_WORDS.split())
"""Korean words, and parts of towns, that people write with a hyphen."""

_FAMILIES = (
    "가강감견계고곡공곽구국궁권금기길김나남노뇌단당도독동두라로류마맹명모목문민박반방배백변복봉부빈빙사상"
    "리서석선설성소손송승신심안양어엄여연염예오옥온왕용우원위유육윤은음이인임장전정제조주지진차채천초최추탁"
    "탄태판팽편평포표피하한함허현형호홍화황"
)
_TWO_SYLLABLES = ("남궁", "황보", "제갈", "사공", "선우", "서문", "독고")

_REMEMBERED = 8192


class Mention(NamedTuple):
    """A name where it stands: ``words`` as written, without “’s” or “-ssi”.

    ``is_sure`` says that it can be nothing but a name; others are names only where they are known.
    """

    start: int
    end: int
    words: str
    family: str
    given: str
    is_sure: bool = True


class _Word(NamedTuple):
    start: int
    end: int
    text: str
    parts: list[str]
    is_joined: bool
    """Whether only a space parts it from the word before."""


type _Row = tuple[list[_Word], _Word | None]
"""The words of a name, and which of them is the family name."""


def mentions(text: str) -> Iterator[Mention]:
    """Every possible name in Latin letters, in order, none inside another."""
    words = list(_words(text))
    place = 0
    while place < len(words):
        found, taken = _name_at(words, place)
        if found is not None:
            yield found
        place += taken


@lru_cache(maxsize=_REMEMBERED)
def split_name(name: str) -> tuple[str, str]:
    """Family and given name: “Ki”, “Seon-gyeom”; no family name where there is one word alone.

    >>> split_name("Si-wan Im")
    ('Im', 'Si-wan')
    >>> split_name("기선겸")
    ('기', '선겸')
    """
    words = name.split()
    if has_hangul(name):
        whole = "".join(words)
        cut = 2 if whole.startswith(_TWO_SYLLABLES) and len(whole) > 2 else 1
        return (whole[:cut], whole[cut:]) if 2 <= len(whole) <= 5 else ("", whole)
    for found in mentions(name):
        if found.is_sure or found.words == name:
            return found.family, found.given
    return (words[0], words[1]) if len(words) == 2 else ("", name)


@lru_cache(maxsize=_REMEMBERED)
def is_family_name(word: str) -> bool:
    """Whether a syllable can be one, in any usual spelling."""
    return bool(_FAMILY.fullmatch(_plain(word))) and sound(word) in _family_sounds()


def may_open_sentence(family: str) -> bool:
    """Whether what looks like a family name is perhaps only a word before the name: “In Mi-joo’s life”."""
    return family.casefold() in _OPENINGS


@lru_cache(maxsize=_REMEMBERED)
def written(name: str) -> str:
    """Alike for two names that are written alike, but for capitals and the kind of hyphen."""
    return " ".join(_HYPHEN.sub("-", unicodedata.normalize("NFC", name)).casefold().split())


@cache
def _family_sounds() -> frozenset[str]:
    return frozenset(sound(name) for name in (*_FAMILIES, *_TWO_SYLLABLES))


def _plain(word: str) -> str:
    """For the syllables: small letters, with the breves of McCune and Reischauer spelled out."""
    spelled = word.casefold().replace("ŏ", "eo").replace("ŭ", "eu")
    return "".join(filter(str.isalpha, unicodedata.normalize("NFKD", spelled)))


def _words(text: str) -> Iterator[_Word]:
    end = -1
    for found in _WORD.finditer(text):
        parts = _HYPHEN.split(found[0])
        joined = end >= 0 and text[end : found.start()] in {" ", "\u00a0"}
        if len(parts) > 2 and _plain(parts[-1]) in _HONORIFICS:
            parts.pop()
        words = text[found.start() : found.start() + len("-".join(parts))]
        yield _Word(found.start(), found.start() + len(words), words, parts, joined)
        end = found.end()


def _name_at(words: list[_Word], place: int) -> tuple[Mention | None, int]:
    """The name that begins with this word, if any, and how many words to pass."""
    word, after = words[place], _in_row(words[place + 1 : place + 3])
    if not _is_capital(word):
        return None, 1
    if _is_given(word):
        if after and _is_family(after[0]) and not _opens_name(after):
            return _mention([word, after[0]], after[0].text, word.text), 2
        return _mention([word], "", word.text), 1
    if after and _is_family(word) and _is_given(after[0]):
        return _mention([word, after[0]], word.text, after[0].text), 2
    row, family = _without_hyphen(word, after) or _misspelt(word, after)
    if not row:
        return None, 1
    given = " ".join(each.text for each in row if each is not family)
    return _mention(row, family.text if family else "", given, is_sure=False), len(row)


def _without_hyphen(word: _Word, after: list[_Word]) -> _Row | None:
    """“Im Si Wan”, “Im Siwan”, “Gong Yoo”, “Si Wan” or “Siwan”: perhaps names, perhaps English."""
    if len(after) > 1 and _is_family(after[0]) and _is_given(after[1]):
        return None
    if _is_family(word) and len(after) == 2 and all(map(_is_syllable, after)):
        return [word, *after], word
    if after and _is_syllable(after[0]) and _is_syllable(word):
        return [word, after[0]], word if _is_family(word) else None
    if after and _is_family(word) and _is_pair(after[0]):
        return [word, after[0]], word
    return ([word], None) if _is_pair(word) else None


def _misspelt(word: _Word, after: list[_Word]) -> _Row:
    """“Im Siwann”, “Siwann Im” or “Si-wann”: names only where they are slips of known ones."""
    last = after[-1] if after else word
    if after and _is_family(word) and _is_capital(after[0]) and not _is_family(after[0]):
        return [word, after[0]], word
    if after and _is_family(after[0]) and (last is after[0] or not _is_capital(last)):
        return [word, after[0]], after[0]
    return [word] if len(word.parts) == 2 else [], None


def _mention(row: list[_Word], family: str, given: str, *, is_sure: bool = True) -> Mention:
    words = " ".join(word.text for word in row)
    return Mention(row[0].start, row[-1].end, words, family, given, is_sure)


def _in_row(after: list[_Word]) -> list[_Word]:
    """As many as only a space parts from the word before."""
    return list(takewhile(lambda word: word.is_joined, after))


def _is_pair(word: _Word) -> bool:
    """Whether it is two syllables written as one word."""
    plain = _plain(word.text)
    return _is_capital(word) and len(word.parts) == 1 and bool(_TWO.fullmatch(plain))


def _opens_name(words: list[_Word]) -> bool:
    """Whether the first is the family name of a given name that follows."""
    return len(words) > 1 and _is_given(words[1])


def _is_capital(word: _Word) -> bool:
    return word.text[0].isupper()


def _is_family(word: _Word) -> bool:
    return _is_capital(word) and len(word.parts) == 1 and is_family_name(word.text)


def _is_syllable(word: _Word) -> bool:
    return _is_capital(word) and len(word.parts) == 1 and bool(_ONE.fullmatch(_plain(word.text)))


def _is_given(word: _Word) -> bool:
    parts = [_plain(part) for part in word.parts]
    return (
        _is_capital(word)
        and len(parts) == 2
        and all(map(_ONE.fullmatch, parts))
        and not all(part in _ENGLISH for part in parts)
        and "-".join(parts) not in _NOUNS
    )
