"""Pictures and rows of a backup take their place together, or not at all."""

import signal
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from exchange.backups import restoring
from exchange.backups.databases import way
from exchange.backups.making import make_backup
from exchange.backups.manifest import BadBackup
from tests import factories as make


@pytest.fixture
def backup(tmp_path, settings, transactional_db):
    settings.VAR_DIR, settings.MEDIA_ROOT = tmp_path / "var", tmp_path / "media"
    settings.MEDIA_ROOT.mkdir()
    (settings.MEDIA_ROOT / "a.jpg").write_bytes(b"then")
    make.ReviewFactory()
    make_backup(tmp_path / "kept" / "one.tar")
    (settings.MEDIA_ROOT / "a.jpg").write_bytes(b"now")
    return tmp_path / "kept" / "one.tar"


def folders(tmp_path):
    return sorted(one.name for one in tmp_path.iterdir() if one.name != "var")


def test_pictures_are_back_where_the_rows_cannot_be_loaded(backup, tmp_path, monkeypatch):
    def refuse(file):
        assert (tmp_path / "media" / "a.jpg").read_bytes() == b"then"
        raise BadBackup("Its database cannot be read.")

    monkeypatch.setattr(restoring, "way", lambda: way()._replace(load=refuse))
    with pytest.raises(CommandError, match="Nothing was changed"):
        call_command("restore", backup, replace=True)
    assert (tmp_path / "media" / "a.jpg").read_bytes() == b"now"
    assert folders(tmp_path) == ["kept", "media"]


def test_pictures_on_a_disk_of_their_own_are_told_before_anything_changes(
    backup, tmp_path, monkeypatch
):
    monkeypatch.setattr(Path, "is_mount", lambda path: path == tmp_path / "media")
    with pytest.raises(CommandError, match="is a disk of its own"):
        call_command("restore", backup, replace=True)
    assert (tmp_path / "media" / "a.jpg").read_bytes() == b"now"
    assert folders(tmp_path) == ["kept", "media"]


def test_nobody_stops_it_between_pictures_and_rows(backup, monkeypatch):
    held = []

    def load(file):
        held.append(signal.pthread_sigmask(signal.SIG_BLOCK, ()))

    monkeypatch.setattr(restoring, "way", lambda: way()._replace(load=load))
    call_command("restore", backup, replace=True)
    assert {signal.SIGINT, signal.SIGTERM} <= held[0]
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ())
