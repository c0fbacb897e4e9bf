"""Rows found by their names, whatever the spelling, script or order."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings, strategies as st

from people.models import Person
from search.ranking import closest
from shows.models import Credit, Show
from tests import factories as make
from tests.searching import NONSENSE, SPELLINGS, VERY_LONG

pytestmark = pytest.mark.django_db


def person(name, hangul="", **more):
    return make.PersonFactory(name=name, name_hangul=hangul, aliases="", **more)


def found(query):
    return [Person.objects.get(pk=pk).name for pk in closest(Person, query)]


@pytest.mark.parametrize(
    "query",
    [
        *SPELLINGS,
        *["임시", "임 시완", "임시ㅇ", "임ㅅ", "임시왼"],
        *["im siwan", "imsiwan", "si wan", "SIWAN IM", "Siwan, Im"],
        *["Lim Shi Wan", "Im Shi Wan", "Rim Siwan", "yimshiwan", "Im Si-wam", "Im Siwna"],
        *["dlatldhks", "Dlatldhks", "Im Si–wan", "ＩＭ ＳＩＷＡＮ", "im_si_wan"],
    ],
)
def test_im_si_wan_is_found_by(query):
    person("Song Hye-kyo", "송혜교")
    person("Im Si-wan", "임시완")
    assert found(query)[0] == "Im Si-wan"


@pytest.mark.parametrize("query", [*(one for one in SPELLINGS if one != "ㅇㅅㅇ"), "Wan Si Im"])
def test_person_known_in_latin_only_is_found_by(query):
    person("Im Si-wan")
    assert found(query) == ["Im Si-wan"]


@pytest.mark.parametrize("query", SPELLINGS)
def test_person_known_in_hangul_only_is_found_by(query):
    person("임시완", "임시완")
    assert found(query) == ["임시완"]


@pytest.mark.parametrize(
    ("query", "name", "hangul"),
    [
        ("I Yeong-ae", "Lee Young-ae", "이영애"),
        ("Rhee Young Ae", "Lee Young-ae", "이영애"),
        ("Bak Bo-geom", "Park Bo-gum", "박보검"),
        ("Gim Hye-su", "Kim Hye-soo", "김혜수"),
        ("Choe Min-sik", "Choi Min-shik", ""),
        ("Ryoo Jun Yeol", "Ryu Jun-yeol", "류준열"),
        ("Yoo Joon-yeol", "Ryu Jun-yeol", "류준열"),
        ("Sin Se-gyeong", "Shin Se-kyung", "신세경"),
        ("Se-kyung Shin", "Shin Se-kyung", "신세경"),
        ("Jeong Hae-in", "Jung Hae-in", ""),
        ("Chung Hae In", "Jung Hae-in", ""),
        ("Chŏng Hae-in", "Jung Hae-in", "정해인"),
        ("Shin Hyae-sun", "Shin Hye-sun", ""),
        ("yoon-ah im", "Im Yoona", ""),
        ("Yoo Ah-in", "유아인", "유아인"),
        ("Yooahin", "유아인", "유아인"),
        ("Hyeeun Park", "Park Hye-eun", "박혜은"),
        ("Jang Dae-woong", "장대웅", "장대웅"),
    ],
)
def test_other_spellings_find_the_person(query, name, hangul):
    person(name, hangul)
    assert found(query) == [name]


@pytest.mark.parametrize(
    ("query", "title", "hangul"),
    [
        ("dongnimmun", "The Gate", "독립문"),
        ("doklipmun", "The Gate", "독립문"),
        ("gisaengchung", "Parasite", "기생충"),
        ("CLOY", "Crash Landing on You", "사랑의 불시착"),
        ("사랑의불시착", "Crash Landing on You", "사랑의 불시착"),
        ("불시착 사랑의", "Crash Landing on You", "사랑의 불시착"),
        ("sarangeui bulsichak", "Crash Landing on You", "사랑의 불시착"),
        ("landing you", "Crash Landing on You", "사랑의 불시착"),
        ("Crahs Landing onn You", "Crash Landing on You", "사랑의 불시착"),
        ("껴ㅜ ㅐㅜ", "Run On", "런 온"),
        ("runon", "Run On", "런 온"),
        ("run-on", "Run On", "런 온"),
    ],
)
def test_other_spellings_find_the_show(query, title, hangul):
    make.ShowFactory(title=title, title_hangul=hangul, title_romanized="", aliases="")
    make.ShowFactory(title="Moonshot", title_hangul="문샷", title_romanized="", aliases="")
    shows = Show.objects.matching(query)
    assert [show.title for show in shows] == [title]


@pytest.mark.parametrize(
    ("query", "name", "hangul"),
    [
        ("송혜교", "Im Si-wan", "임시완"),
        ("Park Bo-gum", "Park Shin-hye", "박신혜"),
        ("ㅇㅅㄱ", "Im Si-wan", "임시완"),
        ("zzz", "J", ""),
        ("ㅎㄱㅅ", "Song Hye-kyo", "송혜교"),
    ],
)
def test_other_people_are_not_found(query, name, hangul):
    person(name, hangul)
    assert found(query) == []


def test_order_is_whole_beginning_word_and_within():
    for name in ("Grunt", "Lovely Runner", "Running Man", "Run for It", "Run"):
        person(name)
    assert found("run") == ["Run", "Run for It", "Running Man", "Lovely Runner", "Grunt"]


def test_person_is_called_by_the_given_name():
    person("Ga Young-jin", "가영진", search_weight=9)
    person("Moon Ga-young", "문가영", search_weight=5)
    assert found("가영") == ["Moon Ga-young", "Ga Young-jin"]
    assert found("Gayoung") == ["Moon Ga-young", "Ga Young-jin"]


def test_family_name_or_a_syllable_is_no_given_name():
    person("Claudia Kim", "수현", search_weight=9)
    person("Kim Go-eun", "김고은", search_weight=1)
    assert found("kim") == ["Kim Go-eun", "Claudia Kim"]
    person("Fabien", "파비앙", search_weight=9)
    person("Solbi", "솔비", search_weight=8)
    person("Bibi", "비비", search_weight=1)
    assert found("비") == ["Bibi", "Fabien", "Solbi"]


@pytest.mark.parametrize("query", ["현빈은", "현빈이", "현빈을", "현빈씨", "현빈에서", "현빈이랑"])
def test_name_with_a_particle_is_found(query):
    person("Hyun Bin", "현빈")
    person("Hyun Bong-sik", "현봉식")
    assert found(query)[0] == "Hyun Bin"


@pytest.mark.parametrize("query", ["singal", "Singal", "isgnal", "signla", "Sgnal", "Signall"])
def test_slip_anywhere_in_a_title_is_found(query):
    show = make.ShowFactory(title="Signal", title_hangul="", title_romanized="", aliases="")
    assert list(Show.objects.matching(query)) == [show]


def test_heavier_of_two_that_are_equally_close_comes_first():
    person("Kim Min-jae", "김민재", search_weight=3)
    person("Kim Min-ji", "김민지", search_weight=8)
    assert found("Kim Min") == ["Kim Min-ji", "Kim Min-jae"]


def test_so_min_and_su_min_are_two_people():
    person("Jung So-min", "정소민")
    person("Jung Soo-min", "정수민")
    assert found("Jeong Somin")[0] == "Jung So-min"
    assert found("Jeong Sumin")[0] == "Jung Soo-min"


def test_consonant_that_hangs_below_the_last_syllable_begins_the_next_one():
    person("Song Hye-kyo", "송혜교")
    person("Song Hyuk", "송혁")
    assert found("송혝")[0] == "Song Hye-kyo"


@pytest.mark.parametrize("query", [*NONSENSE, *VERY_LONG, "\ud800", "ㅋㅋㅋ", "1"])
def test_nonsense_finds_nobody(query):
    person("Im Si-wan", "임시완")
    assert found(query) == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.text(st.characters(categories=["L", "N", "P", "Zs"]), min_size=1, max_size=40))
def test_any_name_is_found_by_itself(name):
    Person.objects.all().delete()
    name = " ".join(name.split())
    if any(letter.isalnum() for letter in name):
        person(name)
        assert found(name) == [name]


def test_character_is_found_by_any_spelling_and_by_either_of_two_names():
    credit = make.CreditFactory(character="Jo Jin-gap / Jo Jang-poong", character_hangul="조진갑")
    for query in (
        "jojingap",
        "Cho Jin Gap",
        "조진갑",
        "ㅈㅈㄱ",
        "Jang-poong",
        "조장풍",
        "Jo Jin-gab",
    ):
        assert list(Credit.objects.matching(query)) == [credit], query


@pytest.mark.parametrize(
    ("words", "is_part"),
    [
        *[
            ("Se-kyung", True),
            ("sekyu", True),
            ("신세", True),
            ("경", True),
            ("Shin Sekyung", True),
        ],
        *[("ekyung", False), ("Se-young", False), ("임", False)],
    ],
)
def test_part_of_a_name_is_from_a_word_or_syllable_on(words, is_part, django_assert_num_queries):
    shin = person("Shin Se-kyung", "신세경")
    person("Park Bo-gum", "박보검")
    with django_assert_num_queries(1):
        assert list(Person.objects.with_part(words)) == [shin] * is_part


def test_part_of_a_name_of_a_character():
    credit = make.CreditFactory(character="Oh Mi-joo", character_hangul="오미주")
    make.CreditFactory(character="Ki Seon-gyeom", character_hangul="기선겸")
    assert list(Credit.objects.with_part("miju")) == [credit]


def test_rows_that_sound_like_one_of_several_names_take_one_query(django_assert_num_queries):
    lee, park = person("Lee Young-ae"), person("Park Bo-gum")
    person("Song Hye-kyo")
    with django_assert_num_queries(1):
        assert set(Person.objects.sounding_like(["Rhee Yeong-ae", "박보검"])) == {lee, park}


@pytest.mark.parametrize(
    ("query", "title"),
    [("선업튀", "선재 업고 튀어"), ("눈여", "눈물의 여왕"), ("사불", "사랑의 불시착")],
)
def test_title_is_found_by_the_first_syllables_of_its_words(query, title):
    make.ShowFactory(title="Another", title_hangul="다른 이야기", title_romanized="", aliases="")
    show = make.ShowFactory(title="The one", title_hangul=title, title_romanized="", aliases="")
    assert closest(Show, query) == [show.pk]


@pytest.mark.parametrize("query", ["동김준", "김준동", "성송일"])
def test_two_swapped_syllables_are_put_back(query):
    person("Kim Dong-jun", "김동준")
    person("Song Seong-il", "송성일")
    person("Dong Joon", "동준")
    hangul = "송성일" if query.startswith("성") else "김동준"
    assert Person.objects.get(pk=closest(Person, query)[0]).name_hangul == hangul


def test_name_itself_comes_before_that_of_swapped_syllables():
    person("Lee Ji-eun", "이지은")
    person("Lee Eun-ji", "이은지")
    assert found("이지은") == ["Lee Ji-eun", "Lee Eun-ji"]


@pytest.mark.parametrize("query", ["ㅇ", "ㅅ", "ㅅㅇ", "ㅇㅅㅇ"])
def test_initial_consonants_are_found_wherever_they_stand(query):
    person("Im Si-wan", "임시완")
    person("Kim Go-eun", "김고은")
    person("Park Bo-gum", "박보검")
    assert found(query)[0] == "Im Si-wan"
    assert "Park Bo-gum" not in found(query)


def test_lone_consonant_finds_characters():
    show = make.ShowFactory()
    jung_suk = make.CreditFactory(show=show, character="Baek Jung-suk", character_hangul="백정숙")
    make.CreditFactory(show=show, character="Kim Go-eun", character_hangul="김고은")
    assert closest(Credit, "ㅂ") == [jung_suk.pk]


def test_lone_consonant_asks_for_no_range():
    """Half of all names would be in it."""
    with CaptureQueriesContext(connection) as asked:
        closest(Credit, "ㅂ")
    tokens = [query["sql"] for query in asked if "search_searchtoken" in query["sql"]]
    assert len(tokens) == 2
    assert not any(">=" in sql for sql in tokens)
