"""WordPress' export (WXR 1.0 to 1.2), which Squarespace and others write too."""

import re
from datetime import datetime
from functools import cached_property
from xml.etree.ElementTree import Element

from exchange.reading.dates import local_zone
from exchange.reading.filing import Filing
from exchange.reading.items import Author, Picture, Post, PostState, Term
from exchange.reading.strings import is_picture, path_of, paths_of, plain, slug_of, text
from exchange.reading.wordpress_comments import comment_of, is_reply
from exchange.reading.xml_builder import Record

_STATES: dict[str, PostState] = {
    "publish": "published",
    "inherit": "published",
    "draft": "draft",
    "auto-draft": "draft",
    "future": "scheduled",
    "private": "private",
    "pending": "pending",
    "trash": "trash",
}
_MACHINERY = re.compile(
    r"revision|nav_menu_item|custom_css|customize_changeset|oembed_cache|user_request|wp_\w+|acf[-_].*"
    r"|feedback|shop_(?:order|coupon).*|product_variation|scheduled-action|wpcf7_.*|elementor_.*|jp_.*"
    r"|.*[-_](?:template|form|popup)s?|amp_validated_url|ngg_.*|jetpack.*|mc4wp-form|et_pb_.*|_.*|safecss"
)
"""Types that hold no text of the blog's own."""
_TAXONOMIES = {"post_tag": "tag", "tag": "tag", "category": "category"}


def read(record: Record, filing: Filing) -> None:
    element = record.element
    if element.tag == "item":
        _Item(record, filing).file()
    elif element.tag == "wp:comment":
        _file_comment(record, filing)
    elif element.tag == "wp:author":
        _file_author(element, filing)
    elif element.tag in ("wp:category", "wp:tag", "wp:term"):
        _file_term(record, filing)


def _file_comment(record: Record, filing: Filing) -> None:
    element = record.element
    if not is_reply(element):
        kind = f"comment of the kind {text(element, 'wp:comment_type')}"
        filing.other(record.line, kind, text(element, "wp:comment_id"))
        return
    filing.comment(comment_of(record, filing), record=record.number)


def _file_author(element: Element, filing: Filing) -> None:
    login = text(element, "wp:author_login")
    names = (text(element, "wp:author_first_name"), text(element, "wp:author_last_name"))
    name = text(element, "wp:author_display_name") or " ".join(filter(None, names)) or login
    email, number = text(element, "wp:author_email"), text(element, "wp:author_id")
    filing.spool.add(Author(login, plain(name), email, number=number), login)


def _file_term(record: Record, filing: Filing) -> None:
    element = record.element
    if element.tag == "wp:category":
        kind, slug, name = "category", "wp:category_nicename", "wp:cat_name"
    elif element.tag == "wp:tag":
        kind, slug, name = "tag", "wp:tag_slug", "wp:tag_name"
    else:
        taxonomy = text(element, "wp:term_taxonomy")
        kind, slug, name = _TAXONOMIES.get(taxonomy, taxonomy), "wp:term_slug", "wp:term_name"
    filing.term(Term(kind, text(element, slug), plain(text(element, name))), record.line)


