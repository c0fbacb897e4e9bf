"""Queries worded otherwise than the name: beside words that name nothing, Mr for Mister."""

import pytest

from people.models import Person
from search.ranking import closest
from shows.models import Show
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "query",
    ["IU actress", "korean actor iu", "IU k-drama cast", "아이유 배우", "아이유 출연 드라마"],
)
def test_word_that_says_what_is_looked_for_is_no_part_of_the_name(query):
    iu = make.PersonFactory(name="IU", name_hangul="아이유", aliases="")
    make.PersonFactory(name="Lee Ji-hoon", name_hangul="이지훈", aliases="")
    assert closest(Person, query) == [iu.pk]


@pytest.mark.parametrize("query", ["drama", "The Actor", "the actor drama"])
def test_word_that_says_what_is_looked_for_may_be_the_name(query):
    show = make.ShowFactory(title="The Actor", title_hangul="", title_romanized="", aliases="Drama")
    make.ShowFactory(title="The", title_hangul="", title_romanized="", aliases="")
    assert closest(Show, query)[0] == show.pk


@pytest.mark.parametrize("query", ["CLOY kdrama", "cloy korean drama", "CLOY tv series"])
def test_acronym_is_found_beside_such_a_word(query):
    title = "Crash Landing on You"
    show = make.ShowFactory(title=title, title_hangul="", title_romanized="", aliases="")
    assert closest(Show, query) == [show.pk]


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("my mr", "My Mister"),
        ("Mister Sunshine", "Mr. Sunshine"),
        ("doctor romantic drama", "Dr. Romantic"),
        ("Saint X", "St. X"),
        ("Love versus Hate", "Love vs. Hate"),
        ("1 the Woman", "One the Woman"),
        ("Eighteen Again", "18 Again"),
        ("Me and You", "Me & You"),
        ("Me & You", "Me and You"),
    ],
)
def test_word_is_found_in_its_other_customary_spelling(query, title):
    show = make.ShowFactory(title=title, title_hangul="", title_romanized="", aliases="")
    make.ShowFactory(title="My Woman", title_hangul="", title_romanized="", aliases="")
    assert closest(Show, query)[0] == show.pk


@pytest.mark.parametrize(
    "query", ["crash landng", "landng crash", "landnig crash on", "crahs landing"]
)
def test_part_of_a_title_is_found_with_a_typing_error_in_one_of_its_words(query):
    names = {"title_hangul": "", "title_romanized": "", "aliases": ""}
    show = make.ShowFactory(title="Crash Landing on You", **names)
    make.ShowFactory(title="Crash Course in Romance", **names)
    assert closest(Show, query) == [show.pk]


def test_part_of_a_title_in_hangul_is_found_with_a_typing_error_in_one_of_its_words():
    names = {"title_romanized": "", "aliases": ""}
    show = make.ShowFactory(title="Crash Landing on You", title_hangul="사랑의 불시착", **names)
    make.ShowFactory(title="Love Storm", title_hangul="사랑의 폭풍우와 바다", **names)
    assert closest(Show, "불시차 사랑의") == [show.pk]


@pytest.mark.parametrize(
    "query",
    [
        "crash lnadnig",
        "crash landng landnig",
        "my hock",
        "of horse",
        "chief 1968",
        "landng landnig",
        "storm wavys queen",
    ],
)
def test_word_that_is_known_short_or_more_than_an_error_away_is_another(query):
    for title in (
        "Crash Landing on You",
        "My Lovely Boxer Hook",
        "The Queen of the House",
        "The Man on a Horse",
        "Chief Detective 1963",
        "Stormy Storms of Waves",
    ):
        make.ShowFactory(title=title, title_hangul="", title_romanized="", aliases="")
    assert closest(Show, query) == []
