"""Comments as they come in: read, approved, removed, never written here."""

from typing import TYPE_CHECKING, Any, cast

from django.contrib import admin
from django.db.models import Case, QuerySet, When
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from comments.admin.noted import note_steering
from comments.admin.pressed import seen_in
from comments.admin.queue import QueueAdmin, tell
from comments.models import Comment, Commenter, Ruling, Talk
from comments.models.decisions import Decision, Outcome, Seen
from desk.parts import Button, ModelForm

if TYPE_CHECKING:
    from accounts.models import User


@admin.register(Comment)
class CommentAdmin(QueueAdmin):
    change_list_template = "admin/comment_list.html"
    list_display = ["excerpt", "seen_status", "author_name", "review", "spoils_to", "created_at"]
    list_filter = ["state", "created_at"]
    list_select_related = ["review"]
    list_per_page = 50
    date_hierarchy = "created_at"
    ordering = [Case(When(state=Comment.State.PENDING, then=0), default=1), "-created_at", "-pk"]
    search_fields = ["body", "author_name", "commenter__email", "review__headline"]
    actions = ["approve_all", "remove_all", "mark_all_as_spam"]
    buttons = [
        Button("approve", "Approve"),
        Button("remove", "Remove"),
        Button("mark_as_spam", "Mark as spam"),
        Button("close_thread", "Close the thread", needs="steer"),
        Button("reopen_thread", "Reopen the thread", needs="steer"),
        Button("close_talk", "Close the talk", needs="steer"),
        Button("reopen_talk", "Reopen the talk", needs="steer"),
    ]
    fields = [
        "status",
        "body",
        "spoils_to",
        "author_name",
        "address",
        "user",
        "review",
        "answers",
    ]
    readonly_fields = ["status", "author_name", "address", "user", "review", "answers"]

    def get_readonly_fields(self, request: HttpRequest, obj: Comment | None = None) -> list[str]:
        """What an editor signed is changed by nobody else. Out of a guest’s text an address can be taken."""
        is_signed = obj is not None and obj.user_id not in (None, request.user.pk)
        return [*self.readonly_fields, *(["body"] if is_signed else [])]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Comments are born on the site, by ``comments.posting``."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Comment | None = None) -> bool:
        """Removed, never deleted: what others answered would go with it."""
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Comment]:
        return super().get_queryset(request).defer("review__body", "review__plain")

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        heading = {"subtitle": context["original"].summary}
        return super().render_change_form(request, context | heading, *args, **kwargs)

    @admin.display(description="e-mail")
    def address(self, comment: Comment) -> str:
        return _link(comment.commenter, comment.commenter.email) if comment.commenter else "none"

    @admin.display(description="answers")
    def answers(self, comment: Comment) -> str:
        return _link(comment.parent, comment.parent.summary) if comment.parent else "none"

    @admin.display(description="comment", ordering="body")
    def excerpt(self, comment: Comment) -> str:
        return Truncator(comment.body).chars(100)

    @admin.display(description="state", ordering="state")
    def status(self, comment: Comment) -> SafeString:
        reason = f" {comment.held_because}" if comment.state == Comment.State.PENDING else ""
        return format_html(
            '<span class="desk-state" data-state="{}">{}</span>{}',
            comment.state,
            comment.get_state_display(),
            reason,
        )

    @admin.display(description="state", ordering="state")
    def seen_status(self, comment: Comment) -> SafeString:
        """With what is seen in the list, so that nothing is ruled on that was changed since."""
        hidden = '<input type="hidden" name="seen" value="{}">'
        return self.status(comment) + format_html(hidden, Seen.in_words(comment))

    def save_model(
        self, request: HttpRequest, obj: Comment, form: ModelForm[Comment], change: bool
    ) -> None:
        """Only what was typed, for another moderator may rule meanwhile; a boundary is a ruling."""
        typed = ["body", "edited_at"]
        if "body" in form.changed_data:
            obj.edited_at = timezone.now()
            obj.save(update_fields=typed)
            note_steering(request, obj, "text changed")
        if "spoils_to" in form.changed_data:
            obj.set_boundary(obj.spoils_to, _user(request))

    def buttons_for(self, obj: Comment | None) -> list[Button]:
        """Those that would change something."""
        if obj is None:
            return []
        talk = Talk.objects.of(obj.review)
        idle = {
            {"public": "approve", "removed": "remove", "spam": "mark_as_spam"}.get(obj.state),
            "close_thread" if not obj.takes_replies else "reopen_thread",
            "close_talk" if talk.is_closed else "reopen_talk",
        }
        return [button for button in self.buttons if button.name not in idle]

    def has_steer_permission(self, request: HttpRequest, obj: Comment | None = None) -> bool:
        """Close and reopen; asked for by the buttons that do."""
        return request.user.has_perm("comments.change_talk")

    def approve(self, request: HttpRequest, comment: Comment) -> str:
        return self._ruled(comment.approve(_user(request)), "The comment is public.")

    def remove(self, request: HttpRequest, comment: Comment) -> str:
        done = "The comment is removed. Where it was answered, a placeholder stays."
        return self._ruled(comment.remove(_user(request)), done)

    def mark_as_spam(self, request: HttpRequest, comment: Comment) -> str:
        return self._ruled(comment.mark_as_spam(_user(request)), "The comment is marked as spam.")

    @staticmethod
    def _ruled(outcome: Outcome, done: str) -> str:
        return done if outcome.done else "It stays as it is: its text was erased."

    def close_thread(self, request: HttpRequest, comment: Comment) -> str:
        comment.close_thread()
        note_steering(request, comment, "thread closed")
        return "The thread takes no more replies."

    def reopen_thread(self, request: HttpRequest, comment: Comment) -> str:
        comment.reopen_thread()
        note_steering(request, comment, "thread reopened")
        return "The thread takes replies again."

    def close_talk(self, request: HttpRequest, comment: Comment) -> str:
        Talk.objects.of(comment.review).close()
        note_steering(request, comment.review, "talk closed")
        return "The talk under the review is closed."

    def reopen_talk(self, request: HttpRequest, comment: Comment) -> str:
        Talk.objects.of(comment.review).reopen()
        note_steering(request, comment.review, "talk reopened")
        return "The talk under the review is open again."

    @admin.action(description="Approve", permissions=["change"])
    def approve_all(self, request: HttpRequest, queryset: QuerySet[Comment]) -> None:
        self._rule_all(request, queryset, Comment.State.PUBLIC)

    @admin.action(description="Remove", permissions=["change"])
    def remove_all(self, request: HttpRequest, queryset: QuerySet[Comment]) -> None:
        self._rule_all(request, queryset, Comment.State.REMOVED)

    @admin.action(description="Mark as spam", permissions=["change"])
    def mark_all_as_spam(self, request: HttpRequest, queryset: QuerySet[Comment]) -> None:
        self._rule_all(request, queryset, Comment.State.SPAM)

    def _rule_all(self, request: HttpRequest, queryset: QuerySet[Comment], state: str) -> None:
        seen = seen_in(request.POST)
        keys = queryset.values_list("pk", flat=True)
        decisions = [Decision(pk, state, seen=seen.get(pk)) for pk in keys]
        tell(request, Ruling.objects.carry_out(decisions, _user(request)), "changelist")


def _link(row: Comment | Commenter, text: str) -> SafeString:
    form = reverse(f"admin:comments_{row._meta.model_name}_change", args=[row.pk])
    return format_html('<a href="{}">{}</a>', form, text)


def _user(request: HttpRequest) -> "User":
    return cast("User", request.user)
