import pytest

from text.articles.recognising import recognise
from text.articles.titles import called

ENTRIES = "".join(
    f"<h2>{number}. {title}</h2><p>Title: {number}. {title}</p><p>Episodes: 12</p><p>Rating: {number}</p>"
    for number, title in enumerate(["Black Umbrella", "Run On", "Second-Hand Soup"], 3)
)


def test_list_of_shows_asks_neither_title_nor_rating():
    found = recognise(f"<p>It rains.</p>{ENTRIES}", headline="10 dramas for a wet week")

    assert not found.is_review
    assert (found.title, found.rating, found.show) == (None, None, None)


@pytest.mark.parametrize(
    "written", ["10. Second-Hand Soup", "#3. Second-Hand Soup", "2) Second-Hand Soup"]
)
def test_title_has_no_number_of_a_list(written):
    assert called(written).latin == "Second-Hand Soup"


@pytest.mark.parametrize("title", ["18 Again", "100 Days My Prince", "D.P."])
def test_number_of_a_title_stays(title):
    assert called(title).latin == title


@pytest.mark.parametrize("headline", ["", "비 오는 날", "리뷰"])
def test_title_of_two_words_in_hangul_is_whole(headline):
    text = "드라마 검은 우산(Black Umbrella)은 2021년 tvN에서 방영한 드라마다."

    found = recognise(f"<p>{text}</p><p>12회까지 다 봤다.</p>", headline=headline)

    assert found.title.value == "Black Umbrella"
    assert found.title_hangul.value == "검은 우산"
