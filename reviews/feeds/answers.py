"""A feed as the answer to a request, or the word that nothing has changed."""

from collections.abc import Callable
from typing import NamedTuple

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path

from config.headers import ANY_SITE
from reviews.conditional import conditional
from reviews.feeds import atom, json_feed
from reviews.feeds.documents import Entry, Feed, lasting_id


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
    body = FORMS[form].write(feed)
    response = HttpResponse(body, content_type=FORMS[form].content_type)
    if feed.hub:
        response["Link"] = f'<{feed.hub}>; rel="hub", <{feed.address}>; rel="self"'
    response = conditional(request, response)
    response["Cross-Origin-Resource-Policy"] = ANY_SITE
    return response


def in_both_forms(beside: str, view: Callable[..., HttpResponse], name: str) -> list[URLPattern]:
    """At ``feed/`` and at ``feed.json`` below the page, called ``feed`` and ``feed_json``."""
    return [
        path(f"{beside}feed/", view, {"form": "atom"}, name=name),
        path(f"{beside}feed.json", view, {"form": "json"}, name=f"{name}_json"),
    ]
