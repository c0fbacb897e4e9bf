"""The examples are those of notice 2000-8 and of the Standard Pronunciation Rules."""

import pytest

from text.romanization import romanize


@pytest.mark.parametrize(
    ("hangul", "latin"),
    [
        ("구미", "gumi"),
        ("영동", "yeongdong"),
        ("백암", "baegam"),
        ("옥천", "okcheon"),
        ("합덕", "hapdeok"),
        ("호법", "hobeop"),
        ("월곶", "wolgot"),
        ("벚꽃", "beotkkot"),
        ("한밭", "hanbat"),
        ("구리", "guri"),
        ("설악", "seorak"),
        ("칠곡", "chilgok"),
        ("임실", "imsil"),
        ("울릉", "ulleung"),
        ("대관령", "daegwallyeong"),
        ("광희문", "gwanghuimun"),
    ],
)
def test_letters(hangul, latin):
    assert romanize(hangul) == latin


@pytest.mark.parametrize(
    ("hangul", "latin"),
    [
        ("백마", "baengma"),
        ("종로", "jongno"),
        ("왕십리", "wangsimni"),
        ("별내", "byeollae"),
        ("신라", "silla"),
        ("독립문", "dongnimmun"),
        ("속리산", "songnisan"),
        ("촉석루", "chokseongnu"),
        ("극락전", "geungnakjeon"),
    ],
)
def test_neighbouring_consonants_assimilate(hangul, latin):
    assert romanize(hangul) == latin


@pytest.mark.parametrize(
    ("hangul", "latin"),
    [("해돋이", "haedoji"), ("같이", "gachi"), ("굳히다", "guchida"), ("붙여", "buchyeo")],
)
def test_t_softens_before_i(hangul, latin):
    assert romanize(hangul) == latin


@pytest.mark.parametrize(
    ("hangul", "latin"),
    [
        ("좋고", "joko"),
        ("놓다", "nota"),
        ("낳지", "nachi"),
        ("묵호", "mukho"),
        ("집현전", "jiphyeonjeon"),
        ("좋아", "joa"),
        ("많아", "mana"),
        ("않고", "anko"),
        ("싫소", "silso"),
        ("놓는", "nonneun"),
        ("뚫는", "ttulleun"),
        ("맞히다", "machida"),
        ("앉히다", "anchida"),
    ],
)
def test_h_melts_into_its_neighbours_but_nouns_keep_it(hangul, latin):
    assert romanize(hangul) == latin


@pytest.mark.parametrize(
    ("hangul", "latin"),
    [
        ("없어", "eopseo"),
        ("앉아", "anja"),
        ("닭이", "dalgi"),
        ("닭", "dak"),
        ("읽고", "ilgo"),
        ("읽다", "ikda"),
        ("여덟", "yeodeol"),
        ("삶", "sam"),
        ("값", "gap"),
        ("있어", "isseo"),
        ("강아지", "gangaji"),
    ],
)
def test_finals_of_two_consonants(hangul, latin):
    assert romanize(hangul) == latin


@pytest.mark.parametrize(
    ("hangul", "latin"), [("압구정", "apgujeong"), ("낙동강", "nakdonggang"), ("샛별", "saetbyeol")]
)
def test_tense_consonants_are_not_marked(hangul, latin):
    assert romanize(hangul) == latin


@pytest.mark.parametrize(("hangul", "latin"), [("한복남", "hanboknam"), ("홍빛나", "hongbitna")])
def test_syllables_of_a_name_do_not_change_each_other(hangul, latin):
    assert romanize(hangul, linked=False) == latin


@pytest.mark.parametrize(
    ("text", "latin"),
    [
        ("SKY 캐슬", "SKY kaeseul"),
        ("응답하라 1988!", "eungdaphara 1988!"),
        ("신, 라", "sin, ra"),
        ("ㅎ송ㅋㅋ", "ㅎsongㅋㅋ"),
        ("\u1109\u1175\u11ab\u1105\u1161", "silla"),
        ("", ""),
    ],
)
def test_only_whole_syllables_change(text, latin):
    assert romanize(text) == latin
