"""A prepared post becomes a review with all that belongs to it, in one transaction."""

from collections import defaultdict
from datetime import datetime
from hashlib import sha256
from itertools import batched, chain
from typing import Literal

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from accounts.models import User
from comments.models import Comment, Commenter
from comments.models.commenter import address_key
from comments.models.states import State
from exchange.blogs.catalogue import Catalogue
from exchange.blogs.doubts import doubts_of
from exchange.blogs.found import fill_review, lines_of, moments_of
from exchange.blogs.keeping import keep_ledger
from exchange.blogs.posts import Prepared
from exchange.blogs.talk import Said, threads
from exchange.blogs.telling import tell
from exchange.blogs.unfinished import Unfinished
from exchange.models import BlogImport, Doubt, ImportedPost
from reviews.models import OldPath, Photo, Review
from text import prose
from text.articles.found import Article
from text.episodes import FINALE
from text.typed import one_line

AT_ONCE, FEW = 500, 5
type Outcome = Literal["created", "updated"]


@transaction.atomic
def store(
    prepared: Prepared, of: BlogImport, catalogue: Catalogue, editor: User, digest: str
) -> Outcome:
    """``editor`` is the author of what names none."""
    post = prepared.post
    record, is_new = of.posts.get_or_create(
        source_id=key_of(post.source_id),
        defaults={"title": one_line(post.title, 300), "digest": digest},
    )
    record.title, record.digest = one_line(post.title, 300), digest
    record.original = (post.original or post.html).replace("\0", "")
    if not prepared.is_lost:
        record.review = _review(prepared, record, of, catalogue, editor)
        record.left_at = record.review.updated_at
    record.save()
    keep_ledger(prepared.ledger, of, record)
    return "created" if is_new else "updated"


def key_of(source_id: str) -> str:
    """As long as a column takes; a longer one is told by its digest."""
    clean = source_id.replace("\0", "")
    return clean if len(clean) <= 200 else sha256(clean.encode()).hexdigest()


def _review(
    prepared: Prepared, record: ImportedPost, of: BlogImport, catalogue: Catalogue, editor: User
) -> Review:
    post, article = prepared.post, prepared.article or Article("")
    review = record.review or Review(source=of.source, source_id=key_of(post.source_id))
    review.author = catalogue.user(post.author) or editor
    review.headline, review.dek = prepared.headline, prepared.dek
    review.published_at = prepared.published_at
    show, left = tell(prepared, catalogue)
    fill_review(review, article, show, is_page=prepared.is_page)
    review.body = prose.clean(article.body)
    if review._state.adding:
        review.slug = slug_of(post.slug)
    review.save()
    review.tags.set([tag for name in prepared.tags if (tag := catalogue.tag(name))])
    _photos(review, prepared)
    if show is not None and review.kind != Review.Kind.ARTICLE:
        moments_of(review, article)
        lines_of(review, article)
    _remember(prepared.paths, review)
    _comments(review, prepared.comments, of, catalogue)
    record.doubts.waiting().delete()
    Doubt.objects.bulk_create(doubts_of(article, record, left))
    _backdate(review, prepared)
    return review


def _remember(paths: tuple[str, ...], review: Review) -> None:
    """An address that leads somewhere already goes on doing so: two posts of a blog cannot share one."""
    there = set(OldPath.objects.filter(path__in=paths).values_list("path", flat=True))
    OldPath.objects.bulk_create(
        OldPath(path=path, review=review)
        for path in paths
        if path not in there and path != review.get_absolute_url()
    )


def slug_of(slug: str) -> str:
    """The old one where it can be a slug here, and nobody has it; otherwise empty: the headline makes one."""
    wanted = slug.casefold()[:150].strip("-_")
    is_slug = wanted.isascii() and all(sign.isalnum() or sign in "-_" for sign in wanted)
    return "" if not is_slug or Review.objects.filter(slug=wanted).exists() else wanted


def _backdate(review: Review, prepared: Prepared) -> None:
    """A review is as old as its post. Columns that nothing is derived from."""
    post = prepared.post
    created: datetime = post.created_at or post.published_at or post.updated_at or review.created_at
    updated = max(filter(None, [post.updated_at, post.published_at, created]))
    updated = min(updated, timezone.now())
    Review.objects.filter(pk=review.pk).update(created_at=created, updated_at=updated)
    review.created_at, review.updated_at = created, updated


