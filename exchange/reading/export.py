"""An export as a whole: opened, read once into a spool, then asked for its posts.

    with open_export(Path("export.zip")) as export:
        for place, post in export.posts():
            ...

`posts(after=place)` goes on behind that place, in this process or in another that gives the same `spool`.
"""

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from exchange.reading.archives import Tar, Zip
from exchange.reading.items import Author, Blog, Fault, NotAnExport, Other, Picture, Post, Term
from exchange.reading.media import Media
from exchange.reading.passing import Progress, read_into
from exchange.reading.recognition import EXPECTED, HEAD, format_of, is_document, nature_of
from exchange.reading.sources import Folder, OneFile, Source
from exchange.reading.spool import Spool
from exchange.reading.threads import in_order
from exchange.reading.wordpress_markup import plain_html


class Export:
    def __init__(self, source: Source, spool: Spool) -> None:
        self._source, self._spool = source, spool
        self._media = Media(spool)
        self._authors = {author.source_id: author for author in spool.items(Author)}
        self._torn: list[Fault] = []
        """Faults of threads, found while posts came out."""

    def blogs(self) -> list[Blog]:
        return list(self._spool.items(Blog))

    def counts(self) -> Counter[str]:
        """How many of each: post, comment, picture, media, author, term, other, fault, lost."""
        return self._spool.counts()

    def terms(self) -> Iterator[Term]:
        return self._spool.items(Term)

    def authors(self) -> Iterator[Author]:
        return iter(self._authors.values())

    def others(self) -> Iterator[Other]:
        return self._spool.items(Other)

    def faults(self) -> Iterator[Fault]:
        """Those of threads are only known for the posts that came out already."""
        yield from self._spool.items(Fault)
        yield from self._torn

    def pictures(self) -> Iterator[Picture]:
        return (self._media.found(picture) for picture in self._spool.pictures())

    def picture_at(self, address: str) -> Picture:
        """What is known of the picture that a text shows: its words, and its file inside the export."""
        return self._media.at(address)

    def open_media(self, picture: Picture) -> BinaryIO:
        return self._source.open(picture.path)

    def posts(self, after: int = 0) -> Iterator[tuple[int, Post]]:
        """In the order of their publication, whole, each with its place in that order."""
        for place, number, post in self._spool.posts(after):
            yield place, self._whole(post, number)

    def _whole(self, post: Post, number: int) -> Post:
        comments, faults = in_order(
            self._spool.comments(number),
            post.place,
            lambda source_id: self._spool.is_comment_elsewhere(source_id, number),
        )
        self._torn += faults
        author = post.author and self._authors.get(post.author.source_id, post.author)
        post = replace(post, comments=comments, author=author, picture=self._featured(post))
        if post.markup == "wordpress":
            markup, leftovers = plain_html(post.original, lambda ids: self._of_gallery(post, ids))
            post = replace(post, html=markup, leftovers=leftovers)
        return post

    def _featured(self, post: Post) -> Picture | None:
        if post.picture is None:
            return None
        if not post.picture.address:
            return self._media.numbered(post.picture.source_id)
        return self._media.found(post.picture)

    def _of_gallery(self, post: Post, numbers: list[str]) -> list[Picture]:
        if not numbers:
            return list(self._spool.pictures("post_id", post.source_id))
        found = (self._media.numbered(number) for number in numbers)
        return [picture for picture in found if picture]


@contextmanager
def open_export(
    path: Path, spool: Path | None = None, progress: Progress | None = None
) -> Iterator[Export]:
    """Raises `NotAnExport` for what holds no post of any format; `progress` is told bytes of bytes."""
    source = _source(path)
    rows = Spool(spool, _fingerprint(path))
    try:
        if not rows.is_filled:
            read_into(rows, source, path.name, progress or (lambda done, total: None))
        elif isinstance(source, Tar | Zip):  # which open only what they have listed
            for _ in source.entries():
                pass
        yield Export(source, rows)
    finally:
        rows.close()
        source.close()


def _source(path: Path) -> Source:
    if path.is_dir():
        return Folder(path)
    if path.exists() and not path.is_file():  # a pipe would be waited for, a device has no end
        raise NotAnExport(f"{path.name}: is no file. {EXPECTED}")
    try:
        with path.open("rb") as file:
            head = file.read(HEAD)
    except OSError as wrong:
        raise NotAnExport(f"{path.name}: cannot be read ({wrong.strerror}). {EXPECTED}") from None
    if is_document(head):
        raise NotAnExport(f"{path.name}: the file {nature_of(head)}. {EXPECTED}")
    if head.startswith(b"PK"):
        return Zip(path)
    if format_of(head) == "archive":
        return Tar(path)
    return OneFile(path)


def _fingerprint(path: Path) -> str:
    told = path.stat()
    return json.dumps([VERSION, str(path.resolve()), told.st_size, told.st_mtime_ns])


VERSION = 3
"""Of what the spool holds; one that an older version filled is filled anew."""
