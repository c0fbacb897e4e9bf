"""The comments of a WordPress export."""

from datetime import timezone
from xml.etree.ElementTree import Element

from exchange.reading.dates import local_zone
from exchange.reading.filing import Filing
from exchange.reading.items import Comment, CommentState
from exchange.reading.paragraphs import with_paragraphs
from exchange.reading.strings import plain, text
from exchange.reading.xml_builder import Record

_STATES: dict[str, CommentState] = {
    "1": "public",
    "approve": "public",
    "approved": "public",
    "0": "pending",
    "hold": "pending",
    "spam": "spam",
    "trash": "trash",
    "post-trashed": "trash",
}
_REPLIES = {"", "comment", "review", "pingback", "trackback", "webmention", "reply", "user"}
_PINGS = {"pingback", "trackback", "webmention"}


def is_reply(element: Element) -> bool:
    """Shops and other plugins keep notes of their own among the comments."""
    return text(element, "wp:comment_type").lower() in _REPLIES


def _zone_of_post(record: Record) -> timezone | None:
    post = record.within
    if post is None:
        return None
    return local_zone(text(post, "wp:post_date"), text(post, "wp:post_date_gmt"))


def comment_of(record: Record, filing: Filing) -> Comment:
    element = record.element
    source_id, parent = text(element, "wp:comment_id"), text(element, "wp:comment_parent")
    user = text(element, "wp:comment_user_id")
    name = f"comment {source_id}"
    approved = text(element, "wp:comment_approved").lower()
    if approved not in _STATES:
        why = f"its state “{approved}” is unknown; it waits for approval now"
        filing.tell(record.line, name, why)
    local, gmt = text(element, "wp:comment_date"), text(element, "wp:comment_date_gmt")
    zone = local_zone(local, gmt) or _zone_of_post(record) or filing.zone
    created = filing.moment(gmt, record.line, name) or filing.moment(local, record.line, name, zone)
    return Comment(
        source_id,
        parent if parent != "0" else "",
        plain(text(element, "wp:comment_author")),
        with_paragraphs(element.findtext("wp:comment_content") or ""),
        created,
        author_email=text(element, "wp:comment_author_email"),
        author_url=text(element, "wp:comment_author_url").removesuffix("http://"),
        author_id=user if user != "0" else "",
        state=_STATES.get(approved, "pending"),
        kind="pingback" if text(element, "wp:comment_type").lower() in _PINGS else "comment",
    )
