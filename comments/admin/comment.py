"""Comments as they come in: read, approved, removed, never written here."""

from typing import TYPE_CHECKING, Any, cast

from django.contrib import admin, messages
from django.db.models import Case, QuerySet, When
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from comments.models import Comment
from desk.parts import Button, ButtonsAdmin, ModelForm

if TYPE_CHECKING:
    from accounts.models import User


@admin.register(Comment)
class CommentAdmin(ButtonsAdmin[Comment]):
    list_display = ["excerpt", "status", "author_name", "review", "spoils_to", "created_at"]
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
    ]
    fields = [
        "status",
        "body",
        "spoils_to",
        "author_name",
        "commenter",
        "user",
        "review",
        "parent",
    ]
    readonly_fields = ["status", "author_name", "commenter", "user", "review", "parent"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Comments are born on the site, by ``Comment.objects.post``."""
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Comment]:
        return super().get_queryset(request).defer("review__body", "review__plain")

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

    def save_model(
        self, request: HttpRequest, obj: Comment, form: ModelForm[Comment], change: bool
    ) -> None:
        if "body" in form.changed_data:
            obj.edited_at = timezone.now()
        super().save_model(request, obj, form, change)

    def buttons_for(self, obj: Comment | None) -> list[Button]:
        done = {"public": "approve", "removed": "remove", "spam": "mark_as_spam"}
        here = done.get(obj.state) if obj else None
        return [button for button in self.buttons if button.name != here]

    def approve(self, request: HttpRequest, comment: Comment) -> str:
        comment.approve()
        return "The comment is public."

    def remove(self, request: HttpRequest, comment: Comment) -> str:
        comment.remove(cast("User", request.user))
        return "The comment is removed. Where it was answered, a placeholder stays."

    def mark_as_spam(self, request: HttpRequest, comment: Comment) -> str:
        comment.mark_as_spam()
        return "The comment is marked as spam."

    @admin.action(description="Approve", permissions=["change"])
    def approve_all(self, request: HttpRequest, queryset: QuerySet[Comment]) -> None:
        self._each(request, queryset, "approve", "Approved")

    @admin.action(description="Remove", permissions=["change"])
    def remove_all(self, request: HttpRequest, queryset: QuerySet[Comment]) -> None:
        self._each(request, queryset, "remove", "Removed")

    @admin.action(description="Mark as spam", permissions=["change"])
    def mark_all_as_spam(self, request: HttpRequest, queryset: QuerySet[Comment]) -> None:
        self._each(request, queryset, "mark_as_spam", "Marked as spam")

    def _each(self, request: HttpRequest, queryset: Any, verb: str, done: str) -> None:
        comments = list(queryset)
        for comment in comments:
            getattr(self, verb)(request, comment)
        self.message_user(request, f"{done}: {len(comments)}.", messages.SUCCESS)
