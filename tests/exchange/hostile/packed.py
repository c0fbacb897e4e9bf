"""Archives and folders."""

import gzip
import io
import os
import tarfile
import zipfile
from random import Random

from tests.exchange.exports import (
    JPEG,
    item,
    tarred,
    wxr,
    zipped,
)
from tests.exchange.hostile.kinds import GOOD, LATER, MEGABYTE, hostile, text


@hostile("bomb/feed.xml: the file: unpacks to more than 200 times its size")
def zip_bomb(path):
    path.write_bytes(
        zipped({"bomb/feed.xml": b"<rss>" + b"\0" * (40 * MEGABYTE), "good": wxr(GOOD)})
    )


@hostile()
def archive_in_an_archive(path):
    inner = zipped({"other.xml": wxr(LATER)})
    path.write_bytes(zipped({"good": wxr(GOOD), "inner.zip": inner}))


@hostile("../../evil.xml: the file: its name leads out of the archive")
def zip_that_leads_out(path):
    path.write_bytes(zipped({"good": wxr(GOOD), "../../evil.xml": wxr(LATER)}))


@hostile("/etc/evil.xml: the file: its name begins at the root of a disk", "C:\\evil.xml: the file")
def zip_with_absolute_names(path):
    path.write_bytes(
        zipped({"good": wxr(GOOD), "/etc/evil.xml": wxr(LATER), "C:\\evil.xml": wxr(LATER)})
    )


@hostile("link.xml: the file: is a link; not followed")
def zip_with_a_link(path):
    link = zipfile.ZipInfo("link.xml")
    link.external_attr = 0o120777 << 16
    path.write_bytes(zipped({"good": wxr(GOOD), link: "/etc/passwd"}))


@hostile("there are more than 100,000 files in it", error=True, posts=())
def zip_of_countless_files(path):
    packed = bytearray(zipped({"good": wxr(GOOD)}))
    packed[-12:-10] = b"\xff\xff"
    packed[-10:-6] = (17 << 20).to_bytes(4, "little")
    path.write_bytes(packed)


@hostile("secret.xml: the file: is encrypted")
def encrypted_zip(path):
    packed = zipped({"good": wxr(GOOD), "secret.xml": wxr(LATER)})
    at = packed.rfind(b"PK\1\2")
    path.write_bytes(packed[: at + 8] + b"\1" + packed[at + 9 :])


@hostile("export: the zip file is cut off; its list of files is missing.", error=True, posts=())
def zip_that_is_cut_off(path):
    path.write_bytes(zipped({"good": wxr(GOOD)})[:-30])


@hostile("bad.xml: the file: cannot be read (Bad CRC-32 for file 'bad.xml')")
def zip_with_a_damaged_file(path):
    packed = zipped({"good": wxr(GOOD), "bad.xml": wxr(LATER)})
    at = packed.rfind(b"PK\1\2")
    path.write_bytes(packed[: at + 16] + b"\1\2\3\4" + packed[at + 20 :])


def _shown(*names):
    return item(1, "Good", "".join(f'<img src="https://nights.example/{name}">' for name in names))


@hostile("bad.jpg: Its file cannot be read: Bad CRC-32", "bomb.png: ", "text.jpg: This file is not")
def zip_with_damaged_pictures(path):
    bomb = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + b"\0\1\0\0" * 2 + b"\x08\2\0\0\0\0\0\0\0"
    pictures = {"bad.jpg": JPEG + Random(7).randbytes(MEGABYTE), "bomb.png": bomb, "text.jpg": JPEG}
    packed = zipped({**pictures, "blog.xml": wxr(_shown(*pictures))})
    at = packed.index(b"PK\1\2")
    path.write_bytes(packed[: at + 16] + b"\1\2\3\4" + packed[at + 20 :])


@hostile("another file of the archive has the same name")
def zip_with_one_name_twice(path):
    packed = zipped({"good": wxr(GOOD), "gooo": wxr(LATER)})
    path.write_bytes(packed.replace(b"gooo", b"good"))


@hostile(
    "../evil.xml: the file: its name leads out of the archive",
    "/evil.xml: the file: its name begins",
)
def tar_that_leads_out(path):
    path.write_bytes(
        tarred({"good": wxr(GOOD), "../evil.xml": wxr(LATER), "/evil.xml": wxr(LATER)})
    )


@hostile(
    "link: the file: is a link or no file; not followed", "pipe: the file: is a link or no file"
)
def tar_with_a_link_and_a_pipe(path):
    with tarfile.open(path, "w") as archive:
        for name, kind in (("link", tarfile.SYMTYPE), ("pipe", tarfile.FIFOTYPE)):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
        info = tarfile.TarInfo("good")
        info.size = len(wxr(GOOD).encode())
        archive.addfile(info, io.BytesIO(wxr(GOOD).encode()))


@hostile("zeros: the file: unpacks to more than 200 times its size")
def tar_bomb(path):
    path.write_bytes(tarred({"good": wxr(GOOD), "zeros": b"\0" * (60 * MEGABYTE)}))


@hostile("export: the rest of the archive: is broken")
def tar_that_is_cut_off(path):
    noise = Random(7).randbytes(MEGABYTE)
    whole = tarred({"good": wxr(GOOD), "noise": noise})
    path.write_bytes(whole[: len(whole) // 2])


@hostile("no export is in it; export: is broken", error=True, posts=())
def tar_of_three_bytes(path):
    path.write_bytes(b"\x1f\x8b\x08")


@hostile("no export is in it; export: is broken (invalid header)", error=True, posts=())
def compressed_noise(path):
    path.write_bytes(gzip.compress(Random(7).randbytes(3000)))


@hostile(
    "link.xml: the file: is a link or no file; not followed", "pipe: the file: is a link or no file"
)
def folder_with_a_link_and_a_pipe(path):
    path.mkdir()
    text(path / "good", wxr(GOOD))
    (path / "link.xml").symlink_to("/etc/passwd")
    (path / "round").symlink_to(path)
    os.mkfifo(path / "pipe")
