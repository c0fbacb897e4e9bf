"""What the head of a page says to sites that show a link to it; built into every template."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.template import Context, Library
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from reviews.cards.found import address_of, card_of_line
from reviews.cards.words import (
    HEIGHT,
    WIDTH,
    Card,
    house_card,
    list_card,
    review_card,
    show_card,
    year_card,
)
from reviews.models import MemorableLine, RankedList, Review
from shows.models import Show

register = Library()

LOCALES = {"en": "en_US", "ko": "ko_KR"}


@register.simple_block_tag
def noted(content: SafeString) -> SafeString:
    """`{% noted as title %}…{% endnoted %}`: what a block says, to be said more than once."""
    return content


@register.simple_tag
def line_card_address(line: MemorableLine) -> str:
    """Where the picture of a line ``for_cards`` is; empty where it has none of its own."""
    return "" if line.spoils_to else address_of(card_of_line(line))


@register.inclusion_tag("parts/social.html", takes_context=True)
def social(context: Context) -> dict[str, Any]:
    """The house's card, for every page that names no other."""
    return _said(context, house_card(), "website")


@register.inclusion_tag("parts/social.html", takes_context=True)
def social_review(context: Context, review: Review) -> dict[str, Any]:
    """Of a draft nothing is told."""
    if not review.is_published:
        return _said(context, house_card(), "website")
    said = _said(context, review_card(review), "article", is_embedded=True)
    return said | {"review": review, "tags": context.get("tags")}


@register.inclusion_tag("parts/social.html", takes_context=True)
def social_show(context: Context, show: Show, mean: Decimal | None, count: int) -> dict[str, Any]:
    kind = "video.movie" if show.is_film else "video.tv_show"
    return _said(context, show_card(show, mean, count), kind, is_embedded=True)


@register.inclusion_tag("parts/social.html", takes_context=True)
def social_line(context: Context, line: MemorableLine) -> dict[str, Any]:
    return _said(context, card_of_line(line), "article", is_embedded=True)


@register.inclusion_tag("parts/social.html", takes_context=True)
def social_list(context: Context, ranked_list: RankedList) -> dict[str, Any]:
    if not ranked_list.is_published:
        return _said(context, house_card(), "website")
    return _said(context, list_card(ranked_list), "article", is_embedded=True)


@register.inclusion_tag("parts/social.html", takes_context=True)
def social_year(context: Context, year: int, first: Iterable[Show]) -> dict[str, Any]:
    return _said(context, year_card(year, first), "website", is_embedded=True)


def _said(context: Context, card: Card, kind: str, *, is_embedded: bool = False) -> dict[str, Any]:
    """Nothing where no request is answered, or where the page has no address of its own."""
    request: HttpRequest | None = context.get("request")
    if request is None or "canonical" not in context:
        return {}
    own = LOCALES.get(get_language() or "", "")
    others = [LOCALES[code] for code, _ in context["alternates"] if code in LOCALES]
    endpoint = request.build_absolute_uri(reverse("cards:oembed"))
    embedded = f"{endpoint}?{urlencode({'url': context['canonical']})}" if is_embedded else ""
    return {
        "card": card,
        "kind": kind,
        "image": request.build_absolute_uri(address_of(card)),
        "width": WIDTH,
        "height": HEIGHT,
        "locale": own,
        "other_locales": [locale for locale in others if locale != own],
        "embedded": embedded,
        "title": context.get("page_title"),
        "description": context.get("page_description"),
        **{name: context.get(name) for name in ("canonical", "house")},
    }
