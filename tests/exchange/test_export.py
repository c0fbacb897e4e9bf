"""Folders, archives, the spool and what leads from one to the other."""

import shutil
import tempfile
from contextlib import closing

import pytest

from exchange.reading.archives import Tar
from exchange.reading.export import open_export
from exchange.reading.items import NotAnExport
from tests.exchange.exports import (
    ATOM,
    JPEG,
    attachment,
    ghost,
    ghost_post,
    item,
    meta,
    tarred,
    wp_comment,
    wxr,
    zipped,
)
from tests.exchange.reading import read, read_text

UPLOAD = "https://nights.example/wp-content/uploads/2021/01/rain%20one.jpg"
FILES = {
    "site/part1.xml": wxr(
        item(2, "Second", "B", post_date_gmt="2021-02-01 00:00:00"), attachment(9, UPLOAD)
    ),
    "site/part2.txt": wxr(item(1, "First", "A", meta("_thumbnail_id", "9")), attachment(9, UPLOAD)),
    "uploads/2021/01/rain one.jpg": JPEG + b"right",
    "uploads/2020/12/rain one.jpg": JPEG + b"wrong",
    "readme": "Hello",
}


def packed_as(kind, tmp_path):
    path = tmp_path / "export"
    if kind == "folder":
        for name, content in FILES.items():
            place = path / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content if isinstance(content, bytes) else content.encode())
    else:
        path.write_bytes(zipped(FILES) if kind == "zip" else tarred(FILES))
    return path


@pytest.mark.parametrize("kind", ["folder", "zip", "tar"])
def test_export_in_parts_with_its_media(kind, tmp_path):
    second = FILES["site/part2.txt"]
    line = second.count("\n", 0, second.rindex("<item>")) + 1
    with open_export(packed_as(kind, tmp_path)) as export:
        posts = [post for _, post in export.posts()]
        assert [post.title for post in posts] == ["First", "Second"]
        picture = posts[0].picture
        assert picture.path == "uploads/2021/01/rain one.jpg"
        with export.open_media(picture) as file:
            assert file.read() == JPEG + b"right"
        assert export.picture_at(UPLOAD).path == picture.path
        assert export.picture_at(UPLOAD.replace(".jpg", "-300x200.jpg")).source_id == "9"
        assert len(export.blogs()) == 1
        assert [(other.kind, other.place) for other in export.others()] == [
            ("file", "readme"),
            ("repeated attachment", f"site/part2.txt, line {line}"),
        ]


def test_picture_that_two_files_could_be_is_neither(tmp_path):
    with open_export(packed_as("zip", tmp_path)) as export:
        assert export.picture_at("https://other.example/rain%20one.jpg").path == ""


def test_finished_spool_is_not_filled_again(tmp_path):
    path, spool = tmp_path / "export", tmp_path / "spool"
    path.write_text(wxr(item(1, "A"), item(2, "B"), item(3, "C")))
    told = []
    with open_export(
        path, spool, progress=lambda done, total: told.append((done, total))
    ) as export:
        first, _ = next(export.posts())
    assert told[-1] == (path.stat().st_size, path.stat().st_size)
    told.clear()
    with open_export(
        path, spool, progress=lambda done, total: told.append((done, total))
    ) as export:
        assert [(place, post.title) for place, post in export.posts(after=first)] == [
            (2, "B"),
            (3, "C"),
        ]
    assert told == []


def test_spool_of_another_file_is_filled_anew(tmp_path):
    path, spool = tmp_path / "export", tmp_path / "spool"
    path.write_text(wxr(item(1, "A")))
    read(path, spool=spool)
    path.write_text(wxr(item(1, "Another")))
    assert read(path, spool=spool).post.title == "Another"


def test_spool_that_was_never_finished_is_filled_anew(tmp_path):
    path, spool = tmp_path / "export", tmp_path / "spool"
    path.write_text(wxr(item(1, "A")))
    read(path, spool=spool)
    shutil.copy(spool, tmp_path / "spool.part")
    spool.write_bytes(b"no table")
    assert read(path, spool=spool).post.title == "A"


def test_formats_may_be_mixed(tmp_path):
    whole = read_text(
        tmp_path, zipped({"a": wxr(item()), "b": ghost(posts=[ghost_post(1)]), "c": ATOM})
    )
    assert [blog.software for blog in whole.blogs] == ["", "Ghost", ""]
    assert len(whole.posts) == 3


def test_counts_are_those_of_the_file(reading):
    written = wxr(
        item(1, "A", "B", wp_comment(1), wp_comment(2)),
        item(2, post_type="revision"),
        attachment(3, UPLOAD),
        item(4)
        .replace("</wp:post_id>", "</x>")
        .replace("wp:post_type", "wp:z")
        .replace("wp:status", "q"),
    )
    counts = reading(written).counts
    assert counts["post"] + counts["picture"] + counts["other"] + counts["lost"] == 4
    assert (counts["comment"], counts["lost"]) == (2, 1)


def test_json_with_other_tables_is_refused(tmp_path):
    with pytest.raises(NotAnExport, match=r"^export: there is no post in it\. Expected is"):
        read_text(tmp_path, '{"data": [{"a": 1}]}')


def test_what_is_no_export_is_refused_by_name(tmp_path):
    with pytest.raises(
        NotAnExport, match=r"^export: the file is JSON, but not Ghost's\. Expected is"
    ):
        read_text(tmp_path, '{"a": 1}')


def test_folder_without_an_export_says_what_is_in_it(tmp_path):
    (tmp_path / "notes.txt").write_text("Hello")
    with pytest.raises(
        NotAnExport, match=r"no export is in it; notes\.txt is of a kind that is not known"
    ):
        read(tmp_path)


def test_what_is_unpacked_has_no_name_that_a_kill_would_leave(tmp_path, monkeypatch):
    """Several are open at once, each where it begins and no further than it ends."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    (tmp_path / "tmp").mkdir()
    (tmp_path / "a.tar").write_bytes(tarred({"one": b"first", "two": b"second", "none": b""}))
    with closing(Tar(tmp_path / "a.tar")) as tar:
        assert [(entry.path, entry.size) for entry in tar.entries()] == [
            ("one", 5),
            ("two", 6),
            ("none", 0),
        ]
        with tar.open("one") as one, tar.open("two") as two, tar.open("none") as none:
            assert (one.read(2), two.read(3), one.read(), none.read()) == (
                b"fi",
                b"sec",
                b"rst",
                b"",
            )
            assert (two.seek(-2, 2), two.read(), two.seek(1), two.read(2)) == (4, b"nd", 1, b"ec")
        assert not any((tmp_path / "tmp").iterdir())
