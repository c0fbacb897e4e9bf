"""The index: which row has which token of a name."""

from typing import ClassVar

from django.db import models

from search.kinds import CHARACTER
from search.names import search_key
from search.tokens import index_tokens
from text.fields import DerivedTextField

SEARCH_COLUMNS = ("search_key", "search_tokens")
"""Columns of a findable row that nothing but a search reads."""


class SearchToken(models.Model):
    """One token of one row. Triggers write these as ``search_tokens`` changes; see ``search.triggers``."""

    pk = models.CompositePrimaryKey("row", "kind", "token")
    token = models.CharField(max_length=40)
    kind = models.CharField(max_length=1)
    row = models.PositiveBigIntegerField()
    weight = models.PositiveIntegerField()

    class Meta:
        indexes = [
            models.Index("token", models.F("weight").desc(), "kind", "row", name="search_lookup"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}{self.row} {self.token}"


class Findable(models.Model):
    """A row with names. ``KIND`` is the letter it has in the index.

    ``search_weight`` is how much the site has about it; among names that are equally close, the heavier comes
    first. A character's stays 0: what it leads to is weighed.
    """

    KIND: ClassVar[str]

    search_key = DerivedTextField("compute_search_key")
    search_tokens = DerivedTextField("compute_search_tokens")
    search_weight = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        abstract = True

    @property
    def every_name(self) -> list[str]:
        raise NotImplementedError

    def compute_search_key(self) -> str:
        return search_key(self.every_name)

    def compute_search_tokens(self) -> str:
        return index_tokens(self.search_key, is_character=self.KIND == CHARACTER)
