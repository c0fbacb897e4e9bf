"""A feed as JSON Feed writes it: version 1.1, https://www.jsonfeed.org/version/1.1/."""

import json

from reviews.feeds.documents import Enclosure, Entry, Feed
from reviews.jsonld.graph import known
from text.typed import legible

CONTENT_TYPE = "application/feed+json; charset=utf-8"
VERSION = "https://jsonfeed.org/version/1.1"


def write(feed: Feed) -> bytes:
    data: dict[str, object] = {
        "version": VERSION,
        "title": feed.title,
        "home_page_url": feed.page,
        "feed_url": feed.address,
        "description": feed.subtitle,
        "language": feed.language,
        "hubs": [{"type": "WebSub", "url": feed.hub}] if feed.hub else [],
    }
    items = [_item(entry) for entry in feed.entries]
    return legible(json.dumps(known(data) | {"items": items}, ensure_ascii=False)).encode()


def _item(entry: Entry) -> dict[str, object]:
    return known(
        {
            "id": entry.id,
            "url": entry.address,
            "title": entry.title,
            "content_html": entry.html,
            "summary": entry.summary,
            "date_published": entry.published_at.isoformat(timespec="seconds"),
            "date_modified": entry.updated_at.isoformat(timespec="seconds"),
            "authors": [{"name": entry.author}],
            "tags": entry.tags,
            "attachments": [_attachment(one) for one in entry.enclosures],
        }
    )


def _attachment(one: Enclosure) -> dict[str, object]:
    return {"url": one.address, "mime_type": one.type, "size_in_bytes": one.size}
