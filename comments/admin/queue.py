"""The queue at the desk: one page of all that waits, carried out by one press, which can be undone."""

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple, cast
from uuid import UUID, uuid4

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_http_methods, require_POST

from comments.admin.noted import note_steering
from comments.admin.pressed import BLOCKS, DECISIONS, TALK, Choice, choices
from comments.forms import MAX_LENGTH
from comments.models import Block, Comment, Ruling, Talk
from comments.models.decisions import Outcome
from comments.posting import post
from comments.queue import queue
from comments.refusals import CommentRefused
from desk.parts import ButtonsAdmin
from desk.undo import undoable

if TYPE_CHECKING:
    from accounts.models import User

DONE = {"public": "Approved", "spam": "Marked as spam", "removed": "Removed", "pending": "Waiting"}
NAMED = 3
"""So many authors are named in a message."""


class Unsent(NamedTuple):
    """A reply that could not be posted, with its text."""

    comment: Comment
    text: str
    reason: str


class QueueAdmin(ButtonsAdmin[Comment]):
    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        page = require_http_methods(["GET", "HEAD", "POST"])(self.queue)
        own = [
            path("queue/", view(page), name="comments_comment_queue"),
            path("undo/<uuid:batch>/", view(require_POST(self.undo)), name="comments_comment_undo"),
        ]
        return own + super().get_urls()

    def queue(self, request: HttpRequest) -> HttpResponse:
        if not self.has_change_permission(request):
            raise PermissionDenied
        unsent = self._carry_out(request) if request.method == "POST" else []
        if request.method == "POST" and not unsent:
            return HttpResponseRedirect(reverse("admin:comments_comment_queue"))
        context = {
            **self.admin_site.each_context(request),
            "title": "Comments that wait",
            "opts": self.opts,
            "opened": uuid4().hex,
            "queue": queue(self.get_queryset(request)),
            "unsent": unsent,
            "decisions": {name: label for name, (_, label) in DECISIONS.items()},
            "blocks": BLOCKS if request.user.has_perm("comments.add_block") else {},
            "talk": TALK if request.user.has_perm("comments.change_talk") else {},
            "longest_reply": MAX_LENGTH,
        }
        return render(request, "desk/queue.html", context, status=422 if unsent else 200)

    def undo(self, request: HttpRequest, batch: UUID) -> HttpResponse:
        """What one press decided, where nothing has changed since."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        outcome = Ruling.objects.undo(batch, _user(request))
        if outcome.done:
            messages.success(request, f"As they were before: {len(outcome.done)}.")
        elif not outcome.overtaken:
            messages.warning(request, "There is nothing left to undo.")
        _tell_exceptions(request, outcome)
        page = "changelist" if request.POST.get("back") == "changelist" else "queue"
        return HttpResponseRedirect(reverse(f"admin:comments_comment_{page}"))

    def _carry_out(self, request: HttpRequest) -> list[Unsent]:
        """The replies that were not posted."""
        chosen = list(choices(request.POST))
        visible = self.get_queryset(request).filter(pk__in=[one.pk for one in chosen])
        chosen = [one for one in chosen if one.pk in set(visible.values_list("pk", flat=True))]
        _tell_nonsense(request, [one for one in chosen if one.is_nonsense])
        decisions = [one.decision for one in chosen if not one.is_nonsense and one.decision]
        if decisions:
            tell(request, Ruling.objects.carry_out(decisions, _user(request)), "queue")
        besides = [one for one in chosen if one.block or one.talk or one.reply]
        related = ("review", "thread", "commenter", "trace")
        comments = visible.select_related(*related).in_bulk([one.pk for one in besides])
        _block(request, comments, besides)
        _steer(request, comments, besides)
        return _answer(request, comments, besides)


def tell(request: HttpRequest, outcome: Outcome, back: str) -> None:
    """What one press did, with a button that takes it back, and what it could not do."""
    if outcome.done:
        states = Counter(comment.state for comment in outcome.done)
        done = " ".join(f"{DONE[state]}: {count}." for state, count in states.items())
        undo_at = reverse("admin:comments_comment_undo", args=[outcome.batch])
        messages.success(request, undoable(request, done, undo_at, back=back))
    _tell_exceptions(request, outcome)


def _tell_exceptions(request: HttpRequest, outcome: Outcome) -> None:
    if outcome.overtaken:
        changed = _names(outcome.overtaken)
        messages.warning(request, f"Left as they are, for they changed meanwhile: {changed}.")
    if outcome.empty:
        erased = _names(outcome.empty)
        messages.warning(request, f"Left as they are, for their text was erased: {erased}.")


def _tell_nonsense(request: HttpRequest, nonsense: list[Choice]) -> None:
    if nonsense:
        words = "A boundary is an episode, 0 for none or 999 for the ending."
        messages.error(request, f"{words} Nothing was decided for: {len(nonsense)}.")


def _names(comments: Iterable[Comment]) -> str:
    names = [comment.author_name for comment in comments]
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return ", ".join(names[:NAMED]) + more


def _block(request: HttpRequest, comments: dict[int, Comment], chosen: list[Choice]) -> None:
    if not request.user.has_perm("comments.add_block"):
        return
    blocked = 0
    for choice in chosen:
        term = BLOCKS.get(choice.block)
        value = comments[choice.pk].origin(term.kind) if term else ""
        if term and value:
            with transaction.atomic():
                Block.objects.put(term.kind, value, term.effect, term.lasts, _user(request))
                note_steering(request, comments[choice.pk], f"{term.kind} blocked: {term.effect}")
            blocked += 1
    if blocked:
        messages.success(request, f"Blocked: {blocked}. The list of blocks takes them back.")


def _steer(request: HttpRequest, comments: dict[int, Comment], chosen: list[Choice]) -> None:
    if not request.user.has_perm("comments.change_talk"):
        return
    for choice in chosen:
        if choice.talk in TALK:
            with transaction.atomic():
                steer(comments[choice.pk], choice.talk)
                note_steering(request, comments[choice.pk], TALK[choice.talk])
            messages.success(request, f"{TALK[choice.talk]}: done.")


def steer(comment: Comment, deed: str) -> None:
    """One of ``TALK``, to the thread of the comment or to all the talk around it."""
    if deed == "close-thread":
        comment.close_thread()
    elif deed == "reopen-thread":
        comment.reopen_thread()
    elif deed == "close":
        Talk.objects.of(comment.review).close()
    elif deed == "reopen":
        Talk.objects.of(comment.review).reopen()
    else:
        Talk.objects.of(comment.review).slow_down(int(deed.removeprefix("slow-")))


def _answer(
    request: HttpRequest, comments: dict[int, Comment], chosen: list[Choice]
) -> list[Unsent]:
    unsent, posted = [], 0
    opened = request.POST.get("opened", "").replace("\0", "")[:32]
    for choice in (one for one in chosen if one.reply):
        comment = comments[choice.pk]
        try:
            _reply(comment, choice.reply, _user(request), opened and f"{opened}-{comment.pk}")
            posted += 1
        except CommentRefused as refusal:
            unsent.append(Unsent(comment, choice.reply, str(refusal)))
    if posted:
        messages.success(request, f"Replies posted: {posted}.")
    return unsent


@transaction.atomic
def _reply(parent: Comment, body: str, user: "User", sent_as: str) -> None:
    """Sent twice by two clicks, it is posted once."""
    if len(body) > MAX_LENGTH:
        raise CommentRefused(f"It is longer than {MAX_LENGTH:,} characters.")
    typed: dict[str, Any] = {"user": user, "spoils_to": parent.spoils_to, "sent_as": sent_as}
    post(parent.review, body=body, parent=parent, **typed)


def _user(request: HttpRequest) -> "User":
    return cast("User", request.user)