class _Item:
    def __init__(self, record: Record, filing: Filing) -> None:
        self.element, self.record, self.filing = record.element, record, filing
        self.link, self.guid = text(self.element, "link"), text(self.element, "guid")
        self.title = plain(text(self.element, "title"))
        self.type = text(self.element, "wp:post_type") or "post"
        self.slug = text(self.element, "wp:post_name")
        self.id = (
            text(self.element, "wp:post_id") or self.guid or self.link or self.slug or self.title
        )
        self.meta = self._meta()

    def _meta(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for meta in self.element.iter("wp:postmeta"):
            found.setdefault(text(meta, "wp:meta_key"), []).append(text(meta, "wp:meta_value"))
        return found

    def file(self) -> None:
        for comment in self.element.iter("wp:comment"):
            _file_comment(Record(comment, self.record.line, self.record.number), self.filing)
        if self.type == "attachment":
            self._file_attachment()
        elif _MACHINERY.fullmatch(self.type):
            self._other(self.type)
        elif text(self.element, "wp:status") == "auto-draft" and not self._content():
            self._other("empty draft")
        else:
            self.filing.post(self._post(), self.record.number, self.record.line)

    def _other(self, kind: str) -> None:
        self.filing.other(self.record.line, kind, self.id, self.title)

    def _content(self) -> str:
        return (
            self.element.findtext("content:encoded") or self.element.findtext("description") or ""
        )

    def _one(self, key: str) -> str:
        return self.meta.get(key, [""])[-1]

    # Attachments

    def _file_attachment(self) -> None:
        address = text(self.element, "wp:attachment_url") or self.guid
        if not (is_picture(address) or is_picture(self._one("_wp_attached_file"))):
            self._other("attachment")
            return
        sizes = self._one("_wp_attachment_metadata")
        credit = re.search(r's:6:"credit";s:\d{1,6}:"([^"]{1,500})"', sizes)
        parent = text(self.element, "wp:post_parent")
        self.filing.picture(
            Picture(
                self.id,
                address,
                alt=plain(self._one("_wp_attachment_image_alt")),
                caption=text(self.element, "excerpt:encoded"),
                credit=credit[1] if credit else "",
                title=self.title,
                width=_serialized_number(sizes, "width"),
                height=_serialized_number(sizes, "height"),
                post_id=parent if parent != "0" else "",
            ),
            self.record.line,
        )

    # Posts

    def _post(self) -> Post:
        published, updated, created = self._moments()
        content = self._content()
        return Post(
            source_id=self.id,
            kind="page" if self.type == "page" else "post" if self.type == "post" else "other",
            title=self.title,
            html="",
            state=self._state,
            excerpt=text(self.element, "excerpt:encoded"),
            slug=self.slug.rpartition("/")[2] or slug_of(path_of(self.link)),
            addresses=self._addresses(),
            author=self._author(),
            published_at=published,
            updated_at=updated,
            created_at=created,
            has_password=bool(text(self.element, "wp:post_password")),
            terms=self._terms(),
            picture=self._picture(),
            type_name=self.type,
            markup="wordpress",
            original=content,
        )

    @cached_property
    def _state(self) -> PostState:
        status = text(self.element, "wp:status") or "publish"
        if status not in _STATES:
            why = f"its status “{status}” is unknown; it is a draft now"
            self.filing.tell(self.record.line, f"the post “{self.title}”", why)
        return _STATES.get(status, "draft")

    def _moments(self) -> tuple[datetime | None, datetime | None, datetime | None]:
        """When it was published, changed and made; a draft has the date only of the last."""
        published = self._moment("wp:post_date")
        if published is None:
            published = self.filing.moment(
                text(self.element, "pubDate"), self.record.line, self._name()
            )
        updated = self._moment("wp:post_modified")
        if self._state in ("published", "scheduled", "private"):
            return published, updated, published
        return None, updated, published

    def _moment(self, name: str) -> datetime | None:
        local, gmt = text(self.element, name), text(self.element, f"{name}_gmt")
        zone = local_zone(local, gmt)
        if zone is not None:
            self.filing.offset_seen(zone)
        found = self.filing.moment(gmt, self.record.line, self._name())
        return found or self.filing.moment(local, self.record.line, self._name(), self.filing.zone)

    def _name(self) -> str:
        return f"the post “{self.title}”"

    def _addresses(self) -> tuple[str, ...]:
        base = path_of(self.filing.blog.address).rstrip("/")
        number = text(self.element, "wp:post_id")
        query = "page_id" if self.type == "page" else "p"
        by_number = f"{base}/?{query}={number}" if number else ""
        guid = self.guid if "://" in self.guid else ""
        old = [self._under_slug(slug) for slug in self.meta.get("_wp_old_slug", [])]
        return paths_of(self.link, by_number, guid, *old)

    def _under_slug(self, old: str) -> str:
        if not old or not self.slug or self.slug not in self.link:
            return ""
        before, _, after = self.link.rpartition(self.slug)
        return before + old + after

    def _author(self) -> Author | None:
        login = text(self.element, "dc:creator") or text(self.element, "author")
        return Author(login, login) if login else None

    def _terms(self) -> tuple[Term, ...]:
        """WXR 1.0 names each twice, the second time with its slug."""
        found: dict[Term, None] = {}
        for category in self.element.iter("category"):
            name, slug = plain(category.text or ""), category.get("nicename", "")
            domain = category.get("domain", "category")
            if name or slug:
                found[Term(_TAXONOMIES.get(domain, domain), slug, name or slug)] = None
        named = {term.name for term in found if term.slug}
        return tuple(term for term in found if term.slug or term.name not in named)

    def _picture(self) -> Picture | None:
        number = self._one("_thumbnail_id")
        return Picture(number, "") if number and number not in ("0", "-1") else None


def _serialized_number(written: str, key: str) -> int:
    """From PHP's own notation of values, which is read no further."""
    found = re.search(rf's:{len(key)}:"{key}";(?:i:|s:\d+:")(\d{{1,6}})', written)
    return int(found[1]) if found else 0
