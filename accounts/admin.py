"""Logins of those who write and edit, and groups of them."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminRadioSelect
from django.contrib.auth.admin import (
    GroupAdmin as DjangoGroupAdmin,
    UserAdmin as DjangoUserAdmin,
)
from django.contrib.auth.forms import AdminUserCreationForm
from django.contrib.auth.models import Group
from django.db.models import QuerySet
from django.http import HttpRequest

from accounts.models import User
from accounts.roles import DUTIES
from desk.moments import NamedZone
from desk.selects import RowSelects

if TYPE_CHECKING:
    PlainUserAdmin = DjangoUserAdmin[User]
else:
    PlainUserAdmin = DjangoUserAdmin

NO_ROLE = "none"
BYLINE: tuple[Any, ...] = (("Byline", {"fields": ["display_name", "byline_role"]}),)
ADD: tuple[Any, ...] = (
    (None, {"fields": ["username", "email", "usable_password", "password1", "password2"]}),
    ("What they do", {"fields": ["role"]}),
)


class NewUserForm(AdminUserCreationForm[User]):
    """A role lets somebody in and says what they may do; without one a user has no way to the desk."""

    role = forms.ChoiceField(
        choices=[
            *((role, f"{role}: {words}") for role, words in DUTIES.items()),
            (NO_ROLE, "None"),
        ],
        initial=NO_ROLE,
        widget=AdminRadioSelect,
        help_text="It can be changed later, under “Groups”.",
    )

    class Meta:
        model = User
        fields = ("username", "email")

    def save(self, commit: bool = True) -> User:
        self.instance.is_staff = self.cleaned_data["role"] != NO_ROLE
        return super().save(commit)

    def _save_m2m(self) -> None:
        super()._save_m2m()  # type: ignore[misc]  # the stubs leave it out
        self.instance.groups.set(Group.objects.filter(name=self.cleaned_data["role"]))


def _fieldsets() -> Iterator[tuple[Any, Any]]:
    """Django's, with single permissions below a fold of their own: roles say it in one word."""
    for name, options in DjangoUserAdmin.fieldsets or ():
        fields = [field for field in options["fields"] if field != "user_permissions"]
        yield name, {**options, "fields": fields}
    yield "Single permissions", {"fields": ["user_permissions"], "classes": ["collapse"]}


@admin.register(User)
class UserAdmin(NamedZone, RowSelects, PlainUserAdmin):
    add_form = NewUserForm
    list_display = ["username", "display_name", "role", "byline_role", "email", "is_active"]
    list_filter = ["is_staff", "is_active", "groups"]
    search_fields = ["username", "display_name", "first_name", "last_name", "email"]
    autocomplete_fields = ["groups"]
    filter_horizontal = ["user_permissions"]
    fieldsets = (*_fieldsets(), *BYLINE)
    add_fieldsets = (*ADD, *BYLINE)

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        return super().get_queryset(request).prefetch_related("groups")

    @admin.display(description="role", empty_value="None")
    def role(self, user: User) -> str:
        """What their groups let them do on the desk."""
        if user.is_superuser:
            return "Everything"
        return ", ".join(group.name for group in user.groups.all()) if user.is_staff else ""

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
