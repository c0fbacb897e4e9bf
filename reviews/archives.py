"""Addresses under which blogs list their posts, and the list of this site that is nearest to each."""

import re
from urllib.parse import unquote

from django.db.models import Q
from django.urls import reverse
from django.utils.text import slugify

from reviews.models import Tag
from text.typed import printable

LABEL = re.compile(r"(?:/blog)?/search/label/([^/]{1,100})/?", re.IGNORECASE)
BY_DATE = r"[12]\d{3}(?:/[01]?\d(?:/[0-3]?\d)?)?|[12]\d{3}_[01]\d_[0-3]\d_archive\.html"
LISTS = re.compile(rf"(?:/blog)?/(?:{BY_DATE}|author/[^/]+|archives?|page/\d+)(?:/page/\d+)?/?")


def nearest(path: str) -> str:
    """Empty where a path is no such address."""
    if found := LABEL.fullmatch(path):
        return _of_tag(printable(unquote(found[1]).replace("+", " ")))
    return reverse("reviews:review_list") if LISTS.fullmatch(path) else ""


def _of_tag(name: str) -> str:
    """In any letter case."""
    slug = slugify(name, allow_unicode=True)
    tag = Tag.objects.uncounted().filter(Q(name__iexact=name) | Q(slug=slug)).order_by("pk").first()
    return tag.get_absolute_url() if tag else ""
