"""What the desk keeps for itself, to be read by whoever looks after the site; in no list of apps."""

from typing import Any, ClassVar

from django.contrib import admin
from django.http import HttpRequest

from desk.models import IgnoredName, Presence, UnsavedWork, Version, WaitingPicture
from desk.parts import ModelAdmin


class KeptAdmin(ModelAdmin[Any]):
    list_select_related: ClassVar[list[str]] = ["review"]

    def get_model_perms(self, request: HttpRequest) -> dict[str, bool]:
        return {}

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Version)
class VersionAdmin(KeptAdmin):
    list_display = ["review", "number", "saved_at", "editor_name", "note"]
    ordering = ["-saved_at", "-pk"]


@admin.register(UnsavedWork)
class UnsavedWorkAdmin(KeptAdmin):
    list_display = ["user", "review", "saved_at"]
    list_select_related = ["user", "review"]
    ordering = ["-saved_at", "-pk"]


@admin.register(Presence)
class PresenceAdmin(KeptAdmin):
    list_display = ["user", "review", "since", "seen_at"]
    list_select_related = ["user", "review"]
    ordering = ["-seen_at", "-pk"]


@admin.register(IgnoredName)
class IgnoredNameAdmin(KeptAdmin):
    list_display = ["name", "review"]
    ordering = ["review", "name"]


@admin.register(WaitingPicture)
class WaitingPictureAdmin(KeptAdmin):
    list_display = ["user", "name", "width", "height", "created_at"]
    list_select_related = ["user"]
    ordering = ["-created_at", "-pk"]
