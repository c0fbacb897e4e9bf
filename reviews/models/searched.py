"""Texts that readers search: the words are kept folded, so that every database finds the same."""

from collections import defaultdict
from collections.abc import Collection
from functools import reduce
from itertools import batched
from operator import and_, or_

from django.apps import apps
from django.db import models, transaction
from django.db.models.functions import Coalesce, Length, NullIf, Replace, StrIndex, Substr
from django.db.models.lookups import GreaterThan

from search.watching import Watch
from search.words_index import IndexedWordsField, read_anew
from text.fields import DerivedTextField
from text.indexed_words import asked_before, asked_words, indexed_words
from text.passages import Needle, needles, phrases

AT_ONCE = 100
FEW_WAYS = 2
"""Ways of a phrase that are looked for one by one sooner than a text is taken without its spaces."""
SEARCHED_COLUMNS = ("search_text", "search_words")
"""Columns of a text that nothing but a search reads."""


class Searched(models.Model):
    search_text = DerivedTextField("compute_search_text")
    search_words = IndexedWordsField("compute_search_words")

    class Meta:
        abstract = True

    def compute_search_text(self) -> str:
        """By ``text.passages.haystack``."""
        raise NotImplementedError

    def compute_search_words(self) -> str:
        """Of the ``search_text`` of this write, which is computed before."""
        return indexed_words(self.search_text)


def searched_models() -> list[type[Searched]]:
    return [model for model in apps.get_models() if issubclass(model, Searched)]


def refold(model: type[Searched], watch: Watch) -> None:
    """Makes the folded words of every row anew, in short transactions as ``search.index.rebuild``."""
    read_anew(model)
    rows = model._base_manager
    keys = list(rows.order_by("pk").values_list("pk", flat=True))
    watched = watch(keys, len(keys), f"words of {model._meta.verbose_name_plural}")
    for some in batched(watched, AT_ONCE, strict=False):
        with transaction.atomic():
            texts = list(rows.select_for_update().filter(pk__in=some))
            for row in texts:
                row.search_text = row.compute_search_text()
                row.search_words = row.compute_search_words()
            rows.bulk_update(texts, SEARCHED_COLUMNS)


def holding(
    query: str, *, in_order: bool = False, common: Collection[Needle] = (), before: int = 0
) -> models.Q | None:
    """The condition that a text has every word of the query, in any order; None where there is no word.

    With ``in_order`` for the first rows of many, in an order that has an index. Words that are known to be
    ``common`` are not asked of the index but looked for in the texts that have the others. Of lines it may be
    asked for those alone that give less away than ``before``.
    """
    if not needles(query):
        return None
    named = named_by_index(query, in_order=in_order, common=common, before=before)
    return named & unsure(query, common)


def named_by_index(
    query: str, *, in_order: bool = False, common: Collection[Needle] = (), before: int = 0
) -> models.Q:
    """What the index says of it, where the query has a word: no text that has not the others."""
    lookup = "holds_words_in_order" if in_order else "holds_words"
    ways = [asked_words(needle) for needle in needles(query) if needle not in common]
    if before:
        ways.append(asked_before(before))
    return models.Q((f"search_words__{lookup}", ways))


def unsure(query: str, common: Collection[Needle] = ()) -> models.Q:
    """What is left to be read in the texts that the index names."""
    read = (
        _having(needle)
        for needle in needles(query)
        if needle in common or not asked_words(needle).is_exact
    )
    return reduce(and_, read, models.Q())


def telling(query: str) -> models.Q:
    """The same without the index, for a query that has a word: of few texts, or where most have the words."""
    return reduce(and_, map(_having, needles(query)))


def each_word(query: str) -> "list[models.ExpressionWrapper[models.Q]]":
    """Whether a text has it, for each of ``needles``."""
    return [
        models.ExpressionWrapper(_having(needle), models.BooleanField())
        for needle in needles(query)
    ]


def places_within(query: str, column: str) -> list[models.Func]:
    """Where each word begins among as many first letters as the column has, from 1; 0 for nowhere.

    No more of the text is gone through.
    """
    return [_first(needle, column) for needle in needles(query)]


def phrase_place(query: str) -> models.Func | models.Value | models.Case:
    """Where all the words stand first, whole and in their order, from 1; 0 for nowhere.

    Long texts are gone through for each way of ``phrases``: where these are many, those texts alone that have
    the letters at all.
    """
    ways = phrases(query)
    if len(ways) <= FEW_WAYS:
        return _first(ways) if ways else models.Value(0)
    unspaced = Replace(models.F("search_text"), models.Value(" "))
    has_letters = GreaterThan(StrIndex(unspaced, models.Value(ways[0].replace(" ", ""))), 0)
    return models.Case(models.When(has_letters, then=_first(ways)), default=0)


def _having(needle: Needle) -> models.Q:
    """Letters behind a space are found much more slowly than alone, for spaces are everywhere."""
    conditions = defaultdict[str, models.Q](models.Q)
    for way in needle:
        conditions[way.strip(" -")] |= _is_held(way)
    found = (_is_held(letters) & condition for letters, condition in conditions.items())
    return reduce(or_, found)


def _is_held(letters: str) -> models.Q:
    return models.Q(GreaterThan(_place(letters), 0))


def _first(ways: Needle, within: str | None = None) -> models.Func:
    """That of whichever stands there; the first of them that does, where more than one do."""
    found = [NullIf(_place(way, within), models.Value(0)) for way in ways]
    return Coalesce(*found, models.Value(0))


def _place(letters: str, within: str | None = None) -> StrIndex:
    text = models.F("search_text")
    first = Substr(text, 1, Length(within) + len(letters) - 1) if within else text
    return StrIndex(first, models.Value(letters))
