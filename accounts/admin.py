"""Logins of those who write and edit, and groups of them."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.contrib.auth.admin import (
    GroupAdmin as DjangoGroupAdmin,
    UserAdmin as DjangoUserAdmin,
)
from django.contrib.auth.models import Group
from django.http import HttpRequest

from accounts.models import User
from desk.moments import NamedZone
from desk.selects import RowSelects

if TYPE_CHECKING:
    PlainUserAdmin = DjangoUserAdmin[User]
else:
    PlainUserAdmin = DjangoUserAdmin

BYLINE: tuple[Any, ...] = (("Byline", {"fields": ["display_name", "byline_role"]}),)


@admin.register(User)
class UserAdmin(NamedZone, RowSelects, PlainUserAdmin):
    list_display = ["username", "display_name", "byline_role", "email", "is_staff", "is_active"]
    list_filter = ["is_staff", "is_active", "groups"]
    search_fields = ["username", "display_name", "first_name", "last_name", "email"]
    autocomplete_fields = ["groups"]
    filter_horizontal = ["user_permissions"]
    fieldsets = (*tuple(DjangoUserAdmin.fieldsets or ()), *BYLINE)
    add_fieldsets = (*DjangoUserAdmin.add_fieldsets, *BYLINE)

    def has_view_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """Whoever may give a review to another author finds that author's name, and no more."""
        return super().has_view_permission(request, obj) or _chooses_an_author(request)

    def get_search_fields(self, request: HttpRequest) -> Any:
        fields = super().get_search_fields(request)
        return ["username", "display_name"] if _chooses_an_author(request) else fields


def _chooses_an_author(request: HttpRequest) -> bool:
    page = request.resolver_match.url_name if request.resolver_match else ""
    return page == "autocomplete" and request.user.has_perm("reviews.change_others_review")


admin.site.unregister(Group)


@admin.register(Group)
class GroupAdmin(RowSelects, DjangoGroupAdmin):
    pass
