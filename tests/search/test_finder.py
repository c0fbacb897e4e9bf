"""People and shows for a query, each with the reason why."""

import pytest

from reviews.search.finder import find
from search.closeness import How
from search.kinds import PERSON, SHOW
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def run_on():
    """Im Si-wan as Ki Seon-gyeom, and Shin Se-kyung."""
    show = make.ShowFactory(title="Run On", title_hangul="런 온", title_romanized="", aliases="")
    siwan = make.PersonFactory(name="Im Si-wan", name_hangul="임시완", aliases="Yim Siwan")
    credit = {"character": "Ki Seon-gyeom", "character_hangul": "기선겸"}
    make.CreditFactory(show=show, person=siwan, **credit)
    return show, siwan


def rows(query):
    return [match.row for match in find(query)]


def test_person_is_found_and_the_name_that_matched_is_told(run_on):
    _, siwan = run_on
    [match] = find("yimsiwan")
    assert match.row == (PERSON, siwan.pk)
    assert match.reason == (How.WHOLE, "Yim Siwan", False)


@pytest.mark.parametrize(
    ("query", "how", "name"),
    [
        ("임시완", How.WHOLE, "임시완"),
        ("시완", How.PART, "임시완"),
        ("Lim Shiwan", How.SPELLING, "Im Si-wan"),
        ("ㅇㅅㅇ", How.INITIALS, "임시완"),
        ("Im Si-wam", How.NEAR, "Im Si-wan"),
    ],
)
def test_how_it_matched_is_told(run_on, query, how, name):
    assert find(query)[0].reason == (how, name, False)


def test_character_leads_to_show_and_actor(run_on):
    show, siwan = run_on
    found = find("Gi Seongyeom")
    assert {match.row for match in found} == {(PERSON, siwan.pk), (SHOW, show.pk)}
    assert {match.reason for match in found} == {(How.SPELLING, "기선겸", True)}


def test_person_of_that_name_comes_before_the_character(run_on):
    namesake = make.PersonFactory(name="Ki Seon-gyeom", name_hangul="", aliases="")
    assert rows("Ki Seon-gyeom")[0] == (PERSON, namesake.pk)


@pytest.mark.parametrize("query", ["Ki Seon-gyeom Run On", "Run On Ki Seongyeom", "기선겸 런온"])
def test_character_and_title_lead_to_the_show(run_on, query):
    show, _ = run_on
    make.ShowFactory(title="Run", title_hangul="런", title_romanized="", aliases="")
    assert rows(query)[0] == (SHOW, show.pk)


@pytest.mark.parametrize("query", ["Im Si-wan Run On", "임시완 런 온", "run on yim siwan"])
def test_person_and_title_lead_to_both(run_on, query):
    show, siwan = run_on
    assert set(rows(query)[:2]) == {(SHOW, show.pk), (PERSON, siwan.pk)}


@pytest.fixture
def my_mister():
    """IU in it; and another person and another show of nearly those names."""
    iu = make.PersonFactory(name="IU", name_hangul="아이유", aliases="")
    show = make.ShowFactory(title="My Mister", title_hangul="나의 아저씨", aliases="")
    make.CreditFactory(show=show, person=iu, character="", character_hangul="")
    make.PersonFactory(name="Yoo", name_hangul="유", aliases="")
    make.ShowFactory(title="My Sister", title_hangul="나의 언니", aliases="")
    return show, iu


@pytest.mark.parametrize(
    "query", ["iu my mister", "my mister iu", "아이유 나의아저씨", "IU My Mister kdrama"]
)
def test_show_and_then_its_person_come_first_however_short_a_name(my_mister, query):
    show, iu = my_mister
    assert rows(query)[:2] == [(SHOW, show.pk), (PERSON, iu.pk)]


def test_person_who_is_not_in_the_show_is_found_beside_it(my_mister):
    _, iu = my_mister
    show = make.ShowFactory(title="Crash Landing on You", title_hangul="", aliases="")
    assert set(rows("iu crash landing on you")[:2]) == {(SHOW, show.pk), (PERSON, iu.pk)}


def test_part_that_is_a_name_and_a_character_counts_once(run_on):
    """Who plays himself is not what “임시완 런온” asks for more than the show."""
    show, siwan = run_on
    himself = {"character": "Im Si-wan", "character_hangul": "임시완"}
    radio = make.ShowFactory(title="Radio", title_hangul="", title_romanized="", aliases="")
    make.CreditFactory(person=siwan, show=radio, **himself)
    assert rows("임시완 런온")[:2] == [(SHOW, show.pk), (PERSON, siwan.pk)]


def test_of_equal_characters_leads_come_first_and_the_known_among_them():
    shows = [
        make.ShowFactory(title=title, title_hangul="", aliases="", search_weight=weight)
        for title, weight in (("Phoenix", 1), ("The Glory", 9))
    ]
    cast = [(0, "lead", 1, 2), (1, "support", 1, 90), (1, "lead", 2, 2), (1, "lead", 1, 2)]
    people = [
        make.CreditFactory(
            show=shows[show],
            role=role,
            billing=billing,
            character="Moon Dong-eun",
            character_hangul="문동은",
            person__search_weight=weight,
        ).person.pk
        for show, role, billing, weight in cast
    ]
    found = [row.pk for row in rows("문동은") if row.kind == PERSON]
    assert found == [people[place] for place in (3, 2, 0, 1)]


def test_acronym_leads_to_the_show():
    show = make.ShowFactory(title="Crash Landing on You", title_hangul="", aliases="")
    [match] = find("CLOY")
    assert (match.row, match.reason.how) == ((SHOW, show.pk), How.ACRONYM)


def test_what_is_far_behind_the_best_is_no_answer(run_on):
    make.PersonFactory(name="Kim Si-hwan", name_hangul="김시환", aliases="")
    assert len(find("Im Si-wan")) == 1
    assert len(find("Gim Sihwan")) == 1


def test_typing_finds_beginnings_and_slips_but_takes_fewer_queries(
    run_on, django_assert_max_num_queries
):
    _, siwan = run_on
    for typed in ("임", "임ㅅ", "임시", "im", "im si", "yim s", "Im Si-wam", "dlat", "dlatl"):
        with django_assert_max_num_queries(6):
            assert find(typed, is_typing=True)[0].row == (PERSON, siwan.pk), typed


@pytest.mark.parametrize("typed", ["ki seon", "ki seon-g", "기선ㄱ"])
def test_typing_finds_the_beginning_of_a_character(run_on, typed):
    show, siwan = run_on
    make.PersonFactory(name="Ki Sung-min", name_hangul="", aliases="")
    found = {match.row for match in find(typed, is_typing=True)}
    assert {(PERSON, siwan.pk), (SHOW, show.pk)} <= found


def test_number_of_queries_does_not_grow(run_on, django_assert_max_num_queries):
    for number in range(12):
        make.CreditFactory(
            show__title=f"Run {number}",
            character=f"Ki Seon-{number}",
            person__name=f"Im Si-{number}",
        )
    with django_assert_max_num_queries(11):
        assert len(find("Run")) > 2
