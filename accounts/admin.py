"""Logins of those who write and edit, and groups of them."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.apps import apps as installed
from django.contrib import admin
from django.contrib.admin.widgets import AdminRadioSelect
from django.contrib.auth.admin import (
    GroupAdmin as DjangoGroupAdmin,
    UserAdmin as DjangoUserAdmin,
)
from django.contrib.auth.forms import AdminUserCreationForm
from django.contrib.auth.models import Group
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest

from accounts.doors import sessions
from accounts.doors.resetting import reset_second_factor
from accounts.log_admin import AuditEntryAdmin, RightsLogged
from accounts.models import AuditEntry, User
from accounts.roles import DUTIES
from desk.parts import Button, ButtonsAdmin, ModelAdmin
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
class UserAdmin(RightsLogged, ButtonsAdmin[User], PlainUserAdmin):
    add_form = NewUserForm
    list_display = ["username", "display_name", "role", "byline_role", "email", "is_active"]
    list_filter = ["is_staff", "is_active", "groups"]
    search_fields = ["username", "display_name", "first_name", "last_name", "email"]
    autocomplete_fields = ["groups"]
    filter_horizontal = ["user_permissions"]
    buttons: ClassVar[list[Button]] = [
        Button("end_sessions", "Save and end all sessions", needs="secure"),
        Button("reset_factor", "Save and reset the second factor", needs="secure"),
    ]
    fieldsets = (*_fieldsets(), *BYLINE)
    add_fieldsets = (*ADD, *BYLINE)

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        return super().get_queryset(request).prefetch_related("groups")

    def has_secure_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """Over the doors of others: for those alone who may do everything anyway."""
        return bool(request.user.is_superuser)

    def buttons_for(self, obj: User | None) -> list[Button]:
        return self.buttons if obj is not None and obj.is_staff else []

    def end_sessions(self, request: HttpRequest, user: User) -> str:
        return f"Sessions ended: {sessions.end(user, by=request.user)}."

    def reset_factor(self, request: HttpRequest, user: User) -> str:
        if not reset_second_factor(user, by=request.user):
            return f"{user} has no second factor."
        return f"{user} comes in by the password alone and can set up a second factor anew."

    def user_change_password(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """The password and what is noted of it, together."""
        with transaction.atomic():
            return super().user_change_password(request, *args, **kwargs)

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        if getattr(request.resolver_match, "url_name", "") == "auth_user_password_change":
            AuditEntry.objects.note(AuditEntry.Act.PASSWORD, request.user, obj)
        return super().log_change(request, obj, message)

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


# Rows of the library, which have no business at the desk: secrets, and what is seen under “Your login”.
for table in ("account.EmailAddress", "mfa.Authenticator", "usersessions.UserSession"):
    admin.site.unregister(installed.get_model(table))
admin.site.unregister(Group)


@admin.register(Group)
class GroupAdmin(RightsLogged, RowSelects, DjangoGroupAdmin):
    pass


@admin.register(AuditEntry)
class AuditLogAdmin(AuditEntryAdmin, ModelAdmin[AuditEntry]):
    pass
