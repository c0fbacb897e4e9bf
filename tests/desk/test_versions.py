"""Every save of a review is a version, and any of them can be had back, whole."""

from datetime import timedelta
from unittest.mock import patch

import pytest
from django.utils import timezone

from desk.comparison import differences
from desk.drafts import Draft
from desk.models import Version
from desk.sheets import sheet_of
from images.sweeping import look
from reviews.models import Photo, Review
from tests import factories as make
from tests.desk.conftest import change_address
from tests.desk_form import DeskForm

pytestmark = pytest.mark.django_db


def stored(review):
    return sheet_of(Draft.stored(Review.objects.get(pk=review.pk)))


def words_of(changes):
    return [(change.label, change.before, change.after) for change in changes]


def test_save_keeps_what_was_before_and_what_is_now(desk_form, review, admin_user):
    before = stored(review)
    assert desk_form.type(headline="Another headline").press().status_code == 302
    first, second = Version.objects.order_by("number")
    assert (first.number, first.note, first.sheet) == (1, "As it was before", before)
    assert (second.number, second.editor, second.sheet) == (2, admin_user, stored(review))
    assert second.sheet["review"]["headline"] == "Another headline"


def swap_photos(review):
    """Numbers are unique, so that this takes three steps; restoring must undo it all the same."""
    first, second = review.photos.filter(number__in=[1, 2]).order_by("number")
    for photo, number in ((first, 99), (second, 1), (first, 2)):
        Photo.objects.filter(pk=photo.pk).update(number=number)


def test_restored_version_is_what_it_was_field_by_field(review, admin_user):
    kept = Version.objects.keep(review)
    was = stored(review)
    swap_photos(review)
    review.photos.get(number=3).delete()
    make.PhotoFactory(review=review, number=7)
    review.moments.first().delete()
    make.HighlightMomentFactory(review=review, title="Added later")
    line = review.lines.first()
    line.quote, line.credit, line.speaker = "Not what she said.", None, "A poster"
    line.save()
    review.headline, review.body, review.rating = "Changed", "<p>All new.</p>", None
    review.save()
    review.tags.set(["other"])
    assert stored(review) != was
    restored = kept.restore(admin_user)
    assert stored(review) == was == restored.sheet
    assert (restored.number, restored.note) == (3, "Version 1 restored")
    assert [photo.number for photo in review.photos.all()] == [1, 2, 3]
    assert review.moments.get(title="The translation of a silence").photo.number == 2


def test_restoring_leaves_address_and_dates_of_publication(review, admin_user):
    kept = Version.objects.keep(review)
    review.move_to("elsewhere")
    review.publish()
    published_at = review.published_at
    kept.restore(admin_user)
    review.refresh_from_db()
    assert (review.slug, review.published_at) == ("elsewhere", published_at)


def test_restored_line_whose_character_is_gone_still_names_it(review, admin_user):
    line = review.lines.get(credit__isnull=False)
    kept, name = Version.objects.keep(review), str(line.credit)
    credit, line.credit = line.credit, None
    line.save()
    credit.delete()
    kept.restore(admin_user)
    line.refresh_from_db()
    assert (line.credit, line.speaker) == (None, name)


def test_every_column_is_kept_or_left_out_by_name(review):
    """A new column is in the sheets by itself: none is lost in a restore because nobody thought of it."""
    assert set(stored(review)["photos"][0]) == {
        *("pk", "number", "image", "width", "height", "alt", "caption", "credit", "spoils_to"),
        *("focus_across", "focus_down"),
    }


def test_comparison_names_the_box_and_marks_the_words(review):
    before = stored(review)
    review.headline = "A romance that lets people rest"
    review.save()
    photo = review.photos.get(number=2)
    photo.alt = "Picture of a track"
    photo.save()
    make.HighlightMomentFactory(review=review, title="A <b>bold</b> one", text="")
    headline, alt, moment = words_of(differences(before, stored(review)))
    assert headline[0] == "Headline"
    assert headline[2] == "A romance that lets people <ins>rest</ins>"
    assert alt == (
        "Photo 2: alternative text",
        "Picture <del>2</del>",
        "Picture <ins>of a track</ins>",
    )
    assert moment[0] == "Moment 3, added"
    assert "A &lt;b&gt;bold&lt;/b&gt; one" in moment[2]


