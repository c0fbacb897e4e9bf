"""A review as schema.org says it, for machines: nothing in it gives anything away."""

from collections.abc import Iterable

from django.conf import settings
from django.http import HttpRequest

from comments.models import Comment
from comments.threads import Thread
from reviews.models import Review
from reviews.models.kinds import Kind
from shows.models import Show
from text.typed import printable

JsonLd = dict[str, object]
BEST, WORST = 5, 0.5
_UNRATED = {Kind.ARTICLE: "Article", Kind.PAGE: "WebPage"}


def review_data(request: HttpRequest, review: Review, threads: Iterable[Thread]) -> JsonLd:
    """The review ``with_talk``, with the comments that open the threads of this page."""
    rating = {
        "@type": "Rating",
        "ratingValue": float(review.rating or 0),
        "bestRating": BEST,
        "worstRating": WORST,
    }
    address = request.build_absolute_uri(review.get_absolute_url())
    comments = [thread.comment for thread in threads if thread.comment.is_public]
    is_review = review.needs_a_show or review.rating is not None
    data = {
        "@context": "https://schema.org",
        "@type": "Review" if is_review else _UNRATED[Kind(review.kind)],
        "@id": address,
        "url": address,
        "name" if is_review else "headline": review.headline,
        "description": review.excerpt,
        "inLanguage": settings.LANGUAGE_CODE,
        "author": _person(str(review.author)),
        "datePublished": review.published_at and review.published_at.isoformat(),
        "dateModified": review.updated_at.isoformat(),
        "itemReviewed" if is_review else "about": review.show and _show(request, review.show),
        "reviewRating": rating if review.rating else None,
        "commentCount": review.comment_count,  # type: ignore[attr-defined]  # with_talk() counted
        "comment": [_comment(request, comment) for comment in comments],
    }
    return _known(data)


def _show(request: HttpRequest, show: Show) -> JsonLd:
    return _known(
        {
            "@type": "Movie" if show.is_film else "TVSeries",
            "name": show.printed_title,
            "alternateName": show.title_hangul,
            "url": request.build_absolute_uri(show.get_absolute_url()),
        }
    )


def _comment(request: HttpRequest, comment: Comment) -> JsonLd:
    """Without its text where that gives anything away."""
    return _known(
        {
            "@type": "Comment",
            "url": request.build_absolute_uri(comment.get_absolute_url()),
            "author": _person(comment.author_name),
            "dateCreated": comment.created_at.isoformat(),
            "dateModified": comment.edited_at and comment.edited_at.isoformat(),
            "text": "" if comment.spoils_to else printable(comment.body),
        }
    )


def _person(name: str) -> JsonLd:
    return {"@type": "Person", "name": printable(name)}


def _known(data: JsonLd) -> JsonLd:
    return {name: value for name, value in data.items() if value not in (None, "", [])}
