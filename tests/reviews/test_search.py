"""Search as a reader uses it."""

from datetime import timedelta

import pytest

from tests import factories as make
from tests.searching import SPELLINGS, found, section_titles


@pytest.mark.parametrize("query", SPELLINGS)
def test_search_finds_a_person_under_every_spelling(client, db, query):
    person = make.PersonFactory(im_siwan=True)
    make.PersonFactory(name="Choi Soo-young", name_hangul="최수영", family_name="Choi")
    response = client.get("/search/", {"q": query})
    assert found(response, "people") == [person]
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


def test_search_puts_the_whole_name_before_beginnings_and_the_rest(client, db):
    for title in ("I Am a Running Mate", "Run On the Bank", "Lovely Runner", "Run"):
        make.ShowFactory(title=title, title_hangul="", title_romanized="")
    titles = [show.title for show in found(client.get("/search/?q=run"), "shows")]
    assert titles == ["Run", "Run On the Bank", "I Am a Running Mate", "Lovely Runner"]


def test_kind_of_the_best_answer_comes_first(client, db):
    make.ShowFactory(title="Siwan's Kitchen", title_hangul="")
    make.PersonFactory(im_siwan=True)
    assert section_titles(client.get("/search/?q=Siwan")) == ["People", "Shows"]
    make.ShowFactory(title="Kitchen", title_hangul="")
    make.PersonFactory(name="Kitchen Kim", name_hangul="", family_name="")
    assert section_titles(client.get("/search/?q=Kitchen")) == ["Shows", "People"]


@pytest.mark.parametrize("query", SPELLINGS)
def test_search_finds_the_reviews_of_a_person_by_any_spelling(client, db, query):
    review = make.ReviewFactory()
    make.CreditFactory(show=review.show, person=make.PersonFactory(im_siwan=True))
    make.ReviewFactory()
    assert found(client.get("/search/", {"q": query}), "reviews") == [review]


def test_character_leads_to_the_reviews_of_its_show_alone(client, db):
    review, other = make.ReviewFactory.create_batch(2)
    person = make.PersonFactory(im_siwan=True)
    part = {"character": "Ki Seon-gyeom", "character_hangul": "기선겸"}
    make.CreditFactory(show=review.show, person=person, **part)
    make.CreditFactory(show=other.show, person=person, character="Jang Geu-rae")
    assert found(client.get("/search/?q=Ki+Seongyeom"), "reviews") == [review]


def test_search_finds_tags_that_are_in_use(client, db):
    tag, draft = make.TagFactory(name="야근"), make.TagFactory(name="야근 초안")
    make.ReviewFactory(tags=[tag])
    make.ReviewFactory(tags=[draft], draft=True)
    for query in ("야근", "ㅇㄱ"):
        response = client.get("/search/", {"q": query})
        assert found(response, "tags") == [tag]
        assert tag.get_absolute_url() in response.text


@pytest.mark.parametrize("name", ["slow burn", "Slow-Burn", "slowburn"])
@pytest.mark.parametrize("query", ["slow burn", "slow-burn", "slowburn", "#SlowBurn", "slow_b"])
def test_tag_is_found_by_its_letters_alone(client, db, name, query):
    tag, other = make.TagFactory(name=name), make.TagFactory(name="slow")
    make.ReviewFactory(tags=[tag, other])
    assert found(client.get("/search/", {"q": query}), "tags") == [tag]


def test_mark_without_a_letter_finds_no_tag(client, db):
    make.ReviewFactory(tags=[make.TagFactory(name="slow-burn")])
    assert found(client.get("/search/", {"q": "#-"}), "tags") == []


def test_lines_are_found_by_words_in_any_order_and_by_initial_consonants(client, db):
    line = make.MemorableLineFactory(quote="Running is easy.", quote_hangul="달리는 건 쉬워요.")
    make.MemorableLineFactory(quote="Running is hard.", quote_hangul="멈추는 건 어려워요.")
    for query in ("easy running", "달리는건", "ㄷㄹㄴ ㅅㅇㅇ"):
        assert found(client.get("/search/", {"q": query}), "lines") == [line]


def test_whole_words_come_before_beginnings(client, db):
    words = {"headline": "Late", "dek": "", "in_brief": ""}
    whole = make.ReviewFactory(body="<p>I love you.</p>", **words)
    begun = make.ReviewFactory(
        body="<p>A lovely youth.</p>", published_at=whole.created_at, **words
    )
    assert found(client.get("/search/?q=love+you"), "reviews") == [whole, begun]


def test_headline_with_the_words_comes_before_a_newer_text(client, db):
    headline = make.ReviewFactory(headline="Subtitle", dek="")
    later = headline.published_at + timedelta(hours=1)
    text = make.ReviewFactory(
        headline="Late", dek="", body="<p>A subtitle.</p>", published_at=later
    )
    make.ReviewFactory(headline="Other", dek="", body="<p>Nothing.</p>")
    assert found(client.get("/search/?q=subtitle"), "reviews") == [headline, text]
