"""The import as a whole: twice, dry, changed, and its books."""

import json

import pytest
from django.core.management import CommandError

from accounts.models import User
from comments.models import Comment
from exchange.models import BlogImport, Doubt, ImportedPost
from people.models import Person
from reviews.models import OldPath, Review
from tests import factories as make
from tests.exchange.conftest import REVIEW
from tests.exchange.exports import item, term, wp_comment, wxr

pytestmark = pytest.mark.django_db


def test_second_run_changes_nothing(bring):
    export = wxr(
        item(7, "Night Ferry", REVIEW, wp_comment(1, text="First.")), item(8, "Other", "Words.")
    )
    bring(export)
    before = list(Review.objects.order_by("pk").values()), list(Comment.objects.values())
    assert bring(export)[-1] == "created 0, updated 0, skipped 3, lost 0"
    assert (list(Review.objects.order_by("pk").values()), list(Comment.objects.values())) == before


def test_changed_post_is_updated_unless_an_editor_changed_it(bring):
    bring(wxr(item(7, "One", "<p>Old.</p>"), item(8, "Two", "<p>Old.</p>")))
    edited = Review.objects.get(headline="Two")
    edited.dek = "Ours."
    edited.save()
    lines = bring(wxr(item(7, "One", "<p>New.</p>"), item(8, "Two", "<p>New.</p>")))
    assert lines[-1] == "created 0, updated 1, skipped 1, lost 0"
    assert Review.objects.get(headline="One").plain == "New."
    assert Review.objects.get(headline="Two").plain == "Old."
    assert any("“Two”" in line and "edited here" in line for line in lines)


def test_review_that_an_editor_deleted_does_not_come_back(bring):
    export = wxr(item(7, "One", "<p>Words.</p>"))
    bring(export)
    Review.objects.get().delete()
    assert bring(export)[-1] == "created 0, updated 0, skipped 1, lost 0"
    assert not Review.objects.exists()


def test_draft_and_protected_posts_stay_unseen(bring):
    bring(
        wxr(
            item(1, "Draft", "Words.", status="draft"),
            item(2, "Secret", "Words.", post_password="knock"),
            item(
                3,
                "Later",
                "Words.",
                status="future",
                post_date_gmt="2031-01-01 00:00:00",
                post_date="2031-01-01 09:00:00",
            ),
        )
    )
    published = dict(Review.objects.values_list("headline", "published_at"))
    assert published["Draft"] is published["Secret"] is None
    assert published["Later"].year == 2031
    assert not Review.objects.published().exists()


def test_dry_run_tells_the_same_and_stores_nothing(bring, tmp_path):
    export = wxr(
        item(
            7,
            "Night Ferry",
            REVIEW,
            wp_comment(1, text="First."),
            wp_comment(2, text="", comment_type="pingback"),
        ),
        item(8, "Menu", "", post_type="nav_menu_item"),
    )
    dry = bring(export, dry_run=True, report=tmp_path / "dry.json")
    for model in (Review, BlogImport, Person):
        assert not model.objects.exists()
    assert (
        bring(export, report=tmp_path / "wet.json")[-1]
        == dry[-1]
        == "created 2, updated 0, skipped 0, lost 2"
    )
    told = [json.loads((tmp_path / name).read_text()) for name in ("dry.json", "wet.json")]
    assert told[0]["kinds"] == told[1]["kinds"]
    assert told[0]["losses"] == told[1]["losses"]


def test_what_was_found_is_kept_or_listed(bring):
    bring(
        wxr(
            item(
                7,
                "Night Ferry",
                f'{REVIEW}<iframe src="https://www.youtube.com/embed/x1"></iframe>'
                '<p style="color:red"><img src="https://nights.example/a.jpg"></p>',
                wp_comment(1, text="First."),
                wp_comment(2, text=" "),
                term("post_format", "x", "Quote"),
            ),
        )
    )
    totals = BlogImport.objects.get().totals()
    assert totals["embed"] == (1, 0, 1)
    assert totals["comment"] == (2, 1, 1)
    assert all(found == kept + lost for found, kept, lost in totals.values())
    assert "https://www.youtube.com/watch?v=x1" in Review.objects.get().body


def test_author_is_matched_or_made_without_a_way_to_sign_in(bring):
    known = make.UserFactory(email="mina@nights.example")
    bring(wxr(item(7, "Night Ferry", REVIEW)))
    assert Review.objects.get().author == known
    bring(wxr(item(7, "Night Ferry", REVIEW)).replace("mina", "jun"), name="other.xml")
    assert not User.objects.get(username="jun").has_usable_password()


def test_no_user_no_import(bring, editor, tmp_path):
    editor.delete()
    with pytest.raises(CommandError, match="Make a user first"):
        bring(wxr(item(7)))


def test_doubt_stays_in_the_text_and_is_asked_about(bring):
    bring(wxr(item(7, "Night Ferry", REVIEW)))
    assert ImportedPost.objects.get().review is not None
    assert all(doubt.settled_at is None for doubt in Doubt.objects.all())


def test_address_of_another_page_is_listed(bring):
    lines = bring(wxr(item(7, "Shows", "Words.", link="https://nights.example/shows/")))
    assert not OldPath.objects.filter(path="/shows/").exists()
    assert any("/shows/" in line and "page of its own" in line for line in lines)
