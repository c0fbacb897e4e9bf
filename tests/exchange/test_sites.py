"""A site is taken along whole."""

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import connection
from django.urls import reverse

from accounts.models import User
from comments.models import Comment
from exchange.models import ImportedPost
from exchange.sites.shape import exported, label
from newsletter.models import Mailing
from people.models import Person
from reviews.foot import foot
from reviews.models import Photo, Review
from reviews.search.weights import weigh
from search.models import SearchToken
from tests import factories as make
from tests.exchange.conftest import REVIEW
from tests.exchange.exports import item, wp_comment, wxr
from tests.exchange.sites import content, run, small_site

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.django_db
def test_small_site_is_equal_after_it(leave, tmp_path):
    small_site()
    assert "1 review, " in run("export_site", tmp_path / "one")
    stored = [model for model in exported() if model._base_manager.exists()]
    assert stored == list(exported())
    leave()
    run("import_site", tmp_path / "one", no_renditions=True)
    run("export_site", tmp_path / "two")
    assert content(tmp_path / "two") == content(tmp_path / "one")


@pytest.mark.django_db
def test_every_stored_value_is_equal_after_it(leave, tmp_path):
    """Also what no export tells, such as what is searched."""
    small_site()
    weigh()
    run("export_site", tmp_path / "one")
    before = everything()
    leave()
    run("import_site", tmp_path / "one", no_renditions=True)
    assert everything() == before


def everything():
    return {
        f"{model._meta.label} {row.pk}": {
            field.name: getattr(row, field.attname)
            for field in model._meta.concrete_fields
            if label(field) not in UNLIKE
        }
        for model in [*exported(), SearchToken]
        for row in model._base_manager.all()
    }


UNLIKE = {"accounts.User.password", "comments.Comment.sent_as", "comments.SpoilerReport.origin"}


@pytest.mark.django_db(transaction=True)
def test_rich_site_is_equal_after_it(bring, client, settings, tmp_path):
    run("load_demo")
    bring(wxr(item(7, "Night Ferry", REVIEW, wp_comment(1), wp_comment(2, parent=1))))
    small_site()
    pages = [
        "/",
        "/reviews/the-crossing/",
        "/reviews/run-on-whole/",
        "/people/kim-bo-ra/",
        "/lines/",
    ]
    foot.forget()  # every test begins with an empty one, and the demonstration has a page
    before = {page: client.get(page).content for page in pages}
    run("export_site", tmp_path / "one")
    call_command("flush", interactive=False, verbosity=0)
    settings.MEDIA_ROOT = tmp_path / "other-media"
    run("import_site", tmp_path / "one", no_renditions=True)
    run("export_site", tmp_path / "two")
    assert content(tmp_path / "two") == content(tmp_path / "one")
    assert {page: client.get(page).content for page in pages} == before
    assert client.get("/old/review.html").headers["Location"] == "/reviews/the-crossing/"
    kept = Review.objects.get(imported_posts__source_id="7")
    assert not ImportedPost.objects.get(review=kept).was_edited_here


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="needs both databases")
def test_site_goes_from_one_database_to_the_other_and_back(leave, tmp_path):
    small_site()
    run("export_site", tmp_path / "one")
    there = {
        "DATABASE_URL": f"sqlite:///{tmp_path}/db.sqlite3",
        "MEDIA_ROOT": str(tmp_path / "there-media"),
        "UPKEEP_IN_WEB": "0",
    }
    for command in (
        ["migrate", "-v0"],
        ["import_site", str(tmp_path / "one"), "--no-renditions"],
        ["export_site", str(tmp_path / "two")],
    ):
        line = [sys.executable, "manage.py", *command]
        subprocess.run(line, cwd=ROOT, env=os.environ | there, check=True, capture_output=True)
    assert content(tmp_path / "two") == content(tmp_path / "one")
    call_command("flush", interactive=False, verbosity=0)
    leave()
    run("import_site", tmp_path / "two", no_renditions=True)
    run("export_site", tmp_path / "three")
    assert content(tmp_path / "three") == content(tmp_path / "one")


@pytest.mark.django_db
def test_moment_is_kept_to_the_microsecond(leave, tmp_path):
    review = make.ReviewFactory()
    at = datetime(2020, 1, 2, 3, 4, 5, 678901, tzinfo=UTC)
    Review.objects.filter(pk=review.pk).update(created_at=at, updated_at=at)
    run("export_site", tmp_path / "out")
    leave()
    run("import_site", tmp_path / "out", no_renditions=True)
    kept = Review.objects.get()
    assert (kept.created_at, kept.updated_at) == (at, at)


