"""Lists and autocomplete asked for what no row can have answer in words; faults of ours stay errors."""

import pytest

from tests import factories as make

pytestmark = pytest.mark.django_db

HUGE = "9" * 25
LOOKUPS = [
    ("shows/show", {"id__in": HUGE}),
    ("shows/show", {"id__range": "1"}),
    ("shows/show", {"year__in": HUGE}),
    ("shows/show", {"original_network__id__exact": HUGE}),
    ("shows/show", {"original_network__id__exact": "\x00"}),
    ("shows/show", {"kind__exact": "\x00"}),
    ("accounts/user", {"groups__id__exact": "\x00"}),
    ("comments/comment", {"state__in": "\x00"}),
    ("reviews/review", {"published_at__year": HUGE}),
    ("reviews/review", {"published_at__year": "9999"}),
    ("reviews/review", {"published_at__year": "1"}),
    ("reviews/review", {"published_at__year": "2020", "published_at__month": HUGE}),
    ("reviews/review", {"published_at__gte": "\x00"}),
    ("reviews/review", {"headline__regex": "("}),
    ("shows/show", {"title__iregex": "["}),
]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("page", "query"), LOOKUPS, ids=lambda value: str(value)[:40])
def test_list_asked_for_nonsense_answers(admin_client, page, query):
    make.ReviewFactory()
    response = admin_client.get(f"/admin/{page}/", query, follow=True)
    assert response.status_code in {200, 400}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("key", ["abc", "\x00", ""])
@pytest.mark.parametrize("action", ["delete_selected", "publish_now"])
def test_nonsense_selected_is_answered_in_words(admin_client, caplog, action, key):
    review = make.ReviewFactory(draft=True)
    data = {"action": action, "_selected_action": [review.pk, key], "post": "yes"}
    response = admin_client.post("/admin/reviews/review/", data)
    assert response.status_code == 400
    assert "Go back and choose again" in response.content.decode()
    assert response.headers["Content-Security-Policy"]
    assert [record.exc_info is not None for record in caplog.records][:1] == [True]
    review.refresh_from_db()
    assert not review.is_published


@pytest.mark.django_db(transaction=True)
def test_key_beyond_the_column_selects_nothing(admin_client):
    """PostgreSQL finds no such row, SQLite cannot ask for it."""
    review = make.ReviewFactory()
    data = {"action": "delete_selected", "_selected_action": [HUGE], "post": "yes"}
    assert admin_client.post("/admin/reviews/review/", data).status_code in {302, 400}
    review.refresh_from_db()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("field", ["credits", "title", "nope", "", "\x00", "show", "follows"])
@pytest.mark.parametrize("term", ["", "\x00", "x" * 5000])
def test_autocomplete_of_nonsense_answers(admin_client, field, term):
    query = {"app_label": "shows", "model_name": "show", "field_name": field, "term": term}
    response = admin_client.get("/admin/autocomplete/", query)
    assert response.status_code in {200, 400, 403}
    query |= {"app_label": "comments", "model_name": "comment", "field_name": "replies"}
    assert admin_client.get("/admin/autocomplete/", query).status_code == 400


def test_fault_of_ours_stays_an_error(admin_client, monkeypatch):
    def fault(*args):
        raise ValueError("ours")

    monkeypatch.setattr("reviews.admin.review.state_badge", fault)
    monkeypatch.setattr("reviews.models.Review.publish", fault)
    review = make.ReviewFactory(draft=True)
    with pytest.raises(ValueError, match="ours"):
        admin_client.get("/admin/reviews/review/")
    data = {"action": "publish_now", "_selected_action": [review.pk]}
    with pytest.raises(ValueError, match="ours"):
        admin_client.post("/admin/reviews/review/", data)
