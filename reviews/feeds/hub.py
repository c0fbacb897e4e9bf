"""WebSub: a hub that is told of what is new fetches the feeds, and hands it to those who asked it to."""

import logging
from datetime import timedelta
from http.client import HTTPException
from urllib.parse import urlencode, urljoin
from urllib.request import Request, urlopen

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from people.models import Person
from reviews.feeds.documents import LATEST
from reviews.models import Review, Tag

PATIENCE = 10
"""Seconds, for each step of the way."""
BACK = timedelta(minutes=10)
"""How far a process that has just begun looks back: to what appeared while none ran."""
logger = logging.getLogger("django.feeds")


class Hub:
    """Told by each process of what it has not told yet; a hub that hears it twice fetches once more."""

    def __init__(self) -> None:
        self.told_until = timezone.now() - BACK

    def tell(self) -> None:
        """A fault is logged, and the same is told the next time."""
        if not settings.WEBSUB_HUB:
            return
        now = timezone.now()
        try:
            if topics := topics_of(self._changed()):
                _post(topics)
            self.told_until = now
        except (OSError, HTTPException, ValueError) as fault:
            logger.warning("The hub could not be told: %s", fault)

    def _changed(self) -> list[Review]:
        """As many as a feed holds: an import may bring thousands."""
        is_new = Q(published_at__gt=self.told_until) | Q(updated_at__gt=self.told_until)
        reviews = Review.objects.listed().for_cards().filter(is_new)
        return list(reviews.newest_first()[:LATEST])


def topics_of(reviews: list[Review]) -> list[str]:
    """The addresses of all feeds that the reviews stand in."""
    if not reviews:
        return []
    keys = [review.pk for review in reviews]
    shows = {review.show.slug: review.show for review in reviews if review.show}
    people = Person.objects.filter(credits__show__in=shows.values()).distinct()
    tags = Tag.objects.filter(tagged__content_object__in=keys).distinct()
    named: list[tuple[str, tuple[object, ...]]] = [
        ("feed", ()),
        ("line_feed", ()),
        *(("show_feed", (slug,)) for slug in shows),
        *(("person_feed", (slug,)) for slug in people.values_list("slug", flat=True)),
        *(("tag_feed", (slug,)) for slug in tags.values_list("slug", flat=True)),
        *(("author_feed", (pk,)) for pk in {review.author_id for review in reviews}),
    ]
    paths = [reverse(name + form, args=args) for name, args in named for form in ("", "_json")]
    return [urljoin(settings.SITE_ADDRESS, path) for path in paths]


def _post(topics: list[str]) -> None:
    data = urlencode([("hub.mode", "publish"), *(("hub.url", topic) for topic in topics)])
    request = Request(  # noqa: S310  # the operator's own setting
        settings.WEBSUB_HUB, data.encode(), headers={"User-Agent": "Daesa"}
    )
    with urlopen(request, timeout=PATIENCE):  # noqa: S310  # as above
        pass
