"""Links from one post of the old blog to another lead to where that stands now."""

import re
from collections.abc import Iterable, Iterator
from html import escape, unescape
from itertools import batched
from urllib.parse import unquote, urlsplit

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from exchange.blogs.keeping import keep_links
from exchange.blogs.ledger import Ledger, Lost
from exchange.blogs.posts import Prepared
from exchange.models import BlogImport, ImportedPost, Kind
from exchange.reading.items import Blog, Term
from reviews.destinations import LONGEST, leads_elsewhere, moved
from reviews.models import OldPath, Review, Tag
from text.hangul import fold

HREF = re.compile(r'href="([^"]*)"')
"""As ``prose.clean`` prints it."""
AT_ONCE = 100
UNKNOWN = "The export holds no post with this address; the link goes on leading to the old blog."
TERM_FOLDERS = {
    "category": ("category/",),
    "tag": ("tag/",),
    "label": ("search/label/", "tag/"),
}


class Hosts:
    """The names under which the old blog stood, and the folder that it stood in."""

    def __init__(self, blogs: Iterable[Blog]) -> None:
        parts = [_split(blog.address) for blog in blogs if blog.address]
        self.names = {host.removeprefix("www.") for host, _ in parts} - {""}
        self.folders = {path.rstrip("/") + "/" for host, path in parts if host} or {"/"}

    def inner(self, href: str) -> str:
        """The path and question of a link that stays within the blog; empty for any other."""
        host, path = _split(href)
        if host.removeprefix("www.") not in self.names or path in ("", "/"):
            return ""
        return unquote(path)

    def links(self, body: str) -> list[str]:
        """Paths within the blog, each as often as it is linked to."""
        return [path for href in HREF.findall(body) if (path := self.inner(unescape(href)))]


def _split(address: str) -> tuple[str, str]:
    try:
        parts = urlsplit(address.strip())
        return parts.hostname or "", parts.path + (f"?{parts.query}" if parts.query else "")
    except ValueError:
        return "", ""


class Ahead:
    """Where old addresses will lead when a dry run is done in earnest, and so which links will be lost."""

    def __init__(self) -> None:
        self.tags: set[str] = set()
        """Folded, those of drafts too."""
        self._open_tags = {fold(tag.name) for tag in Tag.objects.in_use()}
        self._leads: dict[str, str] = {}
        self._links: list[tuple[str, str]] = []

    def add(self, prepared: Prepared, links: list[str]) -> None:
        self._links += ((prepared.post.title, path) for path in links)
        tags = {fold(name) for name in prepared.tags}
        self.tags |= tags
        if prepared.published_at and prepared.published_at <= timezone.now():
            self._open_tags |= tags
            page = reverse("reviews:review_detail", args=["a"])
            self._leads |= dict.fromkeys(prepared.paths, page)

    def lead_to_tag(self, path: str, key: str) -> None:
        if key in self._open_tags:
            self._leads.setdefault(path, reverse("reviews:tag_detail", args=["a"]))

    def lost(self) -> Iterator[tuple[str, Lost]]:
        """With the title of the post."""
        for some in batched(self._links, AT_ONCE, strict=False):
            now = moved({path for _, path in some}, self._leads)
            for title, path in some:
                if path not in now:
                    yield title, Lost.told(Kind.LINK, path, UNKNOWN)


def lead_on(of: BlogImport, hosts: Hosts) -> None:
    """In every review of the import. What was led on before is no link to the old blog any more."""
    for name in sorted(hosts.names):
        posts = of.posts.filter(review__body__contains=name).select_related("review")
        for some in batched(posts.iterator(chunk_size=AT_ONCE), AT_ONCE, strict=False):
            links = {post: hosts.links(post.review.body) for post in some if post.review}
            there = {path for paths in links.values() for path in paths}
            now = _standing(there, of) | moved(there)
            for post, paths in links.items():
                _lead_on(post, paths, now, hosts)


@transaction.atomic
def _lead_on(post: ImportedPost, paths: list[str], now: dict[str, str], hosts: Hosts) -> None:
    keep_links([Lost.told(Kind.LINK, path, UNKNOWN) for path in paths if path not in now], post)
    if post.review and not now.keys().isdisjoint(paths):
        body = HREF.sub(lambda match: _led(match, hosts, now), post.review.body)
        _write(post, post.review, body)


def _standing(paths: set[str], of: BlogImport) -> dict[str, str]:
    """Those under which a post of the import stands here as well, each leading to itself."""
    slugs = {path.rstrip("/").rpartition("/")[2] for path in paths}
    posts = Review.objects.filter(imported_posts__blog_import=of, slug__in=slugs)
    own = {review.get_absolute_url() for review in posts.only("kind", "slug")}
    return {path: path for path in paths if path in own}


def _led(match: re.Match[str], hosts: Hosts, now: dict[str, str]) -> str:
    href = unescape(match[1])
    address = now.get(hosts.inner(href))
    if address is None:
        return match[0]
    _, hash_, anchor = href.partition("#")
    return f'href="{escape(address + (hash_ and f"#{anchor}"))}"'


def _write(post: ImportedPost, review: Review, body: str) -> None:
    """Without making the review look edited."""
    was_edited, updated_at = post.was_edited_here, review.updated_at
    review.body = body
    review.save()
    if not was_edited:
        Review.objects.filter(pk=review.pk).update(updated_at=updated_at)


def remember_terms(
    terms: Iterable[Term], hosts: Hosts, ledger: Ledger, ahead: Ahead | None = None
) -> None:
    """Leads the old pages of tags to those of today; in a dry run ``ahead`` is told instead."""
    tags = {fold(tag.name): tag for tag in Tag.objects.order_by("-pk")}
    for term in terms:
        key = fold(term.name)
        tag = tags.get(key)
        for path in _term_paths(term, hosts) if tag or (ahead and key in ahead.tags) else ():
            ledger.find(Kind.ADDRESS)
            if leads_elsewhere(path) or len(path) > LONGEST:
                ledger.lose(Kind.ADDRESS, path, "This site has a page of its own there.")
            elif ahead:
                ahead.lead_to_tag(path, key)
            elif tag and path != tag.get_absolute_url() and not _is_taken(path):
                OldPath.objects.remember(path, tag)


def _is_taken(path: str) -> bool:
    return OldPath.objects.filter(path=path).exists()


def _term_paths(term: Term, hosts: Hosts) -> Iterator[str]:
    slug = unquote(term.slug or term.name)
    for folder in TERM_FOLDERS.get(term.kind, ()):
        for base in sorted(hosts.folders):
            end = "" if folder == "search/label/" else "/"
            yield f"{base}{folder}{slug}{end}"
