"""A writer's own drafts, and everything that is sent by hand to reach further."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.http import QueryDict

from desk.models import IgnoredName, UnsavedWork, Version
from reviews.models import DailyViews, OldPath, Review
from reviews.roles import may_change
from tests import factories as make
from tests.accounts.test_roles import sign_in
from tests.desk_form import DeskForm, errors_of
from tests.images.test_cleaning import picture, upload

pytestmark = pytest.mark.django_db

LIST = "/admin/reviews/review/"
ADD = f"{LIST}add/"
SOON = {"published_at_0": "2099-01-01", "published_at_1": "09:00"}
LATE = {"featured_at_0": "2020-01-01", "featured_at_1": "09:00"}


@pytest.fixture
def writer(client, db):
    return sign_in(client, "Writer")


@pytest.fixture
def draft(writer):
    return make.ReviewFactory(author=writer, draft=True, headline="Mine")


def change(review: Review) -> str:
    return f"{LIST}{review.pk}/change/"


def test_writes_a_draft_with_all_its_parts(client, writer):
    credit = make.CreditFactory()
    form = DeskForm(client, ADD).type(show=credit.show_id, headline="Mine", slug="mine")
    form.type(body="<p>Text.</p>", tags="slow burn, new tag", rating="4.5")
    image = upload(picture("PNG"), "track.png")
    form.add_row("photos", number=1, image=image, alt="A track")
    form.add_row("moments", episodes="6", title="A silence", text="She waits.")
    form.add_row("lines", quote="Stay.", credit=credit.pk, episode="4")
    form.add_row("verdicts", kind="midpoint", episodes="1–8", rating="3.5", text="So far.")
    form.add_row("corrections", text="She translates films.")
    assert form.press().status_code == 302
    review = Review.objects.get()
    assert (review.author, review.published_at, review.tags.count()) == (writer, None, 2)
    assert [review.photos.count(), review.moments.count(), review.lines.count()] == [1, 1, 1]
    assert [review.verdicts.count(), review.corrections.count()] == [1, 1]
    assert (str(review.rating), review.last_episode) == ("3.5", 8)


def test_form_has_no_box_that_is_not_theirs(client, draft):
    for path in (ADD, change(draft)):
        page = client.get(path).text
        for box in ('name="author"', "published_at", "featured_at", 'value="publish"'):
            assert box not in page
        assert str(draft.author) in page
    assert "publish_now" not in client.get(LIST).text


def test_change_of_a_draft_is_saved(client, draft):
    DeskForm(client, change(draft)).type(headline="Better").press()
    draft.refresh_from_db()
    assert (draft.headline, draft.published_at) == ("Better", None)


@pytest.mark.parametrize("sent", [SOON, LATE, SOON | LATE, {"published_at": "2020-01-01 09:00"}])
def test_dates_that_are_sent_are_not_taken(client, draft, sent):
    DeskForm(client, change(draft)).type(**sent).press()
    form = DeskForm(client, ADD).type(show=draft.show_id, headline="Another", slug="another")
    form.type(**sent).press()
    dates = Review.objects.values_list("published_at", "featured_at")
    assert list(dates) == [(None, None)] * 2


def test_author_that_is_sent_is_not_taken(client, draft, writer):
    other = make.UserFactory()
    DeskForm(client, change(draft)).type(author=other.pk, byline=other.pk).press()
    form = DeskForm(client, f"{ADD}?author={other.pk}")
    form.type(show=draft.show_id, headline="Another", slug="another", author=other.pk).press()
    assert {review.author for review in Review.objects.all()} == {writer}


@pytest.mark.parametrize("path", ["change", "add"])
def test_publish_that_is_sent_is_refused_and_nothing_is_saved(client, draft, path):
    form = DeskForm(client, change(draft) if path == "change" else ADD)
    form.type(show=draft.show_id, headline="Loud", slug="loud")
    assert form.press("_button", "publish").status_code == 403
    assert list(Review.objects.values_list("headline", "published_at")) == [("Mine", None)]


def others(writer, state: str) -> Review:
    traits = {"draft": {"draft": True}, "scheduled": {"scheduled": True}, "published": {}}[state]
    return make.ReviewFactory(headline="Theirs", **traits)


def sent_to(client, review: Review) -> dict[str, object]:
    """What the form of the review would send, if it were the sender's."""
    form = DeskForm(client, ADD).type(show=review.show_id, headline="Taken", slug=review.slug)
    return {**form.data, "_save": "1"}


