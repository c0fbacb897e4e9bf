"""Texts that readers search: the words are kept folded, so that every database finds the same."""

from functools import reduce
from operator import and_

from django.db import models
from django.db.models.functions import StrIndex
from django.db.models.lookups import GreaterThan

from text.fields import DerivedTextField
from text.passages import needles


class Searched(models.Model):
    search_text = DerivedTextField("compute_search_text")

    class Meta:
        abstract = True

    def compute_search_text(self) -> str:
        """By ``text.passages.haystack``."""
        raise NotImplementedError


def holding(query: str) -> models.Q | None:
    """The condition that a text has every word of the query, in any order; None where there is no word."""
    sought = (part for needle in needles(query) for part in dict.fromkeys([needle.strip(), needle]))
    conditions = [models.Q(GreaterThan(_place(one), 0)) for one in sought]
    return reduce(and_, conditions) if conditions else None


def places(query: str) -> list[StrIndex]:
    """Where the letters of each word stand first, from 1; 0 for nowhere."""
    return [_place(needle.strip()) for needle in needles(query)]


def whole_places(query: str) -> list[StrIndex]:
    """The same for the Latin words alone, where a word ends with them: “you”, and no Young."""
    latin = (needle for needle in needles(query) if needle.startswith(" "))
    return [_place(f"{needle.strip()} ") for needle in latin]


def _place(letters: str) -> StrIndex:
    """Much slower for letters behind a space than for the same without it, for spaces are everywhere."""
    return StrIndex("search_text", models.Value(letters))
