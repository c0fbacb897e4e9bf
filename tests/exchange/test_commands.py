"""The commands used wrongly and stopped midway: a sentence, never a traceback, nothing by halves."""

import os
import signal
import sqlite3
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder

from exchange.management.operated import STOPPED, Operated
from exchange.uploads import claims
from people.models import Person
from reviews.models import Review
from tests import factories as make
from tests.exchange.elsewhere import KILLING
from tests.exchange.exports import item, wxr
from tests.exchange.sites import run

pytestmark = pytest.mark.django_db

FACTS = "Title,Year,Actor\nNight Ferry,2019,Im Si-wan\n"


@pytest.fixture
def files(tmp_path, settings, editor):
    """What each command may be given: the name of its line, and the line."""
    settings.VAR_DIR, settings.MEDIA_ROOT = tmp_path / "var", tmp_path / "media"
    (tmp_path / "blog.xml").write_text(wxr(item(7, "Night Ferry", "<p>A ferry.</p>")))
    (tmp_path / "facts.csv").write_text(FACTS)
    return {
        "import_blog": tmp_path / "blog.xml",
        "import_facts": tmp_path / "facts.csv",
        "import_site": tmp_path / "site",
        "export_site": tmp_path / "out",
        "export_wordpress": tmp_path / "out.xml",
        "backup": tmp_path / "kept",
    }


def refusal(command, *args, **options):
    with pytest.raises(CommandError) as told:
        call_command(command, *args, stdout=StringIO(), stderr=StringIO(), **options)
    return told.value


@pytest.mark.parametrize(
    "command",
    ["import_blog", "import_facts", "import_site", "export_site", "export_wordpress", "backup"],
)
def test_database_without_tables_is_told(files, command):
    MigrationRecorder.Migration.objects.all().delete()
    assert "The database has no tables yet" in str(refusal(command, files[command]))


@pytest.mark.django_db(transaction=True)
def test_backup_is_made_before_an_update_is_migrated(files):
    exchange = MigrationRecorder.Migration.objects.filter(app="exchange")
    rows = list(exchange)
    exchange.delete()
    assert "read back and whole" in run("backup", files["backup"])
    MigrationRecorder.Migration.objects.bulk_create(rows)


@pytest.mark.parametrize("command", ["import_blog", "import_facts"])
@pytest.mark.parametrize("place", ["nowhere/report.json", ".", "media/report.json"])
def test_report_that_cannot_be_written_is_refused_at_once(files, tmp_path, command, place):
    (tmp_path / "media").mkdir()
    refusal(command, files[command], report=tmp_path / place)
    assert not Person.objects.exists()
    assert not Review.objects.exists()


@pytest.mark.parametrize("command", ["import_blog", "import_facts", "import_site"])
def test_two_imports_at_once_are_refused(files, command):
    small = files["import_site"]
    small.mkdir()
    held = claims.claim_on_importing()
    try:
        assert "Another import into this site is under way" in str(refusal(command, files[command]))
    finally:
        held.release()
    assert not Person.objects.exists()


@pytest.mark.parametrize("command", ["import_blog", "import_facts"])
def test_dry_run_waits_for_nobody(files, command):
    held = claims.claim_on_importing()
    try:
        assert "created" in run(command, files[command], dry_run=True)
    finally:
        held.release()


def test_imports_into_other_databases_are_none_of_its_business(settings, tmp_path, monkeypatch):
    settings.VAR_DIR = tmp_path
    held = claims.claim_on_importing()
    monkeypatch.setitem(connection.settings_dict, "NAME", "another")
    other = claims.claim_on_importing()
    held.release()
    assert other is not None
    other.release()


PLACES = {
    "import_blog": "exchange.blogs.running.store",
    "import_facts": "exchange.facts.running.ShowFacts.store",
    "export_site": "exchange.sites.exporting._put_in_place",
    "export_wordpress": "exchange.wordpress.running.Leaving._site",
    "backup": "exchange.backups.making.verify",
}


def failing(error):
    def fail(*args, **kwargs):
        raise error

    return fail


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("command", PLACES)
@pytest.mark.parametrize(
    ("error", "told", "code"),
    [
        (KeyboardInterrupt(), "Stopped. ", STOPPED),
        (OSError(28, "No space left on device", "/srv/x"), "/srv/x: No space left on device. ", 1),
    ],
)
def test_what_ends_it_midway_is_told(files, monkeypatch, tmp_path, command, error, told, code):
    make.ReviewFactory()
    before = {one for one in tmp_path.iterdir() if one.name != "var"}
    monkeypatch.setattr(PLACES[command], failing(error))
    refused = refusal(command, files[command])
    assert str(refused).startswith(told)
    assert refused.returncode == code
    left = {one for one in tmp_path.iterdir() if one.name not in ("var", "media")} - before
    assert all(folder.is_dir() and not any(folder.iterdir()) for folder in left)


