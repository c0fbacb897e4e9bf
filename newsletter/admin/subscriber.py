"""Subscribers: looked up and forgotten where somebody asks for it, never written here."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from desk.parts import ModelAdmin, TabularInline
from newsletter.models import Subscriber, Subscription


class SubscriptionInline(TabularInline[Subscription, Subscriber]):
    model = Subscription
    extra = 0
    fields = ["kind", "show", "person"]
    readonly_fields = ["kind", "show", "person"]

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Subscriber)
class SubscriberAdmin(ModelAdmin[Subscriber]):
    """The list shows no address; one is found by typing all of it, or its beginning."""

    list_display = ["__str__", "language", "confirmed_at", "stopped_at", "stopped_because"]
    list_filter = ["language", "stopped_because"]
    search_fields = ["email_key__startswith"]
    search_help_text = "The beginning of an e-mail address."
    ordering = ["-created_at", "-pk"]
    fields = ["email", "language", "created_at", "confirmed_at", "stopped_at", "stopped_because"]
    inlines = [SubscriptionInline]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """An address is confirmed by whoever reads its mail."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
