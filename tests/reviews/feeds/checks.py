"""What is wrong with a feed, by RFC 4287 and by the description of JSON Feed 1.1."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from lxml import etree, html

ATOM = "{http://www.w3.org/2005/Atom}"
GRAMMAR = etree.RelaxNG(etree.parse(Path(__file__).with_name("atom.rng")))
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
ADDRESSES = "//@href | //@src"


def atom_faults(content: bytes) -> list[str]:
    """By the grammar, and by what it cannot say."""
    feed = etree.fromstring(content)
    by_grammar = [] if GRAMMAR.validate(feed) else [str(error) for error in GRAMMAR.error_log]
    return [*by_grammar, *_beyond_the_grammar(feed)]


def _beyond_the_grammar(feed) -> Iterator[str]:
    entries = feed.findall(f"{ATOM}entry")
    ids = [element.text for element in feed.iter(f"{ATOM}id")]
    if len(ids) != len(set(ids)):
        yield "an id twice"
    yield from (f"no absolute id: {one}" for one in ids if not urlsplit(one).scheme)
    if feed.find(f"{ATOM}link[@rel='self']") is None:
        yield "no link to itself"
    for place in [feed, *entries]:
        kinds = [
            (link.get("rel"), link.get("type"), link.get("hreflang"))
            for link in place.findall(f"{ATOM}link")
        ]
        if kinds.count(("alternate", "text/html", None)) != 1:
            yield "not one alternate"
    for link in feed.iter(f"{ATOM}link"):
        if not _is_absolute(link.get("href")):
            yield f"no absolute link: {link.get('href')}"
    for name in ("updated", "published"):
        for element in feed.iter(f"{ATOM}{name}"):
            if not MOMENT.fullmatch(element.text):
                yield f"no moment: {element.text}"
    for entry in entries:
        if entry.find(f"{ATOM}author") is None and feed.find(f"{ATOM}author") is None:
            yield "no author"
        if not (entry.findtext(f"{ATOM}title") or "").strip():
            yield "no title"
        yield from html_faults(entry.findtext(f"{ATOM}content"))


def json_faults(content: bytes) -> list[str]:
    return list(_json_faults(json.loads(content)))


TOP = {
    **dict.fromkeys(["version", "title", "home_page_url", "feed_url", "description"], str),
    **dict.fromkeys(["user_comment", "next_url", "icon", "favicon", "language"], str),
    "authors": list,
    "expired": bool,
    "hubs": list,
    "items": list,
}
ITEM = {
    **dict.fromkeys(["id", "url", "external_url", "title", "content_html", "content_text"], str),
    **dict.fromkeys(["summary", "image", "banner_image", "date_published"], str),
    **dict.fromkeys(["date_modified", "language"], str),
    **dict.fromkeys(["authors", "tags", "attachments"], list),
}
ATTACHMENT = {
    **dict.fromkeys(["url", "mime_type", "title"], str),
    "size_in_bytes": int,
    "duration_in_seconds": int,
}


def _json_faults(feed: dict) -> Iterator[str]:
    yield from _shape("feed", feed, TOP, {"version", "title", "items"})
    if feed.get("version") != "https://jsonfeed.org/version/1.1":
        yield "another version"
    items = feed["items"]
    if len({item["id"] for item in items}) != len(items):
        yield "an id twice"
    for item in items:
        yield from _shape("item", item, ITEM, {"id"})
        if not item.keys() & {"content_html", "content_text"}:
            yield "no content"
        for name in ("date_published", "date_modified"):
            if name in item and not MOMENT.fullmatch(item[name]):
                yield f"no moment: {item[name]}"
        for author in item.get("authors", []):
            if not author.keys() & {"name", "url", "avatar"}:
                yield "an author without any fact"
        for attachment in item.get("attachments", []):
            yield from _shape("attachment", attachment, ATTACHMENT, {"url", "mime_type"})
        for name in ("url", "external_url", "image", "banner_image"):
            if name in item and not _is_absolute(item[name]):
                yield f"no absolute address: {item[name]}"
        yield from html_faults(item.get("content_html", ""))
    for hub in feed.get("hubs", []):
        if set(hub) != {"type", "url"}:
            yield "a hub without type and url"


def _shape(what: str, data: dict, known: dict[str, type], needed: set[str]) -> Iterator[str]:
    yield from (f"{what} without {name}" for name in sorted(needed - data.keys()))
    for name, value in data.items():
        if name not in known and not name.startswith("_"):
            yield f"{what} has {name}"
        elif name in known and type(value) is not known[name]:
            yield f"{name} of {what} is no {known[name].__name__}"
        elif value in ("", []) and name != "items":
            yield f"{name} of {what} is empty"


def html_faults(content: str) -> Iterator[str]:
    """Of a text that is read elsewhere: every address is absolute, nothing runs, nothing is shut."""
    tree = html.fragment_fromstring(content, create_parent="div")
    for address in tree.xpath(ADDRESSES):
        if not _is_absolute(address) and not address.startswith("mailto:"):
            yield f"no absolute address: {address}"
    for tag in ("script", "style", "iframe", "details", "form"):
        if tree.find(f".//{tag}") is not None:
            yield f"<{tag}> in a text"


def _is_absolute(address: str) -> bool:
    parts = urlsplit(address)
    return parts.scheme in {"http", "https"} and bool(parts.netloc)
