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


REVIEW, SHOW, PERSON = "reviews/the-crossing.json", "shows/last-ferry.json", "people/kim-bo-ra.json"
USER, LIST, HOUSE = "users/hana.json", "lists/best-boats.json", "house/1.json"


def value(path, new):
    """Puts something in the place of what stands at a path of keys."""

    def change(told):
        *way, last = path
        for step in way:
            told = told[step]
        told[last] = new

    return change


def without(name):
    return lambda told: told.pop(name)


CHANGED = {
    "date that is none": (REVIEW, value(["created_at"], "yesterday"), r"json: created_at: .*valid"),
    "date without a zone": (
        REVIEW,
        value(["created_at"], "2020-01-01T00:00:00"),
        "names no time zone",
    ),
    "date beyond time": (
        REVIEW,
        value(["created_at"], "0001-01-01T00:00:00+14:00"),
        "beyond the years",
    ),
    "text for a number": (REVIEW, value(["spoils_to"], "4"), "spoils_to: is no whole number"),
    "truth for a number": (REVIEW, value(["spoils_to"], True), "spoils_to: is no whole number"),
    "fraction for a number": (REVIEW, value(["spoils_to"], 1.5), "spoils_to: is no whole number"),
    "number for a text": (REVIEW, value(["headline"], 7), "headline: is no text"),
    "list for a text": (REVIEW, value(["headline"], ["a"]), "headline: is no text"),
    "object for a text": (REVIEW, value(["body"], {"a": 1}), "body: is no text"),
    "number for truth": (USER, value(["is_superuser"], 1), "is_superuser: is no true or false"),
    "number that is too large": (REVIEW, value(["spoils_to"], 10**30), "spoils_to: "),
    "boundary out of range": (
        REVIEW,
        value(["photos", 0, "spoils_to"], 1000),
        r"photos\[0\]: spoils_to",
    ),
    "rating that is none": (
        REVIEW,
        value(["rating"], "4.4"),
        "rating: “4.4” is none of its choices",
    ),
    "rating without a number": (REVIEW, value(["rating"], "NaN"), "rating: "),
    "kind that is none": (SHOW, value(["kind"], "opera"), "kind: “opera” is none"),
    "empty headline": (REVIEW, value(["headline"], ""), "review_has_a_headline"),
    "long headline": (REVIEW, value(["headline"], "a" * 201), "headline: .*200"),
    "nothing for a text": (REVIEW, value(["headline"], None), "headline: it is missing"),
    "no headline": (REVIEW, without("headline"), "headline: it is missing"),
    "unknown column": (
        REVIEW,
        value(["password"], "x"),
        "“password”, which this release does not know",
    ),
    "password": (USER, value(["password"], "pbkdf2"), "“password”, which this release"),
    "derived column": (REVIEW, value(["plain"], "x"), "“plain”, which this release"),
    "part that is no list": (REVIEW, value(["photos"], "x"), "photos: it is no list"),
    "part that is no object": (REVIEW, value(["photos", 0], 3), r"photos\[0\]: it is no object"),
    "column of a part": (
        REVIEW,
        value(["lines", 0, "review"], "x"),
        r"lines\[0\]: it has “review”",
    ),
    "show that is not there": (
        REVIEW,
        value(["show"], "nowhere"),
        "show: there is no show 'nowhere'",
    ),
    "show by its number": (REVIEW, value(["show"], 1), "show: there is no show"),
    "show by a list": (REVIEW, value(["show"], ["last-ferry"]), "show: there is no show"),
    "author that is not there": (REVIEW, value(["author"], "root"), "author: there is no user"),
    "character that is not there": (
        REVIEW,
        value(["lines", 0, "credit"], 99),
        "there is no credit '99'",
    ),
    "tag that is not there": (REVIEW, value(["tags"], ["x"]), r"tags\[0\]: there is no tag 'x'"),
    "tag twice": (REVIEW, lambda told: told["tags"].append(told["tags"][0]), r"tags\[1\]: "),
    "right that is not there": (USER, value(["user_permissions"], ["a.b"]), "no permission 'a.b'"),
    "no number": (REVIEW, without("id"), "id: it is no number"),
    "number below one": (REVIEW, value(["id"], -4), "id: it is no number"),
    "number of another": (REVIEW, value(["photos", 0, "id"], 2**80), r"photos\[0\]: "),
    "name that is empty": (REVIEW, value(["slug"], ""), "slug: it is no name"),
    "slug that leads up": (REVIEW, value(["slug"], "../../x"), "slug: "),
    "zero byte": (REVIEW, value(["body"], "a\0b"), "a character that no database keeps"),
    "half a character": (REVIEW, value(["body"], "a\ud800b"), "a character that no database keeps"),
    "script as an address": (SHOW, value(["trailer_url"], "javascript:alert(1)"), "trailer_url: "),
    "link of the house": (HOUSE, value(["social_links"], "javascript:alert(1)"), "social_links: "),
    "zone that is none": (HOUSE, value(["time_zone"], "Moon/Base"), "time_zone: “Moon/Base”"),
    "second house": (HOUSE, value(["id"], 2), "house_is_one"),
    "entry of nothing": (LIST, value(["entries", 0, "review"], None), "a show or a review"),
    "picture outside": (
        PERSON,
        value(["photo"], "../../settings.jpg"),
        "photo: there is no picture",
    ),
    "picture not there": (
        PERSON,
        value(["photo"], "people/x/face.jpg"),
        "photo: there is no picture",
    ),
    "version of nothing": ("versions/", value(["sheet"], []), "sheet: it is no version"),
    "version with objects": (
        "versions/",
        value(["sheet", "review", "dek"], {}),
        "neither word nor",
    ),
    "version with a picture outside": (
        "versions/",
        value(["sheet", "photos", 0, "image"], "../x.jpg"),
        "a picture that is not in the export",
    ),
    "doubt of nothing": (
        "imported-posts/",
        value(["doubts", 0, "name"], "delete"),
        "nothing that a text",
    ),
    "doubt in a wrong shape": (
        "imported-posts/",
        value(["doubts", 1, "value"], 3),
        "nothing that a text",
    ),
    "reply to itself": ("comments/", None, "answers itself"),
    "reply across threads": ("comments/", None, "another thread"),
}


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


