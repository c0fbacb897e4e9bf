"""A ledger in the tables. Rows that say the same already stay, so that a second run changes none."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet

from exchange.blogs.ledger import Ledger, Lost
from exchange.models import BlogImport, Count, ImportedPost, Kind, Loss


def keep_ledger(ledger: Ledger, of: BlogImport, post: ImportedPost | None) -> None:
    """In place of what was told of the post before; of the blog itself where there is none."""
    found = [
        Count(blog_import=of, post=post, kind=kind, found=number)
        for kind, number in ledger.found.items()
    ]
    _replace(of.counts.filter(post=post), found, "kind", "found")
    _replace_losses(of.losses.filter(post=post), ledger.losses, of, post)


def ledger_of(post: ImportedPost) -> Ledger:
    """What was told of it."""
    found = Counter(
        {Kind(kind): number for kind, number in post.counts.values_list("kind", "found")}
    )
    losses = [Lost(Kind(one.kind), one.subject, one.reason, one.count) for one in post.losses.all()]
    return Ledger(found, losses)


def keep_links(lost: Sequence[Lost], post: ImportedPost) -> None:
    """Those of the post that lead nowhere here, which is known when every post is stored."""
    links = post.losses.filter(kind=Kind.LINK)
    _replace_losses(links, lost, post.blog_import, post)


def _replace_losses(
    rows: QuerySet[Loss], by: Sequence[Lost], of: BlogImport, post: ImportedPost | None
) -> None:
    new = [
        Loss(
            blog_import=of,
            post=post,
            kind=one.kind,
            subject=one.subject,
            reason=one.reason,
            count=one.count,
        )
        for one in by
    ]
    _replace(rows, new, "kind", "subject", "reason", "count")


def _replace(rows: QuerySet[Any], by: list[Any], *columns: str) -> None:
    there = list(rows.order_by("pk").values_list(*columns))
    if there != [tuple(getattr(row, column) for column in columns) for row in by]:
        rows.delete()
        rows.model._default_manager.bulk_create(by)
