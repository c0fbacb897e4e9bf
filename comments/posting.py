"""The only way a comment is born, and the one way its writer changes it."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, TypedDict, Unpack

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from comments.guard import Watch
from comments.limits import count_change, count_in, wait_for_others
from comments.models import Comment, Commenter, Ruling
from comments.moderation import Evidence
from comments.refusals import CommentRefused
from reviews.models import HighlightMoment, MemorableLine, Review
from text.readable import readable

if TYPE_CHECKING:
    from accounts.models import User

# Levels of replies. Deleting a thread walks it level by level, so it must not be endless.
DEEPEST = 60


class Typed(TypedDict, total=False):
    """What ``post`` takes beside the text.

    ``sent_as`` names one opened form: what is sent from it twice, by two clicks, is posted once. ``doubts``
    asks a filter elsewhere, of what is not refused here.
    """

    author_name: str
    author_email: str
    spoils_to: int
    parent: Comment | None
    about: HighlightMoment | MemorableLine | None
    user: "User | None"
    wants_replies: bool
    sent_as: str
    evidence: Evidence | None
    doubts: Callable[[], bool] | None


def post(review: Review, *, body: str, **typed: Unpack[Typed]) -> Comment:
    """Raises ``CommentRefused`` with a sentence for the commenter; what is refused is counted as well."""
    sent_as, email = typed.get("sent_as", ""), typed.get("author_email", "")
    if sent_before := _sent_before(sent_as):
        return sent_before
    evidence = typed.get("evidence") or Evidence()
    comment = _draft(review, body, typed)
    is_counted = comment.user is None or not comment.user.is_staff
    is_flooded = is_counted and count_in(evidence, email)
    if doubts := typed.get("doubts"):
        evidence = replace(evidence, is_doubted=_is_doubted(comment, evidence, email, doubts))
    try:
        return _store(comment, Watch(comment, evidence, is_flooded=is_flooded), email)
    except CommentRefused:
        # The first of two clicks was stored while this one waited.
        if sent_before := _sent_before(sent_as):
            return sent_before
        raise


def edit(comment: Comment, *, body: str, spoils_to: int, evidence: Evidence | None = None) -> None:
    """By whoever wrote it; raises ``CommentRefused`` once its time is over, or for the new text."""
    came = evidence or Evidence()
    count_change(came, comment.commenter.email if comment.commenter else "")
    with transaction.atomic():
        stored = Comment.objects.select_for_update().get(pk=comment.pk)
        if not stored.is_open_to_change:
            raise CommentRefused(_("The time to change this comment is over."))
        stored.body = body
        stored.spoils_to = max(spoils_to, Ruling.objects.least_boundary_of(stored))
        watch = Watch(stored, came)
        watch.judge_again()
        stored.body, stored.edited_at = readable(body), timezone.now()
        stored.save()
        watch.remember_links()


def _draft(review: Review, body: str, typed: Typed) -> Comment:
    """Signed by the editor who is signed in, else by a name."""
    about, user = typed.get("about"), typed.get("user")
    return Comment(
        review=review,
        parent=typed.get("parent"),
        moment=about if isinstance(about, HighlightMoment) else None,
        line=about if isinstance(about, MemorableLine) else None,
        user=user,
        author_name=str(user) if user else typed.get("author_name", ""),
        body=body,
        spoils_to=typed.get("spoils_to", 0),
        wants_replies=typed.get("wants_replies", False),
        sent_as=typed.get("sent_as", ""),
    )


def _sent_before(sent_as: str) -> Comment | None:
    return Comment.objects.filter(sent_as=sent_as).first() if sent_as else None


def _is_doubted(
    comment: Comment, evidence: Evidence, email: str, doubts: Callable[[], bool]
) -> bool:
    """Judged without that first, so that nothing that is refused anyway is told elsewhere."""
    comment.commenter = Commenter.objects.known_as(email)
    Watch(comment, evidence).judge()
    return doubts()


@transaction.atomic
def _store(comment: Comment, watch: Watch, email: str) -> Comment:
    _hold_what_is_answered(comment)
    wait_for_others(watch.evidence, email)
    if email and not comment.user:
        _own(comment, Commenter.objects.at(email))
    watch.judge()
    comment.body = readable(comment.body)  # only now: what hides in a text is a reason to hold it
    return _stored_once(comment, watch)


def _own(comment: Comment, commenter: Commenter) -> None:
    """Anybody may type an address; where its owner has confirmed it, only their own page changes its mail."""
    comment.commenter = commenter
    if commenter.is_confirmed:
        comment.wants_replies = commenter.gets_replies


def _stored_once(comment: Comment, watch: Watch) -> Comment:
    """Two clicks that come at the same moment both get the one that was first."""
    try:
        with transaction.atomic():
            comment.published_at = comment.created_at if comment.is_public else None
            comment.save(force_insert=True)
            comment.notices.owe_for(comment)
    except IntegrityError:
        if sent_before := _sent_before(comment.sent_as):
            return sent_before
        raise
    watch.remember()
    return comment


def _hold_what_is_answered(comment: Comment) -> None:
    """As it is stored now, with its root, until the answer is: neither goes or is ruled on in between."""
    if not comment.review.is_published:
        raise CommentRefused(_("This review is not published, so it takes no comments yet."))
    about = comment.moment or comment.line
    if about is not None and about.review_id != comment.review_id:
        raise CommentRefused(_("What you write about stands in another review."))
    if (parent := comment.parent) is None:
        return
    if parent.review_id != comment.review_id:
        raise CommentRefused(_("The comment you answer stands under another review."))
    keys = {parent.pk, parent.thread_id or parent.pk}
    held = {one.pk: one for one in Comment.objects.locked(keys)}
    now = held.get(parent.pk)
    if now is None or not now.is_public:
        raise CommentRefused(_("The comment you answer is no longer there."))
    comment.parent = _within_depth(now)
    comment.thread = held[now.thread_id or now.pk]


def _within_depth(parent: Comment) -> Comment:
    """The parent itself, or above the deepest level the comment it answers; pages flatten long before."""
    thread = Comment.objects.filter(thread=parent.thread_id or parent.pk)
    above: dict[int, int | None] = dict(thread.values_list("pk", "parent_id"))
    depth, step = 0, above.get(parent.pk)
    while step is not None:
        depth, step = depth + 1, above.get(step)
    return parent.parent if depth >= DEEPEST and parent.parent else parent
