"""Search as a reader uses it."""

import pytest

from tests import factories as make


@pytest.mark.parametrize(
    "query", ["임시완", "Yim Siwan", "Si-wan Im", "im si wan", "ㅇㅅㅇ", "siwan"]
)
def test_search_finds_a_person_under_every_spelling(client, db, query):
    person = make.PersonFactory(im_siwan=True)
    make.PersonFactory(name="Choi Soo-young", name_hangul="최수영", family_name="Choi")
    response = client.get("/search/", {"q": query})
    assert response.context["people"] == [person]
    assert person.get_absolute_url() in response.text


def test_search_without_an_answer_says_so_and_keeps_the_question(client, db):
    response = client.get("/search/", {"q": '런옹 "<b>'})
    assert "결과 없음" in response.text
    assert "런옹 &quot;&lt;b&gt;" in response.text


def test_search_marks_what_it_found(client, db):
    show = make.ReviewFactory(show__title="Run On", show__title_hangul="런 온", rating=4).show
    show.synopsis = "Two people talk."
    show.save()
    page = client.get("/search/?q=런온").text
    assert '<span lang="ko"><mark>런 온</mark></span>' in page
    for words in ("Two people talk.", "4.0", "1 review"):
        assert words in page
    assert "<mark>" not in client.get("/shows/").text


def test_search_survives_odd_input(client, db):
    for query in ["\0", "%", "_", "\ud800".encode("utf-8", "replace").decode(), "a" * 10_000, "🦄"]:
        assert client.get("/search/", {"q": query}).status_code == 200


def test_search_puts_the_whole_name_before_beginnings_and_the_rest(client, db):
    for title in ("I Am a Running Mate", "Run On the Bank", "Lovely Runner", "Run"):
        make.ShowFactory(title=title, title_hangul="", title_romanized="")
    found = client.get("/search/?q=run").context["shows"]
    titles = [show.title for show in found]
    assert titles == ["Run", "Run On the Bank", "I Am a Running Mate", "Lovely Runner"]


@pytest.mark.parametrize("query", ["Im Si-wan", "임시완", "siwan im"])
def test_search_finds_the_reviews_of_a_person_by_any_spelling(client, db, query):
    review = make.ReviewFactory()
    make.CreditFactory(show=review.show, person=make.PersonFactory(im_siwan=True))
    make.ReviewFactory()
    assert client.get("/search/", {"q": query}).context["reviews"] == [review]


def test_search_finds_tags_that_are_in_use(client, db):
    tag, draft = make.TagFactory(name="야근"), make.TagFactory(name="야근 초안")
    make.ReviewFactory(tags=[tag])
    make.ReviewFactory(tags=[draft], draft=True)
    response = client.get("/search/?q=야근")
    assert response.context["tags"] == [tag]
    assert tag.get_absolute_url() in response.text
