"""What may go wrong while a blog is brought over at the desk, and what then stays."""

import json
import os
import time
from datetime import timedelta

import pytest
from django.conf import settings as of_the_site
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from comments import upkeep
from exchange.blogs.running import Run
from exchange.models import Upload
from exchange.uploads import folders, phases, sweeping, work
from exchange.uploads.claims import Claim, claim_on_importing
from exchange.uploads.folders import Files, safe_name
from exchange.uploads.words import how_far
from reviews.models import Review
from tests import factories as make
from tests.exchange.hostile import HOSTILE
from tests.exchange.sending import EXPORT, press, send

pytestmark = pytest.mark.django_db

QUICK = [
    *(
        "cut off in a post",
        "tags that do not match",
        "deep nesting",
        "entity bomb",
        "external entity",
    ),
    *(
        "zip bomb",
        "archive in an archive",
        "zip that leads out",
        "encrypted zip",
        "zip with a damaged file",
    ),
    *(
        "tar bomb",
        "tar that leads out",
        "tar of three bytes",
        "compressed noise",
        "unknown encoding",
    ),
    *("feed without a post", "wrong dates", "half a pair in json", "brackets without end in json"),
]
"""Hostile files that take no time; what reading makes of the others is tested where they are read."""


def left_behind():
    return [path for path in folders.root().iterdir() if path.is_dir()]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"%PDF-1.7 ...", "nights.xml is a PDF. Export your blog as it is told below"),
        (b"<!DOCTYPE html><html><body>Hello", "is a web page"),
        (b"\0\1\2 whatever", "is of a kind that is not known"),
        (b"", "The submitted file is empty"),
        (b"x" * (1 << 20) + b"y", "It is larger than the 1 MB that this site takes."),
    ],
    ids=["pdf", "page", "noise", "empty", "large"],
)
def test_what_is_no_export_is_told_at_once_and_not_kept(desk, settings, content, expected):
    settings.LARGEST_EXPORT_MB = 1
    page = send(desk, content)
    assert expected in page.text
    assert "Where a blog gives you its file" in page.text
    assert left_behind() == []
    assert not Upload.objects.exists()


@pytest.mark.parametrize("name", QUICK)
def test_hostile_file_never_breaks_the_page(desk, tmp_path, name):
    HOSTILE[name][0](tmp_path / "export")
    page = send(desk, (tmp_path / "export").read_bytes(), name="blog.bin")
    assert page.status_code == 200
    upload = Upload.objects.first()
    assert upload is None or upload.phase in ("tried", "refused") or upload.trouble


def test_message_of_the_reader_is_shown(desk):
    page = send(desk, b"PK\3\4 cut off")
    assert "the zip file is cut off" in page.text
    assert "Throw this file away" in page.text


def test_work_that_broke_goes_on_without_the_file_being_sent_again(desk, monkeypatch):
    with monkeypatch.context() as broken:
        broken.setattr(Run, "step", lambda self: 1 / 0)
        page = send(desk)
        assert "It stopped: division by zero" in page.text
    upload = Upload.objects.get()
    page = press(desk, upload, "go_on")
    assert "It stopped" not in page.text
    assert "Import now" in page.text


def test_import_that_was_cut_off_goes_on(desk, monkeypatch):
    send(desk)
    upload = Upload.objects.get()
    Upload.objects.update(phase="importing", done=1, total=2)
    page = desk.get(upload.get_absolute_url())
    assert "it stands still" in page.text
    assert "1 of 2 posts" in page.text
    page = press(desk, upload, "go_on")
    assert "It was stopped once and went on" in page.text
    assert Review.objects.count() == 2


def test_what_somebody_works_at_nobody_else_begins(desk):
    send(desk)
    upload = Upload.objects.get()
    held = Claim.on(Files(upload.folder).lock)
    page = press(desk, upload, "import")
    assert "It goes on without this page" in page.text
    press(desk, upload, "go_on")
    assert not Review.objects.exists()
    refused = desk.post(reverse("admin:exchange_upload_delete", args=[upload.pk]), {"post": "yes"})
    assert refused.status_code == 403
    held.release()
    press(desk, upload, "go_on")
    assert Review.objects.count() == 2


def test_two_blogs_are_imported_one_after_the_other(desk):
    send(desk)
    upload = Upload.objects.get()
    other = claim_on_importing()
    page = press(desk, upload, "import")
    assert phases.BUSY in page.text
    assert not Review.objects.exists()
    other.release()
    press(desk, upload, "go_on")
    assert Review.objects.count() == 2


def test_thrown_away_is_gone_with_its_files(desk):
    send(desk)
    upload = Upload.objects.get()
    desk.post(reverse("admin:exchange_upload_delete", args=[upload.pk]), {"post": "yes"})
    assert not Upload.objects.exists()
    assert left_behind() == []


def test_work_stops_where_its_upload_was_thrown_away(desk, monkeypatch):
    step, steps = Run.step, []

    def thrown_away(run):
        steps.append(run.place)
        Upload.objects.all().delete()
        return step(run)

    monkeypatch.setattr(Run, "step", thrown_away)
    monkeypatch.setattr(phases, "SECONDS_BETWEEN", 0)
    assert send(desk).status_code == 404
    assert steps == [0]
    assert not Upload.objects.exists()


