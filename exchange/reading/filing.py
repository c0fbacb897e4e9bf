"""Where a reader of one file puts what it finds, with the file's name and the place on it."""

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timezone

from exchange.reading.dates import WrongDate, moment
from exchange.reading.items import Blog, Comment, Fault, Other, Picture, Post, Term
from exchange.reading.limits import MOST_TERMS
from exchange.reading.spool import Spool


@dataclass
class Filing:
    """One for each file of an export."""

    spool: Spool
    file: str
    blog: Blog
    zone: timezone = UTC
    """Of the last date that told it; meant by those that do not."""
    terms: int = 0
    offsets: Counter[timezone] = field(default_factory=Counter)

    def place(self, line: int) -> str:
        return f"{self.file}, line {line}" if line else self.file

    def tell(self, line: int, what: str, why: str, is_item_lost: bool = False) -> None:
        self.spool.add(Fault(self.place(line), what, why, "item" if is_item_lost else ""))

    def cut_off(self, line: int = 0, within: str = "") -> None:
        place = f"{self.place(line)}, within “{within}”" if within else self.place(line)
        fault = Fault(place, "the end of the file", "the file is cut off", is_cut_off=True)
        self.spool.add(fault)

    def other(self, line: int, kind: str, source_id: str = "", title: str = "") -> None:
        self.spool.add(Other(kind, source_id, title[:200], self.place(line)))

    def moment(
        self, written: str | None, line: int, what: str, zone: timezone = UTC
    ) -> datetime | None:
        """None, and a fault, for what is no date."""
        try:
            return moment(written or "", zone)
        except WrongDate as wrong:
            self.tell(line, what, str(wrong))
            return None

    def offset_seen(self, zone: timezone) -> None:
        """Where a blog's local time is next to that of the world, its zone can be told."""
        self.offsets[zone] += 1
        self.zone = zone

    def term(self, term: Term, line: int) -> None:
        self.terms += 1
        if self.terms <= MOST_TERMS:
            self.spool.add(term, f"{term.kind}:{term.slug}")
        elif self.terms == MOST_TERMS + 1:
            why = f"there are more than {MOST_TERMS:,}; the rest was left out"
            self.tell(line, "the categories and tags of the blog", why)

    def post(self, post: Post, record: int, line: int, called: str = "") -> None:
        """Two posts with one number are both kept, unless they are the same."""
        post = replace(post, place=self.place(line))
        if self.spool.add_post(post, self.file, record, called):
            return
        earlier = self.spool.post_named(post.source_id)
        if earlier and replace(earlier, place="") == replace(post, place=""):
            self.other(line, "repeated post", post.source_id, post.title)
            return
        self._under_another_number(post, record, line)

    def _under_another_number(self, post: Post, record: int, line: int) -> None:
        source_id = f"{post.source_id}#{self.file}:{record}"
        self.tell(
            line, f"the post “{post.title}”", f"has the number of another; kept as {source_id}"
        )
        self.spool.add_post(replace(post, source_id=source_id), self.file, record)

    def comment(self, comment: Comment, *, record: int = 0, post_id: str = "") -> None:
        self.spool.add_comment(comment, self.file, record=record, post_id=post_id)

    def picture(self, picture: Picture, line: int) -> None:
        """A split export repeats in each of its parts the attachments that its posts show."""
        if next(self.spool.pictures("source_id", picture.source_id), None) == picture:
            self.other(line, "repeated attachment", picture.source_id, picture.title)
        else:
            self.spool.add_picture(picture)
