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
        ("별점 4.5", "4.5"),
        ("A-", "4"),
        ("Grade: A-", "4"),
        ("Overall grade: A minus", "4"),
        ("B+ from me.", "4"),
        ("Score: 85", "4.5"),
        ("⭐ 4.5", "4.5"),
        ("💛💛💛💛🤍", "4"),
        ("🍜🍜🍜🍜/5", "4"),
        ("4/5 bowls of noodles", "4"),
        ("Stars: 4", "4"),
        ("3 1/2 stars out of 5", "3.5"),
        ("A generous 3/5.", "3"),
        ("My note: 15/20", "4"),
        ("★★★½ out of ★★★★★", "3.5"),
        ("4/5. One star off for the rain.", "4"),
        ("4/5, minus one star if you hate rain.", "4"),
        ("Overall, I'd give it an 8.", "4"),
        ("On a scale of 1 to 10, this is an 8.", "4"),
        ("Out of five: four.", "4"),
        ("Story 7/10, acting 9/10, overall 8/10", "4"),
        ("First half 9/10, second half 5/10, so 7/10 overall.", "3.5"),
        ("IMDb: 8.4/10. Mine: 7/10.", "3.5"),
        ("My mother gave it ten out of ten; I give it seven.", "3.5"),
        ("<h2>My score</h2><p>8</p>", "4"),
        ("<h2>My rating in this decade</h2><p>C+</p>", "3"),
        (
            "<table><tr><th>Story</th><th>Overall</th></tr><tr><td>7/10</td><td>9/10</td></tr></table>",
            "4.5",
        ),
        ("제 점수는 10점 만점에 8점입니다.", "4"),
        ("A solid 8 from me.", "4"),
        ("It gets a 9 from me.", "4.5"),
        ("My rating would be an eight.", "4"),
        ("I’d rate it a nine.", "4.5"),
        ("So that’s an eight from me.", "4"),
        ("Overall I’d say it’s an 8.5 out of 10.", "4.5"),
        ("This one earns four and a half stars.", "4.5"),
        ("I’m going with a B+.", "4"),
        ("The damage: 3/5", "3"),
        ("I would be happy if they left it as it is. Grade: A-", "4"),
        ("I would not change a minute of it. My rating – 9/10.", "4.5"),
        ("5점 만점에 4.5점 드립니다 ★★★★☆", "4.5"),
        ("Rating: 3.5/5 ★★★☆☆", "3.5"),
        ("Final mark: 16/20", "4"),
        ("10/10 would recommend", "5"),
        ("I can’t give it more than three stars.", "3"),
        ("Season one got nine out of ten from me. This one gets six out of ten.", "3"),
        ("Winter Bakery got four stars from me. This gets a seven from me.", "3.5"),
        ("I give it 2.5/5. I did the same with a show that I gave nine out of ten.", "2.5"),
        (
            "<h3>Final rating</h3><p>Three stars of five. Great, and the second half is bad.</p>",
            "3",
        ),
    ],
)
def test_verdict_is_the_rating(verdict, stars):
    found = recognise(
        f"<p>This drama has a cast.</p><p>{verdict}</p>", headline="Run On review"
    ).rating

    assert found is not None
    assert (found.value, found.sure) == (Decimal(stars), True)


def test_verdict_may_stand_above_a_long_farewell():
    farewell = "".join(
        f"<p>{words}</p>" for words in ("Thank you.", "Write.", "Wrap up.", "Hettie")
    )
    text = "<p>This drama has a cast.</p>" * 20 + "<p>That leaves four stars out of five.</p>"
    found = recognise(text + farewell, headline="Run On review").rating

    assert (found.value, found.sure) == (Decimal(4), True)


@pytest.mark.parametrize(
    "text",
    [
        "I gave his last drama 9/10.",
        "I wanted to give it five stars.",
        "MDL: 8.9/10",
        "She scored 95 out of 100 in the exam.",
        "A five-star hotel is where she works.",
        "Ratings: 5.6%",
        "Final verdict: A must",
        "The first episode is a 10/10.",
        "The soundtrack gets a 9 from me.",
        "I gave the first half 9/10, but the second half is a 4/10.",
        "Winter Bakery got four stars from me.",
        "The kiss: 10/10",
        "It is a nine in the evening kind of drama.",
        "People compare it to Signal, which I rated 5/5.",
    ],
)
def test_other_figure_is_no_rating(text):
    assert (
        recognise(f"<p>This drama has a cast.</p><p>{text}</p>", headline="Run On review").rating
        is None
    )


def test_note_of_twenty_is_a_rating_below_its_heading():
    html = "<p>This drama has a cast.</p><h3>My note</h3><p><strong>14/20</strong></p>"
    found = recognise(html, headline="Run On review").rating

    assert (found.value, found.sure) == (Decimal("3.5"), True)


def test_stars_and_the_same_in_figures_are_one_rating():
    html = "<p>This drama has a cast.</p><h3>Our score</h3><p>★★★½ (3.5)</p>"
    found = recognise(html, headline="Run On review").rating

    assert (found.value, found.sure) == (Decimal("3.5"), True)
