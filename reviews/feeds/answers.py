"""A feed as the answer to a request, or the word that nothing has changed."""

from collections.abc import Callable
from hashlib import sha256
from typing import NamedTuple, cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import http_date, quote_etag

from reviews.feeds import atom, json_feed
from reviews.feeds.documents import Entry, Feed, lasting_id

SECONDS = 60


class Form(NamedTuple):
    content_type: str
    write: Callable[[Feed], bytes]


FORMS = {
    "atom": Form(atom.CONTENT_TYPE, atom.write),
    "json": Form(json_feed.CONTENT_TYPE, json_feed.write),
}


def answer(
    request: HttpRequest,
    form: str,
    *,
    of: str,
    title: str,
    page: str,
    entries: list[Entry],
    subtitle: str = "",
    is_told: bool = True,
) -> HttpResponse:
    """``of`` names for good what it is the feed of; ``is_told`` is whether a hub hears of what is new."""
    feed = Feed(
        id=lasting_id("feed", of),
        title=title,
        subtitle=subtitle,
        page=request.build_absolute_uri(page),
        address=request.build_absolute_uri(request.path),
        hub=settings.WEBSUB_HUB if is_told else "",
        entries=entries,
    )
    return conditional(request, FORMS[form], feed)


def conditional(request: HttpRequest, form: Form, feed: Feed) -> HttpResponse:
    body = form.write(feed)
    response = HttpResponse(body, content_type=form.content_type)
    etag = response["ETag"] = quote_etag(sha256(body).hexdigest()[:32])
    modified = int(feed.updated_at.timestamp())
    if modified:
        response["Last-Modified"] = http_date(modified)
    if feed.hub:
        response["Link"] = f'<{feed.hub}>; rel="hub", <{feed.address}>; rel="self"'
    patch_cache_control(response, max_age=SECONDS)
    return cast(HttpResponse, get_conditional_response(request, etag, modified or None, response))


def in_both_forms(beside: str, view: Callable[..., HttpResponse], name: str) -> list[URLPattern]:
    """At ``feed/`` and at ``feed.json`` below the page, called ``feed`` and ``feed_json``."""
    return [
        path(f"{beside}feed/", view, {"form": "atom"}, name=name),
        path(f"{beside}feed.json", view, {"form": "json"}, name=f"{name}_json"),
    ]
