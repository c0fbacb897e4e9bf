"""From rows to threads, in a fixed number of queries however long the talk is."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Self
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import QueryDict

from comments.models import Comment
from reviews.models import Review

THREADS_PER_PAGE = 20
SHOWN_REPLIES = 12
DEEPEST = 3


@dataclass(frozen=True)
class Asked:
    """Which part of the talk a reader asks for; what makes no sense asks for nothing."""

    page: str = ""
    is_newest_first: bool = False
    whole_thread: int | None = None

    @classmethod
    def of(cls, query: QueryDict) -> Self:
        thread = query.get("thread", "")
        return cls(
            page=query.get("comments", ""),
            is_newest_first=query.get("order") == "newest",
            whole_thread=int(thread) if thread.isdecimal() and len(thread) < 19 else None,
        )

    @property
    def query(self) -> dict[str, str]:
        """What every link to another part of the talk keeps."""
        return {"order": "newest"} if self.is_newest_first else {}


@dataclass(frozen=True)
class Reply:
    """A comment at its depth under the root, 1 to ``DEEPEST``; what lies deeper flattens."""

    comment: Comment
    depth: int


@dataclass(frozen=True)
class Thread:
    """A root and its replies in reading order: each reply before what answers it.

    Of a long thread the first ``SHOWN_REPLIES`` are in ``replies``, the rest are in ``hidden``.
    """

    comment: Comment
    replies: list[Reply] = field(default_factory=list)
    hidden: list[Reply] = field(default_factory=list)


def with_talk(reviews: QuerySet[Review]) -> QuerySet[Review]:
    """Reviews with the ``comment_count`` and ``thread_count`` that their readers see."""
    return with_comment_count(reviews).annotate(thread_count=_count(Comment.objects.roots()))


def with_comment_count(reviews: QuerySet[Review]) -> QuerySet[Review]:
    """Reviews with the ``comment_count`` of public comments."""
    return reviews.annotate(comment_count=_count(Comment.objects.public()))


def _count(comments: QuerySet[Comment]) -> Coalesce:
    of_review = comments.filter(review=OuterRef("pk")).order_by().values("review")
    return Coalesce(Subquery(of_review.annotate(count=Count("pk")).values("count")), 0)


def page_of_threads(review: Review, asked: Asked) -> tuple[Page[Comment], list[Thread]]:
    """One page of the threads of a review ``with_talk``, in two queries; replies are always oldest first.

    A page number that is junk or too high gives the nearest page.
    """
    roots = review.comments.roots().oldest_first()
    paginator = Paginator(roots.reverse() if asked.is_newest_first else roots, THREADS_PER_PAGE)
    paginator.count = review.thread_count  # type: ignore[attr-defined]  # with_talk() counted
    page = paginator.get_page(asked.page)
    shown = list(page.object_list)
    replies = review.comments.filter(thread__in=shown).answers().oldest_first() if shown else []
    return page, assemble(shown, replies, asked.whole_thread)


def assemble(
    roots: Iterable[Comment], replies: Iterable[Comment], whole: int | None = None
) -> list[Thread]:
    """Hang every reply under what it answers; a removed one stays only where a public one depends on it.

    ``whole`` is the key of the root whose thread hides nothing.
    """
    rows = list(replies)
    kept = _kept(rows)
    children: defaultdict[int | None, list[Comment]] = defaultdict(list)
    for row in rows:
        if row.pk in kept:
            children[row.parent_id].append(row)
    return [_thread(root, _in_reading_order(root, children), root.pk == whole) for root in roots]


def _thread(root: Comment, replies: list[Reply], is_whole: bool) -> Thread:
    """A single reply too many is shown: a link to it would take its place."""
    if is_whole or len(replies) <= SHOWN_REPLIES + 1:
        return Thread(root, replies)
    return Thread(root, replies[:SHOWN_REPLIES], replies[SHOWN_REPLIES:])


def _kept(rows: list[Comment]) -> set[int]:
    """The public replies and every reply on the way from one of them up to its root."""
    by_pk = {row.pk: row for row in rows}
    kept: set[int] = set()
    for row in rows:
        step = row if row.is_public else None
        while step is not None and step.pk not in kept:
            kept.add(step.pk)
            step = by_pk.get(step.parent_id or 0)
    return kept


def _in_reading_order(
    root: Comment, children: defaultdict[int | None, list[Comment]]
) -> list[Reply]:
    """With a stack, for a thread may be deeper than Python's recursion."""
    found: list[Reply] = []
    stack = [(child, 1) for child in reversed(children[root.pk])]
    while stack:
        comment, depth = stack.pop()
        found.append(Reply(comment, min(depth, DEEPEST)))
        stack += [(child, depth + 1) for child in reversed(children[comment.pk])]
    return found


def place_of(comment: Comment) -> str:
    """The query and fragment, after its review's address, that show a public comment."""
    root = comment.thread or comment
    earlier = Comment.objects.filter(review_id=comment.review_id).roots().before(root).count()
    query = {"comments": number} if (number := earlier // THREADS_PER_PAGE + 1) > 1 else {}
    if comment.thread and comment.thread.in_thread.answers().count() > SHOWN_REPLIES + 1:
        query["thread"] = root.pk
    return f"{'?' * bool(query)}{urlencode(query)}#{comment.anchor}"
