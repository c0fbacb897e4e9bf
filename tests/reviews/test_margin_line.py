"""The line that stands upright beside a review."""

from tests import factories as make


def test_margin_shows_the_first_line_in_hangul_that_spoils_nothing(client, db):
    review = make.ReviewFactory()
    make.MemorableLineFactory(review=review, quote_hangul="하나", episode=1)
    make.MemorableLineFactory(review=review, quote_hangul="", episode=None)
    open_line = make.MemorableLineFactory(review=review, quote_hangul="둘", episode=None)
    make.MemorableLineFactory(review=review, quote_hangul="셋", episode=None)
    response = client.get(review.get_absolute_url())
    assert response.context["margin_line"]() == open_line
    assert response.text.count('class="margin-line"') == 1


def test_margin_is_empty_without_such_a_line(client, db):
    line = make.MemorableLineFactory(quote_hangul="하나", episode=1)
    assert 'class="margin-line"' not in client.get(line.review.get_absolute_url()).text
