"""A post of an export, worked out: what would be stored of it, and what would not. Nothing is written."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import unquote

from django.utils import timezone

from exchange.blogs.album import MOST_PHOTOS, Album, Taken
from exchange.blogs.bodies import Body, body_of
from exchange.blogs.catalogue import Catalogue
from exchange.blogs.credits import disagreeing
from exchange.blogs.facts import names_show
from exchange.blogs.ledger import Ledger
from exchange.blogs.pictures import Shown
from exchange.blogs.spoilers import joined, parted
from exchange.blogs.tables import flattened
from exchange.blogs.talk import Said, said, words_of
from exchange.blogs.warned import bounded, hide_warned
from exchange.models import Kind
from exchange.reading.items import Post, Term
from reviews.destinations import LONGEST, leads_elsewhere
from text import prose
from text.articles.found import Article, CastPair, Found
from text.articles.recognising import recognise
from text.articles.spoiled import Passage
from text.reader import PHOTO
from text.typed import one_line

UNSAID = {"uncategorized", "uncategorised", "sin-categoria", "non-classe", "미분류"}
"""Slugs of categories that say nothing: what a post gets whose author chose none."""
FORMS = {"category", "tag", "label"}
MOST_TAGS = 50
SLASHES = re.compile("/{2,}")
HEADLINE, DEK = 200, 400


@dataclass
class Prepared:
    """``is_lost`` where nothing of it can be kept but its original; ``warned`` is veiled, for it says so."""

    post: Post
    ledger: Ledger
    is_lost: bool = False
    headline: str = ""
    dek: str = ""
    article: Article | None = None
    photos: tuple[Taken, ...] = ()
    comments: tuple[Said, ...] = ()
    tags: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    published_at: datetime | None = None
    warned: tuple[Passage, ...] = ()

    @property
    def is_page(self) -> bool:
        return self.post.kind == "page"

    @property
    def is_public(self) -> bool:
        return self.published_at is not None and self.published_at <= timezone.now()

    @property
    def day(self) -> date:
        """On which it was written, as far as anybody can tell."""
        return timezone.localdate(self.published_at or self.post.created_at or timezone.now())


def prepare(post: Post, album: Album, catalogue: Catalogue, *, keeps_all: bool = False) -> Prepared:
    """``keeps_all`` says that what is sure has its place even where no show does.

    Then what the text warns of is veiled, too: somebody looks at it before it is stored.
    """
    ledger = Ledger()
    kind = Kind.PAGE if post.kind == "page" else Kind.POST if post.kind == "post" else Kind.OTHER
    ledger.find(kind)
    if reason := _unwanted(post):
        ledger.lose(kind, post.title or post.source_id, reason)
        for comment in post.comments:
            ledger.miss(Kind.COMMENT, f"{comment.author_name}: {comment.html[:80]}", reason)
            if comment.parent_id:
                ledger.miss(Kind.THREAD, comment.author_name, reason)
        return Prepared(post, ledger, is_lost=True)
    body = body_of(post.html, album, ledger)
    photos = _with_featured(body, post, album, ledger)
    headline, dek = _headline(post, body, ledger), _dek(post, ledger)
    article, warned = _read(post, body, headline, catalogue, keeps_all=keeps_all)
    for leftover in post.leftovers:
        ledger.miss(
            Kind.EMBED, leftover, "The site has nothing of this kind; its words stay in the text."
        )
    return Prepared(
        post,
        ledger,
        headline=headline,
        dek=dek,
        article=article,
        photos=tuple(photos),
        comments=tuple(said(post, ledger)),
        tags=tuple(_tags(post, article, ledger)),
        paths=tuple(_paths(post, ledger)),
        published_at=_published_at(post),
        warned=warned,
    )


def _read(
    post: Post, body: Body, headline: str, catalogue: Catalogue, *, keeps_all: bool
) -> tuple[Article, tuple[Passage, ...]]:
    """A page rates nothing: all of it stays text."""
    if post.kind == "page":
        return Article(body.html, flattened(body.html)), ()

    def doubted(told: Article) -> Sequence[tuple[Found[CastPair], str]] | None:
        has_place = keeps_all or names_show(told)
        return disagreeing(told, catalogue) if has_place else None

    in_the_open, veiled = (body.html, []) if body.was_ours else parted(body.html)
    in_the_open, warned = hide_warned(in_the_open) if keeps_all else (in_the_open, ())
    article = recognise(in_the_open, headline=headline, known=catalogue.show_named, doubted=doubted)
    bounded(article, warned)
    article.original = joined(in_the_open, veiled)
    article.body = flattened(joined(article.body, veiled))
    return article, warned


def _unwanted(post: Post) -> str:
    if post.kind == "other":
        return f"A “{post.type_name}” has no place here."
    return "It lies in the trash of the old blog." if post.state == "trash" else ""


def _published_at(post: Post) -> datetime | None:
    """None for what readers of the old blog could not see: it waits here as a draft."""
    if post.has_password or post.state not in ("published", "scheduled"):
        return None
    return post.published_at or post.created_at or post.updated_at


def _headline(post: Post, body: Body, ledger: Ledger) -> str:
    title = one_line(post.title, 10_000)
    if len(title) > HEADLINE:
        ledger.miss(Kind.TEXT, title, f"A headline has {HEADLINE} characters at most.")
        return title[: HEADLINE - 1].rstrip() + "…"
    if title:
        return title
    words = prose.plain(body.html).split()
    return one_line(" ".join(words[:10]), 100) or f"Untitled {post.source_id}"[:HEADLINE]


def _dek(post: Post, ledger: Ledger) -> str:
    excerpt = one_line(words_of(post.excerpt, are_open=True), 10_000) if post.excerpt else ""
    if len(excerpt) <= DEK:
        return excerpt
    ledger.miss(Kind.TEXT, excerpt, f"The sentence under a headline has {DEK} characters at most.")
    return excerpt[: DEK - 1].rsplit(" ", 1)[0] + "…"


def _with_featured(body: Body, post: Post, album: Album, ledger: Ledger) -> list[Taken]:
    """The picture of the whole post stands first, unless the text shows it anyway."""
    photos = body.photos[:MOST_PHOTOS]
    featured = post.picture
    if featured is None or any(featured.address == one.shown.picture.address for one in photos):
        return photos
    ledger.find(Kind.PICTURE)
    taken = album.take(Shown(featured, featured.alt, featured.caption, featured.credit))
    if isinstance(taken, str):
        ledger.lose(Kind.PICTURE, featured.address or featured.source_id, taken)
        return photos
    number = len(photos) + 1
    body.html = f'<figure {PHOTO}="{number}"></figure>{body.html}'
    return [*photos, taken]


def _tags(post: Post, article: Article, ledger: Ledger) -> list[str]:
    """Those of the old blog, then the hashtags of the text, of which whole lines have left it."""
    hashtags = (Term("tag", one.value, one.value) for one in article.hashtags)
    names: dict[str, None] = {}
    for term in (*post.terms, *hashtags):
        ledger.find(Kind.TAG)
        name = one_line(term.name, 100)
        if term.kind not in FORMS:
            ledger.lose(Kind.TAG, term.name, f"It belongs to “{term.kind}”, which is no tag.")
        elif term.slug.casefold() in UNSAID or name.casefold() in UNSAID:
            ledger.lose(Kind.TAG, term.name, "It says that nobody chose a category.")
        elif not any(map(str.isalnum, name)):
            ledger.lose(Kind.TAG, term.name, "A tag needs a letter or a digit.")
        elif len(names) >= MOST_TAGS:
            ledger.lose(Kind.TAG, term.name, f"A review has {MOST_TAGS} tags at most.")
        else:
            names[name] = None
    return list(names)


def _paths(post: Post, ledger: Ledger) -> list[str]:
    paths = []
    for address in dict.fromkeys(SLASHES.sub("/", unquote(one)) for one in post.addresses):
        ledger.find(Kind.ADDRESS)
        if not address.startswith("/") or len(address) > LONGEST or "\0" in address:
            ledger.lose(Kind.ADDRESS, address, f"An address has {LONGEST} characters at most.")
        elif leads_elsewhere(address):
            ledger.lose(Kind.ADDRESS, address, "This site has a page of its own there.")
        else:
            paths.append(address)
    return paths