def test_lost_file_is_told(desk):
    send(desk)
    upload = Upload.objects.get()
    Upload.objects.update(phase="trying")
    Files(upload.folder).delete()
    assert work.LOST in press(desk, upload, "go_on").text


def test_no_address_that_is_only_opened_changes_anything(desk):
    send(desk)
    upload = Upload.objects.get()
    for verb in ("go_on", "import"):
        assert (
            desk.get(reverse(f"admin:exchange_upload_{verb}", args=[upload.pk])).status_code == 405
        )
    for page in ("change", "progress", "report"):
        desk.get(reverse(f"admin:exchange_upload_{page}", args=[upload.pk]))
    upload.refresh_from_db()
    assert upload.phase == "tried"


def test_form_of_another_site_sends_nothing(desk):
    stranger = Client(enforce_csrf_checks=True)
    stranger.cookies = desk.cookies
    assert send(stranger).status_code == 403
    assert not Upload.objects.exists()


def test_files_lie_where_no_web_server_looks(desk):
    send(desk)
    folder = Files(Upload.objects.get().folder).folder
    assert not folder.is_relative_to(of_the_site.MEDIA_ROOT)
    assert not folder.is_relative_to(of_the_site.STATIC_ROOT)


@pytest.mark.parametrize(
    "name",
    ["../../etc/passwd", "한" * 300 + ".xml", ".", "..", "", "a\0b.xml", "a\nb", "\ud800.xml"],
)
def test_any_name_is_one_that_a_file_can_have(tmp_path, name):
    safe = safe_name(name)
    (tmp_path / safe).write_text("x")
    assert (tmp_path / safe).resolve().parent == tmp_path.resolve()


def test_old_uploads_are_swept_and_reports_of_imports_stay(desk):
    send(desk)
    send(desk, EXPORT.replace("Seoul nights", "Other nights"))
    send(desk)
    old, done, young = Upload.objects.order_by("pk")
    press(desk, done, "import")
    long_ago = timezone.now() - sweeping.KEPT_FOR - timedelta(days=1)
    Upload.objects.filter(pk__in=[old.pk, done.pk]).update(sent_at=long_ago)
    orphan, fresh = Files.new().folder, Files.new().folder
    for folder in (orphan, Files(old.folder).folder):
        os.utime(folder, (time.time() - 90_000,) * 2)
    upkeep.do_chores()
    assert set(Upload.objects.all()) == {done, young}
    assert set(left_behind()) == {Files(young.folder).folder, fresh}


@pytest.mark.parametrize(
    ("phase", "done", "total", "expected"),
    [
        ("trying", 0, 0, "It begins."),
        ("trying", 0, 812, "0 of 812 posts"),
        ("trying", 200, 812, "200 of 812 posts, 20 in a second, 31 seconds left"),
        ("importing", 5, 8120, "5 of 8,120 posts, 0.5 in a second, 270 minutes left"),
        (
            "reading",
            10 << 20,
            30 << 20,
            "10.0\xa0MB of 30.0\xa0MB, 1.0\xa0MB in a second, 20 seconds left",
        ),
    ],
)
def test_how_far_it_is_is_told_in_words(monkeypatch, phase, done, total, expected):
    now = timezone.now()
    monkeypatch.setattr(timezone, "now", lambda: now)
    began = now - timedelta(seconds=10)
    upload = make.UploadFactory.build(
        author=None, phase=phase, done=done, total=total, began_at=began
    )
    assert how_far(upload) == expected


HALF = EXPORT[: EXPORT.index("Words.") + 3]


@pytest.mark.parametrize("press_it", [False, True], ids=["tried", "done"])
def test_file_that_is_cut_off_says_so_above_everything(desk, press_it):
    page = send(desk, HALF)
    if press_it:
        page = press(desk, Upload.objects.get(), "import")
    said = page.text.index("This file is cut off: nights.xml, line")
    assert said < page.text.index("data-phase=")
    assert "within “Other”" in page.text
    assert "nothing doubles" in page.text
    assert "What an import would do" in page.text or Review.objects.exists()


def test_whole_file_with_a_broken_post_is_not_cut_off(desk):
    broken = EXPORT.replace(
        "<p>Words.</p>", "]]></content:encoded><i>&#0;<content:encoded><![CDATA["
    )
    for content in (EXPORT, broken, EXPORT.replace("</channel>", "<oops></channel>")):
        assert "cut off" not in send(desk, content).text


def test_command_says_that_a_file_is_cut_off_in_its_last_lines_and_json(bring, tmp_path):
    for is_dry in (True, False):
        told = tmp_path / "report.json"
        *_, cut, last = bring(HALF, name="half.xml", dry_run=is_dry, report=told)
        assert cut.startswith("This file is cut off: half.xml, line ")
        assert last.startswith("created ")
        (place,) = json.loads(told.read_text())["cut_off"]
        assert place in cut
        assert place.endswith("within “Other”")