WRITTEN = {
    "cut": (b'{"id": 1, "slug": "a', "cut short"),
    "no JSON": (b"{id: 1}", "is no JSON in line 1"),
    "no UTF-8": (b'{"id": "\xff"}', "is no UTF-8 at byte 8"),
    "empty": (b"", "is no JSON"),
    "deep": (b"[" * 100_000 + b"]" * 100_000, "nested too deeply"),
    "deep in a value": (b'{"id": ' + b'{"a":' * 60 + b"1" + b"}" * 61, "nested too deeply"),
    "many values": (b"[" + b"0," * 1_200_000 + b"0]", "more than 1,000,000 values"),
    "long": (b'"' + b"a" * 9_100_000 + b'"', "longer than 9,000,000"),
    "key twice": (b'{"id": 1, "id": 2}', "has “id” twice"),
    "no number": (b'{"id": NaN}', "NaN, which is no number"),
    "long number": (b'{"id": ' + b"9" * 10_000 + b"}", "a number that is too long"),
    "list": (b"[]", "it is no object"),
    "word": (b'"review"', "it is no object"),
}


@pytest.mark.parametrize("case", WRITTEN)
def test_file_that_is_wrong_is_refused(export, tmp_path, case):
    content, message = WRITTEN[case]
    export.write(REVIEW, content)
    refused(export, tmp_path, f"{REVIEW}: .*{message}")


SITE = {
    "version of later": (value(["version"], 2), "version 2; this release reads version 1"),
    "version in words": (value(["version"], True), "version True"),
    "other format": (value(["format"], "ghost"), "no export of a site"),
    "unknown part": (value(["more"], 1), "more"),
    "way out": (value(["files", "../x.json"], f"{'0' * 64} 1"), "no name of a file in the folder"),
    "root": (value(["files", "/etc/passwd"], f"{'0' * 64} 1"), "no name of a file in the folder"),
    "way out on Windows": (value(["files", r"a\..\x"], f"{'0' * 64} 1"), "no name of a file"),
    "lost picture outside": (value(["missing"], ["media/../../x.jpg"]), "no name of a file"),
    "lost pictures that are none": (value(["missing"], {"a": 1}), "missing: no list"),
    "no digest": (value(["files", REVIEW], "abc"), "no digest"),
    "files that are none": (value(["files"], []), "files: no object"),
    "wrong digest": (value(["files", REVIEW], f"{'0' * 64} 5"), f"{REVIEW}: it is damaged"),
    "file that is not there": (
        value(["files", "shows/x.json"], f"{'0' * 64} 5"),
        "x.json: it cannot be",
    ),
    "unknown folder": (value(["files", "secrets/x.json"], f"{'0' * 64} 5"), "knows no such file"),
    "row too few": (
        value(["counts", "reviews.Photo"], 2),
        "tells of 2 reviews.Photo, and there are 1",
    ),
    "count of nothing": (value(["counts", "reviews.Photo"], "1"), "counts: reviews.Photo"),
    "last number of nothing": (
        value(["last_numbers", "reviews.Photo"], -1),
        "last_numbers: reviews",
    ),
}


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
