"""A text: a review with what it rates, else an article or a page."""

from collections.abc import Iterable
from decimal import Decimal

from django.conf import settings
from django.http import HttpRequest

from comments.models import Comment
from comments.threads import Thread
from reviews.jsonld.graph import JsonLd, images, known
from reviews.jsonld.people import signed
from reviews.jsonld.shows import show, whole_show
from reviews.jsonld.site import publisher
from reviews.models import Correction, Photo, Review, Verdict
from reviews.models.kinds import Kind
from shows.models import Credit, Show
from text.typed import printable

BEST, WORST = 5, 0.5
_UNRATED = {Kind.ARTICLE: "Article", Kind.PAGE: "WebPage"}


def review(request: HttpRequest, row: Review) -> JsonLd:
    """From no more than a card has."""
    address = request.build_absolute_uri(row.get_absolute_url())
    is_review = rates(row)
    return known(
        {
            "@type": "Review" if is_review else _UNRATED[Kind(row.kind)],
            "@id": address,
            "url": address,
            "name" if is_review else "headline": row.headline,
            "description": row.dek,
            "inLanguage": settings.LANGUAGE_CODE,
            "author": signed(str(row.author)),
            "publisher": publisher(request),
            "datePublished": row.published_at and row.published_at.isoformat(),
            "dateModified": row.updated_at.isoformat(),
            "reviewRating": _rating(row.rating, row.covers) if row.rating else None,
        }
    )


def review_page(
    request: HttpRequest,
    row: Review,
    *,
    credits: Iterable[Credit],
    photos: Iterable[Photo],
    threads: Iterable[Thread],
    verdicts: Iterable[Verdict],
    corrections: Iterable[Correction],
) -> JsonLd:
    """The review ``with_talk``, its photos in the open, and the comments that open its threads."""
    comments = [thread.comment for thread in threads if thread.comment.is_public]
    pictures = [(photo.image, photo.alt, photo.credit) for photo in photos]
    more: JsonLd = {
        "description": row.excerpt,
        "image": images(request, pictures),
        "commentCount": row.comment_count,  # type: ignore[attr-defined]  # with_talk() counted
        "comment": [_comment(request, comment) for comment in comments],
        "correction": [_correction(request, one) for one in corrections],
    }
    if row.show and rates(row):
        more["itemReviewed"] = whole_show(request, row.show, credits)
        more["hasPart"] = [_verdict(request, row, row.show, one) for one in verdicts]
    elif row.show:
        more["about"] = show(request, row.show)
    return known(review(request, row) | more)


def reviewed_show(
    request: HttpRequest, row: Show, credits: Iterable[Credit], reviews: Iterable[Review]
) -> JsonLd:
    """The show with what is written about it here; no figure is made of several ratings."""
    told = [review(request, one) for one in reviews if rates(one)]
    return known(whole_show(request, row, credits) | {"review": told})


def rates(row: Review) -> bool:
    """Whether it is a review of a show, which may have come too early for a rating."""
    return row.needs_a_show or row.rating is not None


def _rating(rating: Decimal, covers: str) -> JsonLd:
    return known(
        {
            "@type": "Rating",
            "ratingValue": float(rating),
            "bestRating": BEST,
            "worstRating": WORST,
            "reviewAspect": covers,
        }
    )


def _verdict(request: HttpRequest, row: Review, about: Show, verdict: Verdict) -> JsonLd:
    """A review within the review, without its text where that gives anything away."""
    address = request.build_absolute_uri(verdict.get_absolute_url())
    return known(
        {
            "@type": "Review",
            "@id": address,
            "url": address,
            "name": str(verdict),
            "author": signed(str(row.author)),
            "datePublished": verdict.given_at.isoformat(),
            "itemReviewed": show(request, about),
            "reviewRating": _rating(verdict.rating, verdict.covers) if verdict.rating else None,
            "reviewBody": "" if verdict.spoils_to else printable(verdict.text),
        }
    )


def _correction(request: HttpRequest, correction: Correction) -> JsonLd:
    """Without its text where that gives anything away."""
    return known(
        {
            "@type": "CorrectionComment",
            "url": request.build_absolute_uri(correction.get_absolute_url()),
            "datePublished": correction.corrected_at.isoformat(),
            "text": "" if correction.spoils_to else printable(correction.text),
        }
    )


def _comment(request: HttpRequest, comment: Comment) -> JsonLd:
    """Without its text where that gives anything away."""
    return known(
        {
            "@type": "Comment",
            "url": request.build_absolute_uri(comment.get_absolute_url()),
            "author": signed(comment.author_name),
            "dateCreated": comment.created_at.isoformat(),
            "dateModified": comment.edited_at and comment.edited_at.isoformat(),
            "text": "" if comment.spoils_to else printable(comment.body),
        }
    )
