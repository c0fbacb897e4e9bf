"""A site is taken along whole."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from django.db import connection
from django.urls import reverse

from accounts.models import User
from comments.models import Comment
from exchange.models import ImportedPost
from exchange.sites import left_out
from exchange.sites.exporting import export_site
from exchange.sites.names import OF_THE_CODE
from exchange.sites.shape import KINDS, choices, columns, exported, label, parts
from people.models import Person
from reviews.models import Photo, Review
from reviews.search.weights import weigh
from search.models import SearchToken
from tests import factories as make
from tests.exchange.conftest import REVIEW
from tests.exchange.exports import item, wp_comment, wxr
from tests.exchange.sites import content, emptied, run, small_site
from text.fields import DerivedField

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT


@pytest.fixture
def elsewhere(media, settings, tmp_path):
    """Empties the site, with its pictures."""

    def leave():
        emptied()
        settings.MEDIA_ROOT = tmp_path / "other-media"
        return settings.MEDIA_ROOT

    return leave


# What is in it


def test_every_model_is_exported_or_left_out_for_a_reason():
    tables = {choice.table for kind in KINDS for choice in choices(kind.model)}
    known = {*exported(), *tables, *map(apps.get_model, left_out.MODELS)}
    assert {model._meta.label for model in apps.get_models(include_auto_created=True)} == {
        model._meta.label for model in known
    }
    assert not {*exported(), *tables} & set(map(apps.get_model, left_out.MODELS))


def test_every_column_is_exported_or_left_out_for_a_reason():
    told = {label(field) for kind in KINDS for field in columns(kind.model)}
    for part in (part for kind in KINDS for part in parts(kind)):
        told |= {label(field) for field in [part.key, *columns(part.model, part.key.name)]}
    stored = {
        label(field)
        for model in exported()
        for field in model._meta.concrete_fields
        if not isinstance(field, DerivedField)
    }
    assert stored == told | left_out.FIELDS.keys()


def test_what_is_exported_names_nothing_that_is_left_out():
    reached = {
        field.related_model
        for model in exported()
        for field in model._meta.concrete_fields
        if field.is_relation
    }
    assert reached <= {*exported(), *OF_THE_CODE}


def test_nothing_that_is_left_out_would_be_guessed_wrong():
    """What is absent from a file is empty, so no empty column may have a default instead."""
    fields = [field for model in exported() for field in model._meta.concrete_fields]
    assert [label(field) for field in fields if field.null and field.has_default()] == []


def test_format_is_documented():
    text = (ROOT / "docs" / "export-format.md").read_text()
    lacking = [
        f"{name}: {word}"
        for name, words in documented()
        for word in (name, *words)
        if f"`{word}`" not in text
    ]
    assert lacking == []
    assert [one for one in [*left_out.MODELS, *left_out.FIELDS] if f"`{one}`" not in text] == []


def documented():
    for kind in KINDS:
        yield kind.folder, [field.name for field in columns(kind.model)]
        for part in parts(kind):
            yield part.name, [field.name for field in columns(part.model, part.key.name)]


@pytest.mark.django_db
def test_no_credential_and_no_digest_leaves(media, tmp_path):
    small_site()
    run("export_site", tmp_path / "out")
    everything = b"".join(content(tmp_path / "out").values())
    user = User.objects.get(username="hana")
    assert b"hana@daesa.example" in everything
    assert user.password.encode() not in everything
    assert b"password" not in everything.replace(b"changepassword", b"")
    assert b"c" * 64 not in everything  # where a report came from
    assert (tmp_path / "out").stat().st_mode & 0o077 == 0


@pytest.mark.django_db
def test_what_stays_behind_is_told(media, tmp_path):
    small_site()
    make.UnsavedWorkFactory()
    make.BlockFactory(kind="network", value="d" * 64, expires_at=datetime(2031, 1, 1, tzinfo=UTC))
    printed = run("export_site", tmp_path / "out")
    assert "Stays behind: 1 unsaved work" in printed
    assert "Stays behind: 1 block" in printed
    assert b"d" * 64 not in b"".join(content(tmp_path / "out").values())


# There and back


@pytest.mark.django_db
def test_small_site_is_equal_after_it(elsewhere, tmp_path):
    small_site()
    assert "1 review, " in run("export_site", tmp_path / "one")
    stored = [model for model in exported() if model._base_manager.exists()]
    assert stored == list(exported())
    elsewhere()
    run("import_site", tmp_path / "one", no_renditions=True)
    run("export_site", tmp_path / "two")
    assert content(tmp_path / "two") == content(tmp_path / "one")


@pytest.mark.django_db
def test_every_stored_value_is_equal_after_it(elsewhere, tmp_path):
    """Also what no export tells, such as what is searched."""
    small_site()
    weigh()
    run("export_site", tmp_path / "one")
    before = everything()
    elsewhere()
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
def test_site_goes_from_one_database_to_the_other_and_back(elsewhere, tmp_path):
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
    elsewhere()
    run("import_site", tmp_path / "two", no_renditions=True)
    run("export_site", tmp_path / "three")
    assert content(tmp_path / "three") == content(tmp_path / "one")


@pytest.mark.django_db
def test_moment_is_kept_to_the_microsecond(elsewhere, tmp_path):
    review = make.ReviewFactory()
    at = datetime(2020, 1, 2, 3, 4, 5, 678901, tzinfo=UTC)
    Review.objects.filter(pk=review.pk).update(created_at=at, updated_at=at)
    run("export_site", tmp_path / "out")
    elsewhere()
    run("import_site", tmp_path / "out", no_renditions=True)
    kept = Review.objects.get()
    assert (kept.created_at, kept.updated_at) == (at, at)


@pytest.mark.django_db
def test_number_that_was_given_once_is_not_given_again(elsewhere, tmp_path):
    """A link that is signed for commenter 7 must not open what commenter 7 of the new site wrote."""
    make.CommentFactory()
    gone = make.CommentFactory(commenter=make.CommenterFactory(email="gone@mail.example"))
    comment, commenter = gone.pk, gone.commenter.pk
    gone.commenter.forget()
    run("export_site", tmp_path / "out")
    elsewhere()
    run("import_site", tmp_path / "out", no_renditions=True)
    new = make.CommentFactory(commenter=make.CommenterFactory(email="new@mail.example"))
    assert (new.pk, new.commenter.pk) == (comment + 1, commenter + 1)


@pytest.mark.django_db
def test_names_are_found_after_it(elsewhere, tmp_path):
    small_site()
    run("export_site", tmp_path / "out")
    elsewhere()
    run("import_site", tmp_path / "out", no_renditions=True)
    person = Person.objects.get()
    assert SearchToken.objects.filter(kind=Person.KIND, row=person.pk).exists()
    assert person.search_weight > 0


@pytest.mark.django_db
def test_pictures_have_their_copies_after_it(elsewhere, tmp_path):
    small_site()
    run("export_site", tmp_path / "out")
    there = elsewhere()
    run("import_site", tmp_path / "out")
    photo = Photo.objects.get()
    assert all((there / one.name).exists() for one in photo.image.every_rendition)


@pytest.mark.django_db
def test_everybody_chooses_a_new_password(elsewhere, tmp_path, client, settings, mailoutbox):
    small_site()
    run("export_site", tmp_path / "out")
    elsewhere()
    printed = run("import_site", tmp_path / "out", no_renditions=True)
    assert "Nobody has a password yet" in printed
    assert not client.login(username="hana", password=make.PASSWORD)
    client.post(reverse("admin_password_reset"), {"email": "hana@daesa.example"})
    assert len(mailoutbox) == 1


@pytest.mark.django_db
def test_who_may_do_what_is_kept(elsewhere, tmp_path):
    small_site()
    User.objects.get(username="hana").groups.add(Group.objects.create(name="Subtitlers"))
    run("export_site", tmp_path / "out")
    elsewhere()
    run("import_site", tmp_path / "out", no_renditions=True)
    user = User.objects.get(username="hana")
    assert user.groups.get().name == "Subtitlers"
    assert user.has_perm("reviews.publish_review")


@pytest.mark.django_db
def test_lost_picture_keeps_nobody_here(elsewhere, media, tmp_path):
    photo = make.PhotoFactory()
    (media / photo.image.name).unlink()
    assert "Lost already" in run("export_site", tmp_path / "one")
    elsewhere()
    run("import_site", tmp_path / "one", no_renditions=True)
    run("export_site", tmp_path / "two")
    assert Photo.objects.get().image.name == photo.image.name
    assert content(tmp_path / "two") == content(tmp_path / "one")


@pytest.mark.django_db
def test_long_and_strange_names_have_files_too(elsewhere, tmp_path):
    for slug in ("Crossing", "crossing", "con", "a" * 150):
        make.ReviewFactory(slug=slug)
    make.UserFactory(username=".hidden")
    for slug in ("로맨스" * 30, "romance"):
        tag = make.TagFactory(name=slug)
        type(tag).objects.filter(pk=tag.pk).update(slug=slug[:100])
    run("export_site", tmp_path / "one")
    names = [name.casefold() for name in content(tmp_path / "one")]
    assert len(names) == len(set(names))
    assert max(len(name.encode().rpartition(b"/")[2]) for name in names) < 255
    elsewhere()
    run("import_site", tmp_path / "one", no_renditions=True)
    run("export_site", tmp_path / "two")
    assert content(tmp_path / "two") == content(tmp_path / "one")


@pytest.mark.django_db
def test_long_talk_fills_several_files(elsewhere, tmp_path):
    review = make.ReviewFactory(slug="long")
    commenter = make.CommenterFactory()
    Comment.objects.bulk_create(
        Comment(review=review, commenter=commenter, author_name="Min-ji", body=f"Number {n}")
        for n in range(250)
    )
    run("export_site", tmp_path / "one")
    assert len(list((tmp_path / "one" / "comments" / "long").iterdir())) == 3
    elsewhere()
    run("import_site", tmp_path / "one", no_renditions=True)
    assert Comment.objects.count() == 250


# Where to


@pytest.mark.django_db
def test_other_files_are_not_written_over(media, tmp_path):
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "one.txt").write_text("Dear editor")
    with pytest.raises(CommandError, match="not empty"):
        run("export_site", tmp_path / "letters")
    with pytest.raises(CommandError, match="cannot be read"):
        run("export_site", tmp_path / "letters", replace=True)
    assert content(tmp_path / "letters") == {"one.txt": b"Dear editor"}


@pytest.mark.django_db
def test_earlier_export_is_replaced_on_request_and_nothing_else(media, tmp_path):
    run("export_site", tmp_path / "out")
    make.ShowFactory(slug="new")
    with pytest.raises(CommandError, match="--replace"):
        run("export_site", tmp_path / "out")
    run("export_site", tmp_path / "out", replace=True)
    assert (tmp_path / "out" / "shows" / "new.json").exists()
    (tmp_path / "out" / "notes.txt").write_text("Mine")
    with pytest.raises(CommandError, match=r"notes\.txt"):
        run("export_site", tmp_path / "out", replace=True)
    assert {one.name for one in tmp_path.iterdir()} == {"out"}


@pytest.mark.django_db
def test_export_is_not_laid_where_readers_see_it(media):
    with pytest.raises(CommandError, match="sent to readers"):
        run("export_site", media / "out")


@pytest.mark.django_db
def test_export_that_fails_leaves_nothing(media, tmp_path, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    make.PhotoFactory()
    monkeypatch.setattr("exchange.sites.exporting.shutil.copyfile", full)
    with pytest.raises(CommandError, match="No space left"):
        run("export_site", tmp_path / "out")
    assert {one.name for one in tmp_path.iterdir()} == {"media"}


def test_others_may_write_meanwhile(database_of_threads, media, tmp_path):
    """What they write is not in it, and nothing by halves."""
    copy, connect = database_of_threads
    make.ReviewFactory(slug="before")
    copy()

    def write():
        connect()
        make.ReviewFactory(slug="meanwhile")
        connection.close()

    def watch(rows, count, name):
        if name == "users":
            with ThreadPoolExecutor(1) as pool:
                pool.submit(write).result(20)
        return rows

    def export():
        connect()
        export_site(tmp_path / "out", watch=watch)
        found = Review.objects.count()
        connection.close()
        return found

    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(export).result(60) == 2
    names = content(tmp_path / "out")
    assert "reviews/before.json" in names
    assert "reviews/meanwhile.json" not in names
