"""Comments of another blog as comments of this site: plain text, threads, states, dates as they were."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

import lxml.html
from lxml.etree import ParserError

from comments.models.states import State
from exchange.blogs.ledger import Ledger
from exchange.blogs.spoilers import HINT, hide_spoilers
from exchange.models import Kind
from exchange.reading.items import Comment, Post
from text import prose
from text.typed import one_line, printable

NAMELESS = "Anonymous"
STATES = {
    "public": State.PUBLIC,
    "pending": State.PENDING,
    "spam": State.SPAM,
    "trash": State.REMOVED,
}


@dataclass(frozen=True)
class Said:
    """A comment ready to be stored; ``parent_id`` is that of an earlier one, or empty."""

    source_id: str
    parent_id: str
    name: str
    email: str
    author_id: str
    body: str
    state: State
    created_at: datetime
    has_spoiler: bool = False


def said(post: Post, ledger: Ledger) -> list[Said]:
    """Parents first. A comment that is lost hands its replies on to the one that it answered."""
    kept: dict[str, Said] = {}
    instead: dict[str, str] = {}
    for comment in post.comments:
        ledger.find(Kind.COMMENT)
        if comment.parent_id:
            ledger.find(Kind.THREAD)
        if comment.author_url:
            ledger.miss(Kind.WEBSITE, comment.author_url, "Commenters have no website here.")
        parent = instead.get(comment.parent_id, comment.parent_id)
        words = words_of(comment.html)
        when, fault = comment.created_at, _fault(comment, words)
        if fault or when is None:
            ledger.lose(Kind.COMMENT, f"{comment.author_name}: {comment.html[:80]}", fault)
            if comment.parent_id:
                ledger.lose(Kind.THREAD, comment.author_name, "The comment itself is lost.")
            instead[comment.source_id] = parent
            continue
        if parent != comment.parent_id:
            ledger.lose(Kind.THREAD, comment.author_name, "What it answers is lost.")
        kept[comment.source_id] = _said(comment, words, parent, when)
    return list(kept.values())


def _said(comment: Comment, words: str, parent: str, when: datetime) -> Said:
    name = one_line(comment.author_name, 80) or NAMELESS
    return Said(
        *(comment.source_id, parent, name, comment.author_email.strip(), comment.author_id),
        *(words, STATES[comment.state], when),
        has_spoiler=_has_spoiler(comment.html, words),
    )


def _has_spoiler(html: str, words: str) -> bool:
    return bool(HINT.search(html)) and words_of(html, are_open=True) != words


def _fault(comment: Comment, words: str) -> str:
    if comment.kind == "pingback":
        return "A notice of another site’s link, which nobody wrote."
    if not words:
        return "It has no words."
    if comment.created_at is None:
        return "It has no date that can be read."
    return ""


def words_of(html: str, *, are_open: bool = False) -> str:
    """The text of a comment, a blank line between paragraphs, the address of a link behind its words.

    ``are_open`` leaves out what stands in a spoiler.
    """
    try:
        root = lxml.html.fragment_fromstring(printable(html[: prose.LONGEST]), "div")
    except (ParserError, ValueError):
        return ""
    if HINT.search(html):
        hide_spoilers(root)
    for link in list(root.iter("a")):
        address, words = link.get("href", ""), str(link.text_content()).strip()
        if address.startswith(("http://", "https://")) and not _says(words, address):
            link.tail = f" ({address}){link.tail or ''}"
    for image in list(root.iter("img")):
        image.tail = f"{image.get('alt', '')}{image.tail or ''}"
    written = str(lxml.html.tostring(root, encoding="unicode"))
    return prose.plain(written) if are_open else prose.every_word(written)


def _says(words: str, address: str) -> bool:
    """Whether the words are the address itself, if only its beginning."""
    shown = words.removesuffix("…").removesuffix("...").removesuffix("/")
    return not words or ("." in shown and shown in address)


def threads(comments: Iterable[Said]) -> Iterator[tuple[Said, str]]:
    """Each with the identifier of the root of its thread; empty for a root."""
    roots: dict[str, str] = {}
    for one in comments:
        root = roots.get(one.parent_id) or one.parent_id
        roots[one.source_id] = root
        yield one, root
