"""Links from a text to pages of this very site, and whether those are there."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.http.request import validate_host
from django.urls import Resolver404, resolve

from desk.drafts import Draft
from people.models import Person
from reviews.models import OldPath, RankedList, Review, Tag
from shows.models import Show
from text import prose

BY_SLUG: dict[str, Any] = {
    "reviews:review_detail": Review.objects.published,
    "reviews:ranked_list_detail": RankedList.objects.published,
    "reviews:tag_detail": Tag.objects.all,
    "shows:show_detail": Show.objects.all,
    "people:person_detail": Person.objects.all,
}
OWN_SECTIONS = {"moments", "lines", "cast", "comments", "related", "overview", "headline"}


def broken_links(addresses: Iterable[str], draft: Draft) -> list[str]:
    """Those within this site that lead to no page, or to no part of the review's own; each once."""
    return [one for one in dict.fromkeys(addresses) if not _leads_somewhere(one, draft)]


def _leads_somewhere(address: str, draft: Draft) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    if parts.scheme not in {"", "http", "https"}:
        return True
    if parts.netloc:
        return not _is_own(parts.hostname or "") or _is_page(parts.path)
    return _is_page(parts.path) if parts.path else _is_part(parts.fragment, draft)


def _is_own(host: str) -> bool:
    return validate_host(host, [one for one in settings.ALLOWED_HOSTS if one != "*"])


def _is_page(path: str) -> bool:
    path = unquote(path) or "/"
    try:
        match = resolve(path)
    except Resolver404:
        return False
    if match.view_name == "fallback":
        return OldPath.objects.filter(path=path).exists()
    rows = BY_SLUG.get(match.view_name)
    return rows is None or rows().filter(slug=match.kwargs["slug"]).exists()


def _is_part(fragment: str, draft: Draft) -> bool:
    ids = {heading.id for heading in prose.contents(draft.review.body)}
    anchors = {moment.anchor for moment in draft.moments} | {line.anchor for line in draft.lines}
    return unquote(fragment) in ids | OWN_SECTIONS | anchors
