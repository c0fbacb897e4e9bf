"""Everything one review's page shows, in a fixed number of queries at most."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from functools import cached_property
from typing import NamedTuple

from django.core.paginator import Page
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import ngettext_lazy

from comments.asked import Asked
from comments.models import Comment, Talk
from comments.threads import Thread, page_of_threads, with_counts_of_talk
from reviews.mentioned import links_of
from reviews.models import Correction, HighlightMoment, MemorableLine, Photo, Review, Tag, Verdict
from reviews.models.kinds import Kind
from reviews.pictures import in_sight
from reviews.shown import Shown
from shows.models import Availability, Credit, Show
from text import prose
from text.veil import veil

RELATED = 4
BEHIND_THE_CAMERA = {
    Credit.Role.DIRECTOR: ngettext_lazy("Director", "Directors"),
    Credit.Role.WRITER: ngettext_lazy("Writer", "Writers"),
    Credit.Role.MUSIC: ngettext_lazy("Music", "Music"),
    Credit.Role.ORIGINAL_AUTHOR: ngettext_lazy("Original author", "Original authors"),
}


class Text(NamedTuple):
    """The text with its photos in their places, and the figures of those that have a place nowhere."""

    body: SafeString
    figures: list[SafeString]


class ReviewPage(Shown):
    """``review`` gives it ``for_page`` and ``with_talk``."""

    def __init__(self, review: Callable[[], Review], asked: Asked) -> None:
        self._review, self._asked = review, asked

    @cached_property
    def review(self) -> Review:
        return self._review()

    @cached_property
    def show(self) -> Show | None:
        return self.review.show

    @cached_property
    def contents(self) -> list[prose.Heading]:
        return prose.contents(self.review.body)

    @cached_property
    def minutes(self) -> int:
        return prose.reading_minutes(self.review.body)

    @cached_property
    def photos(self) -> list[Photo]:
        return list(self.review.photos.all())

    @cached_property
    def open_photos(self) -> list[Photo]:
        return in_sight(self.review, self.photos, self.moments)

    @cached_property
    def moments(self) -> list[HighlightMoment]:
        return list(with_counts_of_talk(self.review.moments.select_related("photo"), "moment"))

    @cached_property
    def lines(self) -> list[MemorableLine]:
        lines = self.review.lines.select_related("credit__person")
        return list(with_counts_of_talk(lines, "line"))

    @cached_property
    def margin_line(self) -> MemorableLine | None:
        return next((line for line in self.lines if line.quote_hangul and not line.spoils_to), None)

    @cached_property
    def verdicts(self) -> list[Verdict]:
        return list(self.review.verdicts.all())

    @cached_property
    def corrections(self) -> list[Correction]:
        return list(self.review.corrections.all())

    @cached_property
    def credits(self) -> list[Credit]:
        return _credits(self.review)

    @cached_property
    def cast(self) -> list[Credit]:
        return [credit for credit in self.credits if credit.is_cast]

    @cached_property
    def crew(self) -> list[tuple[str, list[Credit]]]:
        return crew(self.credits)

    @cached_property
    def availability(self) -> list[Availability]:
        return list(self.show.availability.select_related("platform")) if self.show else []

    @cached_property
    def tags(self) -> list[Tag]:
        return list(_tags(self.review))

    @cached_property
    def _neighbours(self) -> tuple[Review | None, Review | None]:
        is_page = self.review.kind == Kind.PAGE
        return (None, None) if is_page else Review.objects.listed().neighbours(self.review)

    @cached_property
    def previous(self) -> Review | None:
        return self._neighbours[0]

    @cached_property
    def next(self) -> Review | None:
        return self._neighbours[1]

    @cached_property
    def related(self) -> list[Review]:
        return list(Review.objects.listed().for_cards().related_to(self.review)[:RELATED])

    @cached_property
    def _text(self) -> Text:
        in_moments = {moment.photo_id for moment in self.moments}
        return _text(self.review, self.photos, in_moments, self.credits)

    @cached_property
    def body(self) -> SafeString:
        return self._text.body

    @cached_property
    def figures(self) -> list[SafeString]:
        return self._text.figures

    @cached_property
    def _newest_comment_at(self) -> datetime | None:
        newest: datetime | None = self.review.newest_comment_at  # type: ignore[attr-defined]  # with_talk() asked
        return newest

    @cached_property
    def asked(self) -> Asked:
        return self._asked.pinned(self._newest_comment_at)

    @cached_property
    def is_older(self) -> bool:
        """Whether the reader turns the pages of a talk that has gone on since."""
        return self.asked.is_older_than(self._newest_comment_at)

    @cached_property
    def _threads(self) -> tuple[Page[Comment], list[Thread]]:
        return page_of_threads(self.review, self.asked)

    @cached_property
    def comments_page(self) -> Page[Comment]:
        return self._threads[0]

    @cached_property
    def threads(self) -> list[Thread]:
        return self._threads[1]

    @cached_property
    def talk(self) -> Talk:
        return Talk.loaded_with(self.review)

    @cached_property
    def has_talk(self) -> bool:
        """Whether there are comments or may be any."""
        count: int = self.review.comment_count  # type: ignore[attr-defined]  # with_talk() asked
        return count > 0 or not self.talk.is_closed


def text_of(review: Review) -> Text:
    """Its text alone, asked for by itself."""
    photos = list(review.photos.all())
    in_moments: set[int | None] = set(review.moments.values_list("photo_id", flat=True))
    return _text(review, photos, in_moments, _credits(review))


def _tags(review: Review) -> QuerySet[Tag]:
    """Those that have a page: no list holds a standing page, and so none may be there for its tag."""
    tags: QuerySet[Tag] = review.tags.all()
    if review.kind != Kind.PAGE:
        return tags
    return Tag.objects.uncounted().filter(pk__in=tags).order_by("name")


def _credits(review: Review) -> list[Credit]:
    return list(review.show.credits.select_related("person")) if review.show else []


def _text(
    review: Review, photos: list[Photo], in_moments: set[int | None], credits: list[Credit]
) -> Text:
    placed = prose.placed_photos(review.body) | {
        photo.number for photo in photos if photo.pk in in_moments
    }
    after = [photo.number for photo in photos if photo.number not in placed]
    html = figures(photos, review.show_slug, [*prose.open_photos(review.body), *after])
    links = links_of(review, credits)
    body = prose.render(review.body, show_slug=review.show_slug, figures=html, links=links)
    return Text(body, [html[number] for number in after])


def figures(
    photos: Sequence[Photo], show_slug: str, in_sight: Iterable[int]
) -> dict[int, SafeString]:
    """Each photo as the page shows it, by number; one that gives something away is veiled.

    ``in_sight`` are the numbers in the order of the page: the first that is not veiled loads at once.
    """
    harmless = {photo.number for photo in photos if not photo.spoils_to}
    first = next((number for number in in_sight if number in harmless), None)
    return {
        photo.number: _figure(photo, show_slug, is_first=photo.number == first) for photo in photos
    }


def _figure(photo: Photo, show_slug: str, *, is_first: bool) -> SafeString:
    html = render_to_string("parts/figure.html", {"photo": photo, "is_first": is_first})
    anchor = photo.anchor if photo.spoils_to else ""
    return veil(html, spoils_to=photo.spoils_to, show_slug=show_slug, anchor=anchor)


def crew(credits: Iterable[Credit]) -> list[tuple[str, list[Credit]]]:
    """Those behind the camera, by role in the order of the roles: (“Directors”, credits)."""
    rows = [credit for credit in credits if not credit.is_cast]
    by_role = ((role, [row for row in rows if row.role == role]) for role in BEHIND_THE_CAMERA)
    return [(BEHIND_THE_CAMERA[role] % len(found), found) for role, found in by_role if found]
