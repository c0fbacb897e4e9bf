"""A drill: a site that is written to is backed up, and stands again elsewhere."""

import json
import sqlite3
import tarfile
from contextlib import closing
from io import BytesIO

import pytest
from django.core.management import CommandError, call_command

from exchange.backups.databases import way
from exchange.backups.making import make_backup, verify
from exchange.backups.manifest import BadBackup, Manifest
from tests import factories as make
from tests.exchange.elsewhere import done

WRITER = """
import sys, time
from comments.models import Comment
from reviews.models import Review
review = Review.objects.get()
end = time.monotonic() + 6
number = 0
while time.monotonic() < end:
    number += 1
    text = {"author_name": sys.argv[1], "body": f"Number {number}", "state": "public"}
    row = Comment.objects.create(review=review, **text)
    print(row.pk, flush=True)
"""


PREPARE = """
from tests import factories as make
from django.conf import settings
from pathlib import Path
review = make.ReviewFactory(headline="The crossing", published_at="2020-01-01T00:00Z")
folder = Path(settings.MEDIA_ROOT) / "photos" / "x"
folder.mkdir(parents=True)
(folder / "picture.jpg").write_bytes(b"a picture")
"""
TELL = """
from comments.models import Comment
from reviews.models import Review
import json
print(json.dumps({"reviews": list(Review.objects.values_list("headline", flat=True)),
    "comments": sorted(Comment.objects.values_list("pk", flat=True))}))
"""


def test_site_that_eight_write_to_stands_again_elsewhere(elsewhere):
    run, folder = elsewhere("here")
    done(run("migrate", "-v0"))
    done(run("shell", "-v0", "-c", PREPARE))
    writers = [
        run("shell", "-v0", "-c", f"import sys; sys.argv[1:] = ['W{n}']\n{WRITER}")
        for n in range(8)
    ]
    acknowledged = [int(writer.stdout.readline()) for writer in writers]
    done(run("backup", str(folder / "kept")))
    for writer in writers:
        done(writer)
    (backup,) = (folder / "kept").iterdir()
    assert backup.stat().st_mode & 0o077 == 0

    there, other = elsewhere("there")
    assert "what the backup holds" in done(there("restore", str(backup)))
    told = json.loads(done(there("shell", "-v0", "-c", TELL)))
    assert told["reviews"] == ["The crossing"]
    assert set(acknowledged) <= set(told["comments"])
    assert (other / "media" / "photos" / "x" / "picture.jpg").read_bytes() == b"a picture"


@pytest.fixture
def backup(tmp_path, settings, transactional_db):
    settings.MEDIA_ROOT = tmp_path / "media"
    (settings.MEDIA_ROOT / "photos").mkdir(parents=True)
    (settings.MEDIA_ROOT / "photos" / "a.jpg").write_bytes(b"jpeg")
    make.ReviewFactory()
    target = tmp_path / "kept" / "one.tar"
    make_backup(target)
    return target


def test_backup_names_what_it_holds(backup):
    manifest = verify(backup)
    assert sorted(manifest.files) == [way().file, "media/photos/a.jpg"]
    assert "reviews.0001_initial" in manifest.migrations


def changed(backup, name, content):
    """The same backup with another file in place of one."""
    target = backup.with_name("changed.tar")
    with tarfile.open(backup) as old, tarfile.open(target, "w") as new:
        for entry in old:
            kept = old.extractfile(entry).read() if entry.name != name else content
            entry.size = len(kept)
            new.addfile(entry, BytesIO(kept))
    return target


def test_one_changed_byte_is_found(backup):
    with pytest.raises(BadBackup, match=r"media/photos/a\.jpg is not what"):
        verify(changed(backup, "media/photos/a.jpg", b"jpe?"))


def test_backup_that_is_cut_is_refused(backup):
    cut = backup.with_name("cut.tar")
    cut.write_bytes(backup.read_bytes()[:-20_000])
    with pytest.raises(BadBackup, match=r"cut short|cannot be read"):
        verify(cut)


def test_other_file_is_refused(tmp_path):
    other = tmp_path / "letter.txt"
    other.write_text("Dear editor")
    with pytest.raises(BadBackup, match="cannot be read"):
        verify(other)


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("format", 9, "format 9"),
        ("vendor", "oracle", "of a site on oracle"),
        ("migrations", ["reviews.0999_later"], "newer release"),
    ],
)
def test_backup_that_does_not_fit_is_refused_and_nothing_changes(backup, key, value, message):
    with tarfile.open(backup) as old:
        told = json.loads(old.extractfile("manifest.json").read())
    file = changed(backup, "manifest.json", json.dumps(told | {key: value}).encode())
    with pytest.raises(CommandError, match=message):
        call_command("restore", file, replace=True)


def test_way_out_of_the_folder_is_refused(backup):
    with tarfile.open(backup) as old:
        told = json.loads(old.extractfile("manifest.json").read())
    target = backup.with_name("climbing.tar")
    with tarfile.open(backup) as old, tarfile.open(target, "w") as new:
        for entry in old:
            content = old.extractfile(entry).read()
            if entry.name.startswith("media/"):
                told["files"]["../out.jpg"] = told["files"].pop(entry.name)
                entry.name = "../out.jpg"
            if entry.name == "manifest.json":
                content = Manifest(**told).as_json()
                entry.size = len(content)
            new.addfile(entry, BytesIO(content))
    with pytest.raises(CommandError, match="outside"):
        call_command("restore", target, replace=True)
    assert not (backup.parent / "out.jpg").exists()


def test_damaged_database_is_no_backup(backup, tmp_path, monkeypatch):
    def torn(file):
        with closing(sqlite3.connect(file)) as copy:
            copy.executescript(
                "CREATE TABLE a (id PRIMARY KEY); CREATE TABLE b (a REFERENCES a(id));"
                "INSERT INTO b VALUES (1);"
            )

    monkeypatch.setattr("exchange.backups.making.way", lambda: way()._replace(dump=torn))
    with pytest.raises(CommandError, match="No backup was made"):
        call_command("backup", tmp_path / "kept2")
    assert list((tmp_path / "kept2").iterdir()) == []


def test_older_backups_are_deleted_on_request(backup, tmp_path, capsys):
    folder = tmp_path / "many"
    folder.mkdir()
    for day in (1, 2, 3):
        (folder / f"daesa-2020010{day}-000000.tar").write_bytes(b"")
    (folder / "letter.tar").write_bytes(b"")
    call_command("backup", folder, keep=2)
    left = sorted(file.name for file in folder.iterdir())
    assert left[0] == "daesa-20200103-000000.tar"
    assert (len(left), left[-1]) == (3, "letter.tar")


def test_site_in_use_is_not_replaced_unasked(backup):
    with pytest.raises(CommandError, match="--replace"):
        call_command("restore", backup)
