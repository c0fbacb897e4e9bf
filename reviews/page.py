"""Everything one review's page shows, gathered in a fixed number of queries."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import ngettext_lazy

from comments.asked import Asked
from comments.models import Talk
from comments.threads import page_of_threads, with_counts_of_talk
from reviews.mentioned import links_of
from reviews.models import Photo, Review, Tag
from reviews.models.kinds import Kind
from reviews.pictures import in_sight
from shows.models import Credit
from text import prose
from text.veil import veil

RELATED = 4
BEHIND_THE_CAMERA = {
    Credit.Role.DIRECTOR: ngettext_lazy("Director", "Directors"),
    Credit.Role.WRITER: ngettext_lazy("Writer", "Writers"),
    Credit.Role.MUSIC: ngettext_lazy("Music", "Music"),
    Credit.Role.ORIGINAL_AUTHOR: ngettext_lazy("Original author", "Original authors"),
}


def page_context(review: Review, asked: Asked) -> dict[str, Any]:
    """The template's context for a review ``for_page`` and ``with_talk``."""
    photos = list(review.photos.all())
    moments = list(with_counts_of_talk(review.moments.select_related("photo"), "moment"))
    others = Review.objects.listed()
    previous, following = (None, None) if review.kind == Kind.PAGE else others.neighbours(review)
    lines = list(with_counts_of_talk(review.lines.select_related("credit__person"), "line"))
    credits = _credits(review)
    return {
        "review": review,
        "show": review.show,
        "contents": prose.contents(review.body),
        "minutes": prose.reading_minutes(review.body),
        "open_photos": in_sight(review, photos, moments),
        "moments": moments,
        "lines": lines,
        "verdicts": list(review.verdicts.all()),
        "corrections": list(review.corrections.all()),
        "margin_line": next(
            (line for line in lines if line.quote_hangul and not line.spoils_to), None
        ),
        "credits": credits,
        "cast": [credit for credit in credits if credit.is_cast],
        "crew": crew(credits),
        "availability": review.show.availability.select_related("platform") if review.show else [],
        "tags": _tags(review),
        "previous": previous,
        "next": following,
        "related": others.for_cards().related_to(review)[:RELATED],
        **_text(review, photos, {moment.photo_id for moment in moments}, credits),
        **_talk(review, asked),
    }


def text_of(review: Review) -> dict[str, Any]:
    """Its text alone, asked for by itself."""
    photos = list(review.photos.all())
    in_moments: set[int | None] = set(review.moments.values_list("photo_id", flat=True))
    return _text(review, photos, in_moments, _credits(review))


def _tags(review: Review) -> QuerySet[Tag]:
    """Those that have a page: no list holds a standing page, and so none may be there for its tag."""
    tags: QuerySet[Tag] = review.tags.all()
    if review.kind != Kind.PAGE:
        return tags
    return Tag.objects.in_use().filter(pk__in=tags).order_by("name")


def _credits(review: Review) -> list[Credit]:
    return list(review.show.credits.select_related("person")) if review.show else []


def _text(
    review: Review, photos: list[Photo], in_moments: set[int | None], credits: list[Credit]
) -> dict[str, Any]:
    """The text with its photos in their places, and the figures of those that have a place nowhere."""
    placed = prose.placed_photos(review.body) | {
        photo.number for photo in photos if photo.pk in in_moments
    }
    after = [photo.number for photo in photos if photo.number not in placed]
    html = figures(photos, review.show_slug, [*prose.open_photos(review.body), *after])
    links = links_of(review, credits)
    body = prose.render(review.body, show_slug=review.show_slug, figures=html, links=links)
    return {"body": body, "figures": [html[number] for number in after]}


def _talk(review: Review, asked: Asked) -> dict[str, Any]:
    """``has_talk`` is whether there are comments or may be any; ``is_older`` is where the reader turns the
    pages of a talk that has gone on since.
    """
    newest: datetime | None = review.newest_comment_at  # type: ignore[attr-defined]  # with_talk() asked
    asked = asked.pinned(newest)
    page, threads = page_of_threads(review, asked)
    talk = Talk.loaded_with(review)
    count: int = review.comment_count  # type: ignore[attr-defined]  # as above
    return {
        "threads": threads,
        "comments_page": page,
        "asked": asked,
        "is_older": asked.is_older_than(newest),
        "talk": talk,
        "has_talk": count > 0 or not talk.is_closed,
    }


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