def _photos(review: Review, prepared: Prepared) -> None:
    review.photos.all().delete()
    unfinished = Unfinished(review.source)
    hidden = prose.placed_photos(review.body) - set(prose.open_photos(review.body))
    for number, taken in enumerate(prepared.photos, 1):
        shown = taken.shown
        photo = Photo(review=review, number=number, alt=shown.alt, caption=shown.caption)
        photo.credit = shown.credit
        photo.spoils_to = FINALE if number in hidden else review.spoils_to
        unfinished.store(photo, taken.file)


def _comments(
    review: Review, comments: tuple[Said, ...], of: BlogImport, catalogue: Catalogue
) -> None:
    """Those that are not there yet; the others stay as they were moderated here.

    A talk may be as deep as it is long. So a reply whose parent has no key yet answers the root at first.
    """
    stored = Comment.objects.filter(source=of.source, review=review)
    there = dict(stored.values_list("source_id", "pk"))
    new = [
        (one, root) for one, root in threads(comments) if _id(review, one.source_id) not in there
    ]
    roots, replies = (pair for pair in new if not pair[1]), [pair for pair in new if pair[1]]
    deep: list[Said] = []
    for some in chain(batched(roots, AT_ONCE), batched(replies, AT_ONCE)):
        commenters = _commenters([one for one, _ in some])
        rows = []
        for one, root in some:
            row = _comment(one, review, of, catalogue, commenters)
            if root:
                row.thread_id = there[_id(review, root)]
                row.parent_id = there.get(_id(review, one.parent_id), row.thread_id)
            if one.parent_id != root and _id(review, one.parent_id) not in there:
                deep.append(one)
            rows.append(row)
        there |= {row.source_id: row.pk for row in Comment.objects.bulk_create(rows)}
    _answer({there[_id(review, one.source_id)]: there[_id(review, one.parent_id)] for one in deep})


def _answer(parents: dict[int, int]) -> None:
    """By key. Most answer what was said just before, so one statement serves all of the same distance."""
    by_distance: dict[int, list[int]] = defaultdict(list)
    for pk, parent in parents.items():
        by_distance[pk - parent].append(pk)
    rest: list[int] = []
    for distance, keys in by_distance.items():
        if len(keys) < FEW:
            rest += keys
            continue
        for some in batched(keys, AT_ONCE):
            Comment.objects.filter(pk__in=some).update(parent=F("pk") - distance)
    for some in batched(rest, FEW * 10):
        rows = [Comment(pk=pk, parent_id=parents[pk]) for pk in some]
        Comment.objects.bulk_update(rows, ["parent"])


def _id(review: Review, source_id: str) -> str:
    """Numbers of comments are only told apart within their post in some exports."""
    return key_of(f"{review.source_id}:{source_id}")


def _comment(
    one: Said,
    review: Review,
    of: BlogImport,
    catalogue: Catalogue,
    commenters: dict[str, Commenter],
) -> Comment:
    user = catalogue.user_numbered(one.author_id)
    return Comment(
        review=review,
        user=user,
        commenter=None if user else commenters.get(address_key(one.email)),
        author_name=one.name,
        body=one.body,
        state=one.state,
        spoils_to=FINALE if one.has_spoiler else review.spoils_to,
        created_at=one.created_at,
        published_at=one.created_at if one.state == State.PUBLIC else None,
        source=of.source,
        source_id=_id(review, one.source_id),
    )


def _commenters(comments: list[Said]) -> dict[str, Commenter]:
    """By the key of each address that can be one."""
    mails = {address_key(one.email): one.email for one in comments if _is_mail(one.email)}
    known = {one.email_key: one for one in Commenter.objects.filter(email_key__in=mails)}
    new = [
        Commenter(email=mail, email_key=key, language=settings.LANGUAGE_CODE)
        for key, mail in mails.items()
        if key not in known
    ]
    return known | {one.email_key: one for one in Commenter.objects.bulk_create(new)}


def _is_mail(email: str) -> bool:
    name, at, host = email.rpartition("@")
    return bool(name and at and "." in host) and len(email) <= 254 and " " not in email
