"""Verdicts and corrections on the page of a review: kept, compared and restored as all of it is."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import lxml.html
import pytest
from django.utils import timezone

from desk.comparison import differences
from desk.drafts import Draft
from desk.models import UnsavedWork, Version
from desk.sheets import sheet_of
from desk.whoswho import names_in
from reviews.models import Review
from tests import factories as make
from tests.desk.conftest import change_address
from tests.desk_form import DeskForm, errors_of

pytestmark = pytest.mark.django_db
EARLY, LATE = datetime(2026, 1, 5, 12, tzinfo=UTC), datetime(2026, 2, 5, 12, tzinfo=UTC)


@pytest.fixture
def updated(review):
    """Rated twice and corrected once; the review has the newest word."""
    make.VerdictFactory(review=review, kind="first-look", last_episode=2, given_at=EARLY)
    last = {"rating": Decimal("3.5"), "last_episode": 16, "given_at": LATE}
    make.VerdictFactory(review=review, kind="final", text="It ends.", **last)
    make.CorrectionFactory(review=review)
    review.follow_verdicts()
    return review


def stored(review):
    return sheet_of(Draft.stored(Review.objects.get(pk=review.pk)))


def form_of(client, review):
    return DeskForm(client, change_address(review))


def labels(before, after):
    return [change.label for change in differences(before, after)]


def byline_of(page):
    return lxml.html.fromstring(page).xpath("string(//p[@class='byline'])")


def typed(**values):
    """Boxes of a new verdict."""
    at = {"given_at_0": "2026-03-01", "given_at_1": "21:00:00", "spoils_to_override": ""}
    return {"kind": "midpoint", "episodes": "1–8", "rating": "2.5", "text": "", **at, **values}


def test_verdict_typed_in_the_form_is_the_rating_from_now_on(admin_client, review):
    answer = form_of(admin_client, review).add_row("verdicts", **typed()).press()
    assert answer.status_code == 302
    review.refresh_from_db()
    assert (review.rating, review.first_episode, review.last_episode) == (Decimal("2.5"), 1, 8)
    assert "those of the latest verdict" in admin_client.get(answer.url).text
    assert Version.objects.newest_first()[0].sheet == stored(review)


def test_form_left_alone_says_and_changes_nothing(admin_client, updated):
    before = stored(updated)
    answer = form_of(admin_client, updated).press()
    assert stored(updated) == before
    assert "latest verdict" not in admin_client.get(answer.url).text


def test_rating_typed_against_the_latest_verdict_gives_way(admin_client, updated):
    answer = form_of(admin_client, updated).type(rating="5.0", watched="1–4").press()
    updated.refresh_from_db()
    assert (updated.rating, updated.last_episode) == (Decimal("3.5"), 16)
    assert "those of the latest verdict" in admin_client.get(answer.url).text


def test_row_with_nothing_but_its_time_is_none(admin_client, review):
    form = form_of(admin_client, review)
    form.add_row("verdicts").add_row("corrections")
    assert form.data["corrections-0-corrected_at_0"] != ""
    assert form.press().status_code == 302
    assert not review.verdicts.exists()
    assert not review.corrections.exists()


@pytest.mark.parametrize(
    ("boxes", "name", "said"),
    [
        ({"given_at_0": "2199-01-01"}, "given_at", "still to come"),
        ({"episodes": "8–1"}, "episodes", ""),
        ({"episodes": "1–99"}, "episodes", "16"),
        ({"spoils_to_override": "17"}, "spoils_to_override", "16 episodes"),
        ({"rating": "", "text": ""}, "__all__", "Give a rating, or say something."),
        ({"episodes": "", "text": "Half."}, "episodes", "how far it spoils"),
    ],
)
def test_verdict_that_cannot_be_is_refused_beside_its_box(admin_client, review, boxes, name, said):
    refused = form_of(admin_client, review).add_row("verdicts", **typed(**boxes)).press()
    (words,) = errors_of(refused)[f"verdicts-0-{name}"]
    assert said in words
    assert not review.verdicts.exists()


@pytest.mark.parametrize("kind", ["article", "page"])
def test_without_a_show_nothing_is_rated_and_everything_may_be_corrected(admin_client, kind):
    text = make.ReviewFactory(**{kind: True})
    form = form_of(admin_client, text).add_row("verdicts", **typed())
    assert f"verdicts-0-{'rating' if kind == 'article' else '__all__'}" in errors_of(form.press())
    form = form_of(admin_client, text)
    now = timezone.localtime(EARLY)
    form.add_row(
        "corrections",
        text="Not Busan.",
        corrected_at_0=f"{now:%Y-%m-%d}",
        corrected_at_1="12:00",
    )
    assert form.press().status_code == 302
    assert text.corrections.get().text == "Not Busan."


def test_comparison_names_the_box_of_a_verdict_and_of_a_correction(updated):
    before = stored(updated)
    verdict = updated.verdicts.first()
    verdict.text = "Half of it, and a slump."
    verdict.save()
    updated.corrections.all().delete()
    make.CorrectionFactory(review=updated, text="Another one.")
    assert labels(before, stored(updated)) == [
        "Verdict 1: text",
        "Correction 1, added",
        "Correction 1, removed",
    ]


def test_restored_version_has_its_verdicts_and_corrections_again(updated, admin_user):
    kept, was = Version.objects.keep(updated), stored(updated)
    updated.verdicts.last().delete()
    updated.follow_verdicts()
    updated.corrections.update(text="Rewritten.")
    make.VerdictFactory(review=updated, rating=Decimal("1.0"))
    kept.restore(admin_user)
    assert stored(updated) == was


def test_version_older_than_the_verdicts_is_compared_and_restored(updated, admin_user):
    kept = Version.objects.keep(updated)
    for part in ("verdicts", "corrections"):
        del kept.sheet[part]
    kept.save()
    assert labels(kept.sheet, stored(updated)) == [
        *("Verdict 1, added", "Verdict 2, added", "Correction 1, added")
    ]
    kept.restore(admin_user)
    assert not updated.verdicts.exists()
    assert not updated.corrections.exists()


def test_verdict_of_one_editor_and_headline_of_another_meet(admin_client, updated):
    theirs, mine = form_of(admin_client, updated), form_of(admin_client, updated)
    assert theirs.add_row("verdicts", **typed(text="Theirs.")).press().status_code == 302
    assert mine.type(headline="Mine").press().status_code == 302
    updated.refresh_from_db()
    assert (updated.headline, updated.verdicts.count()) == ("Mine", 3)
    assert updated.rating == Decimal("2.5")


def test_time_of_a_verdict_is_no_difference_where_nobody_touched_it(admin_client, updated):
    theirs, mine = form_of(admin_client, updated), form_of(admin_client, updated)
    theirs.type(headline="Theirs").press()
    refused = mine.type(headline="Mine").press()
    assert "Headline" in refused.text
    assert "Verdict 1" not in refused.text


def test_verdict_that_both_have_changed_is_asked_about(admin_client, updated):
    theirs, mine = form_of(admin_client, updated), form_of(admin_client, updated)
    theirs.type_row("verdicts", 0, text="Their words").press()
    refused = mine.type_row("verdicts", 0, text="My words").press()
    assert refused.status_code == 200
    assert "Verdict 1: text" in refused.text
    assert updated.verdicts.first().text == "Their words"


def test_autosave_keeps_a_verdict_and_forgets_it_once_it_is_saved(admin_client, review):
    form = form_of(admin_client, review).type(rating="5.0")
    form.add_row("verdicts", **typed(text="Typed only."))
    address = f"/admin/reviews/review/{review.pk}/kept/"
    assert admin_client.post(address, form.data).status_code == 200
    assert UnsavedWork.objects.get().typed["verdicts-0-text"] == "Typed only."
    assert form.press().status_code == 302
    assert admin_client.post(address, form.data).status_code == 204
    assert not UnsavedWork.objects.exists()


def test_preview_shows_what_is_typed_and_stores_nothing(admin_client, updated):
    form = form_of(admin_client, updated)
    form.add_row("verdicts", **typed(text="Previewed.", spoils_to_override="0"))
    form.type_row("corrections", 0, text="Previewed correction.")
    admin_client.post(f"/admin/reviews/review/{updated.pk}/kept/", form.data)
    token = form.data["_form"][0]
    page = admin_client.get(f"/admin/reviews/review/{updated.pk}/preview/?_form={token}").text
    assert "Previewed." in page
    assert "Previewed correction." in page
    assert "2.5 out of 5" in byline_of(page)
    assert updated.verdicts.count() == 2
    updated.refresh_from_db()
    assert updated.rating == Decimal("3.5")


def test_latest_verdict_is_the_one_of_the_latest_time(review):
    make.VerdictFactory(review=review, rating=Decimal("1.5"), given_at=LATE)
    make.VerdictFactory(review=review, rating=Decimal("5.0"), given_at=LATE - timedelta(days=9))
    assert review.follow_verdicts()
    assert Review.objects.get(pk=review.pk).rating == Decimal("1.5")
    assert not review.follow_verdicts()


def test_verdict_that_says_no_rating_leaves_the_last_one(review):
    rating = review.rating
    make.VerdictFactory(review=review, rating=None, last_episode=4)
    review.follow_verdicts()
    assert (review.rating, review.last_episode) == (rating, 4)


def test_what_somebody_else_did_to_the_rows_is_taken_over(admin_client, updated):
    theirs, mine = form_of(admin_client, updated), form_of(admin_client, updated)
    theirs.type_row("verdicts", 1, DELETE="on").type_row("corrections", 0, text="Theirs.").press()
    assert mine.type(headline="Mine").press().status_code == 302
    updated.refresh_from_db()
    assert [one.kind for one in updated.verdicts.all()] == ["first-look"]
    assert updated.corrections.get().text == "Theirs."
    assert (updated.headline, updated.rating) == ("Mine", Decimal("4.0"))


def test_verdict_that_they_removed_and_i_changed_can_be_kept(admin_client, updated):
    theirs, mine = form_of(admin_client, updated), form_of(admin_client, updated)
    kept = updated.verdicts.last()
    theirs.type_row("verdicts", 1, DELETE="on").press()
    asked = mine.type_row("verdicts", 1, text="Mine.").press()
    assert "Verdict 2, removed" in asked.text
    newest = str(Version.objects.latest_number(updated))
    assert mine.press("_over", newest).status_code == 302
    assert updated.verdicts.get(pk=kept.pk).text == "Mine."


def test_names_in_verdicts_and_corrections_are_compared_with_the_cast(admin_client, updated):
    make.CreditFactory(show=updated.show, person__name="Im Si-wan", person__name_hangul="임시완")
    updated.verdicts.update(text="Kim Bo-ra carries it.")
    updated.corrections.update(text="It was Lee Yo-won.")
    found = {one.words for one in names_in(Draft.stored(updated))}
    assert {"Kim Bo-ra", "Lee Yo-won"} <= found
