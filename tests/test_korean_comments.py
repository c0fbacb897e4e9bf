"""Writing, waiting and reporting in Korean: no English is left on these pages."""

import pytest
from django.urls import reverse

from comments.yours.held import path as held_path
from tests import factories as make
from tests.comments.typing import typed
from tests.test_korean_pages import leftovers
from tests.world import build_world


@pytest.fixture
def world(db):
    return build_world(1)


def test_no_english_is_left_in_a_report(client, world):
    url = f"/ko{reverse('comments:comment_report', args=[world.comment.pk])}"
    for sent in ({}, {"spoils_to": "777"}):
        assert leftovers(client.post(url, sent).text) == set()
    for _ in range(21):
        refused = client.post(url, {"spoils_to": "16"})
    assert refused.status_code == 429
    assert leftovers(refused.text) == set()


@pytest.mark.parametrize(
    ("name", "body"),
    [("민지", "좋아요"), ("Hana Reyes", "좋아요"), ("현우", "제 채널 구독 부탁드려요")],
)
def test_no_english_is_left_while_a_comment_waits(client, world, name, body):
    make.CommentFactory(review=world.review, author_name="현우", commenter__email="a@b.example")
    make.UserFactory(staff=True, display_name="Hana Reyes")
    url = f"/ko{reverse('comments:comment_new', args=[world.review.slug])}"
    sent = typed(name=name, email="a@b.example", body=body, spoils_to="0")
    in_place = client.post(url, sent | {"in_place": "1"})
    assert leftovers(in_place.text) == set()
    held = client.post(url, sent, follow=True)
    assert held.redirect_chain[0][0].startswith("/ko/comments/held/")
    assert leftovers(held.text) == set()
    assert "먼저 읽어 봅니다" in held.text


def test_reason_to_wait_is_kept_in_english(client, world):
    url = f"/ko{reverse('comments:comment_new', args=[world.review.slug])}"
    client.post(url, typed(name="민지", email="m@b.example", body="좋아요"))
    assert world.review.comments.pending().get().held_because.startswith("It was sent")


def test_held_page_of_a_comment_without_a_reason(client, world):
    held = make.CommentFactory(review=world.review, pending=True, held_because="")
    url = held_path(held)
    assert leftovers(client.get(f"/ko{url}").text) == set()
