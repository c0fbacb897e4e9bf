"""Who writes, and how the talk under each review goes."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_http_methods

from comments.admin.noted import note_steering
from comments.models import Commenter, Talk
from desk.parts import Button, ButtonsAdmin, ModelAdmin


@admin.register(Commenter)
class CommenterAdmin(ButtonsAdmin[Commenter]):
    list_display = ["email", "confirmed_at", "is_stopped", "created_at"]
    search_fields = ["email"]
    ordering = ["-created_at", "-pk"]
    readonly_fields = ["email", "confirmed_at", "created_at"]
    fields = ["email", "language", "is_stopped", "confirmed_at", "created_at"]
    buttons = [Button("ask_to_forget", "Forget this address", needs="forget")]

    def get_urls(self) -> list[URLPattern]:
        page = require_http_methods(["GET", "HEAD", "POST"])(self.forget)
        view = self.admin_site.admin_view(page)
        return [
            path("<int:pk>/forget/", view, name="comments_commenter_forget"),
            *super().get_urls(),
        ]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """They are born with their first comment."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Commenter | None = None) -> bool:
        """Forgotten, never only deleted: all they wrote would stay, and nobody could erase it any more."""
        return False

    def has_forget_permission(self, request: HttpRequest, obj: Commenter | None = None) -> bool:
        may_erase = request.user.has_perm("comments.delete_commenter")
        return may_erase and self.has_change_permission(request, obj)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        heading = {"subtitle": context["original"].email}
        return super().render_change_form(request, context | heading, *args, **kwargs)

    def ask_to_forget(self, request: HttpRequest, commenter: Commenter) -> HttpResponse:
        address = reverse("admin:comments_commenter_forget", args=[commenter.pk])
        return HttpResponseRedirect(address)

    def forget(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Asks first, and then does what its owner could do on the page of their own comments."""
        asked = self.get_queryset(request).filter(pk=pk)
        commenter = get_object_or_404(asked)
        if not self.has_forget_permission(request, commenter):
            raise PermissionDenied
        if request.method == "POST":
            with transaction.atomic():
                self.log_deletions(request, asked)
                commenter.forget()
            messages.success(request, "The address and all that was written with it are erased.")
            return HttpResponseRedirect(reverse("admin:comments_commenter_changelist"))
        context = {
            **self.admin_site.each_context(request),
            "title": f"Forget {commenter.email}?",
            "opts": self.opts,
            "commenter": commenter,
            "count": commenter.comments.count(),
        }
        return render(request, "desk/forget.html", context)


@admin.register(Talk)
class TalkAdmin(ModelAdmin[Talk]):
    list_display = ["review", "closed_at", "slow_seconds"]
    list_select_related = ["review"]
    search_fields = ["review__headline"]
    autocomplete_fields = ["review"]
    ordering = ["-pk"]

    def save_model(self, request: HttpRequest, obj: Talk, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        state = "closed" if obj.is_closed else "open"
        note_steering(request, obj, f"{state}, {obj.slow_seconds} s between comments")
