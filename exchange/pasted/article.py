"""What is pasted, read by what reads whole blogs. Nothing is stored."""

from dataclasses import fields, replace
from hashlib import sha256
from typing import Any

from exchange.blogs.album import Album, Taken
from exchange.blogs.catalogue import Catalogue
from exchange.blogs.pictures import Shown
from exchange.blogs.posts import Prepared, prepare
from exchange.blogs.tables import flattened
from exchange.blogs.warned import bounded
from exchange.reading.items import Picture, Post
from text.articles.found import Article, Found
from text.articles.labels import labelled
from text.articles.layout import laid_out, printed
from text.articles.lines import Line, lines_of
from text.articles.ratings import stars_in
from text.articles.recognising import recognise
from text.articles.taking import take_out
from text.articles.titles import called
from text.articles.warnings import hashtags, said
from text.hangul import fold
from text.typed import one_line

NO_PICTURE = "A picture is not fetched from where the text came from: add its file to the photos."
LONGEST_HEADING = 120
LONGEST_RATING = 60
ITS_NAME = ("title", "show")
NO_HEADLINE = (".", ":", ";", ",", "。")
"""What ends a sentence, or leads to the next line."""


class NoPictures(Album):
    """Pasted text names pictures, and brings none."""

    def __init__(self) -> None:
        pass

    def about(self, address: str) -> Picture:
        return Picture(source_id="", address=address)

    def take(self, shown: Shown) -> Taken | str:
        return NO_PICTURE


def read(
    headline: str, text: str, catalogue: Catalogue, *, is_review: bool = False
) -> tuple[Prepared, Article]:
    """Plain text and HTML alike. Without a headline, what stands like one above the text is it.

    ``is_review`` says that an editor has named the show.
    """
    html = printed(laid_out(text))
    headline = one_line(headline, 1000)
    if not headline:
        headline, html = _parted(html)
    post = Post(source_id="", kind="post", title=headline, html=html, state="draft")
    prepared = prepare(post, NoPictures(), catalogue, keeps_all=True)
    article = prepared.article or Article(html)
    if not article.is_review and (is_review or article.rating):
        again = recognise(
            article.original, headline=headline, known=catalogue.show_named, is_review=True
        )
        again.original, again.body = article.original, flattened(again.body)
        bounded(again, prepared.warned)
        if is_review:
            return prepared, again
        if title := _barely_called(again, headline):
            again.title = title
            known = again.show is None and catalogue.show_named(title.value)
            if known:
                again.show = replace(title, value=known.key)
            return prepared, with_sure(again, lambda name, one: one.sure or name in ITS_NAME)
    return prepared, article


def _barely_called(article: Article, headline: str) -> Found[str] | None:
    """A title and one rating, and little else: somebody who pastes that at the desk begins a review."""
    if not (article.rating and article.rating.sure):
        return None
    lines = lines_of(laid_out(article.original))
    rated = [line for line in lines if len(line.text) <= LONGEST_RATING and _rates(line)]
    titles = [one for line in lines for one in labelled([line]) if one.kind == "title"]
    if len(rated) != 1 or len(titles) > 1:
        return None
    title = article.title
    if not titles:
        return title if title and fold(title.value) == fold(headline) else None
    line, name = titles[0].line, called(titles[0].value)
    if title and title.where == line.number:
        return title
    return Found(name.latin or name.hangul, True, line.text, line.number) if name else None


def _rates(line: Line) -> bool:
    labels = labelled([line])
    if labels:
        return any(one.kind in ("rating", "other") and _stars(one.value) for one in labels)
    return bool(stars_in(line.text))


def _stars(value: str) -> bool:
    return bool(stars_in(value, is_labelled=True))


def _parted(html: str) -> tuple[str, str]:
    root = laid_out(html)
    lines = lines_of(root)
    if len(lines) < 2 or not _is_headline(lines[0]):
        return "", html
    take_out(lines[:1])
    return one_line(lines[0].text, 1000), printed(root)


def _is_headline(line: Line) -> bool:
    if line.level:
        return True
    is_short = line.kind == "p" and len(line.text) <= LONGEST_HEADING
    if not is_short or line.text.endswith(NO_HEADLINE) or labelled([line]):
        return False
    return not (list(hashtags(line.text)) or said("", [line]).lines)


def key_of(name: str, found: Found[Any]) -> str:
    """The same for the same text, however often it is read."""
    return sha256(f"{name} {found.value!r}".encode(errors="replace")).hexdigest()[:16]


def with_sure(article: Article, is_sure: Any) -> Article:
    """A copy in which what ``is_sure`` says of each name and value holds."""

    def judged(name: str, one: Found[Any]) -> Found[Any]:
        return replace(one, sure=bool(is_sure(name, one)))

    changed: dict[str, Any] = {}
    for column in fields(article):
        value = getattr(article, column.name)
        if isinstance(value, Found):
            changed[column.name] = judged(column.name, value)
        elif isinstance(value, (list, tuple)):
            changed[column.name] = tuple(judged(column.name, one) for one in value)
    return replace(article, **changed)
