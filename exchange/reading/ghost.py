"""Ghost's export: the tables of its database as JSON, in any order, put together once all are read."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from exchange.reading.filing import Filing
from exchange.reading.ghost_cards import rendered
from exchange.reading.items import (
    Author,
    Comment,
    CommentState,
    Fault,
    Other,
    Picture,
    Post,
    PostState,
    Term,
)
from exchange.reading.json_rows import Rows
from exchange.reading.strings import paths_of, plain

_KEYS = {
    "posts": "id",
    "pages": "id",
    "posts_meta": "post_id",
    "posts_tags": "post_id",
    "posts_authors": "post_id",
    "tags": "id",
    "users": "id",
    "comments": "id",
    "members": "id",
}
"""The tables that are read, and what a row of each is looked up by."""
_STATES: dict[str, PostState] = {
    "published": "published",
    "draft": "draft",
    "scheduled": "scheduled",
    "sent": "published",
}
_COMMENT_STATES: dict[str, CommentState] = {
    "published": "public",
    "hidden": "pending",
    "deleted": "trash",
}
_SETTINGS = {
    "title": "title",
    "active_timezone": "time_zone",
    "timezone": "time_zone",
    "default_locale": "language",
    "locale": "language",
    "lang": "language",
    "url": "address",
}
_PLACEHOLDERS = ("__GHOST_URL__", "%7B%7B__GHOST_URL__%7D%7D")


def read(chunks: Iterable[str], filing: Filing) -> None:
    rows = Rows(chunks)
    passed_over: Counter[str] = Counter()
    for table, row, number, why in rows:
        if why or not isinstance(row, dict):
            filing.spool.add(
                Fault(filing.file, f"row {number}, of “{table}”", why or "is no object", "item")
            )
        elif table in _KEYS:
            filing.spool.add_part(table, str(row.get(_KEYS[table], "")), row)
        elif table == "settings" and row.get("key") in _SETTINGS:
            name, value = _SETTINGS[row["key"]], str(row.get("value") or "")
            filing.blog = replace(filing.blog, **{name: value or getattr(filing.blog, name)})
        else:
            passed_over[table] += 1
    for table, count in passed_over.items():
        filing.spool.add(Other(f"rows of “{table}”", place=filing.file, count=count))
    if rows.is_cut_off:
        filing.cut_off()
    _Tables(filing).file()


class _Tables:
    def __init__(self, filing: Filing) -> None:
        self.filing, self.spool = filing, filing.spool
        self.tags = {str(row.get("id")): _tag(row) for row in self.spool.parts("tags")}
        self.users = {str(row.get("id")): _author(row) for row in self.spool.parts("users")}

    def file(self) -> None:
        for author in self.users.values():
            self.spool.add(author, author.source_id)
        for term in self.tags.values():
            self.spool.add(term, f"{term.kind}:{term.slug}")
        number = 0
        for table in ("posts", "pages"):
            for row in self.spool.parts(table):
                number += 1
                self.filing.post(self._post(row, table), number, 0)
        for row in self.spool.parts("comments"):
            self.filing.comment(self._comment(row), post_id=str(row.get("post_id") or ""))
        self.spool.drop_parts()

    def _post(self, row: dict[str, Any], table: str) -> Post:
        source_id, title = (
            str(row.get("id") or row.get("uuid") or row.get("slug")),
            plain(_text(row, "title")),
        )
        meta = next(self.spool.parts("posts_meta", source_id), {}) | row
        is_page = table == "pages" or row.get("type") == "page" or row.get("page") in (1, True, "1")
        published = self._moment(row, "published_at", title)
        content, leftovers = rendered(row)
        slug = _text(row, "slug")
        uuid = _text(row, "uuid")
        return Post(
            source_id=source_id,
            kind="page" if is_page else "post",
            title=title,
            html=_here(content),
            state=self._state(row, title),
            excerpt=plain(_text(row, "custom_excerpt")) or _text(meta, "meta_description"),
            slug=slug,
            addresses=paths_of(f"/{slug}/" if slug else "", f"/p/{uuid}/" if uuid else ""),
            author=self._author_of(row, source_id),
            published_at=published if row.get("status") != "draft" else None,
            updated_at=self._moment(row, "updated_at", title),
            created_at=self._moment(row, "created_at", title),
            terms=self._terms(source_id, row),
            picture=_picture(meta),
            type_name="page" if is_page else "post",
            original=content,
            leftovers=leftovers,
        )

    def _state(self, row: dict[str, Any], title: str) -> PostState:
        status = _text(row, "status") or "published"
        if status not in _STATES:
            why = f"its status “{status}” is unknown; it is a draft now"
            self.filing.tell(0, f"the post “{title}”", why)
        state = _STATES.get(status, "draft")
        is_open = _text(row, "visibility") in ("", "public")
        return state if is_open or state != "published" else "private"

    def _moment(self, row: dict[str, Any], name: str, title: str) -> datetime | None:
        return self.filing.moment(_text(row, name), 0, f"the post “{title}”", UTC)

    def _author_of(self, row: dict[str, Any], source_id: str) -> Author | None:
        linked = sorted(self.spool.parts("posts_authors", source_id), key=_place)
        numbers = [str(link.get("author_id")) for link in linked]
        numbers += [str(row.get("author_id") or "")]
        return next((self.users[number] for number in numbers if number in self.users), None)

    def _terms(self, source_id: str, row: dict[str, Any]) -> tuple[Term, ...]:
        linked = sorted(self.spool.parts("posts_tags", source_id), key=_place)
        numbers = dict.fromkeys(str(link.get("tag_id")) for link in linked)
        inline = row.get("tags") if isinstance(row.get("tags"), list) else []
        found = [self.tags[number] for number in numbers if number in self.tags]
        return tuple(found + [_tag(tag) for tag in inline or [] if isinstance(tag, dict)])

    def _comment(self, row: dict[str, Any]) -> Comment:
        source_id = str(row.get("id"))
        member: dict[str, Any] = next(self.spool.parts("members", str(row.get("member_id"))), {})
        return Comment(
            source_id,
            str(row.get("in_reply_to_id") or row.get("parent_id") or ""),
            _text(member, "name") or _text(row, "name"),
            _here(_text(row, "html")),
            self.filing.moment(_text(row, "created_at"), 0, f"comment {source_id}"),
            author_email=_text(member, "email"),
            state=_COMMENT_STATES.get(_text(row, "status") or "published", "pending"),
        )


def _text(row: dict[str, Any], name: str) -> str:
    value = row.get(name)
    return value.strip() if isinstance(value, str) else "" if value is None else json.dumps(value)


def _here(written: str) -> str:
    for placeholder in _PLACEHOLDERS:
        written = written.replace(placeholder, "")
    return written


def _place(link: dict[str, Any]) -> int:
    order = link.get("sort_order")
    return order if isinstance(order, int) else 0


def _tag(row: dict[str, Any]) -> Term:
    """One whose name begins with # is for the software alone."""
    name, slug = _text(row, "name"), _text(row, "slug")
    is_internal = row.get("visibility") == "internal" or name.startswith("#")
    return Term("internal tag" if is_internal else "tag", slug, name)


def _author(row: dict[str, Any]) -> Author:
    return Author(
        str(row.get("id")), _text(row, "name"), _text(row, "email"), _text(row, "website")
    )


def _picture(row: dict[str, Any]) -> Picture | None:
    address = _here(_text(row, "feature_image") or _text(row, "image"))
    if not address:
        return None
    caption = _here(_text(row, "feature_image_caption"))
    return Picture(address, address, alt=_text(row, "feature_image_alt"), caption=caption)
