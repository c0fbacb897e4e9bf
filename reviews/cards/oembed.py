"""What a site that embeds a page is told of it, by https://oembed.com: its card, in HTML without a script.

A draft answers as what is not there: that one is being written is nobody's business.
"""

import json
from collections.abc import Callable
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import Resolver404, ResolverMatch, resolve, reverse
from django.utils.cache import patch_cache_control
from django.utils.html import format_html, format_html_join
from django.utils.translation import override
from django.views.decorators.http import require_safe

from config.language import bare
from house.models import House
from reviews.cards.found import PUBLIC, address_of, card_of
from reviews.cards.words import HEIGHT, WIDTH, Card
from text.typed import legible

Answer = dict[str, str | int]
FRESH, KEPT = 60, 3_600
"""Seconds that a cache may keep an answer, and that a site should wait before it asks again."""
KINDS = {
    "reviews:review_detail": "reviews",
    "shows:show_detail": "shows",
    "reviews:ranked_list_detail": "lists",
}


@require_safe
def oembed(request: HttpRequest) -> HttpResponse:
    """404 for every address that has nothing to embed, 400 for a format that is none of the two.

    oEmbed 2.3.4 has 501 for one that a site does not offer; both of its formats are offered here, so what is
    left is a mistake of whoever asks.
    """
    form = request.GET.get("format", "json")
    if form not in _WRITERS:
        return HttpResponse("format is json or xml", status=400, content_type="text/plain")
    found = _asked_for(request, request.GET.get("url", ""))
    if found is None:
        raise Http404
    card, path = found
    response = _WRITERS[form](_answer(request, card, path))
    response["Access-Control-Allow-Origin"] = "*"
    patch_cache_control(response, public=True, max_age=FRESH)
    return response


def _asked_for(request: HttpRequest, url: str) -> tuple[Card, str] | None:
    """The card, and the page's path in the language it was asked for in."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or parts.netloc != request.get_host():
        return None
    with override(settings.LANGUAGE_CODE):
        try:
            match = resolve(bare(parts.path))
        except Resolver404:
            return None
    found = _thing(match, parts.fragment)
    card = card_of(*found) if found else None
    return (card, parts.path) if card else None


def _thing(match: ResolverMatch, fragment: str) -> tuple[str, int] | None:
    """Its kind and number. A review's address that ends with ``#line-5`` is that line's, where it is open."""
    if match.view_name == "reviews:line_detail":
        return "lines", match.kwargs["pk"]
    if match.view_name == "reviews:year_detail":
        return "years", match.kwargs["year"]
    kind = KINDS.get(match.view_name)
    if kind is None:
        return None
    key = PUBLIC[kind]().filter(slug=match.kwargs["slug"]).values_list("pk", flat=True).first()
    if key and kind == "reviews" and fragment.startswith("line-"):
        return _line(key, fragment.removeprefix("line-")) or (kind, key)
    return (kind, key) if key else None


def _line(review: int, number: str) -> tuple[str, int] | None:
    if not (number.isascii() and number.isdecimal() and len(number) < 19):
        return None
    lines = PUBLIC["lines"]().spoiling_nothing().filter(review=review, pk=int(number))
    return ("lines", int(number)) if lines.exists() else None


def _answer(request: HttpRequest, card: Card, path: str) -> Answer:
    """A picture is as large as it was asked to be; as a thumbnail it is whole, or there is none."""
    width, height = _size(request)
    image = request.build_absolute_uri(address_of(card))
    answer: Answer = {
        "version": "1.0",
        "type": "rich",
        "title": card.headline,
        "provider_name": House.objects.current().name,
        "provider_url": request.build_absolute_uri(reverse("reviews:home")),
        "cache_age": KEPT,
        "html": _html(card, request.build_absolute_uri(path), image, width, height),
        "width": width,
        "height": height,
    }
    if (width, height) == (WIDTH, HEIGHT):
        answer |= {"thumbnail_url": image, "thumbnail_width": width, "thumbnail_height": height}
    return answer


def _html(card: Card, page: str, image: str, width: int, height: int) -> str:
    words = format_html_join("", "<p>{}</p>", [(one,) for one in (card.headline, card.dek) if one])
    return format_html(
        '<blockquote cite="{page}">{words}<p><a href="{page}"><img src="{image}" width="{width}"'
        ' height="{height}" alt="{alt}"></a></p></blockquote>',
        page=page,
        words=words,
        image=image,
        width=width,
        height=height,
        alt=card.alt,
    )


def _size(request: HttpRequest) -> tuple[int, int]:
    """The card's, or as much less as ``maxwidth`` and ``maxheight`` ask; what is no number asks nothing."""
    width = _number(request.GET.get("maxwidth", ""), WIDTH)
    height = _number(request.GET.get("maxheight", ""), HEIGHT)
    scale = min(1.0, width / WIDTH, height / HEIGHT)
    return int(WIDTH * scale), int(HEIGHT * scale)


def _number(typed: str, otherwise: int) -> int:
    if typed.isascii() and typed.isdecimal() and len(typed) < 10 and int(typed) > 0:
        return int(typed)
    return otherwise


def _json(answer: Answer) -> HttpResponse:
    return HttpResponse(json.dumps(answer, ensure_ascii=False), content_type="application/json")


def _xml(answer: Answer) -> HttpResponse:
    root = ET.Element("oembed")
    for name, value in answer.items():
        ET.SubElement(root, name).text = str(value)
    text = (
        f"<?xml version='1.0' encoding='utf-8'?>\n{legible(ET.tostring(root, encoding='unicode'))}"
    )
    return HttpResponse(text, content_type="text/xml; charset=utf-8")


_WRITERS: dict[str, Callable[[Answer], HttpResponse]] = {"json": _json, "xml": _xml}
