"""The index of names, made anew: after a change of the rules that spell them."""

from collections.abc import Iterable
from typing import Any

from django.core.management.base import BaseCommand
from tqdm import tqdm

from reviews.search.weights import weigh
from search.index import rebuild
from search.models import Findable


class Command(BaseCommand):
    help = "Makes the search index anew from the names of people, shows and characters."

    def handle(self, *args: Any, **options: Any) -> None:
        rebuild(watch=self._watch)
        weigh()

    def _watch(self, rows: Iterable[Findable], count: int, name: str) -> Iterable[Findable]:
        """Without a bar where nobody looks on: ``disable=None`` asks whether it is a terminal."""
        return tqdm(rows, desc=name.capitalize(), total=count, unit="", disable=None)
