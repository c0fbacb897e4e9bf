"""Whom and what the text of a review may lead to: those who made the show, and other shows."""

from collections.abc import Iterable, Iterator

from reviews.models import Review
from rows.kept import CountedBy
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
    text = prose.mentionable(review.body)
    for show in _named.current(hash(text), lambda: _shows_in(text)):
        if show.pk != review.show_id:
            for title in _titles(show):
                yield Linked(title, show.get_absolute_url(), is_title=True)


def _shows_in(text: str) -> list[Show]:
    named = Show.objects.named_in(text).only("slug", "title", "title_hangul")
    return list(named.order_by("pk"))


_named: CountedBy[int, list[Show]] = CountedBy()


def _titles(show: Show) -> list[str]:
    return [title for title in (show.title, show.title_hangul) if title]