@pytest.mark.parametrize("state", ["draft", "scheduled", "published"])
@pytest.mark.parametrize(
    ("path", "more"),
    [
        ("change/", {}),
        ("change/", {"_button": "publish"}),
        ("delete/", {"post": "yes"}),
        ("kept/", {"_form": "f" * 32}),
        ("versions/1/restore/", {}),
        ("names/ignore/", {"words": "Jung-hee"}),
    ],
)
def test_review_of_somebody_else_is_out_of_reach(client, writer, state, path, more):
    review = others(writer, state)
    Version.objects.keep(review, review.author)
    before = Review.objects.values().get()
    response = client.post(f"{LIST}{review.pk}/{path}", sent_to(client, review) | more)
    assert response.status_code in ({403} if state == "published" else {302, 404})
    assert Review.objects.values().get() == before
    assert not UnsavedWork.objects.exists()
    assert not IgnoredName.objects.exists()
    assert Version.objects.count() == 1


@pytest.mark.parametrize("path", ["history/", "versions/1/", "versions/1/restore/", "preview/"])
def test_what_a_review_of_somebody_else_was_before_is_not_told(client, writer, path):
    review = make.ReviewFactory(headline="Theirs")
    Version.objects.keep(review, review.author)
    response = client.get(f"{LIST}{review.pk}/{path}")
    assert response.status_code in {403, 405}


@pytest.mark.parametrize("traits", [{}, {"scheduled": True}])
def test_own_review_is_only_read_once_it_has_a_date(client, writer, traits):
    review = make.ReviewFactory(author=writer, headline="Mine", **traits)
    page = client.get(change(review))
    assert (page.status_code, 'name="_save"' in page.text) == (200, False)
    assert client.post(change(review), {"headline": "Changed"}).status_code == 403
    assert client.post(f"{LIST}{review.pk}/delete/", {"post": "yes"}).status_code == 403
    assert Review.objects.get().headline == "Mine"
    assert client.get(f"{LIST}{review.pk}/history/").status_code == 200


@pytest.mark.parametrize("state", ["draft", "scheduled", "published"])
def test_nothing_of_somebody_else_is_theirs_to_change_however_it_was_found(writer, state):
    review = others(writer, state)
    assert not may_change(writer, review)
    writer.user_permissions.add(Permission.objects.get(codename="publish_review"))
    assert not may_change(type(writer).objects.get(pk=writer.pk), review)


def test_list_holds_own_and_published_reviews(client, draft, writer):
    theirs = [others(writer, state) for state in ("draft", "scheduled", "published")]
    scheduled = make.ReviewFactory(author=writer, scheduled=True)
    response = client.get(LIST)
    shown = set(response.context_data["cl"].result_list)
    assert shown == {draft, scheduled, theirs[2]}
    hidden = client.get(LIST, {"author__id__exact": theirs[0].author_id, "state": "draft"})
    assert theirs[0] not in hidden.context_data["cl"].result_list


def test_history_is_offered_of_own_reviews_alone(client, draft, writer):
    published = others(writer, "published")
    offered = ['class="historylink"' in client.get(change(one)).text for one in (draft, published)]
    assert offered == [True, False]


def test_first_page_tells_of_own_drafts_alone(client, draft, writer):
    others(writer, "draft")
    page = client.get("/admin/").text
    assert "Mine" in page
    assert "Theirs" not in page


@pytest.mark.parametrize("action", ["publish_now", "delete_selected"])
def test_action_on_many_reaches_nobody_elses(client, draft, writer, action):
    selected = [others(writer, state) for state in ("draft", "published")]
    data = {"action": action, "post": "yes", "_selected_action": [one.pk for one in selected]}
    assert client.post(LIST, data).status_code in {200, 302, 403}
    mine = data | {"_selected_action": [draft.pk]}
    client.post(LIST, mine if action == "publish_now" else data)
    assert Review.objects.count() == 3
    assert Review.objects.filter(published_at=None).count() == 2


def test_own_drafts_are_deleted_with_all_that_was_kept_of_them(client, draft):
    Version.objects.keep(draft, draft.author)
    draft.move_to("moved")
    make.DailyViewsFactory(review=draft)
    IgnoredName.objects.ignore(draft, "Jung-hee")
    UnsavedWork.objects.keep(draft.author, draft.pk, "f" * 32, QueryDict("headline=New"))
    make.PhotoFactory(review=draft)
    assert client.post(f"{LIST}{draft.pk}/delete/", {"post": "yes"}).status_code == 302
    for model in (Review, Version, OldPath, DailyViews, UnsavedWork, IgnoredName):
        assert not model.objects.exists()


