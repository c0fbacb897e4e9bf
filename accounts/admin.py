"""Logins of those who write and edit."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin

from accounts.models import User

if TYPE_CHECKING:
    PlainUserAdmin = DjangoUserAdmin[User]
else:
    PlainUserAdmin = DjangoUserAdmin

BYLINE: tuple[Any, ...] = (("Byline", {"fields": ["display_name", "byline_role"]}),)


@admin.register(User)
class UserAdmin(PlainUserAdmin):
    list_display = ["username", "display_name", "byline_role", "email", "is_staff", "is_active"]
    list_filter = ["is_staff", "is_active", "groups"]
    search_fields = ["username", "display_name", "first_name", "last_name", "email"]
    autocomplete_fields = ["groups"]
    filter_horizontal = ["user_permissions"]
    fieldsets = (*tuple(DjangoUserAdmin.fieldsets or ()), *BYLINE)
    add_fieldsets = (*DjangoUserAdmin.add_fieldsets, *BYLINE)
