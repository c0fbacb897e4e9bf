"""What a path of this site leads a reader to: a page, one that had the address before, or nothing."""

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import parse_qs, quote, unquote

from django.http import HttpRequest
from django.urls import resolve, reverse

from people.models import Person
from reviews.models import OldPath, RankedList, Review, Tag
from shows.models import Show

LONGEST = 500
BELOW = 2
"""Folders that may stand after a page's address: ``comments/new/`` after that of a review."""
BY_SLUG: dict[str, Any] = {
    "reviews:review_detail": Review.objects.listed,
    "reviews:page_detail": Review.objects.pages,
    "reviews:ranked_list_detail": RankedList.objects.published,
    "reviews:tag_detail": Tag.objects.uncounted,
    "shows:show_detail": Show.objects.all,
    "people:person_detail": Person.objects.all,
}


ASKED = {"p", "page_id", "attachment_id"}
"""Questions by which WordPress names a page at the address of another: ``/?p=12``."""


def dead_ends(paths: Iterable[str]) -> set[str]:
    """Those that no page answers, in one query for each kind of page; paths without a language."""
    closed = {path: path + "/" if lacks_a_slash(path) else path for path in paths}
    gone = _missing(set(closed.values()))
    gone -= moved(gone).keys()
    return {path for path in closed if closed[path] in gone}


def _missing(paths: set[str]) -> set[str]:
    """Those of no page as it is called today."""
    slugs: dict[str, dict[str, str]] = {}
    gone = {path for path in paths if not is_page(path)}
    for path in paths - gone:
        match = resolve(path)
        if match.view_name in BY_SLUG:
            slugs.setdefault(match.view_name, {})[path] = match.kwargs["slug"]
    for name, wanted in slugs.items():
        rows = BY_SLUG[name]().filter(slug__in=set(wanted.values()))
        there = set(rows.values_list("slug", flat=True))
        gone |= {path for path, slug in wanted.items() if slug not in there}
    return gone


def is_page(path: str) -> bool:
    """Whether it has the form of a page's address."""
    return resolve(path).url_name != "fallback"


def leads_elsewhere(old: str) -> bool:
    """Whether a page of today always answers there, so that no row can be had by this old address."""
    path, _, question = old.partition("?")
    if ASKED & parse_qs(question).keys():
        return False
    return is_page(path) and resolve(path).view_name not in BY_SLUG


def moved_by_question(request: HttpRequest) -> str:
    """Where the page is now that WordPress named by a number; empty for any other question."""
    if not ASKED & request.GET.keys():
        return ""
    asked = f"{request.path}?{request.META.get('QUERY_STRING', '')}"
    return moved([asked]).get(asked, "")


def lacks_a_slash(path: str) -> bool:
    """Whether the same address with a closing slash is a page."""
    return not path.endswith("/") and not is_page(path) and is_page(path + "/")


def moved(paths: Iterable[str], ahead: Mapping[str, str] | None = None) -> dict[str, str]:
    """Where the pages are now that had these paths, or what stood below them; without paths none had.

    ``ahead`` says of further old paths where they are going to lead.
    """
    above = {path: _own_and_above(path) for path in paths}
    wanted = {old for olds in above.values() for old in olds}
    rows = OldPath.objects.open().filter(path__in=wanted) if wanted else []
    ends = {**(ahead or {}), **{old.path: old.leads_to.get_absolute_url() for old in rows}}
    now: dict[str, str] = {}
    for path, olds in above.items():
        for old in (one for one in olds if one in ends):
            if address := _below(ends[old], path[len(old) :]):
                now.setdefault(path, address)
    return now


def _below(address: str, rest: str) -> str:
    """Where that is now which stood below the old address of a page; empty for what is nowhere."""
    if not rest or is_page(unquote(address) + rest):
        return address + quote(rest)
    if rest.rstrip("/") != "feed":
        return ""
    feeds = (f"{address}{own}" for own in ("comments/feed/", "feed/"))
    return next((feed for feed in feeds if is_page(unquote(feed))), reverse("feed"))


def _own_and_above(path: str) -> list[str]:
    """The path and the folders it lies in, the longest first, as far as they can be stored."""
    found = [path if path.endswith("/") or "?" in path else f"{path}/", path]
    for _ in range(BELOW):
        found.append(found[-1].rstrip("/").rpartition("/")[0] + "/")
    return [one for one in found if len(one) <= LONGEST and "\0" not in one]