def test_fault_of_the_database_is_told(files, monkeypatch):
    error = OperationalError("database or disk is full")
    monkeypatch.setattr("exchange.facts.running.weigh", failing(error))
    told = str(refusal("import_facts", files["import_facts"]))
    assert told.startswith("The database: database or disk is full. What is stored stays")


class LeftInTheMiddle(Operated):
    def handle(self, *args, **options):
        try:
            self._stop(signal.SIGTERM, None)
        except KeyboardInterrupt:
            raise OperationalError("another command is already in progress") from None


def test_stop_is_told_whatever_the_database_says_of_it():
    with pytest.raises(CommandError, match="Stopped") as refused:
        call_command(LeftInTheMiddle())
    assert refused.value.returncode == STOPPED


def test_fault_of_a_file_beside_the_database_is_told(files, monkeypatch):
    error = sqlite3.OperationalError("database or disk is full")
    monkeypatch.setattr("exchange.reading.spool.Spool.finish", failing(error))
    told = str(refusal("import_blog", files["import_blog"]))
    assert told.startswith("The database: database or disk is full. What is stored stays")


def test_what_reads_rows_ends_before_their_connection(files, monkeypatch):
    ended = []

    def reading(*args):
        try:
            yield "one"
        finally:
            ended.append(True)

    def stop(rows, count, name):
        rows = reading()
        next(rows)
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("exchange.management.commands.export_site.with_bar", stop)
    refused = refusal("export_site", files["export_site"])
    assert refused.__cause__
    assert ended == [True]


def test_signs_that_a_terminal_obeys_are_not_printed(files, tmp_path):
    (tmp_path / "facts.csv").write_text("\x1b[31mrole,Title\x1b]0;mine\x07\nlead,Night Ferry\n")
    assert "\x1b" not in str(refusal("import_facts", files["import_facts"]))
    (tmp_path / "facts.csv").write_text("Title,\x1b[31mred\nNight Ferry,1\n")
    assert "\x1b" not in run("import_facts", files["import_facts"])


def test_pipe_is_not_waited_for(files, tmp_path):
    os.mkfifo(tmp_path / "pipe")
    assert "is no file" in str(refusal("import_blog", tmp_path / "pipe"))


@pytest.mark.django_db(transaction=True)
def test_backup_is_not_made_where_readers_fetch(files, tmp_path):
    (tmp_path / "media").mkdir()
    assert "is sent to readers" in str(refusal("backup", tmp_path / "media" / "kept"))
    assert not any((tmp_path / "media").iterdir())


def test_missing_file_is_told_before_anything_else(files, tmp_path):
    assert "There is no file" in str(refusal("restore", tmp_path / "none.tar"))
    assert "There is no folder" in str(refusal("import_site", tmp_path / "none"))


@pytest.mark.parametrize("address", ["http://127.0.0.1:8000", "http://localhost", "http://[::1]"])
def test_addresses_of_this_machine_are_told_loudly(files, settings, address):
    settings.SITE_ADDRESS = address
    err = StringIO()
    call_command("export_wordpress", files["export_wordpress"], stdout=StringIO(), stderr=err)
    assert f"WARNING: the file calls this site {address}" in err.getvalue()
    settings.SITE_ADDRESS = "https://blog.example"
    err = StringIO()
    call_command("export_wordpress", files["export_wordpress"], stdout=StringIO(), stderr=err)
    assert err.getvalue() == ""


def test_folder_of_pictures_that_is_a_file_is_refused(files):
    file = files["import_facts"]
    assert "is no folder" in str(refusal("export_wordpress", files["export_wordpress"], media=file))


@pytest.mark.django_db(transaction=True)
def test_killed_politely_it_tidies_up(elsewhere):
    """As a service manager ends a service, and with nobody who reads what it tells."""
    go, folder = elsewhere("here")
    go("migrate", "-v0").communicate(timeout=120)
    facts = folder / "facts.csv"
    facts.write_text("Title\n" + "".join(f"Number {number}\n" for number in range(50)))
    place = "exchange.facts.running:ShowFacts.store"
    process = go("SIGTERM", place, "20", "import_facts", str(facts), program=KILLING)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (STOPPED, ""), err
    assert "CommandError: Stopped. What is stored stays" in err.splitlines()[-1]
