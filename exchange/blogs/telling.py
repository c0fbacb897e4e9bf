"""All that a post adds to what the site knows, of which nothing belongs to its review alone."""

from exchange.blogs.catalogue import Catalogue
from exchange.blogs.credits import cast_of
from exchange.blogs.doubts import unsure
from exchange.blogs.facts import offers_of, show_of
from exchange.blogs.found import kind_of
from exchange.blogs.posts import Prepared
from reviews.models import Review
from shows.models import Show
from text.articles.found import Article, CastPair, Found


def tell(prepared: Prepared, catalogue: Catalogue) -> tuple[Show | None, list[Found[CastPair]]]:
    """The show, and which of its cast could not be stored."""
    article = prepared.article or Article("")
    show = None if prepared.is_page else show_of(article, catalogue)
    if show is None or kind_of(article, show, is_page=prepared.is_page) == Review.Kind.ARTICLE:
        return show, []
    left = cast_of(show, article, catalogue)
    offers_of(show, article, catalogue, prepared.day)
    return show, left


def foresee(prepared: Prepared, catalogue: Catalogue) -> int:
    """Goes, in a dry run, the way of storing a post; gives the number of its doubts."""
    if prepared.is_lost or prepared.article is None:
        return 0
    catalogue.user(prepared.post.author)
    _, left = tell(prepared, catalogue)
    for comment in prepared.comments:
        catalogue.user_numbered(comment.author_id)
    return len(left) + sum(1 for _ in unsure(prepared.article))
