"""What is typed is kept beside the review until it is saved, and offered to whoever typed it."""

import pytest

from desk.models import Presence, UnsavedWork
from reviews.models import Review
from tests import factories as make
from tests.desk.conftest import change_address
from tests.desk_form import DeskForm, errors_of

pytestmark = pytest.mark.django_db


def kept_at(review):
    return f"/admin/reviews/review/{review.pk}/kept/"


def test_typed_work_is_kept_and_readers_see_none_of_it(admin_client, client, desk_form, review):
    before = client.get(review.get_absolute_url()).text
    answer = admin_client.post(kept_at(review), desk_form.type(headline="Half-typed").data)
    assert "Kept at" in answer.text
    assert UnsavedWork.objects.get().typed["headline"] == "Half-typed"
    review.refresh_from_db()
    assert review.headline != "Half-typed"
    assert client.get(review.get_absolute_url()).text == before


def test_work_is_offered_compared_and_taken_up(admin_client, desk_form, review):
    desk_form.type(headline="Half-typed").add_row("lines", quote="A new line")
    admin_client.post(kept_at(review), desk_form.data)
    work = UnsavedWork.objects.get()
    offered = admin_client.get(change_address(review)).text
    assert "was never saved" in offered
    compared = admin_client.get(f"/admin/reviews/review/unsaved/{work.pk}/").text
    assert "Half-typed" in compared
    assert "Line 3, added" in compared
    form = DeskForm(admin_client, f"{change_address(review)}?unsaved={work.pk}")
    assert form.data["headline"] == ["Half-typed"]
    assert form.press().status_code == 302
    review.refresh_from_db()
    assert review.headline == "Half-typed"
    assert review.lines.filter(quote="A new line").exists()
    assert not UnsavedWork.objects.exists()


def test_work_that_would_be_refused_is_taken_up_without_reproach(admin_client, desk_form, review):
    desk_form.type(headline="").add_row("moments", title="", text="No title yet")
    admin_client.post(kept_at(review), desk_form.data)
    page = admin_client.get(f"{change_address(review)}?unsaved={UnsavedWork.objects.get().pk}")
    assert errors_of(page) == {}
    assert "errornote" not in page.text
    assert "No title yet" in page.text
    review.refresh_from_db()
    assert review.headline


def test_new_review_is_kept_too(admin_client):
    form = DeskForm(admin_client, "/admin/reviews/review/add/").type(headline="Not even a show yet")
    assert admin_client.post("/admin/reviews/review/add/kept/", form.data).status_code == 200
    work = UnsavedWork.objects.get()
    assert work.review is None
    compared = admin_client.get(f"/admin/reviews/review/unsaved/{work.pk}/")
    assert "Not even a show yet" in compared.text
    taken_up = DeskForm(admin_client, f"/admin/reviews/review/add/?unsaved={work.pk}")
    assert taken_up.data["headline"] == ["Not even a show yet"]
    assert Review.objects.count() == 0


def test_work_that_was_saved_since_is_not_kept_again(admin_client, desk_form, review):
    desk_form.type(headline="Saved in time")
    assert desk_form.press().status_code == 302
    assert admin_client.post(kept_at(review), desk_form.data).status_code == 204
    assert not UnsavedWork.objects.exists()


def test_discarded_work_is_gone(admin_client, desk_form, review):
    admin_client.post(kept_at(review), desk_form.data)
    answer = admin_client.post(f"/admin/reviews/review/unsaved/{UnsavedWork.objects.get().pk}/")
    assert answer.url == change_address(review)
    assert not UnsavedWork.objects.exists()


def test_work_of_somebody_else_is_not_shown(admin_client, review):
    work = make.UnsavedWorkFactory(review=review)
    assert admin_client.get(f"/admin/reviews/review/unsaved/{work.pk}/").status_code == 404
    page = admin_client.get(f"{change_address(review)}?unsaved={work.pk}").text
    assert "A half-typed headli" not in page
    assert "was never saved" not in page


