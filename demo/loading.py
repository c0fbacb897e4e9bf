"""Brings the demonstration in, whole or not at all, and leaves alone what is already there."""

from django.db import transaction

from accounts.models import User
from demo.comments import load_comments
from demo.facts import load_people, load_shows
from demo.reviews import author_names, load_authors, load_lists, load_reviews
from demo.tally import Tally
from reviews.models import Review
from reviews.search.weights import weigh
from shows.models import Show


def was_loaded() -> bool:
    """Told by its authors, so that reviews an editor deleted do not come back at the next start."""
    return User.objects.filter(username__in=author_names()).exists()


def has_content() -> bool:
    """Whether somebody writes here already, who did not ask for a demonstration among their own."""
    return Show.objects.exists() or Review.objects.exists()


@transaction.atomic
def load() -> Tally:
    """Makes what is missing; what exists by its slug or key stays as its editors left it."""
    tally = Tally()
    for step in (load_authors, load_people, load_shows, load_reviews, load_lists, load_comments):
        step(tally)
    weigh()
    return tally
