"""Which part of a name is the family name, and which the given name."""

from functools import lru_cache

from text.jamo import has_hangul
from text.names.families import TWO_SYLLABLES
from text.names.finding import mentions
from text.names.spelling import plain, readings, spells
from text.names.writing import REMEMBERED


@lru_cache(maxsize=REMEMBERED)
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
        cut = 2 if whole.startswith(TWO_SYLLABLES) and len(whole) > 2 else 1
        return (whole[:cut], whole[cut:]) if 2 <= len(whole) <= 5 else ("", whole)
    for found in mentions(name):
        if found.is_sure or found.words == name:
            return found.family, found.given
    return (words[0], words[1]) if len(words) == 2 else ("", name)


def family_first(latin: str, hangul: str = "") -> tuple[str, str]:
    """The name with its family name in front, and that; as it is, and none, where neither script tells it."""
    if hangul:
        words = latin.split()
        orders = [words, [*words[-1:], *words[:-1]], [*words[1:], *words[:1]]]
        names = ((" ".join(order), order[0]) for order in orders if len(words) > 1)
        told = ((name, family) for name, family in names if _begins_with(name, family, hangul))
        return next(told, (latin, ""))
    for found in mentions(latin):
        if found.is_sure and found.family and found.words == latin:
            return f"{found.family} {found.given}", found.family
    return latin, ""


def _begins_with(name: str, family: str, hangul: str) -> bool:
    return plain(hangul)[:1] in readings(family) and spells(name, hangul)
