"""What goes in comes out or is listed as lost: in the report, its last line and JSON, and in the tables."""

import json
import re
from collections import Counter
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from comments.models import Comment
from exchange.blogs.storing import _comments
from exchange.models import BlogImport
from reviews.models import Photo, Review, ReviewTag
from tests.exchange.hostile import HOSTILE
from tests.exchange.rows import every_row
from tests.exchange.samples import SAMPLES, write

pytestmark = pytest.mark.django_db

THINGS = ("post", "page", "comment", "other")
LAST = re.compile(r"created (\d+), updated (\d+), skipped (\d+), lost (\d+)")
COMMENTS = {"wordpress": 25, "blogger": 5, "takeout": 2, "ghost": 3}
THREADS = {"wordpress": 15, "blogger": 3, "takeout": 1, "ghost": 2}
"""How many of each the files hold, whatever becomes of them."""
SMALL = 1_000_000
"""Bytes: what larger files do to memory is for tests/exchange/test_hostile_files.py."""


@pytest.fixture
def run(tmp_path, editor, settings):
    """The report of the command as its JSON tells it, with its last line."""
    settings.VAR_DIR, settings.MEDIA_ROOT = tmp_path / "var", tmp_path / "media"

    def run(**options):
        out, report = StringIO(), tmp_path / "report.json"
        call_command("import_blog", tmp_path / "export", stdout=out, report=report, **options)
        return json.loads(report.read_text()) | {"last": out.getvalue().splitlines()[-1]}

    return run


def check_books(told):
    """Of one report: each kind adds up, losses are listed one by one, the last line is the sum."""
    listed = Counter()
    for loss in told["losses"]:
        assert loss["subject"]
        assert loss["reason"]
        listed[loss["kind"]] += loss["count"]
    for kind, numbers in told["kinds"].items():
        assert numbers["found"] == numbers["kept"] + numbers["lost"], kind
        assert numbers["kept"] >= 0, kind
        assert numbers["lost"] == listed.pop(kind, 0), kind
    assert not listed
    numbers = list(map(int, LAST.fullmatch(told["last"]).groups()))
    assert numbers == list(told["totals"].values())
    assert sum(numbers) == sum(told["kinds"].get(kind, {"found": 0})["found"] for kind in THINGS)


def check_rows(told):
    """What the report calls kept is there."""
    kept = Counter({kind: numbers["kept"] for kind, numbers in told["kinds"].items()})
    assert kept["post"] + kept["page"] == Review.objects.count()
    assert kept["comment"] == Comment.objects.count()
    assert kept["thread"] == Comment.objects.filter(parent__isnull=False).count()
    assert kept["picture"] == Photo.objects.count()
    assert kept["tag"] == ReviewTag.objects.count()
    totals = {
        kind: dict(zip(("found", "kept", "lost"), numbers, strict=True))
        for kind, numbers in BlogImport.objects.get().totals().items()
    }
    assert totals == told["kinds"]


def losses(told):
    return sorted(told["losses"], key=str)


def check_runs(run):
    """Dry, in earnest, and again; gives what the second told."""
    empty = every_row()
    dry = run(dry_run=True)
    check_books(dry)
    assert every_row() == empty
    told = run()
    check_books(told)
    check_rows(told)
    assert (dry["kinds"], dry["last"]) == (told["kinds"], told["last"])
    assert losses(dry) == losses(told)
    before = every_row()
    again = run()
    check_books(again)
    assert every_row() == before
    assert (again["kinds"], losses(again)) == (told["kinds"], losses(told))
    assert again["last"].startswith("created 0, updated 0,")
    dry = run(dry_run=True)
    check_books(dry)
    assert (dry["kinds"], losses(dry)) == (told["kinds"], losses(told))
    return told


@pytest.mark.parametrize("name", SAMPLES)
def test_books_of_a_blog(name, run, tmp_path):
    write(name, tmp_path / "export")
    kinds = check_runs(run)["kinds"]
    found = {kind: numbers["found"] for kind, numbers in kinds.items()}
    assert found.get("comment", 0) == COMMENTS.get(name, 0)
    assert found.get("thread", 0) == THREADS.get(name, 0)


@pytest.mark.parametrize("name", HOSTILE)
def test_books_of_a_hostile_file(name, run, tmp_path):
    hostile, _, posts, is_error = HOSTILE[name]
    hostile(tmp_path / "export")
    if is_error:
        with pytest.raises(CommandError, match="export"):
            run(dry_run=True)
        with pytest.raises(CommandError, match="export"):
            run()
        assert not BlogImport.objects.exists()
    elif tmp_path.joinpath("export").stat().st_size < SMALL:
        check_runs(run)
        assert Review.objects.count() == len(posts)


def test_post_that_cannot_be_stored_is_listed_and_tried_again(run, tmp_path, monkeypatch):
    def refuse(review, *others):
        if "Night" in review.headline:
            raise ValueError("no room")
        _comments(review, *others)

    write("wordpress", tmp_path / "export")
    with monkeypatch.context() as patch:
        patch.setattr("exchange.blogs.storing._comments", refuse)
        told = run()
    check_books(told)
    assert told["kinds"]["post"] == {"found": 7, "kept": 3, "lost": 4}
    assert {kind: lost for kind, (*_, lost) in BlogImport.objects.get().totals().items()} == {
        kind: numbers["lost"] for kind, numbers in told["kinds"].items()
    }
    assert BlogImport.objects.get().posts.filter(review=None).exclude(original="").count() == 4
    again = run()
    check_books(again)
    check_rows(again)
    assert again["kinds"]["post"] == {"found": 7, "kept": 6, "lost": 1}
