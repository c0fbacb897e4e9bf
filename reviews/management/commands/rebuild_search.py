"""What searches read, made anew: after a change of the rules that spell names or fold words."""

from typing import Any

from django.core.management.base import BaseCommand

from reviews.models.searched import refold, searched_models
from reviews.search.weights import weigh
from search.index import rebuild
from search.watching import with_bar


class Command(BaseCommand):
    help = "Makes the search index anew: names of people, shows and characters, words of reviews and lines."

    def handle(self, *args: Any, **options: Any) -> None:
        rebuild(watch=with_bar)
        for model in searched_models():
            refold(model, with_bar)
        weigh()
