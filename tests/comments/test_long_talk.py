"""However long a talk is and whatever its shape, its page asks as little and shows no more than fits."""

import pytest
from lxml import html

from comments.threads import REPLIES_PER_PART, SHOWN_REPLIES, THREADS_PER_PAGE
from tests.bench.talk import MOST_QUERIES, SHAPES, addresses, talk
from tests.world import build_world

COUNT = 250
MOST_SHOWN = THREADS_PER_PAGE * (SHOWN_REPLIES + 2) + REPLIES_PER_PART


@pytest.mark.parametrize("shape", SHAPES)
def test_long_talk(client, db, django_assert_max_num_queries, shape):
    review = build_world(1).review
    talk(review, shape, COUNT)
    for _, address in addresses(review):
        with django_assert_max_num_queries(MOST_QUERIES):
            response = client.get(address)
        assert response.context["review"]().comment_count == COUNT
        shown = html.document_fromstring(response.text).find_class("comment")
        assert SHOWN_REPLIES < len(shown) <= MOST_SHOWN


def test_shapes_are_what_they_are_called(db):
    review = build_world(1).review
    depth = {}
    for shape in SHAPES:
        talk(review, shape, COUNT)
        roots = review.comments.filter(parent=None).count()
        longest = max(root.in_thread.count() for root in review.comments.filter(parent=None))
        depth[shape] = (roots, longest)
    assert depth == {
        "20 roots": (COUNT, 0),
        "2,000 roots": (COUNT, 0),
        "1 thread": (1, COUNT - 1),
        "20 threads of 100": (20, 12),
        "chains of 50": (5, 49),
        "1 deep thread": (1, COUNT - 1),
    }
