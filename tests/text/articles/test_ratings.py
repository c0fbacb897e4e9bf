from decimal import Decimal

import pytest

from text.articles.ratings import of_five, stars_in


@pytest.mark.parametrize(
    ("written", "stars"),
    [
        ("4/5", "4"),
        ("4.5 / 5", "4.5"),
        ("4,5/5", "4.5"),
        ("8.5/10", "4.5"),
        ("85/100", "4.5"),
        ("3.75/5", "4"),
        ("4 out of 5 stars", "4"),
        ("4 stars out of 5", "4"),
        ("nine out of ten", "4.5"),
        ("Four and a half out of five", "4.5"),
        ("four and a half stars", "4.5"),
        ("4½ stars", "4.5"),
        ("★★★★☆", "4"),
        ("★★★★½", "4.5"),
        ("⭐️⭐️⭐️⭐️", "4"),
        ("❤️❤️❤️❤️🤍", "4"),
        ("🌟 x 4", "4"),
        ("9점", "4.5"),
        ("10점 만점에 8점", "4"),
        ("5점 만점에 4.5점", "4.5"),
        ("별 네 개 반", "4.5"),
    ],
)
def test_rating_is_read_however_it_is_written(written, stars):
    assert [of_five(one) for one in stars_in(written)] == [Decimal(stars)]


@pytest.mark.parametrize(
    ("written", "stars"),
    [
        ("87%", "4.5"),
        ("A+", "5"),
        ("A", "4.5"),
        ("A-", "4"),
        ("B+", "4"),
        ("C", "2.5"),
        ("F", "0.5"),
    ],
)
def test_percentage_or_grade_needs_its_label(written, stars):
    assert [of_five(one) for one in stars_in(written, is_labelled=True)] == [Decimal(stars)]
    assert stars_in(f"vitamin {written} is in it") == []


def test_figure_alone_tells_no_scale():
    (one,) = stars_in("8.5", is_labelled=True)

    assert (of_five(one), of_five(one, 10)) == (None, Decimal("4.5"))


@pytest.mark.parametrize(
    "text", ["24/7", "9/11/2020", "16/20", "episode 4/16", "6 out of 5", "★", "one of 5,000"]
)
def test_other_figures_are_no_rating(text):
    assert stars_in(text) == []
