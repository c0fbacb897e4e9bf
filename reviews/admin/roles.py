"""Who may do what to a review at the desk: writers to their own drafts, editors to all of them."""

from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.contrib.admin import ModelAdmin as PlainModelAdmin, display
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from reviews import roles
from reviews.models import DailyViews, OldPath, Review
from reviews.page import text_of

if TYPE_CHECKING:
    Page = PlainModelAdmin[Review]
else:
    Page = object

KEPT: list[type[models.Model]] = [*apps.get_app_config("desk").get_models(), OldPath, DailyViews]
GOES_WITH_IT = {model._meta.verbose_name for model in KEPT}
"""What the desk and the site keep about a review by themselves."""


class OwnByline:
    """Mixin for the form of somebody whose reviews are their own: there is no box for the author."""

    writer: Any
    instance: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.author_id is None:
            self.instance.author = self.writer


class RolesAdmin(Page):
    """Mixin for the page of the reviews, before all others."""

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Review]:
        return super().get_queryset(request).filter(roles.seen_by(request.user))

    def has_change_permission(self, request: HttpRequest, obj: Review | None = None) -> bool:
        is_theirs = obj is None or roles.may_change(request.user, obj)
        return is_theirs and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Review | None = None) -> bool:
        is_theirs = obj is None or roles.may_change(request.user, obj)
        return is_theirs and super().has_delete_permission(request, obj)

    def has_publish_permission(self, request: HttpRequest, obj: Review | None = None) -> bool:
        return roles.may_publish(request.user) and self.has_change_permission(request, obj)

    def get_form(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        form = super().get_form(request, *args, **kwargs)
        if roles.may_change_others(request.user):
            return form
        return type(form.__name__, (OwnByline, form), {"writer": request.user})

    def get_readonly_fields(self, request: HttpRequest, obj: Review | None = None) -> Any:
        return [*super().get_readonly_fields(request, obj), "byline", "text_to_read"]

    def get_fieldsets(self, request: HttpRequest, obj: Review | None = None) -> Any:
        """Only what is theirs to say: Django takes no value for the rest, whatever is sent.

        Without the dates the list still says when a review appears.
        """
        sections = super().get_fieldsets(request, obj)
        if obj is not None and not self.has_change_permission(request, obj):
            sections = _renamed(sections, "body", "text_to_read")
        if not roles.may_publish(request.user):
            sections = [section for section in sections if section[0] != "Publication"]
        if roles.may_change_others(request.user):
            return sections
        return _renamed(sections, "author", "byline")

    @display(description="author")
    def byline(self, review: Review) -> str:
        """A name without the way to its login."""
        return str(review.author)

    @display(description="body")
    def text_to_read(self, review: Review) -> SafeString:
        """As readers get it, for those who may look and not change."""
        written = text_of(review)
        pieces = ([piece] for piece in (written.body, *written.figures))
        return format_html('<div class="desk-read">{}</div>', format_html_join("", "{}", pieces))

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        review = context["original"]
        is_strange = review is not None and not roles.is_followed_by(request.user, review)
        return super().render_change_form(
            request, context | {"hides_history": is_strange}, *args, **kwargs
        )

    def get_list_filter(self, request: HttpRequest) -> Any:
        """Those who see few drafts but their own need not be told every login."""
        filters = super().get_list_filter(request)
        return (
            filters
            if roles.may_change_others(request.user)
            else [one for one in filters if one != "author"]
        )

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """What is kept about a review goes with it; its comments do where the right to delete them is given,
        although none is deleted alone.
        """
        found, counts, lacking, protected = super().get_deleted_objects(objs, request)
        goes = {"comment"} if request.user.has_perm("comments.delete_comment") else set()
        return found, counts, lacking - GOES_WITH_IT - goes, protected


def _renamed(sections: Any, old: str, new: str) -> list[Any]:
    """The same sections, with another field where ``old`` stood."""

    def row(fields: Any) -> Any:
        return (
            (new if fields == old else fields)
            if isinstance(fields, str)
            else tuple(map(row, fields))
        )

    return [
        (title, {**options, "fields": list(map(row, options["fields"]))})
        for title, options in sections
    ]
