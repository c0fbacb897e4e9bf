"""Thirty lines of cast in mixed spellings and orders, twenty people known: none doubled or mixed up."""

import pytest

from people.models import Person
from shows.facts import Plan
from shows.models import Credit, Show
from tests import factories as make

pytestmark = pytest.mark.django_db

# Key → name, Hangul, other names, as a desk of some years has them: some without Hangul, some in it alone.
KNOWN = {
    "im": ("Im Si-wan", "임시완", "Yim Si-wan"),
    "shin": ("Shin Se-kyung", "신세경", ""),
    "choi": ("Choi Soo-young", "최수영", "Sooyoung"),
    "kang": ("Kang Tae-oh", "강태오", ""),
    "park": ("Park Yeong-gyu", "박영규", ""),
    "cha": ("Cha Hwa-yeon", "", ""),
    "ryu": ("Ryu Abell", "류아벨", ""),
    "bong": ("Lee Bong-ryun", "이봉련", ""),
    "yeon": ("Yeon Je-wook", "연제욱", ""),
    "jungha": ("Lee Jung-ha", "", ""),
    "hyun": ("Hyun Bin", "현빈", "Kim Tae-pyung"),
    "son": ("Son Ye-jin", "손예진", ""),
    "iu": ("IU", "아이유", "Lee Ji-eun\n이지은"),
    "jehoon": ("Lee Je-hoon", "이제훈", ""),
    "hyesoo": ("Kim Hye-soo", "김혜수", ""),
    "jinwoong": ("Cho Jin-woong", "조진웅", ""),
    "bogum": ("Park Bo-gum", "박보검", ""),
    "junyeol": ("Ryu Jun-yeol", "류준열", ""),
    "dongil": ("Sung Dong-il", "성동일", ""),
    "youngmin": ("Kim Young-min", "김영민", ""),
}
# They sound like people of the list, and are others.
OTHERS = [
    ("Lee Jae-hoon", "이재훈"),
    ("Kim Yong-min", "김용민"),
    ("Shin Se-kyeong", "신세형"),
    ("Park Bo-geun", "박보근"),
    ("Seo Ji-hoon", "서지훈"),
    ("Lee Sun-kyu", "이선규"),
]
LINES = [
    ("Yim Siwan as Ki Seon-gyeom", "im", "Ki Seon-gyeom"),
    ("오미주 (신세경 분)", "shin", "Oh Mi-ju"),
    ("Seo Dan-ah (Soo-young Choi)", "choi", "Seo Dan-ah"),
    ("강태오 (이영화 역)", "kang", "Lee Yeong-hwa"),
    ("Park Young-kyu – Ki Jung-do", "park", "Ki Jung-do"),
    ("차화연 – 육지우", "cha", "Yuk Ji-u"),
    ("ryu abel as Ki Eun-bi", "ryu", "Ki Eun-bi"),
    ("Lee Bongryeon – Park Mae-i", "bong", "Park Mae-i"),
    ("YEON JAE-WOOK (연제욱) as Jung Ji-hyun", "yeon", "Jung Ji-hyun"),
    ("Yi Jeong-ha – Kim Woo-sik", "jungha", "Kim Woo-sik"),
    ("Lee Hwang-eui – Seo Myung-pil", "Lee Hwang-eui", "Seo Myung-pil"),
    ("최태리: 예원", "예원", "Choi Tae-ri"),
    ("Hyeon Bin as Ri Jeong-hyeok", "hyun", "Ri Jeong-hyeok"),
    ("윤세리: 손예진", "son", "Yoon Se-ri"),
    ("Seo Ji-hye (서지혜) as Seo Dan (서단)", "Seo Ji-hye", "Seo Dan"),
    ("Ma Young-ae played by Kim Jeong-nan", "Kim Jeong-nan", "Ma Young-ae"),
    ("Lee Ji-an: Lee Ji-eun (IU)", "iu", "Lee Ji-an"),
    ("Park Dong-hoon: Yi Seon-gyun", "Yi Seon-gyun", "Park Dong-hoon"),
    ("Do Joon-young: Youngmin Kim", "youngmin", "Do Joon-young"),
    ("Ji-an's grandmother (Son Sook)", "Son Sook", "Ji-an's grandmother"),
    ("I Jehun as Park Hae-young", "jehoon", "Park Hae-young"),
    ("Cha Soo-hyun (Kim Hyesu)", "hyesoo", "Cha Soo-hyun"),
    ("이재한 (조진웅 扮)", "jinwoong", "Lee Jae-han"),
    ("정해균 as Ahn Chi-soo", "정해균", "Ahn Chi-soo"),
    ("Choi Taek (Bak Bo-geom)", "bogum", "Choi Taek"),
    ("Yoo Joon-yeol as Kim Jung-hwan", "junyeol", "Kim Jung-hwan"),
    ("Seong Dong-il as Sung Dong-il (cameo)", "dongil", "Sung Dong-il"),
    ("Go Kyung-pyo as Sung Sun-woo", "Go Kyung-pyo", "Sung Sun-woo"),
    ("Ko Gyeong-pyo as a voice on the radio", "Go Kyung-pyo", "a voice on the radio"),
    ("Ra Mi-ran (라미란) as herself (특별출연)", "Ra Mi-ran", "herself"),
]


