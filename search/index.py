"""The index as a whole: made anew from the rows."""

from collections.abc import Callable, Iterable
from itertools import batched

from django.db import connections, transaction

from search.models import SEARCH_COLUMNS, Findable, SearchToken
from search.triggers import findable_models

AT_ONCE = 500

type Watch = Callable[[Iterable[Findable], int, str], Iterable[Findable]]
"""Passes rows on and tells how far they are: of how many, and what they are called."""


def rebuild(
    using: str = "default",
    models: Iterable[type[Findable]] | None = None,
    watch: Watch = lambda rows, count, name: rows,
) -> None:
    """Every row's keys from its names; the triggers make the tokens of them. ``None`` for all models."""
    for model in findable_models() if models is None else models:
        rows = model._base_manager.using(using)
        with transaction.atomic(using):
            rows.update(search_tokens="")
            SearchToken.objects.using(using).filter(kind=model.KIND).delete()
            every = rows.order_by("pk").iterator(AT_ONCE)
            name = str(model._meta.verbose_name_plural)
            for batch in batched(watch(every, rows.count(), name), AT_ONCE, strict=False):
                for row in batch:
                    row.search_key = row.compute_search_key()
                    row.search_tokens = row.compute_search_tokens()
                rows.bulk_update(batch, SEARCH_COLUMNS)
    take_stock(using)


def take_stock(using: str = "default") -> None:
    """Tells the database how many tokens there are: its planner cannot know after many rows at once."""
    with connections[using].cursor() as cursor:
        cursor.execute("ANALYZE search_searchtoken")
