"""What a search field is offered while somebody types."""

import pytest
from django.urls import reverse

from house.models import House
from tests import factories as make
from tests.searching import NONSENSE, VERY_LONG

pytestmark = pytest.mark.django_db
MOST_QUERIES = 8


@pytest.fixture
def siwan():
    """He plays Ki Seon-gyeom in Run On."""
    person = make.PersonFactory(im_siwan=True)
    show = make.ShowFactory(run_on=True, aliases="The Running Game")
    make.CreditFactory(
        show=show, person=person, character="Ki Seon-gyeom", character_hangul="기선겸"
    )
    return person


def suggested(client, query: str, language: str = "") -> list[dict[str, str]]:
    url = language + reverse("reviews:suggestions")
    return client.get(url, {"q": query}).json()["suggestions"]


def labels(client, query: str) -> list[str]:
    return [one["label"] for one in suggested(client, query)]


@pytest.mark.parametrize(
    "query",
    ["임", "임ㅅ", "임시", "임시와", "임시완", "ㅇ", "ㅇㅅㅇ", "im", "Im S", "yim siw", "Siwan"],
)
def test_person_is_offered_from_the_first_letters_on(client, siwan, query):
    assert labels(client, query)[:1] == ["Im Si-wan"]


@pytest.mark.parametrize("query", ["", " ", "i", "7", "i ", "-", "ㅏ", "%", "_", "🎬", "i%"])
def test_too_little_is_no_question(client, siwan, query, django_assert_num_queries):
    with django_assert_num_queries(0):
        answer = client.get(reverse("reviews:suggestions"), {"q": query})
    assert answer.json() == {"status": "", "suggestions": [], "all": None}


def test_two_figures_are_enough(client):
    make.ShowFactory(title="18 Again", title_hangul="18 어게인", title_romanized="", bare=True)
    assert labels(client, "18") == ["18 Again"]


def test_suggestion_tells_what_it_is(client, siwan):
    assert suggested(client, "run on") == [
        {
            "label": "Run On",
            "other": "런 온",
            "kind": "Show, 2020",
            "why": "",
            "address": "/shows/run-on/",
        }
    ]


@pytest.mark.parametrize("query", ["runing game", "game runnig"])
def test_where_nothing_begins_so_what_the_page_of_results_has_is_offered(client, siwan, query):
    make.ShowFactory(title="The Game", title_hangul="", title_romanized="", bare=True)
    assert labels(client, query)[:1] == ["Run On"]


def test_film_without_a_year(client):
    make.ShowFactory(title="Parasite", title_hangul="", film=True, year=None, aired_from=None)
    [found] = suggested(client, "parasite")
    assert (found["other"], found["kind"]) == ("", "Film")


@pytest.mark.parametrize(
    ("query", "label", "reason"),
    [
        ("Ki Seon-gyeom", "Im Si-wan", "plays Ki Seon-gyeom"),
        ("기선겸", "Run On", "with the character 기선겸"),
        ("running game", "Run On", "also called The Running Game"),
        ("si-wan im", "Im Si-wan", ""),
        ("임시완", "Im Si-wan", ""),
    ],
)
def test_reason_is_told_where_the_label_does_not(client, siwan, query, label, reason):
    found = {one["label"]: one["why"] for one in suggested(client, query)}
    assert found[label] == reason


def test_other_spelling_of_a_person_is_a_reason(client):
    make.PersonFactory(name="Im Si-wan", name_hangul="", aliases="Siwan of the Empire")
    [found] = suggested(client, "siwan of the")
    assert found["why"] == "also written Siwan of the Empire"


def test_name_is_in_the_order_of_the_house(client, siwan):
    House.objects.keep(House(family_name_first=False))
    [found] = suggested(client, "im si-wan")
    assert (found["label"], found["why"]) == ("Si-wan Im", "")


def test_korean_page_is_answered_in_korean(client, siwan):
    found = {one["label"]: one for one in suggested(client, "기선겸", "/ko")}
    assert found["임시완"]["other"] == "Im Si-wan"
    assert found["임시완"]["address"] == "/ko/people/im-si-wan/"
    assert found["임시완"]["why"] == "기선겸 역"
    assert found["런 온"]["kind"] == "작품, 2020"


@pytest.mark.parametrize(("number", "said"), [(1, "1 suggestion"), (2, "2 suggestions")])
def test_status_counts(client, number, said):
    for place in range(number):
        make.PersonFactory(name=f"Kang Tae-{'ou'[place]}h", name_hangul="", aliases="")
    answer = client.get(reverse("reviews:suggestions"), {"q": "kang tae"})
    assert answer.json()["status"] == said


