"""An editor writes a review, shows it to readers, and moves it."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import timezone

from reviews.models import OldPath, Review
from tests import factories as make
from tests.desk_form import DeskForm, errors_of
from tests.images.test_cleaning import picture, upload

pytestmark = pytest.mark.django_db

ADD = "/admin/reviews/review/add/"
LIST = "/admin/reviews/review/"


def change(review: Review) -> str:
    return reverse("admin:reviews_review_change", args=[review.pk])


@pytest.fixture
def show():
    return make.ShowFactory(run_on=True)


@pytest.fixture
def form(admin_client, show):
    """An empty review of a drama of sixteen episodes."""
    return DeskForm(admin_client, ADD).type(show=show.pk, headline="Two people", slug="two-people")


def test_review_is_written_whole(form, show, admin_user):
    credit = make.CreditFactory(show=show)
    form.type(kind="review", dek="They talk.", in_brief="One\nTwo", rating="4.5", watched="1-6")
    form.type(
        body='<p>Open.</p><div data-spoils-to="8"><p>Late.</p></div>', tags="slow burn, 오피스"
    )
    form.type(disclosure="None.", spoils_to="2")
    form.add_row(
        "photos",
        number=1,
        image=upload(picture("PNG"), "track.png"),
        alt="A track",
        caption="Dusk",
        credit="Daesa",
    )
    form.add_row("moments", episodes="6–7", title="A silence", text="She waits.", photo_number="1")
    form.add_row("lines", quote="Stay.", quote_hangul="있어.", credit=credit.pk, episode="4")
    form.add_row("lines", quote="In cinemas.", speaker="Poster copy")

    assert form.press().status_code == 302

    review = Review.objects.get()
    assert (review.author, review.published_at) == (admin_user, None)
    assert (review.rating, review.spoils_to, review.covers) == (Decimal("4.5"), 2, "Episodes 1–6")
    assert review.body == '<p>Open.</p><div data-spoils-to="8"><p>Late.</p></div>'
    assert review.plain == "Open."
    assert set(review.tags.names()) == {"slow burn", "오피스"}
    photo = review.photos.get()
    assert (photo.number, photo.width, photo.alt) == (1, 40, "A track")
    moment = review.moments.get()
    assert (moment.episodes, moment.photo, moment.spoils_to) == ("6–7", photo, 7)
    spoken, printed = review.lines.all()
    assert (spoken.credit, spoken.spoils_to) == (credit, 4)
    assert (printed.speaker, printed.credit, printed.spoils_to) == ("Poster copy", None, 0)


@pytest.mark.parametrize("rating", ["0.5", "4.0", "5.0", None])
def test_saving_without_a_change_keeps_everything(admin_client, rating):
    review = make.ReviewFactory(rating=rating, tags=["slow burn", "a, b"], in_brief="One\nTwo")
    photo = make.PhotoFactory(review=review)
    make.HighlightMomentFactory(review=review, photo=photo, spoils_to_override=0)
    make.MemorableLineFactory(review=review, spoken=True)
    make.MemorableLineFactory(review=review, quote="", speaker="Poster copy", episode=None)
    before = everything(review)

    assert DeskForm(admin_client, change(review)).press().status_code == 302

    assert everything(review) == before


def everything(review: Review) -> list[object]:
    parts = [review.photos, review.moments, review.lines, review.tags]
    (row,) = Review.objects.values()
    return [row | {"updated_at": None}, *(list(part.order_by("pk").values()) for part in parts)]


def test_bylines_begin_with_whoever_writes(admin_client, admin_user):
    response = admin_client.get(ADD)
    assert response.context_data["adminform"].form.initial["author"] == admin_user.pk


def test_publish_button_saves_and_publishes(form):
    response = form.press("_button", "publish")
    review = Review.objects.get()
    assert review.is_published
    assert response.url == change(review)


def test_publish_button_of_a_faulty_form_publishes_nothing(admin_client):
    draft = make.ReviewFactory(draft=True)
    response = DeskForm(admin_client, change(draft)).type(watched="7–6").press("_button", "publish")
    assert list(errors_of(response)) == ["watched"]
    draft.refresh_from_db()
    assert draft.published_at is None


def test_publish_button_goes_when_it_is_done(admin_client):
    def offers(review: Review) -> bool:
        return 'value="publish"' in admin_client.get(change(review)).content.decode()

    kinds = {"draft": {"draft": True}, "scheduled": {"scheduled": True}, "published": {}}
    offered = {kind: offers(make.ReviewFactory(**traits)) for kind, traits in kinds.items()}
    assert offered == {"draft": True, "scheduled": True, "published": False}


def test_list_publishes_what_is_not_yet_public(admin_client):
    public = make.ReviewFactory()
    reviews = [public, make.ReviewFactory(draft=True), make.ReviewFactory(scheduled=True)]
    data = {"action": "publish_now", "_selected_action": [review.pk for review in reviews]}
    response = admin_client.post(LIST, data, follow=True)
    assert "Published: 2. Public already: 1." in response.content.decode()
    assert Review.objects.published().count() == 3
    assert Review.objects.get(pk=public.pk).published_at == public.published_at


def test_date_in_the_future_is_a_schedule(form, client):
    soon = timezone.localtime() + timedelta(days=2)
    form.type(published_at_0=soon.date().isoformat(), published_at_1="12:00").press()
    review = Review.objects.get()
    assert review.published_at > timezone.now()
    assert client.get(review.get_absolute_url()).status_code == 404


def test_emptied_date_makes_a_draft_again(admin_client):
    review = make.ReviewFactory()
    DeskForm(admin_client, change(review)).type(published_at_0="", published_at_1="").press()
    review.refresh_from_db()
    assert review.published_at is None


def test_list_tells_the_states_apart(admin_client):
    make.ReviewFactory()
    make.ReviewFactory(draft=True)
    make.ReviewFactory(scheduled=True)
    page = admin_client.get(LIST).content.decode()
    assert [
        page.count(f'data-state="{state}"') for state in ("draft", "scheduled", "published")
    ] == [1] * 3


@pytest.mark.parametrize("state", ["draft", "scheduled", "published"])
def test_list_is_filtered_by_state(admin_client, state):
    reviews = {
        "draft": make.ReviewFactory(draft=True),
        "scheduled": make.ReviewFactory(scheduled=True),
        "published": make.ReviewFactory(),
    }
    response = admin_client.get(LIST, {"state": state})
    assert list(response.context_data["cl"].result_list) == [reviews[state]]


def test_list_finds_a_draft_by_its_show(admin_client, show):
    draft = make.ReviewFactory(show=show, draft=True)
    make.ReviewFactory(show__title="Signal", show__title_hangul="시그널", show__title_romanized="")
    response = admin_client.get(LIST, {"q": "런온"})
    assert list(response.context_data["cl"].result_list) == [draft]


def test_new_slug_leaves_the_old_address_answering(admin_client, client):
    review = make.ReviewFactory(slug="old-slug")
    form = DeskForm(admin_client, change(review)).type(slug="new-slug", headline="New headline")
    form.press()
    review.refresh_from_db()
    assert (review.slug, review.headline) == ("new-slug", "New headline")
    assert OldPath.objects.get().path == "/reviews/old-slug/"
    assert client.get("/reviews/old-slug/").url == "/reviews/new-slug/"


def test_draft_is_previewed_from_its_form(admin_client):
    draft = make.ReviewFactory(draft=True)
    page = admin_client.get(change(draft)).content.decode()
    assert 'class="viewsitelink">Preview</a>' in page
    assert admin_client.get(draft.get_absolute_url()).status_code == 200
    published = admin_client.get(change(make.ReviewFactory())).content.decode()
    assert 'class="viewsitelink">View on site</a>' in published


def test_who_may_only_look_publishes_nothing(client):
    draft = make.ReviewFactory(draft=True)
    reader = make.UserFactory(staff=True)
    may_look = ["view_review", "change_others_review"]
    reader.user_permissions.add(*Permission.objects.filter(codename__in=may_look))
    client.force_login(reader)
    client.post(LIST, {"action": "publish_now", "_selected_action": [draft.pk]})
    assert client.post(change(draft), {"_button": "publish"}).status_code == 403
    draft.refresh_from_db()
    assert draft.published_at is None


def test_who_may_only_look_sees_everything(client):
    review = make.ReviewFactory(body="<p>Open.</p>", tags=["slow burn"])
    make.HighlightMomentFactory(review=review, photo=make.PhotoFactory(review=review, number=7))
    make.MemorableLineFactory(review=review, quote="Stay.")
    reader = make.UserFactory(staff=True)
    names = ["review", "highlightmoment", "memorableline", "photo"]
    may_look = Permission.objects.filter(codename__in=[f"view_{name}" for name in names])
    reader.user_permissions.add(*may_look)
    client.force_login(reader)
    page = client.get(change(review)).content.decode()
    assert [word for word in (review.headline, "6–7", "Stay.", "1–16") if word not in page] == []
    assert "_button" not in page


def test_upload_that_is_no_picture_gets_a_sentence(form):
    text = upload(b"not a picture", "track.png")
    response = form.type(dek="Kept.").add_row("photos", number=1, image=text, alt="A track").press()
    assert errors_of(response) == {
        "photos-0-image": [
            "This file is not a picture we can read. Use a JPEG, PNG, WebP or AVIF file."
        ]
    }
    assert "\nKept.</textarea>" in response.content.decode()
    assert not Review.objects.exists()


def test_who_deletes_a_review_is_told_that_its_history_goes(admin_client):
    review = make.ReviewFactory()
    one = admin_client.get(reverse("admin:reviews_review_delete", args=[review.pk]))
    data = {"action": "delete_selected", "_selected_action": [review.pk]}
    many = admin_client.post(reverse("admin:reviews_review_changelist"), data)
    for page in (one, many):
        assert "afterwards no version can be restored, and deleting cannot be undone." in page.text
        assert "Reviews: 1" in page.text


def test_reviews_in_a_ranked_list_are_not_deleted(admin_client):
    entry = make.ListEntryFactory(show=None, review=make.ReviewFactory())
    url = reverse("admin:reviews_review_delete", args=[entry.review.pk])
    page = admin_client.post(url, {"post": "yes"}).content.decode()
    assert f"“{entry.review}” cannot be deleted while it is in use." in page
    assert "history" not in page
    assert Review.objects.exists()
