"""One skeleton for the many Latin spellings of a Korean name.

People write 이 as Lee, Yi, Rhee or I, and 정 as Jung, Jeong, Chung or Jong. The tables below fold
what the Revised Romanization, McCune–Reischauer and the spellings on passports tell apart but
readers do not: plain and aspirated consonants, the back vowels, silent h. It merges too much on
purpose: it finds candidates, and something else must put them in order.

Sources: the two systems, as `text.romanization` and `text.mccune` name theirs; for custom, what
passports were found to spell: Lee Sang-Oak and others, 성씨의 로마자 표기 정책 마련 연구 (National
Institute of Korean Language, 2011). The table of the tests says which rule is for which.
"""

import re
import unicodedata

from text.romanization import romanize

_FAMILY_NAMES = {
    spelling: skeleton
    for skeleton, spellings in {
        "i": "lee li rhee rhie ree yi yee",
        "im": "lim leem rim yim yeem rhim",
        "yu": "ryu ryoo lyu liu yoo you yew yu",
        "no": "roh ro noh",
        "na": "ra rha nah",
        "an": "ahn",
        "nam": "nahm",
        "bak": "park pak bahk pahk parc",
        "heo": "hur her huh",
        "choi": "choe choy chwe",
        "gang": "khang",
        "baek": "paik baik back",
    }.items()
    for spelling in spellings.split()
}
"""Whole words only: as a part of a word these letters mean something else."""

_STEPS = [
    (re.compile(pattern), replacement)
    for pattern, replacement in [
        (r"^(?:lee|rhee|yi)(?=[bcdfghjkmnpstw])", "i"),
        (r"^[lry]im(?=[bcdghjkmpstwy])", "im"),
        (r"^[lr](?=y)", ""),
        (r"park", "pak"),
        (r"ph|[fv]", "p"),
        (r"th", "t"),
        (r"wh", "hw"),
        (r"t?ch|z", "j"),
        (r"c(?=[eiy])", "s"),
        (r"sh", "s"),
        (r"x", "ks"),
        (r"[cgq]", "k"),
        (r"d", "t"),
        (r"b", "p"),
        (r"l", "r"),
        (r"eui|ui|ee|yi|ih", "i"),
        (r"yae|yeh|ye(?!o|u)|yai", "e"),
        (r"weo", "wo"),
        (r"woo|wu|eo|eu|oo|ou", "u"),
        (r"wae|weh|oe|oi", "we"),
        (r"ae|ea|ai|ay", "e"),
        (r"o", "u"),
        (r"(?<=[aeiu])h(?![aeiuwy])", ""),
        (r"\|", ""),
        (r"(.)\1+", r"\1"),
        (r"^yi", "i"),
    ]
]
"""In this order: each step sees what the one before it left."""

_APART = re.compile(r"[\s·,/]+")
_BOUNDARY, _HYPHEN = "|", "-"
_HYPHENS = re.compile("[-\u2010-\u2015]")
_HANGUL_SYLLABLES = re.compile("(?<=[가-힣])(?=[가-힣])")


def sound(text: str) -> str:
    """The skeleton, spaces and hyphens gone; Hangul is spelled in Latin first.

    Letters of two syllables do not melt together where a hyphen or the script parts them: 유아인 has an a and
    an i, not the ai of Jai.
    """
    words = list(filter(None, _APART.split(text)))
    ends = {0, len(words) - 1}
    parts = (part for place, word in enumerate(words) for part in _parts(word, place in ends))
    skeleton = _BOUNDARY.join(parts)
    for pattern, replacement in _STEPS:
        skeleton = pattern.sub(replacement, skeleton)
    return skeleton


def _parts(word: str, may_be_family: bool) -> list[str]:
    if may_be_family and (family := _FAMILY_NAMES.get(_letters(romanize(word)))):
        return [family]
    syllables = _HANGUL_SYLLABLES.sub(_HYPHEN, word)
    return [_letters(romanize(part)) for part in _HYPHENS.split(syllables)]


def _letters(word: str) -> str:
    apart = unicodedata.normalize("NFKD", word).casefold()
    return "".join(character for character in apart if character.isalnum())