def test_comparison_of_bodies_tells_spoilers_and_photos(review):
    before = stored(review)
    spoiler = '<div data-spoils-to="8"><p>He <em>leaves</em>.</p></div>'
    review.body = f'<p>Same.</p>{spoiler}<figure data-photo="1"></figure>'
    review.save()
    ((label, _, after),) = words_of(differences(before, stored(review)))
    assert label == "Body"
    assert "[Spoiler, episode 8]" in after
    assert "He *leaves*." in after
    assert "[Photo 1]" in after


def test_same_sheets_have_no_differences(review):
    assert differences(stored(review), stored(review)) == []


def test_ends_of_lines_are_no_difference(review):
    before = stored(review)
    review.in_brief = review.in_brief.replace("\n", "\r\n")
    review.save()
    assert differences(before, stored(review)) == []


def test_history_lists_versions_and_restores_one(admin_client, desk_form, review):
    old = review.headline
    desk_form.type(headline="Newer headline").press()
    history = admin_client.get(f"/admin/reviews/review/{review.pk}/history/")
    assert "Version 2" in history.text
    assert "As it was before" in history.text
    page = f"/admin/reviews/review/{review.pk}/versions/1/"
    shown = admin_client.get(page).text
    assert "Restore version 1" in shown
    answer = admin_client.post(f"{page}restore/", follow=True)
    assert "Version 1 is back" in answer.text
    review.refresh_from_db()
    assert review.headline == old
    assert list(Version.objects.order_by("number").values_list("note", flat=True)) == [
        "As it was before",
        "",
        "Version 1 restored",
    ]


@pytest.mark.parametrize("path", ["versions/9/", "versions/9/restore/"])
def test_version_that_is_not_there_is_not_found(admin_client, review, path):
    address = f"/admin/reviews/review/{review.pk}/{path}"
    assert admin_client.post(address).status_code in {404, 405}
    assert admin_client.get(address).status_code in {404, 405}


def test_save_over_a_newer_version_is_refused_with_both_shown(admin_client, review, desk_form):
    other = DeskForm(admin_client, change_address(review))
    other.type_row("photos", 0, alt="Their words").type(headline="Their headline").press()
    refused = desk_form.type_row("photos", 0, alt="My words").type(headline="My headline").press()
    assert refused.status_code == 200
    assert "saved a newer version while you were writing" in refused.text
    for words in ("headline", "words"):
        assert f"<del>Their </del>{words}" in refused.text
        assert f"<ins>My </ins>{words}" in refused.text
    assert 'value="My headline"' in refused.text
    review.refresh_from_db()
    assert review.headline == "Their headline"
    assert review.photos.first().alt == "Their words"


def test_newer_version_is_written_over_only_by_who_has_seen_it(admin_client, review, desk_form):
    DeskForm(admin_client, change_address(review)).type(headline="Their headline").press()
    desk_form.type(headline="My headline").press()
    newest = Version.objects.latest_number(review)
    assert desk_form.press("_over", "1").status_code == 200
    assert desk_form.press("_over", str(newest)).status_code == 302
    review.refresh_from_db()
    assert review.headline == "My headline"
    assert "Their headline" in {kept.sheet["review"]["headline"] for kept in Version.objects.all()}


def test_form_without_a_version_is_refused_once_there_is_one(review, desk_form):
    Version.objects.keep(review)
    assert desk_form.type(_version="").press().status_code == 200


def test_files_of_an_earlier_version_are_not_swept(review, admin_user):
    Version.objects.keep(review)
    photo = review.photos.get(number=3)
    photo.delete()
    later = timezone.now() + timedelta(days=1)
    with patch("images.sweeping.timezone.now", return_value=later):
        assert photo.image.name not in look().unused
        Version.objects.all().delete()
        assert photo.image.name in look().unused


def test_publishing_is_a_version_that_an_older_form_does_not_undo(admin_client, review, desk_form):
    Review.objects.filter(pk=review.pk).update(published_at=None)
    older = DeskForm(admin_client, change_address(review))
    selected = {"action": "publish_now", "_selected_action": [review.pk]}
    admin_client.post("/admin/reviews/review/", selected)
    said = admin_client.get(older.press().url).text
    assert "Taken over from there: Published at." in said
    review.refresh_from_db()
    assert review.is_published
    assert Version.objects.filter(note="Published").count() == 1


def test_what_was_changed_outside_the_form_can_be_had_back(review, admin_user):
    kept = Version.objects.keep(review)
    Review.objects.filter(pk=review.pk).update(headline="Imported since")
    kept.restore(admin_user)
    elsewhere = Version.objects.get(note="Changed elsewhere")
    assert elsewhere.sheet["review"]["headline"] == "Imported since"
