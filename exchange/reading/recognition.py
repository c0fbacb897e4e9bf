"""What a file is, told by how it begins and never by its name."""

import re
from typing import Literal

from exchange.reading.decoding import head_text

type Format = Literal["xml", "json", "media", "archive", "other"]

_MEDIA = (
    *(
        b"\xff\xd8\xff",
        b"\x89PNG\r\n",
        b"GIF8",
        b"BM",
        b"II*\0",
        b"MM\0*",
        b"ID3",
        b"OggS",
        b"fLaC",
    ),
    *(b"%PDF", b"\x1aE\xdf\xa3", b"\0\0\1\0"),
)
_ROOT = re.compile(r"<((?:\w+:)?(?:rss|feed|RDF))[\s>]")
_NOT_A_ROOT = re.compile(r"<(?:html|!doctype\s+html)[\s>]", re.IGNORECASE)
_GHOST = re.compile(r'"(?:db|data|posts)"\s*:\s*[\[{]')

EXPECTED = (
    "Expected is an export of WordPress or Squarespace (WXR), of Blogger (a backup, or feed.atom of a"
    " Takeout), of Ghost (JSON), or an RSS or Atom feed; alone, in a folder, or in a zip or tar file."
)
HEAD = 1 << 16


_DOCUMENT = re.compile(
    rb"PK\x03\x04.{26}(?:\[Content_Types\]\.xml|word/|xl/|ppt/|docProps/|_rels/\.rels|mimetypeapplication/)",
    re.DOTALL,
)
"""What word processors and the like write is a zip as well, told by the name of its first file."""


def is_document(head: bytes) -> bool:
    return bool(_DOCUMENT.match(head))


def format_of(head: bytes) -> Format:
    if head.startswith(
        (b"PK\3\4", b"PK\5\6", b"\x1f\x8b", b"BZh", b"\xfd7zXZ\0", b"Rar!", b"7z\xbc\xaf")
    ):
        return "archive"
    if head[257:262] == b"ustar":
        return "archive"
    if head.startswith(_MEDIA) or head[4:8] == b"ftyp" or head[8:12] in (b"WEBP", b"AVI ", b"WAVE"):
        return "media"
    text = head_text(head)
    start = text.lstrip("\ufeff \t\r\n")
    root = _ROOT.search(text)
    page = _NOT_A_ROOT.search(text)
    if root and not (page and page.start() < root.start()):
        return "xml"
    if start.startswith("{") and _GHOST.search(text):
        return "json"
    return "media" if start.startswith("<svg") else "other"


def is_undecided(head: bytes) -> bool:
    """XML whose root stands further on, behind declarations."""
    return format_of(head) == "other" and head_text(head[:1024]).lstrip("\ufeff \t\r\n").startswith(
        "<"
    )


def nature_of(head: bytes) -> str:
    """For a message to whoever gave us the file."""
    text = head_text(head).lstrip("\ufeff \t\r\n")
    if not head:
        return "is empty"
    if head.startswith(b"%PDF"):
        return "is a PDF"
    if is_document(head):
        return "is a document of Word or another office program"
    if format_of(head) in ("media", "archive"):
        return "is a picture, a recording or an archive within the archive"
    if _NOT_A_ROOT.search(text):
        return "is a web page"
    if text.startswith("<"):
        return "is XML, but neither RSS nor Atom"
    if text.startswith(("{", "[")):
        return "is JSON, but not Ghost's"
    return "is of a kind that is not known"
