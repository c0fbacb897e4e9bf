"""Links from one post of the old blog to another lead to where that stands now."""

import re
from collections.abc import Iterable, Iterator
from html import escape, unescape
from urllib.parse import unquote, urlsplit

from django.db import transaction

from exchange.models import BlogImport, ImportedPost, Kind, Loss
from exchange.reading.items import Blog, Term
from reviews.destinations import LONGEST, leads_elsewhere, moved
from reviews.models import OldPath, Review, Tag
from text.hangul import fold

HREF = re.compile(r'href="([^"]*)"')
"""As ``prose.clean`` prints it."""
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


def lead_on(of: BlogImport, hosts: Hosts) -> None:
    """In every review of the import. What was led on before is no link to the old blog any more."""
    for name in sorted(hosts.names):
        posts = of.posts.filter(review__body__contains=name).select_related("review")
        for post in posts.iterator(chunk_size=200):
            _lead_on(post, hosts)


@transaction.atomic
def _lead_on(post: ImportedPost, hosts: Hosts) -> None:
    review = post.review
    if review is None:
        return
    paths = hosts.links(review.body)
    now = moved(dict.fromkeys(paths))
    lost = [path for path in paths if path not in now]
    post.losses.filter(kind=Kind.LINK).delete()
    Loss.objects.bulk_create(
        Loss(
            blog_import=post.blog_import,
            post=post,
            kind=Kind.LINK,
            subject=path[:300],
            reason=UNKNOWN,
        )
        for path in lost
    )
    if now:
        _write(post, review, HREF.sub(lambda match: _led(match, hosts, now), review.body))


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


def remember_terms(terms: Iterable[Term], hosts: Hosts) -> Iterator[str]:
    """Leads the old pages of tags to those of today; gives the addresses that cannot be had."""
    tags = {fold(tag.name): tag for tag in Tag.objects.all()}
    for term in terms:
        tag = tags.get(fold(term.name))
        for path in _term_paths(term, hosts):
            if tag is None:
                continue
            if leads_elsewhere(path) or len(path) > LONGEST:
                yield path
            elif path != tag.get_absolute_url() and not OldPath.objects.filter(path=path).exists():
                OldPath.objects.remember(path, tag)


def _term_paths(term: Term, hosts: Hosts) -> Iterator[str]:
    slug = unquote(term.slug or term.name)
    for folder in TERM_FOLDERS.get(term.kind, ()):
        for base in sorted(hosts.folders):
            end = "" if folder == "search/label/" else "/"
            yield f"{base}{folder}{slug}{end}"
