"""From rows to threads, in a fixed number of queries however long the talk is.

The shape of a thread is read without its texts; those of hidden replies are never loaded.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from django.core.paginator import Page, Paginator
from django.db.models import Count, Max, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse

from comments.anchors import Anchor
from comments.asked import Asked, Order
from comments.models import Comment, Talk
from comments.models.states import State
from reviews.models import Review

THREADS_PER_PAGE = 20
SHOWN_REPLIES = 4
REPLIES_PER_PART = 30
DEEPEST = 3


class Stub(NamedTuple):
    """A reply as far as its place needs it."""

    pk: int
    parent: int
    thread: int
    state: str
    author_name: str
    published_at: datetime | None


class Placed(NamedTuple):
    """Where a reply stands: at its depth under the root, and whether what it answers stands right above."""

    stub: Stub
    depth: int
    follows: bool

    @property
    def is_public(self) -> bool:
        return self.stub.state == State.PUBLIC


class Answered(NamedTuple):
    """Whom a reply answers and where that stands; no name where it is not shown any more."""

    name: str
    address: str


@dataclass(frozen=True)
class Reply:
    """A comment at its depth under the root, 1 to ``DEEPEST``; what lies deeper flattens.

    ``answered`` is told where the page's order does not: the comment answered is not the one above.
    """

    comment: Comment
    depth: int
    answered: Answered | None = None


@dataclass(frozen=True)
class Thread:
    """A root and its replies in reading order: each reply before what answers it.

    Of a long thread one part is in ``replies``; ``before`` and ``after`` are the keys of those hidden.
    """

    comment: Comment
    replies: list[Reply] = field(default_factory=list)
    before: list[int] = field(default_factory=list)
    after: list[int] = field(default_factory=list)
    newest_hidden_at: datetime | None = None
    is_open: bool = True
    part: int = 0

    @property
    def reply_count(self) -> int:
        return len(self.before) + len(self.replies) + len(self.after)

    @property
    def next_part(self) -> int:
        return self.part + 1

    @property
    def previous_part(self) -> int:
        return self.part - 1


def with_talk(reviews: QuerySet[Review]) -> QuerySet[Review]:
    """Reviews with their talk, the ``comment_count`` and ``thread_count`` that their readers see.

    ``newest_comment_at`` is when the last of the public ones was published.
    """
    public = Comment.objects.public()
    return (
        with_comment_count(reviews)
        .select_related("talk")
        .annotate(
            thread_count=Coalesce(_of_review(Comment.objects.roots(), Count("pk")), 0),
            newest_comment_at=_of_review(public, Max("published_at")),
        )
    )


def with_comment_count(reviews: QuerySet[Review]) -> QuerySet[Review]:
    """Reviews with the ``comment_count`` of public comments."""
    count = _of_review(Comment.objects.public(), Count("pk"))
    return reviews.annotate(comment_count=Coalesce(count, 0))


def with_counts_of_talk(things: QuerySet[Any], kind: str) -> QuerySet[Any]:
    """Moments or lines, as ``kind`` says, with the ``comment_count`` of public comments about each."""
    about = Comment.objects.public().filter(**{kind: OuterRef("pk")}).order_by().values(kind)
    count = Subquery(about.annotate(found=Count("pk")).values("found"))
    counted: QuerySet[Any] = things.annotate(comment_count=Coalesce(count, 0))
    return counted


def _of_review(comments: QuerySet[Comment], what: Count | Max) -> Subquery:
    of_review = comments.filter(review=OuterRef("pk")).order_by().values("review")
    return Subquery(of_review.annotate(found=what).values("found"))


def roots_in_order(review: Review, asked: Asked) -> QuerySet[Comment]:
    roots = review.comments.roots().published_until(asked.until)
    if anchor := Anchor.of(asked.about):
        about = Comment.objects.public().filter(review=review).about(anchor)
        roots = roots.filter(pk__in=about.values(root=Coalesce("thread", "pk")))
    if asked.order == Order.OLDEST:
        return roots.oldest_first()
    if asked.order == Order.NEWEST:
        return roots.newest_first()
    return roots.liveliest_first(asked.until)


def page_of_threads(review: Review, asked: Asked) -> tuple[Page[Comment], list[Thread]]:
    """One page of the threads of a review ``with_talk``; a page that is not there gives the nearest."""
    roots = roots_in_order(review, asked).select_related("moment", "line")
    paginator = Paginator(roots, THREADS_PER_PAGE)
    if not asked.about and not asked.is_older_than(review.newest_comment_at):  # type: ignore[attr-defined]
        paginator.count = review.thread_count  # type: ignore[attr-defined]  # with_talk() counted
    page = paginator.get_page(asked.page)
    shown = list(page.object_list)
    return page, threads_of(review, shown, asked)


def threads_of(review: Review, roots: list[Comment], asked: Asked) -> list[Thread]:
    """In two queries: one for the shape of all, one for the comments that are shown."""
    if not roots:
        return []
    shapes = shapes_of(root.pk for root in roots)
    cuts = {root.pk: _cut(shapes[root.pk], root.pk, asked) for root in roots}
    keys = {place.stub.pk for root in roots for place in shapes[root.pk][cuts[root.pk]]}
    rows = review.comments.filter(pk__in=keys).select_related("moment", "line") if keys else []
    comments = {row.pk: row for row in [*rows, *roots]}
    return [_thread(root, shapes[root.pk], cuts[root.pk], comments, asked) for root in roots]


def shapes_of(roots: Iterable[int]) -> defaultdict[int, list[Placed]]:
    """The replies under each root in reading order; one not public only where a public one hangs below."""
    columns = ("pk", "parent_id", "thread_id", "state", "author_name", "published_at")
    rows = Comment.objects.filter(thread__in=list(roots)).answers().oldest_first()
    stubs = [Stub(*row) for row in rows.values_list(*columns)]
    kept = _kept(stubs)
    children: defaultdict[int, list[Stub]] = defaultdict(list)
    for stub in stubs:
        if stub.pk in kept:
            children[stub.parent].append(stub)
    found: defaultdict[int, list[Placed]] = defaultdict(list)
    for root in {stub.thread for stub in stubs}:
        found[root] = _in_reading_order(root, children)
    return found


def _kept(stubs: list[Stub]) -> set[int]:
    """The public replies and every reply on the way from one of them up to its root."""
    by_pk = {stub.pk: stub for stub in stubs}
    kept: set[int] = set()
    for stub in stubs:
        step = stub if stub.state == State.PUBLIC else None
        while step is not None and step.pk not in kept:
            kept.add(step.pk)
            step = by_pk.get(step.parent)
    return kept


def _in_reading_order(root: int, children: defaultdict[int, list[Stub]]) -> list[Placed]:
    """With a stack, for a thread may be deeper than Python's recursion."""
    found: list[Placed] = []
    above = root
    stack = [(child, 1) for child in reversed(children[root])]
    while stack:
        stub, depth = stack.pop()
        found.append(Placed(stub, min(depth, DEEPEST), stub.parent == above and depth <= DEEPEST))
        above = stub.pk
        stack += [(child, depth + 1) for child in reversed(children[stub.pk])]
    return found


