"""The index as a whole: made anew from the rows."""

from collections.abc import Iterable, Sequence
from itertools import batched

from django.db import connections, transaction

from search.models import SEARCH_COLUMNS, Findable, SearchToken
from search.triggers import findable_models
from search.watching import Watch, unwatched

AT_ONCE = 200


def rebuild(
    using: str = "default",
    models: Iterable[type[Findable]] | None = None,
    watch: Watch = unwatched,
) -> None:
    """Every row's keys from its names; the triggers make the tokens of them. ``None`` for all models.

    In short transactions, each of which holds the rows that it reads, so that a site that is open goes on
    being written to.
    """
    for model in findable_models() if models is None else models:
        rows = model._base_manager.using(using)
        keys = list(rows.order_by("pk").values_list("pk", flat=True))
        watched = watch(keys, len(keys), str(model._meta.verbose_name_plural))
        for some in batched(watched, AT_ONCE, strict=False):
            _remake(some, model, using)
        tokens = SearchToken.objects.using(using).filter(kind=model.KIND)
        tokens.exclude(row__in=rows.values("pk")).delete()
    take_stock(using)


def _remake(keys: Sequence[int], model: type[Findable], using: str) -> None:
    rows = model._base_manager.using(using)
    with transaction.atomic(using):
        held = list(rows.select_for_update().filter(pk__in=keys))
        for row in held:
            row.search_key = row.compute_search_key()
            row.search_tokens = row.compute_search_tokens()
        rows.filter(pk__in=keys).update(search_tokens="")
        SearchToken.objects.using(using).filter(kind=model.KIND, row__in=keys).delete()
        rows.bulk_update(held, SEARCH_COLUMNS)


def take_stock(using: str = "default") -> None:
    """Tells the database how many tokens there are: its planner cannot know after many rows at once."""
    with connections[using].cursor() as cursor:
        cursor.execute("ANALYZE search_searchtoken")
