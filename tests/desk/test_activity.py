"""Recent activity on the desk's first page: who did what, to whoever may see it."""

import pytest
from django.contrib.admin.models import ADDITION, CHANGE, DELETION, LogEntry
from django.db.models import QuerySet

from reviews.admin.review import ReviewAdmin
from tests import factories as make
from tests.desk.test_front import staff

pytestmark = pytest.mark.django_db


def log(user, thing, flag=CHANGE):
    return LogEntry.objects.log_actions(user.pk, [thing], flag, "", single_object=True)


def sentences(client) -> list[str]:
    deeds = client.get("/admin/").context["recent"]
    return [f"{deed.who} {deed.verb} the {deed.kind} “{deed.name}”" for deed in deeds]


def test_first_page_says_who_did_what(admin_client):
    hana = make.UserFactory(display_name="Hana Reyes")
    review = make.ReviewFactory(headline="A man who needs subtitles")
    log(hana, review, ADDITION)
    log(make.UserFactory(display_name="Min-ji Seo"), review)
    page = admin_client.get("/admin/").content.decode()
    link = f'<a href="/admin/reviews/review/{review.pk}/change/">“A man who needs subtitles”</a>'
    assert f"Hana Reyes added the review {link}" in page
    assert f"Min-ji Seo changed the review {link}" in page
    assert page.index("Min-ji Seo changed") < page.index("Hana Reyes added")


def test_saving_again_and_again_is_one_deed(admin_client, admin_user):
    first, second = make.ReviewFactory.create_batch(2)
    for review in (first, first, second, first, first, first):
        log(admin_user, review)
    names = [deed.name for deed in admin_client.get("/admin/").context["recent"]]
    assert names == [str(first), str(second), str(first)]


def test_ten_deeds_at_most(admin_client, admin_user):
    for review in make.ReviewFactory.create_batch(12):
        log(admin_user, review)
    assert len(sentences(admin_client)) == 10


def test_nobody_reads_of_what_they_may_not_see(client, admin_user):
    log(admin_user, make.ReviewFactory(headline="Secret"))
    log(admin_user, make.CommentFactory())
    staff(client, "view_comment")
    assert len(sentences(client)) == 1
    assert "Secret" not in client.get("/admin/").content.decode()


def test_a_page_that_shows_fewer_rows_is_believed(client, admin_user, monkeypatch):
    """As where somebody may see only what is their own."""
    own, other = make.ReviewFactory(headline="Own"), make.ReviewFactory(headline="Other")
    log(admin_user, own)
    log(admin_user, other)
    everything = ReviewAdmin.get_queryset

    def only_own(self, request) -> QuerySet:
        return everything(self, request).filter(pk=own.pk)

    staff(client, "view_review")
    assert len(sentences(client)) == 2
    monkeypatch.setattr(ReviewAdmin, "get_queryset", only_own)
    assert len(sentences(client)) == 1
    assert "Other" not in client.get("/admin/").content.decode()


def test_what_was_deleted_is_known_to_whoever_did_it(client, admin_user):
    mine, other = make.ReviewFactory(headline="Mine"), make.ReviewFactory(headline="Another’s")
    user = staff(client, "view_review")
    log(user, mine, DELETION)
    log(admin_user, other, DELETION)
    mine.delete()
    other.delete()
    assert sentences(client) == ["Min-ji Seo deleted the review “Mine”"]
    client.force_login(admin_user)
    assert len(sentences(client)) == 2


def test_a_log_with_nonsense_in_it_is_read(admin_client, admin_user):
    entry = log(admin_user, make.ReviewFactory())
    LogEntry.objects.filter(pk=entry.pk).update(object_id="x")
    assert sentences(admin_client) == []
    LogEntry.objects.filter(pk=entry.pk).update(object_id=None)
    assert sentences(admin_client) == []
