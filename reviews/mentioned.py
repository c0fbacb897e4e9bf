"""Whom and what the text of a review may lead to: those who made the show, and other shows."""

from collections.abc import Iterable, Iterator

from reviews.models import Review
from shows.models import Credit, Show
from text import prose
from text.mentions import Linked


def links_of(review: Review, credits: Iterable[Credit]) -> tuple[Linked, ...]:
    """For ``prose.render``, in one query; the review's own show leads nowhere, its page says it all."""
    titles = _titles(review.show) if review.show else []
    own = [Linked(title, "", is_title=True) for title in titles]
    return (*own, *_people(credits), *_shows(review))


def _people(credits: Iterable[Credit]) -> Iterator[Linked]:
    for person in {credit.person_id: credit.person for credit in credits}.values():
        names = {person.printed_name, *person.every_name}
        yield from (Linked(name, person.get_absolute_url()) for name in sorted(names))


def _shows(review: Review) -> Iterator[Linked]:
    shows = Show.objects.named_in(prose.plain(review.body))
    if review.show_id:
        shows = shows.exclude(pk=review.show_id)
    for show in shows.only("slug", "title", "title_hangul").order_by("pk"):
        for title in _titles(show):
            yield Linked(title, show.get_absolute_url(), is_title=True)


def _titles(show: Show) -> list[str]:
    return [title for title in (show.title, show.title_hangul) if title]
