"""The points of a review in brief, and what speaks for and against a show."""

import pytest

from text.articles.recognising import recognise

FACTS = "Title: Night Ferry\nYear: 2019\nEpisodes: 12\nRating: 4.5/5"
AFTER = "Go and see it, all of it, on the first day of rain."


def read(text):
    article = recognise(f"{FACTS}\n\n{text}\n\n{AFTER}", headline="Night Ferry: a review")
    assert AFTER in article.body
    return [one.value for one in article.in_brief], article.body


@pytest.mark.parametrize(
    "text",
    [
        "Pros:\n- the sea\n- the songs\n\nCons:\n- the end",
        "Pros:\n\n* the sea\n* the songs\n\nCons:\n\n* the end",
        "## Pros\n\n+ the sea\n+ the songs\n\n## Cons\n\n– the end",
        "**What worked**\n1. the sea\n2. the songs\n\n**What didn’t work**\n1. the end",
        "Pros\n\n• the sea\n\n• the songs\n\nCons\n\n• the end",
        "Pros:\nthe sea\nthe songs\n\nCons:\nthe end",
        "장점:\n- the sea\n- the songs\n\n단점:\n- the end",
        "장점\n- the sea\n- the songs\n\n단점\n- the end",
        "Pros:\nHere they are\n- the sea\n- the songs\n\nCons:\n- the end",
    ],
)
def test_what_is_for_and_against_are_points_and_stay_in_the_text(text):
    points, body = read(text)
    assert points == ["the sea", "the songs", "the end"]
    assert all(words in body for words in points)


def test_points_behind_a_colon_are_one_each():
    points, body = read("Pros: the sea, the songs\nCons: the end")
    assert points == ["the sea, the songs", "the end"]
    assert "Cons: the end" in body


def test_typed_list_in_brief_leaves_the_text():
    points, body = read("In short\n\n- the sea\n- the songs")
    assert points == ["the sea", "the songs"]
    assert "the songs" not in body


def test_prose_below_the_first_line_is_no_point():
    prose = "And then there is all that I have to say about the sea and about the people on it."
    points, body = read(f"Pros:\nthe sea\n{prose}\n{prose}")
    assert points == ["the sea"]
    assert body.count(prose) == 2
