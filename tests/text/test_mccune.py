"""Spellings from the sources that `text.mccune` names, and as maps and libraries print them."""

import pytest
from hypothesis import given, strategies as st

from text.mccune import mccune_reischauer, mccune_reischauer_name


@pytest.mark.parametrize(
    ("hangul", "latin"),
    [
        ("평양", "p'yŏngyang"),
        ("서울", "sŏul"),
        ("부산", "pusan"),
        ("대구", "taegu"),
        ("전주", "chŏnju"),
        ("경주", "kyŏngju"),
        ("제주", "cheju"),
        ("광주", "kwangju"),
        ("인천", "inch'ŏn"),
        ("김치", "kimch'i"),
        ("태백", "t'aebaek"),
        ("쿠데타", "k'udet'a"),
        ("까치", "kkach'i"),
        ("빨리", "ppalli"),
        ("쌀", "ssal"),
        ("찌개", "tchigae"),
        ("의회", "ŭihoe"),
        ("은혜", "ŭnhye"),
    ],
)
def test_letters(hangul, latin):
    assert mccune_reischauer(hangul) == latin


@pytest.mark.parametrize(
    ("hangul", "latin"),
    [
        ("가구", "kagu"),
        ("등대", "tŭngdae"),
        ("반복", "panbok"),
        ("주장", "chujang"),
        ("감자", "kamja"),
        ("금강산", "kŭmgangsan"),
        ("팔공산", "p'algongsan"),
        ("갈비", "kalbi"),
        ("백두산", "paektusan"),
        ("백제", "paekche"),
        ("불국사", "pulguksa"),
    ],
)
def test_plain_consonants_are_voiced_between_voices(hangul, latin):
    assert mccune_reischauer(hangul) == latin


@pytest.mark.parametrize(
    ("hangul", "latin"), [("철도", "ch'ŏlto"), ("울진", "ulchin"), ("을지로", "ŭlchiro")]
)
def test_t_and_ch_are_not_voiced_after_l(hangul, latin):
    assert mccune_reischauer(hangul) == latin


@pytest.mark.parametrize(
    ("hangul", "latin"),
    [("쉬다", "shwida"), ("다시 쉰", "tasi shwin"), ("옷쉬", "otshwi"), ("신라", "silla")],
)
def test_s_is_sh_before_wi_alone(hangul, latin):
    assert mccune_reischauer(hangul) == latin


@pytest.mark.parametrize(
    ("hangul", "latin"),
    [
        ("한국", "han'guk"),
        ("한글", "han'gŭl"),
        ("잔금", "chan'gŭm"),
        ("장음", "changŭm"),
        ("선군", "sŏn'gun"),
        ("성운", "sŏngun"),
        ("왕건", "wanggŏn"),
        ("한껏", "hankkŏt"),
    ],
)
def test_an_apostrophe_parts_n_and_g(hangul, latin):
    assert mccune_reischauer(hangul) == latin


@pytest.mark.parametrize(
    ("hangul", "latin"),
    [("회사에서", "hoesaësŏ"), ("바보에게", "paboëge"), ("세계에", "segyee"), ("방에", "pange")],
)
def test_e_after_a_or_o_has_its_dots(hangul, latin):
    assert mccune_reischauer(hangul) == latin


@pytest.mark.parametrize(
    ("hangul", "latin"),
    [
        ("국어", "kugŏ"),
        ("믿음", "midŭm"),
        ("필요", "p'iryo"),
        ("석굴암", "sŏkkuram"),
        ("신림", "sillim"),
        ("종로", "chongno"),
        ("독립문", "tongnimmun"),
        ("압록강", "amnokkang"),
        ("설날", "sŏllal"),
        ("미닫이", "midaji"),
        ("같이", "kach'i"),
        ("않다", "ant'a"),
        ("맞히다", "mach'ida"),
    ],
)
def test_sound_changes_are_those_of_the_revised_system(hangul, latin):
    assert mccune_reischauer(hangul) == latin


@pytest.mark.parametrize(
    ("hangul", "latin"),
    [
        ("철학", "ch'ŏrhak"),
        ("합하다", "haphada"),
        ("속히", "sokhi"),
        ("못하다", "mothada"),
        ("다섯살", "tasŏssal"),
        ("학꾜", "hakkyo"),
        ("곧때", "kottae"),
        ("못써", "mossŏ"),
        ("못짜", "motcha"),
        ("입뿐", "ippun"),
        ("꽃집", "kkotchip"),
        ("꽃차", "kkotch'a"),
    ],
)
def test_letters_that_meet(hangul, latin):
    assert mccune_reischauer(hangul) == latin


@pytest.mark.parametrize(
    ("hangul", "latin"),
    [
        ("SKY 캐슬 2", "SKY k'aesŭl 2"),
        ("ㅎ송", "ㅎsong"),
        ("런 온", "rŏn on"),
        ("\u1109\u1175\u11ab\u1105\u1161", "silla"),
        ("", ""),
    ],
)
def test_only_whole_syllables_change(hangul, latin):
    assert mccune_reischauer(hangul) == latin


@pytest.mark.parametrize(
    ("name", "latin"),
    [
        ("임시완", "Im Si-wan"),
        ("김일성", "Kim Il-sŏng"),
        ("김대중", "Kim Tae-jung"),
        ("박정희", "Pak Chŏng-hŭi"),
        ("이승만", "Yi Sŭng-man"),
        ("리승만", "Yi Sŭng-man"),
        ("류성민", "Yu Sŏng-min"),
        ("라민주", "Na Min-ju"),
        ("림꺽정", "Im Kkŏk-chŏng"),
        ("녀운형", "Yŏ Un-hyŏng"),
        ("안중근", "An Chung-gŭn"),
        ("안응렬", "An Ŭng-nyŏl"),
        ("김철원", "Kim Ch'ŏr-wŏn"),
        ("박목월", "Pak Mog-wŏl"),
        ("김창룡", "Kim Ch'ang-nyong"),
        ("이어령", "Yi Ŏ-ryŏng"),
        ("김은경", "Kim Ŭn-gyŏng"),
        ("김리나", "Kim Ri-na"),
        ("최란", "Ch'oe Ran"),
        ("김아에", "Kim A-e"),
        ("남궁민", "Namgung Min"),
        ("\u1105\u1175\u1105\u1161\u11ab", "Yi Ran"),
        ("비", "Pi"),
        ("IU", "IU"),
        ("", ""),
    ],
)
def test_names_as_libraries_spell_them(name, latin):
    assert mccune_reischauer_name(name) == latin


@pytest.mark.parametrize(
    ("name", "latin"),
    [
        ("김일성", "Kim Ilsŏng"),
        ("박정희", "Pak Chŏnghŭi"),
        ("이승만", "Yi Sŭngman"),
        ("김은경", "Kim Ŭn'gyŏng"),
    ],
)
def test_names_without_a_hyphen(name, latin):
    assert mccune_reischauer_name(name, joint="") == latin


@given(st.text())
def test_any_text_can_be_spelled(text):
    mccune_reischauer(text)
    mccune_reischauer_name(text)
