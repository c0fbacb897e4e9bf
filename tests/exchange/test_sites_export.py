"""What an export holds, and where it is laid."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import CommandError
from django.db import connection

from accounts.models import User
from exchange.sites import left_out
from exchange.sites.exporting import export_site
from exchange.sites.names import OF_THE_CODE
from exchange.sites.shape import KINDS, choices, columns, exported, label, parts
from reviews.models import Review
from tests import factories as make
from tests.exchange.sites import content, run, small_site
from text.fields import DerivedField

ROOT = Path(__file__).parent.parent.parent


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
    monkeypatch.setattr("exchange.sites.exporting.shutil.copyfileobj", full)
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
