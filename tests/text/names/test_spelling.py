"""Latin spellings of Korean names: alike where they are of one name, apart where they are of two."""

import pytest

from text.names.spelling import family_readings, given_readings, plain, readings, spells


@pytest.mark.parametrize(
    ("latin", "hangul"),
    [
        ("Im Si-wan", "임시완"),
        ("Lim Siwan", "임시완"),
        ("Si-wan Yim", "임시완"),
        ("YIM SI WAN", "임시완"),
        ("Shin Se-kyung", "신세경"),
        ("Sin Segyeong", "신세경"),
        ("Sekyoung Shin", "신세경"),
        ("Choe Su-yeong", "최수영"),
        ("Bak Bo-geom", "박보검"),
        ("Park Bogum", "박보검"),
        ("Yoo Joon-yeol", "류준열"),
        ("Cho Jin-woong", "조진웅"),
        ("Yi Young-ae", "이영애"),
        ("Lee Sae-young", "이세영"),
        ("Whang Jung-min", "황정민"),
        ("Huh Joon-ho", "허준호"),
        ("Kim T'ae-ri", "김태리"),
        ("Chŏng U-sŏng", "정우성"),
        ("Son Ye‐jin", "손예진"),
        ("Namgoong Min", "남궁민"),
        ("Lee E-dam", "이이담"),
    ],
)
def test_usual_spelling_is_read(latin, hangul):
    assert spells(latin, hangul)


@pytest.mark.parametrize(
    ("latin", "hangul"),
    [
        ("Jeon So-min", "전수민"),
        ("Lee Dae-ri", "이태리"),
        ("Moon Chae-won", "문재원"),
        ("Kim Hyun-joong", "김현정"),
        ("Lee Seung-gi", "이성기"),
        ("Kim Yong-min", "김영민"),
        ("Park Bo-geun", "박보검"),
        ("IU", "이지은"),
        ("", "임시완"),
        ("Im Si-wan", ""),
    ],
)
def test_spelling_of_another_name_is_not(latin, hangul):
    assert not spells(latin, hangul)


@pytest.mark.parametrize(
    ("given", "hangul", "others"),
    [
        ("Tae-o", "태오", "대오"),
        ("So-min", "소민", "수민"),
        ("Chung-hee", "정희", "종희"),
        ("Chŏng-hŭi", "정희", "청희"),
        ("Ch’ŏng-hŭi", "청희", "정희"),
        ("Woo Suk", "우석", "오석"),
        ("선겸", "선겸", "성겸"),
    ],
)
def test_given_name_is_read_alone(given, hangul, others):
    found = given_readings(given)
    assert hangul in found
    assert others not in found


def test_family_name_is_read_by_its_own_rule():
    assert {"조", "초"} <= family_readings("Cho")
    assert "조" not in given_readings("Cho")
    assert family_readings("임") == {"임"}


def test_what_no_spelling_tells_stays_together():
    assert {"김정훈", "김중훈"} <= readings("Kim Jung-hoon")
    assert (plain("류상렬"), plain("꽃하늬")) == ("유상열", "곧하니")


@pytest.mark.parametrize(
    "text", ["a" * 5_000, "aeiouy" * 6, "yeo-" * 200, "임시완", "Ω", "١٢", "-"]
)
def test_what_is_no_name_has_no_reading(text):
    assert readings(text) == frozenset()
