"""The work that a browser is asked for while a flood is on."""

from itertools import count

import pytest

from comments import limits, proof, stamps
from comments.models import Comment
from comments.models.origins import window_at
from comments.moderation import FLOOD
from tests import factories as make
from tests.comments.typing import form_of, typed


def solved(stamp):
    return next(str(number) for number in count() if proof.is_solved(stamp, str(number)))


@pytest.fixture
def flood(db, monkeypatch):
    """And Ines, whose comments are public at other times."""
    make.CommentFactory(author_name="Ines", commenter__email="ines@mail.example", body="Before.")
    make.TallyFactory(key=limits.GUESTS, window_at=window_at(limits.FLOOD_TIME), count=limits.FLOOD)


def test_answer_is_of_its_stamp_and_few_are_right():
    answer = solved("a stamp")
    assert not proof.is_solved("another stamp", answer)
    right = sum(proof.is_solved("a stamp", str(number)) for number in range(2 << proof.BITS))
    assert 0 < right < 8


@pytest.mark.parametrize("answer", ["", "x", "-1", "१", "9" * 21, "\0"])
def test_odd_answer_is_none(answer):
    assert not proof.is_solved("stamp", answer)


def test_form_asks_for_work_only_in_a_flood(client, flood):
    url = form_of(make.ReviewFactory())
    assert f'data-proof="{proof.BITS}"' in client.get(url).text
    limits.Tally.objects.update(count=limits.FLOOD - 1)
    page = client.get(url).text
    assert "data-proof" not in page
    assert 'name="proof"' not in page


def test_in_a_flood_work_lets_the_trusted_through_and_no_word_is_lost_without(client, flood):
    review = make.ReviewFactory()
    stamp = stamps.fresh()
    client.post(form_of(review), typed(stamp=stamp, proof=solved(stamp)))
    client.post(form_of(review), typed(proof=solved(stamp), body="With the work of another."))
    client.post(form_of(review), typed(body="Without."))
    made = Comment.objects.filter(review=review).order_by("pk")
    assert [comment.held_because for comment in made] == ["", FLOOD, FLOOD]


def test_work_stays_in_the_form_that_comes_back(client, flood):
    response = client.post(form_of(make.ReviewFactory()), typed(name="", proof="4711"))
    assert '<input type="hidden" name="proof" value="4711"' in response.text
