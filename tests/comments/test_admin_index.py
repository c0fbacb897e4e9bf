"""The desk's first page: what waits for an editor."""

import pytest
from django.contrib.auth.models import Permission

from tests import factories as make
from tests.config.test_admin_lists import queries_of

pytestmark = pytest.mark.django_db


def test_first_page_counts_what_waits(admin_client):
    make.ReviewFactory.create_batch(7, draft=True)
    scheduled = make.ReviewFactory(scheduled=True)
    comment = make.CommentFactory(pending=True, body="Is the umbrella the same one?")
    page = admin_client.get("/admin/").content.decode()
    assert '<a href="/admin/reviews/review/?state=draft">Drafts: 7</a>' in page
    assert '<a href="/admin/reviews/review/?state=scheduled">Scheduled: 1</a>' in page
    assert (
        '<a href="/admin/comments/comment/?state__exact=pending">Comments to approve: 1</a>' in page
    )
    assert f'<a href="/admin/reviews/review/{scheduled.pk}/change/">{scheduled}</a>' in page
    assert f'/comment/{comment.pk}/change/">Is the umbrella the same one?</a>' in page


def test_first_page_of_an_empty_site_says_so(admin_client):
    assert admin_client.get("/admin/").content.decode().count("Nothing waits here.") == 3


def test_first_page_shows_what_one_may_see(client):
    make.ReviewFactory(draft=True, headline="Secret draft")
    moderator = make.UserFactory(staff=True)
    moderator.user_permissions.add(Permission.objects.get(codename="view_comment"))
    client.force_login(moderator)
    page = client.get("/admin/").content.decode()
    assert "Comments to approve: 0" in page
    assert "Secret draft" not in page


def test_first_page_asks_as_often_for_many_as_for_one(admin_client):
    def fill(size: int) -> None:
        make.ReviewFactory.create_batch(size, draft=True)
        make.ReviewFactory.create_batch(size, scheduled=True)
        make.CommentFactory.create_batch(size, pending=True)

    fill(1)
    one = queries_of(admin_client, "/admin/")
    fill(3)
    assert (one, queries_of(admin_client, "/admin/")) == (9, 9)
