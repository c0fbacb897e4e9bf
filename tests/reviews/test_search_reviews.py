"""Which reviews answer a query, in which order, and what says why."""

from datetime import timedelta

import lxml.html
import pytest

from tests import factories as make
from tests.searching import found

pytestmark = pytest.mark.django_db
PLAIN = {"headline": "Late", "dek": "", "in_brief": ""}


def why(client, query):
    page = lxml.html.document_fromstring(client.get("/search/", {"q": query}).text)
    return [one.text_content() for one in page.xpath('//article//*[@class="why"]')]


@pytest.fixture
def yejin():
    """She is in Crash Landing on You, of which there is an old review."""
    show = make.ShowFactory(title="Crash Landing on You", title_hangul="", title_romanized="")
    person = make.PersonFactory(name="Son Ye-jin", name_hangul="손예진", family_name="Son")
    make.CreditFactory(show=show, person=person, character="", character_hangul="")
    return make.ReviewFactory(show=show, body="", spoils_to=0, **PLAIN)


def later(review, hours=1):
    return review.published_at + timedelta(hours=hours)


def test_reviews_of_who_is_meant_come_before_newer_words(client, yejin):
    text = "<p>There is Son Ye-jin, who was in it.</p>"
    newer = make.ReviewFactory(body=text, published_at=later(yejin), **PLAIN)
    make.ReviewFactory(body="<p>The son, Han Jin-won and Kim Ye-na.</p>", **PLAIN)
    assert found(client.get("/search/?q=Son+Ye-jin"), "reviews") == [yejin, newer]


def test_phrase_comes_before_newer_words_that_are_apart(client):
    phrase = make.ReviewFactory(body="<p>A slow burn.</p>", **PLAIN)
    apart = make.ReviewFactory(
        body="<p>They burn, and slow down.</p>", published_at=later(phrase), **PLAIN
    )
    newest = make.ReviewFactory(
        body="<p>It was slow-burn.</p>", published_at=later(phrase, 2), **PLAIN
    )
    assert found(client.get("/search/?q=slow+burn"), "reviews") == [newest, phrase, apart]


@pytest.mark.parametrize("text", ["A very slow burn.", "A very slow-burn.", "A very-slow burn."])
def test_phrase_of_many_words_comes_before_newer_words_that_are_not_one(client, text):
    phrase = make.ReviewFactory(body=f"<p>{text}</p>", **PLAIN)
    apart = make.ReviewFactory(
        body="<p>They burn very well, and slow.</p>", published_at=later(phrase), **PLAIN
    )
    within = make.ReviewFactory(
        body="<p>Every slow burn, and very slow burns.</p>",
        published_at=later(phrase, 2),
        **PLAIN,
    )
    assert found(client.get("/search/?q=very+slow+burn"), "reviews") == [phrase, within, apart]


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("Young-woo", "Young-woo"),
        ("Young-woo", "Youngwoo"),
        ("Young-woo", "Young Woo"),
        ("youngwoo", "Young-woo"),
        ("Young Woo", "Young-woo"),
    ],
)
def test_hyphen_space_and_nothing_between_parts_are_one(client, query, text):
    review = make.ReviewFactory(body=f"<p>It is {text}.</p>", **PLAIN)
    make.ReviewFactory(body="<p>A young cook and Lee Dong-wook.</p>", **PLAIN)
    assert found(client.get("/search/", {"q": query}), "reviews") == [review]


def test_shows_come_in_the_order_they_are_found(client):
    whole = make.ReviewFactory(show__title="Signal", show__title_hangul="", **PLAIN)
    begun = make.ReviewFactory(
        show__title="Signal Fire", show__title_hangul="", published_at=later(whole), **PLAIN
    )
    assert found(client.get("/search/?q=signal"), "reviews") == [whole, begun]


def test_reviews_of_what_is_meant_are_among_the_counted(client, yejin, monkeypatch):
    monkeypatch.setattr("reviews.search.texts.MOST", 1)
    make.ReviewFactory(body="<p>Son Ye-jin.</p>", published_at=later(yejin), **PLAIN)
    assert found(client.get("/search/?q=Son+Ye-jin"), "reviews") == [yejin]


def test_review_says_who_led_there(client, yejin):
    assert why(client, "Son Ye-jin") == ["with Son Ye-jin"]
    assert why(client, "손예진") == ["with Son Ye-jin"]


def test_review_says_of_which_show_it_is_where_its_title_is_not_what_was_typed(client, yejin):
    assert why(client, "cloy") == ["by initials", "of Crash Landing on You"]
    assert why(client, "Crash Landing") == []


def test_passage_that_cannot_be_quoted_is_told_of(client):
    make.ReviewFactory(body="<p>He crosses the line.</p>", spoils_to=16, **PLAIN)
    assert why(client, "line") == ["in its text, not quoted here for its spoilers"]


@pytest.mark.parametrize(
    ("query", "is_found"), [("ㅇㄴㅇ", True), ("ㅅㅇ", True), ("ㅇㅅㅇ", False)]
)
def test_initial_consonants_of_a_line_are_those_of_a_word(client, query, is_found):
    make.MemorableLineFactory(quote="", quote_hangul="오늘은 살아")
    assert bool(found(client.get("/search/", {"q": query}), "lines")) is is_found
