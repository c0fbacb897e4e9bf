"""Entries of Atom: Blogger's backup of old, its newer one by Takeout, and any feed."""

import re
from datetime import datetime
from xml.etree.ElementTree import Element, tostring

from exchange.reading.filing import Filing
from exchange.reading.items import Author, Comment, CommentState, Post, PostState, Term
from exchange.reading.strings import path_of, paths_of, plain, slug_of, text
from exchange.reading.xml_builder import Record

_KIND = "http://schemas.google.com/g/2005#kind"
_COMMENT_FEED = re.compile(r"/(\d+)/comments/(?:default|full)/(\d+)$")
_POST_STATES: dict[str, PostState] = {
    "": "published",
    "LIVE": "published",
    "DRAFT": "draft",
    "SCHEDULED": "scheduled",
    "SOFT_TRASHED": "trash",
    "TRASHED": "trash",
    "IMPORTED": "draft",
}
_COMMENT_STATES: dict[str, CommentState] = {
    "": "public",
    "LIVE": "public",
    "PENDING": "pending",
    "SPAM": "spam",
    "GHOSTED": "spam",
    "EMPTIED": "trash",
    "DELETED": "trash",
    "TRASHED": "trash",
}


def read(record: Record, filing: Filing) -> None:
    if record.element.tag == "entry":
        _Entry(record, filing).file()


class _Entry:
    def __init__(self, record: Record, filing: Filing) -> None:
        self.element, self.record, self.filing = record.element, record, filing
        self.links = [(link.get("rel", "alternate"), link) for link in self.element.iter("link")]
        self.id = text(self.element, "id") or self._link("alternate") or text(self.element, "title")
        self.title = plain(text(self.element, "title"))
        self.content = markup(self.element.find("content"))
        if not self.content:
            self.content = markup(self.element.find("summary"))

    def _link(self, rel: str) -> str:
        return next((link.get("href", "") for name, link in self.links if name == rel), "")

    def kind(self) -> str:
        told = text(self.element, "blogger:type").lower()
        for category in self.element.findall("category"):
            if category.get("scheme") == _KIND:
                told = category.get("term", "").rpartition("#")[2]
        if not told and self.element.find("thr:in-reply-to") is not None:
            return "comment"
        return told or "post"

    def file(self) -> None:
        kind = self.kind()
        if kind == "comment":
            self._file_comment()
        elif kind in ("post", "page"):
            called = self.id.replace(".page-", ".post-")
            post = self._post(kind == "page")
            self.filing.post(post, self.record.number, self.record.line, called)
        else:
            self.filing.other(self.record.line, kind, self.id, self.title)

    def _moment(self, *names: str) -> datetime | None:
        written = next((found for name in names if (found := text(self.element, name))), "")
        what = f"the entry “{self.title}”"
        return self.filing.moment(written, self.record.line, what)

    def _is_trashed(self) -> bool:
        return bool(text(self.element, "blogger:trashed"))

    # Comments

    def _file_comment(self) -> None:
        post_id, parent = (
            text(self.element, "blogger:parent"),
            text(self.element, "blogger:inReplyTo"),
        )
        reference = self.element.find("thr:in-reply-to")
        if reference is not None:
            post_id = post_id or reference.get("ref", "") or reference.get("href", "")
        related = _COMMENT_FEED.search(self._link("related"))
        if related:
            parent = parent or f"{self.id.rpartition('.post-')[0]}.post-{related[2]}"
        status = text(self.element, "blogger:status").upper()
        if status not in _COMMENT_STATES:
            why = f"its state “{status}” is unknown; it waits for approval now"
            self.filing.tell(self.record.line, f"comment {self.id}", why)
        author = self._author()
        comment = Comment(
            self.id,
            parent,
            author.name if author else "",
            self.content,
            self._moment("published", "blogger:created", "updated"),
            author_email=author.email if author else "",
            author_url=author.url if author else "",
            state="trash" if self._is_trashed() else _COMMENT_STATES.get(status, "pending"),
        )
        self.filing.comment(comment, post_id=post_id)

    # Posts

    def _post(self, is_page: bool) -> Post:
        state = self._state()
        published = self._moment("published", "issued", "created", "updated", "modified")
        created = self._moment("blogger:created") or published
        addresses = self._addresses()
        return Post(
            source_id=self.id,
            kind="page" if is_page else "post",
            title=self.title,
            html=self.content,
            state=state,
            excerpt=text(self.element, "blogger:metaDescription") or self._summary(),
            slug=slug_of(addresses[0]) if addresses else "",
            addresses=addresses,
            author=self._author(),
            published_at=None if state in ("draft", "trash") else published,
            updated_at=self._moment("updated", "modified"),
            created_at=created,
            terms=self._terms(),
            type_name="page" if is_page else "post",
            original=self.content,
        )

    def _summary(self) -> str:
        return (
            plain(markup(self.element.find("summary")))
            if self.element.find("content") is not None
            else ""
        )

    def _state(self) -> PostState:
        if self._is_trashed():
            return "trash"
        control = self.element.find("app:control")
        if control is not None and text(control, "app:draft").lower() == "yes":
            return "draft"
        status = text(self.element, "blogger:status").upper()
        if status not in _POST_STATES:
            why = f"its status “{status}” is unknown; it is a draft now"
            self.filing.tell(self.record.line, f"the entry “{self.title}”", why)
        return _POST_STATES.get(status, "draft")

    def _addresses(self) -> tuple[str, ...]:
        pages = [link.get("href", "") for rel, link in self.links if rel == "replies"]
        replies = next((page for page in pages if page.endswith("#comment-form")), "")
        told = [self._link("alternate"), text(self.element, "blogger:filename")]
        if not any(told):
            told.append(replies.partition("#")[0])
        if "://" in self.id and path_of(self.id):
            told.append(self.id)
        return paths_of(*told)

    def _author(self) -> Author | None:
        author = self.element.find("author")
        if author is None:
            name = text(self.element, "dc:creator")
            return Author(name, name) if name else None
        name, email = plain(text(author, "name")), text(author, "email")
        if email.startswith("noreply@blogger.com"):
            email = ""
        return Author(name, name, email, text(author, "uri")) if name or email else None

    def _terms(self) -> tuple[Term, ...]:
        found = {}
        for category in self.element.findall("category"):
            scheme, name = category.get("scheme", ""), category.get("term", "").strip()
            if scheme == _KIND or not name:
                continue
            is_label = "blogger.com" in scheme
            found[name] = Term(
                "label" if is_label else "category", "", plain(category.get("label") or name)
            )
        return tuple(found.values())


def markup(element: Element | None) -> str:
    """The HTML that an element of text holds, in any of Atom's three ways to write it."""
    if element is None:
        return ""
    if len(element):
        inside = element[0] if len(element) == 1 and element[0].tag == "div" else element
        children = "".join(tostring(child, encoding="unicode", method="html") for child in inside)
        return (inside.text or "") + children
    words = element.text or ""
    if element.get("type") == "text":
        return words.replace("&", "&amp;").replace("<", "&lt;")
    return words