@pytest.mark.django_db
def test_note_that_waits_goes_out_from_the_old_site_alone(leave, tmp_path):
    at = datetime(2020, 1, 2, 3, 4, tzinfo=UTC)
    make.MailingFactory(subject="It waits", due_at=at)
    make.MailingFactory(subject="It went", due_at=at, listed_at=at)
    run("export_site", tmp_path / "one")
    leave()
    run("import_site", tmp_path / "one", no_renditions=True)
    assert dict(Mailing.objects.values_list("subject", "due_at")) == {
        "It waits": None,
        "It went": at,
    }
    run("export_site", tmp_path / "two")
    assert content(tmp_path / "two") == content(tmp_path / "one")


@pytest.mark.django_db
def test_number_that_was_given_once_is_not_given_again(leave, tmp_path):
    """A link that is signed for commenter 7 must not open what commenter 7 of the new site wrote."""
    make.CommentFactory()
    gone = make.CommentFactory(commenter=make.CommenterFactory(email="gone@mail.example"))
    comment, commenter = gone.pk, gone.commenter.pk
    gone.commenter.forget()
    run("export_site", tmp_path / "out")
    leave()
    run("import_site", tmp_path / "out", no_renditions=True)
    new = make.CommentFactory(commenter=make.CommenterFactory(email="new@mail.example"))
    assert (new.pk, new.commenter.pk) == (comment + 1, commenter + 1)


@pytest.mark.django_db
def test_names_are_found_after_it(leave, tmp_path):
    small_site()
    run("export_site", tmp_path / "out")
    leave()
    run("import_site", tmp_path / "out", no_renditions=True)
    person = Person.objects.get()
    assert SearchToken.objects.filter(kind=Person.KIND, row=person.pk).exists()
    assert person.search_weight > 0


@pytest.mark.django_db
def test_pictures_have_their_copies_after_it(leave, tmp_path):
    small_site()
    run("export_site", tmp_path / "out")
    there = leave()
    run("import_site", tmp_path / "out")
    photo = Photo.objects.get()
    assert all((there / one.name).exists() for one in photo.image.every_rendition)


@pytest.mark.django_db
def test_everybody_chooses_a_new_password(leave, tmp_path, client, settings, mailoutbox):
    small_site()
    run("export_site", tmp_path / "out")
    leave()
    printed = run("import_site", tmp_path / "out", no_renditions=True)
    assert "Nobody has a password yet" in printed
    assert not client.login(username="hana", password=make.PASSWORD)
    client.post(reverse("admin_password_reset"), {"email": "hana@daesa.example"})
    assert len(mailoutbox) == 1


@pytest.mark.django_db
def test_who_may_do_what_is_kept(leave, tmp_path):
    small_site()
    User.objects.get(username="hana").groups.add(Group.objects.create(name="Subtitlers"))
    run("export_site", tmp_path / "out")
    leave()
    run("import_site", tmp_path / "out", no_renditions=True)
    user = User.objects.get(username="hana")
    assert user.groups.get().name == "Subtitlers"
    assert user.has_perm("reviews.publish_review")


@pytest.mark.django_db
def test_lost_picture_keeps_nobody_here(leave, media, tmp_path):
    photo = make.PhotoFactory()
    (media / photo.image.name).unlink()
    assert "Lost already" in run("export_site", tmp_path / "one")
    leave()
    run("import_site", tmp_path / "one", no_renditions=True)
    run("export_site", tmp_path / "two")
    assert Photo.objects.get().image.name == photo.image.name
    assert content(tmp_path / "two") == content(tmp_path / "one")


@pytest.mark.django_db
def test_long_and_strange_names_have_files_too(leave, tmp_path):
    for slug in ("crossing", "Crossing", "con", "a" * 150):
        make.ReviewFactory(slug=slug)
    make.UserFactory(username=".hidden")
    for slug in ("로맨스" * 30, "romance"):
        tag = make.TagFactory(name=slug)
        type(tag).objects.filter(pk=tag.pk).update(slug=slug[:100])
    run("export_site", tmp_path / "one")
    names = [name.casefold() for name in content(tmp_path / "one")]
    assert len(names) == len(set(names))
    assert max(len(name.encode().rpartition(b"/")[2]) for name in names) < 255
    leave()
    run("import_site", tmp_path / "one", no_renditions=True)
    run("export_site", tmp_path / "two")
    assert content(tmp_path / "two") == content(tmp_path / "one")


@pytest.mark.django_db
def test_long_talk_fills_several_files(leave, tmp_path):
    review = make.ReviewFactory(slug="long")
    commenter = make.CommenterFactory()
    Comment.objects.bulk_create(
        Comment(review=review, commenter=commenter, author_name="Min-ji", body=f"Number {n}")
        for n in range(250)
    )
    run("export_site", tmp_path / "one")
    assert len(list((tmp_path / "one" / "comments" / "long").iterdir())) == 3
    leave()
    run("import_site", tmp_path / "one", no_renditions=True)
    assert Comment.objects.count() == 250
