"""Texts that readers search: the words are kept folded, so that every database finds the same."""

from functools import reduce
from itertools import batched
from operator import and_

from django.apps import apps
from django.db import models, transaction
from django.db.models.functions import StrIndex
from django.db.models.lookups import GreaterThan

from search.index import Watch
from text.fields import DerivedTextField
from text.passages import needles

AT_ONCE = 100


class Searched(models.Model):
    search_text = DerivedTextField("compute_search_text")

    class Meta:
        abstract = True

    def compute_search_text(self) -> str:
        """By ``text.passages.haystack``."""
        raise NotImplementedError


def searched_models() -> list[type[Searched]]:
    return [model for model in apps.get_models() if issubclass(model, Searched)]


def refold(model: type[Searched], watch: Watch) -> None:
    """Makes the folded words of every row anew, in short transactions as ``search.index.rebuild``."""
    rows = model._base_manager
    keys = list(rows.order_by("pk").values_list("pk", flat=True))
    watched = watch(keys, len(keys), f"words of {model._meta.verbose_name_plural}")
    for some in batched(watched, AT_ONCE, strict=False):
        with transaction.atomic():
            texts = list(rows.select_for_update().filter(pk__in=some))
            for row in texts:
                row.search_text = row.compute_search_text()
            rows.bulk_update(texts, ["search_text"])


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
