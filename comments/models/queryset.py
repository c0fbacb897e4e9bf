"""Finding comments, and the one way a comment is born."""

from datetime import datetime
from typing import TYPE_CHECKING, TypedDict, Unpack

from django.db import IntegrityError, models, transaction
from django.db.models import Count, Exists, Max, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _

from comments.models.commenter import Commenter
from comments.models.states import State
from comments.moderation import Evidence
from comments.refusals import CommentRefused
from reviews.models import HighlightMoment, MemorableLine, Review
from text.readable import readable

if TYPE_CHECKING:
    from accounts.models import User
    from comments.guard import Watch
    from comments.models.comment import Comment

# Levels of replies. Deleting a thread walks it level by level, so it must not be endless.
DEEPEST = 60


class Typed(TypedDict, total=False):
    """What ``post`` takes beside the text.

    ``sent_as`` names one opened form: what is sent from it twice, by two clicks, is posted once.
    """

    author_name: str
    author_email: str
    spoils_to: int
    parent: "Comment | None"
    about: HighlightMoment | MemorableLine | None
    user: "User | None"
    wants_replies: bool
    sent_as: str
    evidence: Evidence | None


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

    def about(self, anchor: str) -> "CommentQuerySet":
        """Of the moment or the line with this anchor, ``moment-12`` or ``line-7``."""
        kind, _, key = anchor.partition("-")
        return self.filter(**{kind: int(key)})

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

    @transaction.atomic
    def post(self, review: Review, *, body: str, **typed: Unpack["Typed"]) -> "Comment":
        """The only way a comment is born; raises ``CommentRefused`` with a sentence for the commenter."""
        from comments.guard import Watch  # it reads every model of the talk, this one too

        parent, about = typed.get("parent"), typed.get("about")
        self._refuse_what_cannot_be(review, parent, about)
        sent_as = typed.get("sent_as", "")
        if sent_as and (sent_before := self.filter(sent_as=sent_as).first()):
            return sent_before
        comment = self.model(
            review=review,
            parent=parent and self._within_depth(parent),
            thread=parent and (parent.thread or parent),
            moment=about if isinstance(about, HighlightMoment) else None,
            line=about if isinstance(about, MemorableLine) else None,
            body=body,
            spoils_to=typed.get("spoils_to", 0),
            wants_replies=typed.get("wants_replies", False),
            sent_as=sent_as,
        )
        self._sign(comment, typed)
        watch = Watch(comment, typed.get("evidence") or Evidence())
        try:
            watch.judge()
        except CommentRefused:
            # The first of two clicks was stored while this one waited.
            if sent_as and (sent_before := self.filter(sent_as=sent_as).first()):
                return sent_before
            raise
        comment.body = readable(body)  # only now: what hides in a text is a reason to hold it
        return self._stored_once(comment, watch)

    @transaction.atomic
    def edit(self, comment: "Comment", *, body: str, spoils_to: int) -> None:
        """By whoever wrote it; raises ``CommentRefused`` once its time is over, or for the new text."""
        from comments.guard import Watch

        stored = self.select_for_update().get(pk=comment.pk)
        if not stored.is_open_to_change:
            raise CommentRefused(_("The time to change this comment is over."))
        stored.body, stored.spoils_to = body, spoils_to
        watch = Watch(stored, Evidence())
        watch.judge_again()
        stored.body, stored.edited_at = readable(body), timezone.now()
        stored.save()
        watch.remember()

    @staticmethod
    def _sign(comment: "Comment", typed: "Typed") -> None:
        """By the editor who is signed in, else by a name and the address, if one is given."""
        comment.user = typed.get("user")
        email = typed.get("author_email", "")
        comment.author_name = str(comment.user) if comment.user else typed.get("author_name", "")
        comment.commenter = Commenter.objects.at(email) if email and not comment.user else None

    def _stored_once(self, comment: "Comment", watch: "Watch") -> "Comment":
        """Two clicks that come at the same moment both get the one that was first."""
        try:
            with transaction.atomic():
                comment.published_at = comment.created_at if comment.is_public else None
                comment.save(force_insert=True)
                comment.notices.owe_for(comment)
        except IntegrityError:
            sent_before = self.filter(sent_as=comment.sent_as).exclude(sent_as="").first()
            if sent_before is None:
                raise
            return sent_before
        watch.remember()
        return comment

    def _within_depth(self, parent: "Comment") -> "Comment":
        """The parent itself, or above the deepest level the comment it answers; pages flatten long before."""
        rows = self.filter(thread=parent.thread_id or parent.pk).values_list("pk", "parent_id")
        above: dict[int, int | None] = dict(rows)
        depth, step = 0, above.get(parent.pk)
        while step is not None:
            depth, step = depth + 1, above.get(step)
        return parent.parent if depth >= DEEPEST and parent.parent else parent

    @staticmethod
    def _refuse_what_cannot_be(
        review: Review, parent: "Comment | None", about: HighlightMoment | MemorableLine | None
    ) -> None:
        if parent is not None and parent.review_id != review.pk:
            raise CommentRefused(_("The comment you answer stands under another review."))
        if parent is not None and parent.state != State.PUBLIC:
            raise CommentRefused(_("The comment you answer is no longer there."))
        if about is not None and about.review_id != review.pk:
            raise CommentRefused(_("What you write about stands in another review."))
        if not review.is_published:
            raise CommentRefused(_("This review is not published, so it takes no comments yet."))
