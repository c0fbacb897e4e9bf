"""Backups that somebody has tampered with: none is believed, and nothing is changed."""

import json
import tarfile
from hashlib import sha256
from io import BytesIO

import pytest
from django.core.management import CommandError, call_command

from exchange.backups.making import applied_migrations
from tests import factories as make

pytestmark = pytest.mark.django_db

DIGEST = sha256(b"x").hexdigest()
NOTHING = {
    "made_at": "2020-01-01",
    "vendor": "sqlite",
    "database": "database.sqlite3",
    "migrations": [],
    "files": {},
    "format": 1,
}


@pytest.fixture
def site(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "site" / "media"
    settings.MEDIA_ROOT.mkdir(parents=True)
    (settings.MEDIA_ROOT / "kept.jpg").write_bytes(b"jpeg")
    return make.ReviewFactory()


def refused(tmp_path, entries, manifest, message):
    file = tmp_path / "hostile.tar"
    with tarfile.open(file, "w") as archive:
        told = tarfile.TarInfo("manifest.json")
        told.size = len(manifest)
        for entry, content in [*entries, (told, manifest)]:
            archive.addfile(entry, BytesIO(content))
    with pytest.raises(CommandError, match=message) as refusal:
        call_command("restore", file, replace=True)
    assert "Nothing was changed." in str(refusal.value)
    assert [one.name for one in (tmp_path / "site").rglob("*")] == ["media", "kept.jpg"]


def plain(name):
    entry = tarfile.TarInfo(name)
    entry.size = 1
    return entry, b"x"


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE])
def test_link_to_the_database_is_no_picture(site, tmp_path, kind):
    """It would have been served with the pictures; within the archive it leads to an innocent file."""
    link = tarfile.TarInfo("media/x.jpg")
    link.type, link.linkname = kind, "../live.sqlite3"
    if kind == tarfile.LNKTYPE:
        link.linkname = "live.sqlite3"
    told = {
        "vendor": "sqlite",
        "database": "live.sqlite3",
        "migrations": applied_migrations(),
        "files": {"live.sqlite3": DIGEST, "media/x.jpg": DIGEST},
    }
    entries = [plain("live.sqlite3"), (link, b"")]
    refused(tmp_path, entries, json.dumps(NOTHING | told).encode(), "x.jpg, which is no file")


@pytest.mark.parametrize(
    "manifest",
    [
        b"[" * 100_000,
        json.dumps(NOTHING | {"files": []}).encode(),
        json.dumps(NOTHING | {"migrations": 3}).encode(),
        json.dumps(NOTHING | {"files": {"database.sqlite3": 3}}).encode(),
        json.dumps(NOTHING | {"migrations": [[]]}).encode(),
        json.dumps(NOTHING | {"database": "../../live.sqlite3"}).encode(),
        json.dumps(NOTHING | {"database": [1]}).encode(),
    ],
)
def test_manifest_that_lies_is_refused(site, tmp_path, manifest):
    refused(tmp_path, [], manifest, "manifest cannot be read")


def test_file_with_gaps_is_refused_before_it_is_read(site, tmp_path):
    """A few bytes of archive that would be read, and written, for days."""
    entry = tarfile.TarInfo("media/x.jpg")
    entry.pax_headers = {
        "GNU.sparse.major": "0",
        "GNU.sparse.minor": "1",
        "GNU.sparse.map": "0,0",
        "GNU.sparse.size": str(1 << 50),
    }
    refused(tmp_path, [(entry, b"")], json.dumps(NOTHING).encode(), "x.jpg, which is no file")