def test_many_own_drafts_are_deleted_at_once(client, draft, writer):
    second = make.ReviewFactory(author=writer, draft=True)
    data = {"action": "delete_selected", "post": "yes"}
    client.post(LIST, data | {"_selected_action": [draft.pk, second.pk]})
    assert not Review.objects.exists()


def test_draft_that_readers_once_answered_is_not_deleted(client, draft):
    make.CommentFactory(review=draft)
    assert client.post(f"{LIST}{draft.pk}/delete/", {"post": "yes"}).status_code == 403
    assert Review.objects.exists()


def test_row_of_another_review_is_not_taken(client, draft):
    theirs = make.MemorableLineFactory(quote="Theirs")
    make.MemorableLineFactory(review=draft, quote="Mine")
    form = DeskForm(client, change(draft)).type_row("lines", 0, id=theirs.pk, quote="Taken")
    form.press()
    form = DeskForm(client, change(draft))
    form.type_row("lines", 0, review=theirs.review_id, quote="Moved")
    assert "lines-0-review" in errors_of(form.press())
    theirs.refresh_from_db()
    assert (theirs.quote, theirs.review_id == draft.pk) == ("Theirs", False)
    assert list(draft.lines.values_list("quote", flat=True)) == ["Mine"]


def test_version_that_would_give_it_to_somebody_else_does_not_come_back(client, draft, writer):
    draft.author = make.UserFactory()
    draft.save()
    Version.objects.keep(draft)
    draft.author = writer
    draft.save()
    assert client.post(f"{LIST}{draft.pk}/versions/1/restore/").status_code == 403
    draft.refresh_from_db()
    assert draft.author == writer


def test_own_version_comes_back(client, draft):
    DeskForm(client, change(draft)).type(headline="Worse").press()
    assert client.post(f"{LIST}{draft.pk}/versions/1/restore/").status_code == 302
    draft.refresh_from_db()
    assert draft.headline == "Mine"


def test_unsaved_draft_is_kept_and_previewed_with_its_byline(client, writer):
    form = DeskForm(client, ADD).type(show=make.ShowFactory().pk, headline="New", slug="new")
    form.type(author=make.UserFactory(display_name="Tomas").pk, **SOON)
    form_id = form.data["_form"][0]
    assert client.post(f"{ADD}kept/", form.data).status_code == 200
    page = client.get(f"{ADD}preview/", {"_form": form_id})
    assert f"By {writer}" in page.text
    assert "Tomas" not in page.text
    assert not Review.objects.exists()


def test_preview_on_the_site_is_for_own_drafts(client, draft, writer):
    assert client.get(draft.get_absolute_url()).status_code == 200
    for state in ("draft", "scheduled"):
        assert client.get(others(writer, state).get_absolute_url()).status_code == 404


def test_ranked_lists_shows_and_comments_are_not_theirs(client, writer):
    show, comment = make.ShowFactory(title="Signal"), make.CommentFactory()
    ranked = make.RankedListFactory(draft=True, author=writer)
    assert client.get(ranked.get_absolute_url()).status_code == 404
    for path in (
        f"shows/show/{show.pk}/change/",
        f"reviews/rankedlist/{ranked.pk}/change/",
        f"comments/comment/{comment.pk}/change/",
        "reviews/rankedlist/add/",
    ):
        assert client.post(f"/admin/{path}", {"title": "x", "body": "x"}).status_code == 403
    assert client.post("/admin/comments/comment/", {"action": "approve_all"}).status_code == 403
    assert not LogEntry.objects.exists()


def test_spelling_from_a_draft_is_kept_for_nobody_else(client, draft):
    credit = make.CreditFactory(show=draft.show)
    for owner in (f"credit/{credit.pk}", f"person/{credit.person_id}"):
        sent = client.post(f"{LIST}{draft.pk}/names/{owner}/", {"words": "Jung-hee"})
        assert sent.status_code == 403
    assert not IgnoredName.objects.exists()
    assert client.post(f"{LIST}{draft.pk}/names/ignore/", {"words": "Jung-hee"}).status_code == 200


def test_trusted_writer_publishes_their_own_and_no_other(client, writer):
    writer.user_permissions.add(Permission.objects.get(codename="publish_review"))
    mine = make.ReviewFactory(author=writer, draft=True)
    theirs = others(writer, "draft")
    DeskForm(client, change(mine)).press("_button", "publish")
    data = {"action": "publish_now", "_selected_action": [mine.pk, theirs.pk]}
    client.post(LIST, data)
    assert list(Review.objects.published()) == [mine]
    assert DeskForm(client, change(mine)).type(headline="Mended").press().status_code == 302
    assert client.post(change(theirs), {"_button": "publish"}).status_code == 302
    assert Review.objects.published().count() == 1