@pytest.fixture
def known():
    for name, hangul in OTHERS:
        make.PersonFactory(name=name, name_hangul=hangul, aliases="")
    return {
        key: make.PersonFactory(name=name, name_hangul=hangul, aliases=aliases)
        for key, (name, hangul, aliases) in KNOWN.items()
    }


def plan_of(cast, show=None, **more):
    return Plan.of(
        show or Show(title="Thirty Parts"),
        more.get("episodes", ""),
        cast,
        more.get("order", ""),
        more.get("role", "lead"),
    )


def test_thirty_lines_make_no_double_and_no_wrong_match(known, record_property):
    text = "\n".join(line for line, _, _ in LINES)
    before = Person.objects.count()

    plan = plan_of(text)
    assert (plan.faults, [casting.line.words for casting in plan.unsettled]) == ([], [])
    show = plan.store()

    credits = list(Credit.objects.filter(show=show).select_related("person").order_by("billing"))
    by_key = {person.pk: key for key, person in known.items()}
    found = [by_key.get(credit.person_id, "new") for credit in credits]
    wanted = [key if key in KNOWN else "new" for _, key, _ in LINES]
    assert len(LINES) == 30
    assert found == wanted
    assert [credit.character for credit in credits] == [character for _, _, character in LINES]
    new = {key for _, key, _ in LINES if key not in KNOWN}
    assert Person.objects.count() - before == len(new)
    record_property("told", f"cast of {len(LINES)}: {found.count('new')} new lines, 0 doubles")


def test_the_same_list_again_makes_nothing(known):
    text = "\n".join(line for line, _, _ in LINES)
    show = plan_of(text).store()
    people, credits = Person.objects.count(), Credit.objects.count()
    again = plan_of(text, show)
    assert again.unsettled == []
    again.store()
    assert (Person.objects.count(), Credit.objects.count()) == (people, credits)


def test_new_person_has_every_spelling_of_the_list():
    plan_of("Se-kyung Shin as Oh Mi-joo\n신세경 (다른 역)\nSin Segyeong as a guest").store()
    person = Person.objects.get()
    assert (person.name, person.family_name, person.name_hangul) == (
        "Shin Se-kyung",
        "Shin",
        "신세경",
    )
    assert person.other_names == ["Sin Segyeong"]
    assert person.credits.count() == 3


def test_name_in_hangul_alone_is_spelled_by_the_rule():
    plan_of("강태오 (이영화 역)\n비 (편의점 주인 역)").store()
    names = Person.objects.order_by("pk").values_list("name", "family_name", "name_hangul")
    assert list(names) == [("Kang Tae-o", "Kang", "강태오"), ("비", "", "비")]
    parts = Credit.objects.values_list("character", "character_hangul")
    assert list(parts) == [("Lee Yeong-hwa", "이영화"), ("편의점 주인", "")]


