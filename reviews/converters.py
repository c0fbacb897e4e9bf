"""Pieces of addresses that Django's own converters do not know."""

from django.urls import register_converter
from django.urls.converters import IntConverter, StringConverter


class TagSlugConverter(StringConverter):
    """Letters of any script, for a tag such as 오피스 keeps its own."""

    regex = r"[-\w]+"


TAG_SLUG = "tagslug"
register_converter(TagSlugConverter, TAG_SLUG)


class YearConverter(IntConverter):
    """Four digits: every year has one address."""

    regex = "[1-9][0-9]{3}"


YEAR = "year"
register_converter(YearConverter, YEAR)
