"""The shape that all of it has: one block for each page, with whatever is known and nothing else."""

from collections.abc import Iterable
from typing import cast

from django.db.models.fields.files import ImageFieldFile
from django.http import HttpRequest

from images.fields import Picture

JsonLd = dict[str, object]


def graph(*nodes: JsonLd) -> JsonLd:
    """What the page is about comes first."""
    return {"@context": "https://schema.org", "@graph": list(nodes)}


def known(data: JsonLd) -> JsonLd:
    return {name: value for name, value in data.items() if value not in (None, "", [])}


def other_names(name: str, *others: str) -> list[str]:
    return [one for one in dict.fromkeys(others) if one and one != name]


def images(
    request: HttpRequest, pictures: Iterable[tuple[ImageFieldFile, str, str]]
) -> list[JsonLd]:
    """Of each picture that there is: with its caption and its credit."""
    return [
        known(
            {
                "@type": "ImageObject",
                "contentUrl": request.build_absolute_uri(cast(Picture, picture).largest_url),
                "width": picture.width or None,
                "height": picture.height or None,
                "caption": caption,
                "creditText": credit,
            }
        )
        for picture, caption, credit in pictures
        if picture
    ]
