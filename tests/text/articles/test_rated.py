"""The one rating of an article, in the words of many blogs."""

from decimal import Decimal

import pytest

from text.articles.recognising import recognise


@pytest.mark.parametrize(
    ("verdict", "stars"),
    [
        ("So: 4/5, and I would do it again.", "4"),
        ("This sofa says <b>nine out of ten</b>.", "4.5"),
        ("9/10, one point off because of the moth", "4.5"),
        ("Seven and a half lighthouses out of ten.", "4"),
        ("I would put it somewhere around an eight out of ten.", "4"),
        ("A solid 8/10 drama.", "4"),
        ("Drama rating (out of 10): 8", "4"),
        ("I give it a solid B+.", "4"),
        ("Rating: 🍵🍵🍵🍵", "4"),
        ("Rating: 4.5", "4.5"),
        ("Rating: 8.5/10 (MDL: 8.9)", "4.5"),
        ("On MyDramaList it has 8.7, but I say 7/10.", "3.5"),
        ("My husband gives it a 6/10. I give it 8/10.", "4"),
        ("My friend sent me “3/10, and that is for the wind”. I say 4/5.", "4"),
        ("별점 4.5/5점", "4.5"),
        ("제 점수는 10점 만점에 8점입니다.", "4"),
    ],
)
def test_verdict_is_the_rating(verdict, stars):
    found = recognise(
        f"<p>This drama has a cast.</p><p>{verdict}</p>", headline="Run On review"
    ).rating

    assert found is not None
    assert (found.value, found.sure) == (Decimal(stars), True)


@pytest.mark.parametrize(
    "text",
    ["Ratings: 5.6%", "Final verdict: A must", "People compare it to Signal, which I rated 5/5."],
)
def test_other_figure_is_no_rating(text):
    assert (
        recognise(f"<p>This drama has a cast.</p><p>{text}</p>", headline="Run On review").rating
        is None
    )
