"""From rows to threads, in a fixed number of queries however long the talk is."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.core.paginator import Page, Paginator
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from comments.models import Comment
from reviews.models import Review

THREADS_PER_PAGE = 20
DEEPEST = 3


@dataclass(frozen=True)
class Reply:
    """A comment at its depth under the root, 1 to ``DEEPEST``; what lies deeper flattens."""

    comment: Comment
    depth: int


@dataclass(frozen=True)
class Thread:
    """A root and its replies in reading order: each reply before what answers it."""

    comment: Comment
    replies: list[Reply] = field(default_factory=list)


def with_talk(reviews: QuerySet[Review]) -> QuerySet[Review]:
    """Reviews with the ``comment_count`` and ``thread_count`` that their readers see."""
    of_review = Comment.objects.filter(review=OuterRef("pk")).order_by()
    return reviews.annotate(
        comment_count=_count(of_review.public()), thread_count=_count(of_review.roots())
    )


def _count(comments: QuerySet[Comment]) -> Coalesce:
    counted = comments.values("review").annotate(count=Count("pk")).values("count")
    return Coalesce(Subquery(counted), 0)


def page_of_threads(review: Review, number: str | None) -> tuple[Page[Comment], list[Thread]]:
    """One page of the threads of a review ``with_talk``, oldest first, in two queries.

    A page number that is junk or too high gives the nearest page.
    """
    paginator = Paginator(review.comments.roots().oldest_first(), THREADS_PER_PAGE)
    paginator.count = review.thread_count  # type: ignore[attr-defined]  # with_talk() counted
    page = paginator.get_page(number)
    roots = list(page.object_list)
    replies = review.comments.filter(thread__in=roots).answers().oldest_first() if roots else []
    return page, assemble(roots, replies)


def assemble(roots: Iterable[Comment], replies: Iterable[Comment]) -> list[Thread]:
    """Hang every reply under what it answers; a removed one stays only where a public one depends on it."""
    rows = list(replies)
    kept = _kept(rows)
    children: defaultdict[int | None, list[Comment]] = defaultdict(list)
    for row in rows:
        if row.pk in kept:
            children[row.parent_id].append(row)
    return [Thread(root, _in_reading_order(root, children)) for root in roots]


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


def page_number(comment: Comment) -> int:
    """The page of threads that holds a public comment, counted from 1."""
    root = comment.thread or comment
    earlier = Comment.objects.filter(review_id=comment.review_id).roots().before(root).count()
    return earlier // THREADS_PER_PAGE + 1
