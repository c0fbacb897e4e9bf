"""Tags that a query names."""

from django.db.models import F, Q, Value
from django.db.models.functions import Replace

from reviews.counted_tags import tags_in_use
from reviews.models import Tag
from search.names import words
from text.jamo import has_hangul
from text.passages import name_pattern

MARKS = " -_'\u2010\u2011’"
"""Of a tag, which nobody spells alike."""


def tags_named(query: str) -> list[Tag]:
    """By the letters alone, for “#slowburn”, “slow-burn” and “slow burn” are one tag to a reader."""
    letters = "".join(words(query))
    if not letters:
        return []
    condition = Q(letters__icontains=letters)
    if has_hangul(letters):
        condition |= Q(letters__regex=name_pattern(letters))
    bare: F | Replace = F("name")
    for mark in MARKS:
        bare = Replace(bare, Value(mark))
    return tags_in_use(Tag.objects.alias(letters=bare).filter(condition))
