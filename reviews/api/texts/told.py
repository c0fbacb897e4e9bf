"""Rows of reviews and lines as their answers, as far as somebody has watched."""

from decimal import Decimal
from typing import Any, cast
from urllib.parse import urljoin

from images.fields import Picture
from reviews.api.facts.told import person_name, show_name
from reviews.api.texts import shapes
from reviews.feeds.content import body_away, photos_in_sight, reach
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


def _verdict(verdict: Verdict, site: str, seen: int) -> shapes.Verdict:
    is_open = verdict.spoils_to <= seen
    return shapes.Verdict(
        url=urljoin(site, verdict.get_absolute_url()),
        kind=cast(Any, verdict.kind),
        given_at=verdict.given_at,
        rating=_figure(verdict.rating),
        first_episode=verdict.first_episode,
        last_episode=verdict.last_episode,
        spoils_to=verdict.spoils_to,
        is_veiled=not is_open,
        text=verdict.text if is_open else "",
    )


def _correction(correction: Correction, site: str, seen: int) -> shapes.Correction:
    is_open = correction.spoils_to <= seen
    return shapes.Correction(
        url=urljoin(site, correction.get_absolute_url()),
        corrected_at=correction.corrected_at,
        spoils_to=correction.spoils_to,
        is_veiled=not is_open,
        text=correction.text if is_open else "",
    )


def _moment(moment: HighlightMoment, site: str, seen: int) -> shapes.Moment:
    is_open = moment.spoils_to <= seen
    return shapes.Moment(
        url=urljoin(site, moment.get_absolute_url()),
        spoils_to=moment.spoils_to,
        is_veiled=not is_open,
        title=moment.title if is_open else "",
        text=moment.text if is_open else "",
        first_episode=moment.first_episode if is_open else None,
        last_episode=moment.last_episode if is_open else None,
    )


def line(row: MemorableLine, site: str, through: int) -> shapes.Line:
    """Of a line with its credit, its review and their show."""
    is_open = row.spoils_to <= reach(row.review.show, through)
    said = {name: getattr(row, name) if is_open else "" for name in ("quote", "quote_hangul")}
    credit = row.credit if is_open else None
    return shapes.Line(
        **said,
        url=urljoin(site, row.get_absolute_url()),
        review=row.review.slug,
        show=_of(row.review.show, site),
        spoils_to=row.spoils_to,
        is_veiled=not is_open,
        character=credit.character if credit else "",
        character_hangul=credit.character_hangul if credit else "",
        actor=person_name(credit.person, site) if credit else None,
        speaker=row.speaker if is_open else "",
        episode=row.episode if is_open else None,
        comment=row.comment if is_open else "",
    )


def _photo(photo: Photo, site: str) -> shapes.Photo:
    return shapes.Photo(
        url=urljoin(site, cast(Picture, photo.image).largest_url),
        alt=photo.alt,
        caption=photo.caption,
        credit=photo.credit,
    )
