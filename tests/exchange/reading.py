"""Everything that an export gives, for tests to look at."""

from collections import Counter
from dataclasses import dataclass

from exchange.reading.export import open_export


@dataclass
class Whole:
    posts: list
    others: list
    faults: list
    pictures: list
    blogs: list
    counts: Counter

    @property
    def post(self):
        (only,) = self.posts
        return only

    @property
    def why(self):
        return [f"{fault.place}: {fault.what}: {fault.why}" for fault in self.faults]


def read(path, **options):
    with open_export(path, **options) as export:
        posts = [post for _, post in export.posts()]
        return Whole(
            posts,
            list(export.others()),
            list(export.faults()),
            list(export.pictures()),
            export.blogs(),
            export.counts(),
        )


def read_text(tmp_path, written, name="export"):
    path = tmp_path / name
    path.write_bytes(written if isinstance(written, bytes) else written.encode())
    return read(path)
