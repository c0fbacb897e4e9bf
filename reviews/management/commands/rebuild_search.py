"""What searches read, made anew: after a change of the rules that spell names or fold words."""

from collections.abc import Iterable
from typing import Any

from django.core.management.base import BaseCommand
from tqdm import tqdm

from reviews.models.searched import refold, searched_models
from reviews.search.weights import weigh
from search.index import rebuild


class Command(BaseCommand):
    help = "Makes the search index anew: names of people, shows and characters, words of reviews and lines."

    def handle(self, *args: Any, **options: Any) -> None:
        rebuild(watch=_watch)
        for model in searched_models():
            refold(model, _watch)
        weigh()


def _watch[T](rows: Iterable[T], count: int, name: str) -> Iterable[T]:
    """Without a bar where nobody looks on: ``disable=None`` asks whether it is a terminal."""
    return tqdm(rows, desc=name.capitalize(), total=count, unit="", disable=None)
