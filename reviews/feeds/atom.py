"""A feed as Atom writes it: RFC 4287."""

from datetime import datetime
from xml.etree.ElementTree import Element, SubElement, tostring

from reviews.feeds.documents import Entry, Feed
from text.typed import legible

CONTENT_TYPE = "application/atom+xml; charset=utf-8"


def write(feed: Feed) -> bytes:
    root = Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": feed.language})
    _put(root, "id", feed.id)
    _put(root, "title", feed.title)
    if feed.subtitle:
        _put(root, "subtitle", feed.subtitle)
    _put(root, "updated", _moment(feed.updated_at))
    _link(root, feed.page, "alternate", "text/html")
    _link(root, feed.address, "self", "application/atom+xml")
    if feed.hub:
        _link(root, feed.hub, "hub")
    for entry in feed.entries:
        _entry(SubElement(root, "entry"), entry)
    written = tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{legible(written)}\n'.encode()


def _entry(element: Element, entry: Entry) -> None:
    _put(element, "id", entry.id)
    _put(element, "title", entry.title)
    _link(element, entry.address, "alternate", "text/html")
    _put(element, "published", _moment(entry.published_at))
    _put(element, "updated", _moment(entry.updated_at))
    _put(SubElement(element, "author"), "name", entry.author)
    for tag in entry.tags:
        SubElement(element, "category", term=tag)
    if entry.summary:
        _put(element, "summary", entry.summary)
    _put(element, "content", entry.html, type="html")
    for one in entry.enclosures:
        _link(element, one.address, "enclosure", one.type, length=str(one.size))


def _put(parent: Element, name: str, text: str, **attributes: str) -> None:
    SubElement(parent, name, attributes).text = text


def _link(parent: Element, address: str, rel: str, kind: str = "", **more: str) -> None:
    SubElement(
        parent, "link", {"href": address, "rel": rel} | ({"type": kind} if kind else {}) | more
    )


def _moment(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
