"""What a text seems to tell: kept for an editor, and carried out at their word."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import DatabaseError, transaction
from django.utils import timezone

from exchange.blogs.catalogue import Catalogue
from exchange.blogs.credits import cast_of
from exchange.blogs.doubted import value_of
from exchange.blogs.facts import offers_of, show_of
from exchange.blogs.found import add_line, add_moment, fill_review
from exchange.blogs.settling import CannotAccept, settle
from exchange.blogs.spoilers import joined, parted
from exchange.models import Doubt, ImportedPost
from reviews.models import Review
from shows.models import Show
from text.articles.found import Article, CastPair, Found, each_found
from text.articles.leaving import without

OF_REVIEW = {"rating", "coverage", "review_kind", "spoils_to", "warning", "disclosure", "in_brief"}


ADDED = ("in_brief", "disclosure", "spoils_to")
"""Columns in which what is accepted joins what is there."""


def doubts_of(article: Article, post: ImportedPost, left: list[Found[CastPair]]) -> list[Doubt]:
    """What is not sure, and what was sure but found no place."""
    found = [*unsure(article), *(("cast", one) for one in left)]
    return [doubt_of(post, name, one) for name, one in found]


def doubt_of(post: ImportedPost, name: str, found: Found[Any]) -> Doubt:
    """Not stored."""
    evidence = found.evidence.replace("\0", "")
    passage = [line.replace("\0", "") for line in found.passage]
    return Doubt(
        post=post, name=name, value=_plain(found.value), evidence=evidence, passage=passage
    )


def unsure(article: Article) -> Iterator[tuple[str, Found[Any]]]:
    """Nothing of a post that rates no show."""
    if not (article.is_review or (article.title and article.rating)):
        return
    yield from ((name, one) for name, one in each_found(article) if not one.sure)


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def accept(doubt: Doubt) -> bool:
    """Makes it true of the review or its show. Says whether what tells it has left the text.

    Raises ``CannotAccept`` with a sentence.
    """
    try:
        return _accept(doubt)
    except (DatabaseError, ValueError, ArithmeticError) as error:
        raise CannotAccept(f"It cannot be stored: {error}") from error


@transaction.atomic
def _accept(doubt: Doubt) -> bool:
    """Of the review as it stands now: others of its doubts may just have changed it."""
    if not Doubt.objects.select_for_update().waiting().filter(pk=doubt.pk).exists():
        raise CannotAccept("It has an answer by now.")
    reviews = Review.objects.select_for_update(of=("self",)).select_related("show")
    review = reviews.filter(imported_posts=doubt.post).first()
    if review is None:
        raise CannotAccept("The review is gone.")
    found = Found(value_of(doubt.name, doubt.value), True, doubt.evidence)
    is_list = isinstance(getattr(Article(""), doubt.name), (list, tuple))
    article = Article("", is_review=True)
    setattr(article, doubt.name, [found] if is_list else found)
    is_held = True
    if doubt.name in ("title", "title_hangul", "show"):
        is_held = review.show is None
        _give_show(review, article)
    elif review.show is None:
        raise CannotAccept("Accept or choose the show first.")
    else:
        is_held = _carry_out(doubt.name, article, review, review.show)
    settle(doubt, was_accepted=True)
    return is_held and _take_out(doubt, review)


def _take_out(doubt: Doubt, review: Review) -> bool:
    """What tells it, as what was sure left: but for lines that tell what is not accepted as well."""
    others = doubt.post.doubts.exclude(was_accepted=True).values_list("passage", flat=True)
    passage = set(doubt.passage).difference(*others)
    in_the_open, veiled = parted(review.body)
    left = without(in_the_open, passage) if passage else None
    if left is None:
        return False
    review.body = joined(left, veiled)
    review.save()
    return True


def _give_show(review: Review, article: Article) -> None:
    if review.show is None:
        review.show = show_of(article, Catalogue())
    if review.kind == Review.Kind.ARTICLE:
        review.kind = Review.Kind.REVIEW
    review.save()


def _carry_out(name: str, article: Article, review: Review, show: Show) -> bool:
    """Says whether it is stored; a show keeps what it says otherwise."""
    catalogue = Catalogue()
    if name == "moments":
        add_moment(review, article.moments[0].value)
    elif name == "lines":
        add_line(review, article.lines[0].value, list(show.credits.select_related("person")))
    elif name in OF_REVIEW:
        before = Review(**{column: getattr(review, column) for column in ADDED})
        fill_review(review, article, show, is_page=False, only=name)
        _keep(before, review)
        if {"rating": review.rating, "coverage": review.last_episode}.get(name, 1) is None:
            raise CannotAccept("No review of this show can say so: write it into the review.")
    elif name == "availability":
        offers_of(show, article, catalogue, timezone.localdate(review.created_at))
    else:
        article.show = Found(str(show.pk), True, "")
        show_of(article, catalogue)
        if cast_of(show, article, catalogue):
            raise CannotAccept("Several people have this name: add the credit to the show by hand.")
    review.save()
    return name in OF_REVIEW or name in ("moments", "lines") or bool(catalogue.making.told())


def _keep(before: Review, review: Review) -> None:
    """What an editor wrote goes on standing there, and nothing that was veiled is opened."""
    review.spoils_to = max(before.spoils_to, review.spoils_to)
    for column in ("in_brief", "disclosure"):
        told = dict.fromkeys([getattr(before, column), getattr(review, column)])
        setattr(review, column, "\n".join(filter(None, told)))
