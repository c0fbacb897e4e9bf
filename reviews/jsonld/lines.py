"""Memorable lines as quotations: those alone that give nothing away."""

from collections.abc import Iterable

from django.conf import settings
from django.http import HttpRequest

from reviews.jsonld.graph import JsonLd, known, other_names
from reviews.jsonld.shows import show
from reviews.models import MemorableLine, Review
from text.languages import both_scripts


def quotations(
    request: HttpRequest, lines: Iterable[MemorableLine], of: Review | None = None
) -> list[JsonLd]:
    """Of lines with their credits; with their reviews and shows, too, unless they are all ``of`` one."""
    return [_quotation(request, line, of or line.review) for line in lines if not line.spoils_to]


def _quotation(request: HttpRequest, line: MemorableLine, review: Review) -> JsonLd:
    return {
        **_words(line),
        **known(
            {
                "url": request.build_absolute_uri(f"{review.get_absolute_url()}#{line.anchor}"),
                "spokenByCharacter": _character(line),
                "isPartOf": review.show and show(request, review.show),
            }
        ),
    }


def _words(line: MemorableLine) -> JsonLd:
    """The Korean is the work, and what stands beside it a translation."""
    told = {"@type": "Quotation", "text": line.quote, "inLanguage": settings.LANGUAGE_CODE}
    if not line.quote_hangul:
        return told
    spoken: JsonLd = {"@type": "Quotation", "text": line.quote_hangul, "inLanguage": "ko"}
    return spoken | {"workTranslation": told} if line.quote else spoken


def _character(line: MemorableLine) -> JsonLd | None:
    """None for a speaker that is no character: “Poster copy”."""
    if line.credit is None or not line.credit.character:
        return None
    name, other = both_scripts(line.credit.character, line.credit.character_hangul)
    return known({"@type": "Person", "name": name, "alternateName": other_names(name, other)})