@pytest.mark.parametrize("line", ["Kim Ji-won as Lena", "김지원 (레나 역)", "Lena (Gim Jiwon)"])
def test_two_who_fit_equally_are_left_to_the_editor(line):
    for _ in range(2):
        make.PersonFactory(name="Kim Ji-won", name_hangul="김지원", aliases="")
    plan = plan_of(line)
    (casting,) = plan.unsettled
    assert len([option for option in casting.options if "known: Kim Ji-won" in option.label]) == 2
    assert "Several people fit equally well." in casting.remarks


def test_same_sound_and_other_hangul_is_somebody_else():
    other = make.PersonFactory(name="Lee Jae-hoon", name_hangul="이재훈", aliases="")
    plan = plan_of("Lee Jae-hoon (이제훈) as Park Hae-young")
    (casting,) = plan.castings
    assert casting.chosen == "first:new"
    assert f"first:{other.pk}" in {option.value for option in casting.options}


def test_order_is_told_by_those_who_are_known():
    for key in ("im", "shin"):
        name, hangul, _ = KNOWN[key]
        make.PersonFactory(name=name, name_hangul=hangul)
    plan = plan_of("Ki Seon-gyeom – 임시완\nOh Mi-joo – Shin Sekyung\nSeo Dan-ah – Choi Soo-young")
    assert [str(casting.line.actor) for casting in plan.castings] == [
        "임시완",
        "Shin Sekyung",
        "Choi Soo-young",
    ]


def test_order_is_told_by_characters_that_are_there():
    credit = make.CreditFactory(character="Oh Mi-joo", character_hangul="오미주")
    (casting,) = plan_of("Oh Mi-ju – Somebody New", credit.show).castings
    assert str(casting.line.actor) == "Somebody New"


def test_order_is_what_the_editor_says():
    plan = plan_of("Ki Seon-gyeom – Im Si-wan\nShin Se-kyung as Oh Mi-joo", order="character")
    assert [str(casting.line.actor) for casting in plan.castings] == ["Im Si-wan", "Shin Se-kyung"]


def test_character_called_as_somebody_we_know_is_asked_about():
    actors = ["Im Si-wan", "Shin Se-kyung", "Choi Soo-young", "Kang Tae-oh", "Son Ye-jin"]
    actors += ["Hyun Bin", "Kim Hye-soo", "Park Bo-gum"]
    for name in [*actors, "Kim Ji-won"]:
        make.PersonFactory(name=name, name_hangul="")
    lines = [f"{name} – Part {chr(65 + place)}" for place, name in enumerate(actors)]
    plan = plan_of("\n".join([*lines, "Nobody Yet – Kim Ji-won"]))
    (casting,) = plan.unsettled
    assert casting.remarks == ["The other lines have it the other way round."]
    plan.choose({"line-9": "first:new"})
    plan.store()
    assert Credit.objects.get(character="Kim Ji-won").person.name == "Nobody Yet"


def test_existing_credit_is_left_as_it_is():
    person = make.PersonFactory(im_siwan=True)
    credit = make.CreditFactory(
        person=person, character="Ki Seon-gyeom", character_hangul="", billing=7, role="lead"
    )
    plan = plan_of("Yim Siwan as Ki Sun-kyum (guest)\n신세경 (오미주 역)", credit.show)
    assert "there already, left alone" in plan.castings[0].options[0].label
    plan.store()
    values = credit.show.credits.values_list("character", "character_note", "billing", "role")
    assert list(values) == [
        ("Ki Seon-gyeom", credit.character_note, 7, "lead"),
        ("Oh Mi-ju", "", 8, "lead"),
    ]


def test_queries_do_not_grow_with_the_lines(known, django_assert_num_queries):
    show = make.ShowFactory(episode_count=None)
    for lines in (LINES[:3], LINES):
        with django_assert_num_queries(4):
            plan_of("\n".join(line for line, _, _ in lines), show, episodes="1,2020-12-16,2.1%")


def test_later_line_follows_what_was_chosen_for_the_first():
    person = make.PersonFactory(name="Somebody Known", name_hangul="")
    plan = plan_of("Shin Se-kyung as Oh Mi-joo\n신세경 (어린 오미주 역)")
    assert plan.castings[1].chosen == "first:-1"
    plan.castings[0].chosen = f"first:{person.pk}"
    plan.store()
    assert person.credits.count() == 2
    assert Person.objects.count() == 1
