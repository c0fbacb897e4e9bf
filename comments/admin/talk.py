"""Who writes, and how the talk under each review goes."""

from django.contrib import admin
from django.http import HttpRequest

from comments.models import Commenter, Talk
from desk.parts import ModelAdmin


@admin.register(Commenter)
class CommenterAdmin(ModelAdmin[Commenter]):
    list_display = ["email", "confirmed_at", "is_stopped", "created_at"]
    search_fields = ["email"]
    ordering = ["-created_at", "-pk"]
    readonly_fields = ["email", "confirmed_at", "created_at"]
    fields = ["email", "language", "is_stopped", "confirmed_at", "created_at"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """They are born with their first comment."""
        return False


@admin.register(Talk)
class TalkAdmin(ModelAdmin[Talk]):
    list_display = ["review", "closed_at", "slow_seconds"]
    list_select_related = ["review"]
    search_fields = ["review__headline"]
    autocomplete_fields = ["review"]
    ordering = ["-pk"]
