"""What kinds of texts there are, and where each stands."""

from django.db import models
from django.utils.translation import gettext_lazy

from rows.words import written


class Kind(models.TextChoices):
    """An article may be about no single show: news, an essay. A page is of the site, as “Contact” is."""

    REVIEW = "review", gettext_lazy("Review")
    RECAP = "recap", gettext_lazy("Recap")
    FIRST_LOOK = "first-look", gettext_lazy("First look")
    ARTICLE = "article", gettext_lazy("Article")
    PAGE = "page", gettext_lazy("Page")


NEED_NO_SHOW = (Kind.ARTICLE, Kind.PAGE)
LISTED = tuple(kind for kind in Kind if kind is not Kind.PAGE)
"""What stands in lists, on the front page and in the feed."""


def of_listed(path: str = "") -> models.Q:
    """The condition that what ``path`` leads to (such as ``review__``) is no page. Never “not a page”,
    which a database answers row by row where the path leads to many.
    """
    return models.Q(**{f"{path}kind__in": LISTED})


def of_dated(path: str = "") -> models.Q:
    """The same in the words of an index of all their dates, for what goes along these. Not for what is found
    otherwise: SQLite would take that index all the same.
    """
    return models.Q(**{f"{path}kind__in": written(*LISTED)})
