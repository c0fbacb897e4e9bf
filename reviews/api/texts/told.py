"""Rows of reviews and lines as their answers, as far as somebody has watched."""

from decimal import Decimal
from typing import Any, cast
from urllib.parse import urljoin

from images.fields import Picture
from reviews.api.facts.told import person_name, show_name
from reviews.api.texts import shapes
from reviews.away import body_away, photos_in_sight, reach
from reviews.models import Correction, HighlightMoment, MemorableLine, Photo, Review, Verdict
from shows.models import Show


def card(review: Review, site: str) -> shapes.ReviewCard:
    return shapes.ReviewCard(**_card(review, site))


def _card(review: Review, site: str) -> dict[str, Any]:
    return {
        "slug": review.slug,
        "url": urljoin(site, review.get_absolute_url()),
        "kind": review.kind,
        "headline": review.headline,
        "dek": review.dek,
        "show": _of(review.show, site),
        "author": str(review.author),
        "rating": _figure(review.rating),
        "first_episode": review.first_episode,
        "last_episode": review.last_episode,
        "spoils_to": review.spoils_to,
        "tags": [tag.name for tag in review.tags.all()],
        "published_at": review.published_at,
        "updated_at": review.updated_at,
    }


def review(row: Review, site: str, through: int) -> shapes.Review:
    """Of a review ``with_text``."""
    seen = reach(row.show, through)
    return shapes.Review(
        **_card(row, site),
        points=row.points,
        disclosure=row.disclosure,
        html=body_away(row, site, seen),
        verdicts=[_verdict(verdict, site, seen) for verdict in row.verdicts.all()],
        corrections=[_correction(correction, site, seen) for correction in row.corrections.all()],
        moments=[_moment(moment, site, seen) for moment in row.moments.all()],
        lines=[line(one, site, through) for one in row.lines.all()],
        photos=[_photo(photo, site) for photo in photos_in_sight(row, seen)],
    )


def _of(show: Show | None, site: str) -> Any:
    return show_name(show, site) if show else None


def _figure(rating: Decimal | None) -> float | None:
    return None if rating is None else float(rating)


def _veilable(row: Any, site: str, seen: int, **empty: Any) -> dict[str, Any]:
    """Of a row with its own boundary; the fields named are ``empty`` for who has not seen as much."""
    is_open = row.spoils_to <= seen
    told = {name: getattr(row, name) for name in empty} if is_open else empty
    return told | {
        "url": urljoin(site, row.get_absolute_url()),
        "spoils_to": row.spoils_to,
        "is_veiled": not is_open,
    }


def _verdict(verdict: Verdict, site: str, seen: int) -> shapes.Verdict:
    return shapes.Verdict(
        **_veilable(verdict, site, seen, text=""),
        kind=cast(Any, verdict.kind),
        given_at=verdict.given_at,
        rating=_figure(verdict.rating),
        first_episode=verdict.first_episode,
        last_episode=verdict.last_episode,
    )


def _correction(correction: Correction, site: str, seen: int) -> shapes.Correction:
    told = _veilable(correction, site, seen, text="")
    return shapes.Correction(**told, corrected_at=correction.corrected_at)


def _moment(moment: HighlightMoment, site: str, seen: int) -> shapes.Moment:
    empty = {"title": "", "text": "", "first_episode": None, "last_episode": None}
    return shapes.Moment(**_veilable(moment, site, seen, **empty))


def line(row: MemorableLine, site: str, through: int) -> shapes.Line:
    """Of a line with its credit, its review and their show."""
    empty = {"quote": "", "quote_hangul": "", "speaker": "", "episode": None, "comment": ""}
    told = _veilable(row, site, reach(row.review.show, through), **empty)
    credit = None if told["is_veiled"] else row.credit
    return shapes.Line(
        **told,
        review=row.review.slug,
        show=_of(row.review.show, site),
        character=credit.character if credit else "",
        character_hangul=credit.character_hangul if credit else "",
        actor=person_name(credit.person, site) if credit else None,
    )


def _photo(photo: Photo, site: str) -> shapes.Photo:
    return shapes.Photo(
        url=urljoin(site, cast(Picture, photo.image).largest_url),
        alt=photo.alt,
        caption=photo.caption,
        credit=photo.credit,
    )
