"""What may be wrong with an export: each has a sentence that names the place, and nothing is stored."""

import json
import os
from hashlib import sha256

import pytest
from django.contrib.auth.models import Group
from django.core.management import CommandError

from comments.models import Comment
from desk.models import Version
from reviews.models import Review
from tests import factories as make
from tests.exchange.sites import Export, emptied, is_empty, run, small_site
from tests.exchange.tampered import CHANGED, REVIEW, SHOW, SITE, USER, WRITTEN, value, without

pytestmark = pytest.mark.django_db


@pytest.fixture
def export(settings, tmp_path):
    """Of a small site, which is gone."""
    settings.MEDIA_ROOT = tmp_path / "media"
    small_site()
    run("export_site", tmp_path / "out")
    emptied()
    settings.MEDIA_ROOT = tmp_path / "other-media"
    return Export(tmp_path / "out")


def refused(export, tmp_path, message):
    with pytest.raises(CommandError, match=message) as refusal:
        run("import_site", export.root)
    assert refusal.value.__cause__ is None
    assert "Nothing was stored." in str(refusal.value)
    assert is_empty()
    media = tmp_path / "other-media"
    assert not media.exists() or not [one for one in media.rglob("*") if one.is_file()]


@pytest.mark.parametrize("case", CHANGED)
def test_row_that_is_wrong_is_refused(export, tmp_path, case):
    name, change, message = CHANGED[case]
    name = name if name.endswith(".json") else export.find(name)
    if change is None:
        rows = export.told(name)
        replies = [row for row in rows if row.get("parent")]
        alone = next(row for row in rows if not row.get("parent") and row["state"] == "removed")
        replies[0]["parent"] = replies[1]["id"] if "itself" in case else alone["id"]
        export.write(name, json.dumps(rows).encode())
    else:
        export.edit(name, change)
    refused(export, tmp_path, message)


@pytest.mark.parametrize("case", WRITTEN)
def test_file_that_is_wrong_is_refused(export, tmp_path, case):
    content, message = WRITTEN[case]
    export.write(REVIEW, content)
    refused(export, tmp_path, f"{REVIEW}: .*{message}")


@pytest.mark.parametrize("case", SITE)
def test_list_that_is_wrong_is_refused(export, tmp_path, case):
    change, message = SITE[case]
    export.edit("site.json", change)
    refused(export, tmp_path, message)


def test_changed_byte_is_found(export, tmp_path):
    file = export.root / export.find("media/")
    file.write_bytes(file.read_bytes()[:-1] + b"x")
    refused(export, tmp_path, "media/.*: it is damaged")


def test_link_is_not_followed(export, tmp_path):
    """Not even to a file with the same words in it."""
    (tmp_path / "same.json").write_bytes((export.root / REVIEW).read_bytes())
    (export.root / REVIEW).unlink()
    (export.root / REVIEW).symlink_to(tmp_path / "same.json")
    refused(export, tmp_path, f"{REVIEW}: there is a link")


def test_folder_that_is_a_link_is_not_followed(export, tmp_path):
    (export.root / "reviews").rename(tmp_path / "reviews")
    (export.root / "reviews").symlink_to(tmp_path / "reviews")
    refused(export, tmp_path, f"{REVIEW}: there is a link")


def test_pipe_is_not_waited_for(export, tmp_path):
    (export.root / REVIEW).unlink()
    os.mkfifo(export.root / REVIEW)
    refused(export, tmp_path, f"{REVIEW}: it is no file")


def test_other_folder_is_refused(tmp_path):
    (tmp_path / "letters").mkdir()
    refused(Export(tmp_path / "letters"), tmp_path, r"site\.json: it cannot be read")
    refused(Export(tmp_path / "nowhere"), tmp_path, "There is no folder")


@pytest.mark.parametrize("name", ["page.html", "picture.svg", "picture.png"])
def test_file_that_a_browser_would_run_is_no_picture(export, tmp_path, name):
    export.write(f"media/photos/x/{name}", b"<script>alert(1)</script>")
    refused(export, tmp_path, f"media/photos/x/{name}: it is no picture")


