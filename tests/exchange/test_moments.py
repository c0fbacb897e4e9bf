"""How a moment of an article is stored."""

import pytest

from exchange.blogs.found import moment_of
from reviews.models import Review
from text.articles.found import Moment

LONG = "She runs " * 40 + "home."


@pytest.mark.parametrize(
    ("found", "stored"),
    [
        (Moment(3, 3, "", "He runs."), ("He runs.", "")),
        (Moment(3, 3, "", "He runs. She waits. Rain."), ("He runs.", "She waits. Rain.")),
        (Moment(3, 3, "The run", "He runs."), ("The run", "He runs.")),
        (Moment(3, 3, "The run", ""), ("The run", "")),
    ],
)
def test_title_and_text_do_not_say_the_same(found, stored):
    moment = moment_of(Review(), found)

    assert (moment.title, moment.text) == stored


def test_first_sentence_too_long_for_a_title_is_told_whole():
    moment = moment_of(Review(), Moment(3, 3, "", LONG))

    assert len(moment.title) <= 200
    assert moment.title.endswith("…")
    assert moment.text == LONG
