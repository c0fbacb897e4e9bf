"""Whether words are built as the name of a person, or as what a character is called."""

from functools import lru_cache

from text.articles.vocabulary import WORDS
from text.jamo import has_hangul
from text.names.families import is_family_name
from text.names.finding import mentions
from text.names.spelling import readings
from text.names.writing import REMEMBERED

RANKS = frozenset(WORDS["ranks"])
_KOREAN_RANKS = frozenset(WORDS["korean_ranks"])


@lru_cache(maxsize=REMEMBERED)
def is_korean_name(name: str) -> bool:
    """Whether it is built as one, whole or the given name alone; “Rowoon” is not."""
    if has_hangul(name):
        return is_family_name(name[0]) and 2 <= len(name) <= 4
    if any(found.is_sure and found.words == name for found in mentions(name)):
        return True
    words = name.split()
    if len(words) == 2 and sum(map(_is_given_name, words)) == 1:
        return (
            all(word[:1].isupper() for word in words)
            and words[0].casefold().strip(".") not in RANKS
        )
    ends = (words[0], words[-1]) if len(words) > 1 else ()
    return any(map(is_family_name, ends)) and bool(readings(name))


def _is_given_name(word: str) -> bool:
    """“Mun-hui”: with it any other word may be the family name."""
    return "-" in word and any(found.is_sure and found.words == word for found in mentions(word))


def may_be_korean(name: str) -> bool:
    """Also “Bae Suzy”: a family name at either end is enough."""
    words = name.split()
    return is_korean_name(name) or (len(words) == 2 and any(map(is_family_name, words)))


def is_ranked(name: str) -> bool:
    """“Director Ip”, “The Ferryman”, “순임 할머니”: so characters are called."""
    words = name.casefold().split()
    if len(words) > 1 and words[-1].removesuffix("님") in _KOREAN_RANKS:
        return True
    return len(words) > 1 and words[0].strip(".") in RANKS | {"the"}
