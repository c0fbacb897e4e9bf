"""Each public page asks a fixed number of queries, with one and with three of everything."""

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from rows import changes
from tests import factories as make
from tests.pages import DOORS, PASSWORD, POSTED, PUBLIC_PAGES, SIGNED
from tests.world import build_world

NOT_PUBLIC = {"admin", "djdt"}


@pytest.mark.parametrize("size", [1, 3])
@pytest.mark.parametrize("page", PUBLIC_PAGES, ids=str)
def test_queries(client, db, django_assert_num_queries, page, size):
    url = page.url(build_world(size))
    with django_assert_num_queries(page.queries) as asked:
        response = client.get(url)
    assert response.status_code == page.status
    written = {changes.written_by(query["sql"]) for query in asked.captured_queries}
    assert written <= {None, *changes.UNSEEN}  # whoever reads makes nobody's kept pages old


def test_review_with_a_hundred_comments(client, db, django_assert_max_num_queries):
    review = build_world(1).review
    for _ in range(25):
        root = make.CommentFactory(review=review)
        make.CommentFactory.create_batch(3, parent=root)
    with django_assert_max_num_queries(17):
        response = client.get(review.get_absolute_url())
    assert response.context["review"]().comment_count >= 100


def test_every_public_address_has_a_budget():
    budgeted = {page.name for page in PUBLIC_PAGES} | SIGNED | POSTED | PASSWORD | DOORS
    assert set(_names(get_resolver())) == budgeted


def _names(resolver: URLResolver, namespace: str = ""):
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            if pattern.name is not None:
                yield namespace + pattern.name
        elif pattern.namespace not in NOT_PUBLIC:
            inner = f"{pattern.namespace}:" if pattern.namespace else ""
            yield from _names(pattern, namespace + inner)