def part_of(index: int, count: int) -> int:
    """Which part of a thread of ``count`` replies holds the one at ``index``; 0 where it is never hidden.

    A single reply too many is shown: a link to it would take its place.
    """
    is_short = count <= SHOWN_REPLIES + 1
    return 0 if is_short or index < SHOWN_REPLIES else index // REPLIES_PER_PART + 1


def _cut(shape: Sequence[Placed], root: int, asked: Asked) -> slice:
    """Which replies of the thread are shown."""
    if root == asked.thread:
        last = max(0, len(shape) - 1) // REPLIES_PER_PART
        start = min(asked.replies - 1, last) * REPLIES_PER_PART
        return slice(start, start + REPLIES_PER_PART)
    return slice(0, SHOWN_REPLIES if part_of(len(shape) - 1, len(shape)) else None)


def _thread(
    root: Comment, shape: list[Placed], cut: slice, comments: dict[int, Comment], asked: Asked
) -> Thread:
    shown = shape[cut]
    after = shape[cut.start + len(shown) :]
    hidden = [*shape[: cut.start], *after]
    hidden_names = {place.stub.pk: place.stub.author_name for place in hidden if place.is_public}
    replies = [
        Reply(
            comments[stub.pk],
            depth,
            None if follows else _answered(stub.parent, comments, hidden_names, asked),
        )
        for stub, depth, follows in shown
        if stub.pk in comments
    ]
    return Thread(
        root,
        replies,
        before=[place.stub.pk for place in shape[: cut.start]],
        after=[place.stub.pk for place in after],
        newest_hidden_at=max(_published(hidden), default=None),
        is_open=root.closed_at is None and not Talk.loaded_with(root.review).is_closed,
        part=cut.start // REPLIES_PER_PART + 1 if root.pk == asked.thread else 0,
    )


def _published(shape: Iterable[Placed]) -> Iterator[datetime]:
    for place in shape:
        if place.is_public and place.stub.published_at:
            yield place.stub.published_at


def _answered(
    parent: int, comments: dict[int, Comment], hidden_names: dict[int, str], asked: Asked
) -> Answered:
    """On this page by its anchor, elsewhere by its permanent address."""
    if comment := comments.get(parent):
        return Answered(comment.author_name if comment.is_public else "", f"#{comment.anchor}")
    address = reverse("comments:comment_detail", args=[parent]) + asked.order_query
    return Answered(hidden_names.get(parent, ""), address)
