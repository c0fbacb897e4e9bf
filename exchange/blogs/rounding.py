"""Ratings that are finer than the steps of this site."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from exchange.blogs.facts import sure
from exchange.blogs.posts import Prepared
from text.articles.ratings import of_five, stars_in


class Rounded(NamedTuple):
    """``written`` as the post has it."""

    post: str
    written: str
    kept: Decimal


def rounded(prepared: Prepared) -> Iterator[Rounded]:
    """Of a post that becomes a review."""
    article = prepared.article
    if article is None or prepared.post.kind == "page" or not article.is_review:
        return
    is_named = any(map(sure, (article.show, article.title, article.title_hangul)))
    if not is_named or article.rating is None or not article.rating.sure:
        return
    kept = article.rating.value
    for stars in stars_in(article.rating.evidence, is_labelled=True):
        out_of = stars.out_of or (5 if stars.value <= 5 else 10)
        if of_five(stars, out_of) == kept:
            if stars.value * 5 != kept * out_of:
                yield Rounded(prepared.post.title, stars.words.strip(), kept)
            return
