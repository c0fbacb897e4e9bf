"""Finding comments."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Count, Exists, Max, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from comments.anchors import Anchor
from comments.models.states import State

if TYPE_CHECKING:
    from comments.models.comment import Comment  # noqa: F401  # named in the class's own brackets


class CommentQuerySet(models.QuerySet["Comment"]):
    def public(self) -> "CommentQuerySet":
        return self.filter(state=State.PUBLIC)

    def pending(self) -> "CommentQuerySet":
        return self.filter(state=State.PENDING)

    def roots(self) -> "CommentQuerySet":
        """Comments that open a thread readers can see: public, or not but with a public answer."""
        answers = self.model.objects.public().filter(thread=OuterRef("pk"))
        return self.filter(parent=None).filter(Q(state=State.PUBLIC) | Q(Exists(answers)))

    def answers(self) -> "CommentQuerySet":
        """Replies that readers see or that something may hang under."""
        replies = self.model.objects.filter(parent=OuterRef("pk"))
        return self.filter(parent__isnull=False).filter(Q(state=State.PUBLIC) | Q(Exists(replies)))

    def about(self, anchor: Anchor) -> "CommentQuerySet":
        return self.filter(**{anchor.kind: anchor.key})

    def oldest_first(self) -> "CommentQuerySet":
        return self.order_by("created_at", "pk")

    def newest_first(self) -> "CommentQuerySet":
        return self.order_by("-created_at", "-pk")

    def published_until(self, moment: datetime | None) -> "CommentQuerySet":
        """What readers had seen by then; everything where no moment is named."""
        return self.filter(published_at__lte=moment) if moment else self

    def liveliest_first(self, until: datetime | None = None) -> "CommentQuerySet":
        """Roots as ``comments.asked.Order`` says; replies later than ``until`` do not count."""
        replies = self.model.objects.public().published_until(until).filter(thread=OuterRef("pk"))
        by_thread = replies.order_by().values("thread")
        count = by_thread.annotate(count=Count("pk")).values("count")
        latest = by_thread.annotate(latest=Max("created_at")).values("latest")
        return self.order_by(
            Coalesce(Subquery(count), 0).desc(),
            Coalesce(Subquery(latest), "created_at").desc(),
            "-pk",
        )

    def locked(self, keys: Iterable[int]) -> "CommentQuerySet":
        """In one order for everybody, so that two wait for each other and never forever."""
        return self.select_for_update().filter(pk__in=keys).order_by("pk")
