"""Korean family names."""

from functools import cache, lru_cache

from text.names.spelling import family_readings, plain
from text.names.writing import REMEMBERED
from text.romanization import romanize

_FAMILIES = (
    "가강감견계고곡공곽구국궁권금기길김나남노뇌단당도독동두라로류마맹명모목문민박반방배백변복봉부빈빙사상"
    "리서석선설성소손송승신심안양어엄여연염예오옥온왕용우원위유육윤은음이인임장전정제조주지진차채천초최추탁"
    "탄태판팽편평포표피하한함허현형호홍화황"
)
TWO_SYLLABLES = ("남궁", "황보", "제갈", "사공", "선우", "서문", "독고")
_ALSO_OF_ONE = frozenset({"황보", "선우", "서문"})
"""Of which the first syllable is a family name as often: 황보라 is Hwang Bo-ra."""

_USUAL_SPELLINGS = (
    "김Kim 이Lee 박Park 최Choi 정Jung 강Kang 조Cho 윤Yoon 장Jang 임Im 한Han 오Oh 서Seo 신Shin 권Kwon "
    "황Hwang 안Ahn 송Song 류Ryu 유Yoo 홍Hong 고Ko 문Moon 손Son 배Bae 백Baek 허Heo 심Shim 노Noh 곽Kwak "
    "성Sung 주Joo 우Woo 구Koo 기Ki 변Byun 위Wi 명Myung 금Keum 왕Wang 원Won"
)
_USUAL = {pair[0]: pair[1:] for pair in _USUAL_SPELLINGS.split()}
"""Family names as most of their bearers spell them, where the rule says otherwise or may."""


@lru_cache(maxsize=REMEMBERED)
def is_family_name(word: str) -> bool:
    """Whether a word in either script can be one, in any usual spelling."""
    return not _plain_families().isdisjoint(family_readings(word))


def family_in(name: str) -> str:
    """The family name with which a whole name in Hangul begins: 제갈 of 제갈수진."""
    two = name[:2]
    is_two = two in TWO_SYLLABLES and len(name) > (3 if two in _ALSO_OF_ONE else 2)
    return two if is_two else name[:1]


def usual_spelling(family: str) -> str:
    """In Latin letters, of one in Hangul."""
    return _USUAL.get(family) or romanize(family).capitalize()


@cache
def _plain_families() -> frozenset[str]:
    return frozenset(map(plain, (*_FAMILIES, *TWO_SYLLABLES)))