def test_script_in_a_text_stays_outside(export):
    script = "<p>Ahoy</p><script>alert(1)</script><a href='javascript:x'>y</a><b onclick='x'>z</b>"
    export.edit(REVIEW, value(["body"], script))
    export.edit(export.find("versions/"), value(["sheet", "review", "body"], script))
    run("import_site", export.root, no_renditions=True)
    kept = [Review.objects.get().body, Version.objects.get().sheet["review"]["body"]]
    assert not any(word in body for body in kept for word in ("script", "onclick"))
    assert all("Ahoy" in body for body in kept)


def test_row_that_is_there_twice_is_refused(export, tmp_path):
    export.write("reviews/again.json", (export.root / REVIEW).read_bytes())
    refused(export, tmp_path, "there is another review 'the-crossing'")


def test_site_in_use_is_left_alone(export):
    make.ShowFactory()
    with pytest.raises(CommandError, match=r"has 1 network, .* an empty one alone.*migrate"):
        run("import_site", export.root)


def test_folder_of_pictures_in_use_is_left_alone(export, tmp_path):
    name = export.find("media/").removeprefix("media/")
    there = tmp_path / "other-media" / name
    there.parent.mkdir(parents=True)
    there.write_bytes(b"mine")
    with pytest.raises(CommandError, match="has such a file already"):
        run("import_site", export.root)
    assert there.read_bytes() == b"mine"
    assert is_empty()


def test_what_fails_at_the_end_leaves_nothing(export, tmp_path, monkeypatch):
    """The groups that were here before are here again, too."""
    Group.objects.create(name="Before")
    copied = []

    def full(source, target):
        if copied:
            raise OSError(28, "No space left on device")
        copied.append(target.write(source.read()))

    monkeypatch.setattr("exchange.sites.importing.shutil.copyfileobj", full)
    with pytest.raises(CommandError, match="No space left"):
        run("import_site", export.root)
    assert not Comment.objects.exists()
    assert Group.objects.get().name == "Before"
    assert not [one for one in (tmp_path / "other-media").rglob("*") if one.is_file()]


def test_older_export_gets_what_a_later_release_added(export):
    """A column that a file lacks has its default."""
    export.edit(SHOW, without("content_notes"))
    run("import_site", export.root, no_renditions=True)
    assert Review.objects.get().show.content_notes == ""


def test_digest_is_of_the_bytes(export):
    digest, size = export.told("site.json")["files"][REVIEW].split()
    content = (export.root / REVIEW).read_bytes()
    assert (digest, int(size)) == (sha256(content).hexdigest(), len(content))


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("moments", [[1], 2, "The rain", "Nobody"]),
        ("moments", [True, None, "The rain", "Nobody"]),
        ("cast", [{}, [], 3, None, ""]),
        ("coverage", [{}, []]),
        ("runtime", [60]),
        ("lines", [1, 2, 3, 4, 5]),
        ("availability", [1, 2, None]),
        ("directors", 1),
        ("network", {"a": 1}),
        ("spoils_to", {"a": 1}),
        ("in_brief", 7),
        ("body", "<script>"),
        ("is_review", True),
    ],
)
def test_doubt_that_no_text_tells_is_refused(export, tmp_path, name, told):
    """One press at the desk would have broken on it."""

    def change(post):
        post["doubts"][0] |= {"name": name, "value": told}

    export.edit(export.find("imported-posts/"), change)
    refused(export, tmp_path, "nothing that a text tells")


@pytest.mark.parametrize(
    "message",
    [
        "[1]",
        "[" * 100_000,
        '[{"added": {"name": {}}}]',
        '[{"changed": 3}]',
        '[{"deleted": {"x": 1}}]',
    ],
)
def test_deed_that_no_history_can_print_is_refused(export, tmp_path, message):
    export.edit(export.find("log/"), value(["change_message"], message))
    refused(export, tmp_path, "change_message: it tells of no change")


@pytest.mark.parametrize("right", ["accounts.change_user", "auth.change_group"])
@pytest.mark.parametrize("way", ["user", "role"])
def test_who_could_take_all_rights_is_named(export, right, way):
    """Nobody is made an owner unnoticed, by way of a single permission."""
    export.edit(USER, value(["is_staff"], True))
    if way == "user":
        export.edit(USER, value(["user_permissions"], [right]))
    else:
        group = export.find("groups/")
        export.edit(group, value(["permissions"], [right]))
        export.edit(USER, value(["groups"], [export.told(group)["name"]]))
    told = run("import_site", export.root, no_renditions=True)
    assert "give themselves the right to: hana." in told