def test_nul_and_nonsense_are_kept_without_an_error(admin_client, desk_form, review):
    data = desk_form.data | {
        "headline": "nul \0 in it",
        "moments-TOTAL_FORMS": "x",
        "show": "9" * 30,
    }
    assert admin_client.post(kept_at(review), data).status_code == 200
    work = UnsavedWork.objects.get()
    assert work.typed["headline"] == "nul  in it"
    assert admin_client.get(f"/admin/reviews/review/unsaved/{work.pk}/").status_code == 200
    assert admin_client.get(f"{change_address(review)}?unsaved={work.pk}").status_code == 200


def test_second_editor_is_told_who_is_here_and_since_when(admin_client, review, admin_user):
    hana = make.UserFactory(display_name="Hana Reyes", is_staff=True)
    presence = make.PresenceFactory(user=hana, review=review)
    page = admin_client.get(change_address(review)).text
    assert "<strong>Hana Reyes</strong> is editing this too, since" in page
    Presence.objects.filter(pk=presence.pk).update(seen_at=presence.seen_at.replace(year=2020))
    assert "Hana Reyes</strong> is editing" not in admin_client.get(change_address(review)).text
    assert Presence.objects.here().get().user == admin_user


def test_login_without_rights_keeps_and_reads_nothing(client, review):
    nobody = make.UserFactory(is_staff=True)
    client.force_login(nobody)
    assert client.post(kept_at(review), {"_form": "x"}).status_code == 403
    assert client.get(f"/admin/reviews/review/{review.pk}/versions/1/").status_code == 403
    assert client.post(f"/admin/reviews/review/{review.pk}/versions/1/restore/").status_code == 403


def test_words_typed_after_the_save_are_kept_though_the_form_is_the_same(
    admin_client, desk_form, review
):
    """Back in the browser, or a page that stayed open: its token is that of a form that was saved."""
    assert desk_form.press().status_code == 302
    desk_form.type(headline="Typed after the save")
    assert admin_client.post(kept_at(review), desk_form.data).status_code == 200
    assert UnsavedWork.objects.get().typed["headline"] == "Typed after the save"


def test_saved_rows_that_were_new_are_not_offered_again(admin_client, desk_form, review):
    desk_form.add_row("lines", quote="New and saved", speaker="A poster")
    assert desk_form.press().status_code == 302
    assert admin_client.post(kept_at(review), desk_form.data).status_code == 204
    assert not UnsavedWork.objects.exists()


def test_nul_in_the_token_of_a_form_is_no_error(admin_client, desk_form, review):
    data = desk_form.data | {"_form": "ab\0c'"}
    assert admin_client.post(kept_at(review), data).status_code == 200
    assert UnsavedWork.objects.get().form_id == "abc"
    assert desk_form.type(_form="ab\0c").press().status_code == 302


def test_refused_form_is_kept_at_once_and_says_so(admin_client, desk_form, review):
    page = desk_form.type(headline="", dek="Sent, and refused").press().text
    assert "Nothing unsaved" not in page
    assert "not saved yet" in page
    typed = UnsavedWork.objects.get().typed
    assert typed["dek"] == "Sent, and refused"
    assert not {"csrfmiddlewaretoken", "_save"} & typed.keys()
    assert "was never saved" in admin_client.get(change_address(review)).text
    assert desk_form.type(headline="Now it has one").press().status_code == 302
    assert not UnsavedWork.objects.exists()


def test_refused_new_review_is_kept_too(admin_client):
    form = DeskForm(admin_client, "/admin/reviews/review/add/")
    assert "Nothing unsaved" not in form.type(dek="No headline").press().text
    assert UnsavedWork.objects.get().typed["dek"] == "No headline"


def test_form_that_met_a_newer_version_is_kept_too(admin_client, desk_form, review):
    DeskForm(admin_client, change_address(review)).type(headline="Theirs").press()
    page = desk_form.type(headline="Mine").press()
    assert "Two versions" in page.text
    assert "Nothing unsaved" not in page.text
    assert UnsavedWork.objects.get().typed["headline"] == "Mine"