def test_status_tells_that_there_is_nothing(client, siwan):
    answer = client.get(reverse("reviews:suggestions"), {"q": "xqzvbn"})
    assert answer.json()["status"] == "No suggestions"
    assert answer.json()["suggestions"] == []


@pytest.mark.parametrize("query", ["siwan", "xqzvbn"])
def test_everything_that_is_found_is_offered(client, siwan, query):
    answer = client.get(reverse("reviews:suggestions"), {"q": query})
    label = f"All results for “{query}”"
    assert answer.json()["all"] == {"label": label, "address": f"/search/?q={query}"}


def test_person_is_told_with_the_show_that_is_known_best(client, siwan):
    known = make.ShowFactory(title="Misaeng", title_hangul="미생", search_weight=9)
    make.CreditFactory(show=known, person=siwan, character="", character_hangul="")
    make.CreditFactory(person=siwan, character="", character_hangul="")
    assert suggested(client, "siwan")[0]["kind"] == "Person, Misaeng"
    assert suggested(client, "siwan", "/ko")[0]["kind"] == "인물, 미생"
    assert suggested(client, "Ki Seon-gyeom")[0]["kind"] == "Person"


def test_no_more_than_eight(client):
    for place in range(12):
        make.PersonFactory(name=f"Kang {'abcdefghijkl'[place]}oh", name_hangul="강태오")
    assert len(labels(client, "강태오")) == 8


@pytest.mark.parametrize(
    "query",
    ["run on", "임ㅅ", "im si", "기선겸", "ㅇ", "dlatldhks", "runing game"],
)
def test_queries_have_a_limit(client, siwan, query, django_assert_max_num_queries):
    for place in range(3):
        make.CreditFactory(character="Ki Seon-gyeom", person__name=f"Im Si-w{'aeo'[place]}n")
    with django_assert_max_num_queries(MOST_QUERIES):
        assert suggested(client, query)


@pytest.mark.parametrize("name", ["suggestions", "browser_suggestions"])
def test_answer_may_be_kept_by_anybody(client, siwan, name):
    answer = client.get(reverse(f"reviews:{name}"), {"q": "run"})
    assert answer["Cache-Control"] == "public, max-age=60"
    assert answer.get("Vary", "") in ("", "Accept-Encoding")
    assert answer.cookies == {}


@pytest.mark.parametrize("name", ["suggestions", "browser_suggestions"])
def test_answer_is_read_only(client, name):
    assert client.post(reverse(f"reviews:{name}"), {"q": "run"}).status_code == 405


def test_browser_is_answered_as_opensearch_says(client, siwan):
    answer = client.get(reverse("reviews:browser_suggestions"), {"q": "ki seon-gyeom "})
    assert answer["Content-Type"] == "application/x-suggestions+json"
    assert answer.json() == [
        "ki seon-gyeom ",
        ["Im Si-wan", "Run On"],
        [
            "임시완, Person, plays Ki Seon-gyeom",
            "런 온, Show, 2020, with the character Ki Seon-gyeom",
        ],
        ["http://testserver/people/im-si-wan/", "http://testserver/shows/run-on/"],
    ]


@pytest.mark.parametrize("name", ["suggestions", "browser_suggestions"])
@pytest.mark.parametrize("query", [*NONSENSE, *VERY_LONG])
def test_nonsense_is_answered(client, siwan, name, query):
    assert client.get(reverse(f"reviews:{name}"), {"q": query}).status_code == 200


@pytest.mark.parametrize("name", ["suggestions", "browser_suggestions"])
def test_nothing_that_was_written_is_offered(client, name):
    """What is said, veiled, drafted or noted of a show stands in no name."""
    words = "Songhwa"
    show = make.ShowFactory(run_on=True, synopsis=f"{words} of the synopsis")
    make.CreditFactory(show=show, character_note=f"{words} of a note", character="Ki Seon-gyeom")
    for published in (True, False):
        review = make.ReviewFactory(
            show=show, headline=f"{words} headline", draft=not published, tags=[words]
        )
        make.MemorableLineFactory(review=review, quote=f"{words} line", episode=12)
    for query in (words, "run on", "ki seon", "송화"):
        answer = client.get(reverse(f"reviews:{name}"), {"q": query}).json()
        offered = answer["suggestions"] if name == "suggestions" else answer[1:]
        assert words not in str(offered)
