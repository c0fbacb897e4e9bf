"""The review's form and list: what is written, who may see it, and from when."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.widgets import AdminTextareaWidget
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from desk.addresses import AddressedAdmin
from desk.models import Version
from desk.moments import moment_in_words
from desk.parts import PRESSED, AnySpellingAdmin, Button, thumbnail
from desk.writing import WritingAdmin
from reviews.admin.foot import FootAdmin
from reviews.admin.forms import ReviewForm
from reviews.admin.inlines import LineInline, MomentInline, PhotoInline
from reviews.admin.roles import RolesAdmin
from reviews.admin.states import StateFilter, state_badge, state_in_words
from reviews.admin.told import TellsPublication, tell_publication
from reviews.admin.updates import CorrectionInline, VerdictInline
from reviews.models import Review
from text import prose
from text.episodes import format_episodes

ROWS = {"dek": 2, "in_brief": 4, "disclosure": 4}


@admin.register(Review)
class ReviewAdmin(
    TellsPublication,
    FootAdmin,
    RolesAdmin,
    AnySpellingAdmin[Review],
    WritingAdmin,
    AddressedAdmin[Review],
):
    form = ReviewForm
    change_list_template = "admin/dated_list.html"
    delete_confirmation_template = "admin/reviews/review_delete.html"
    delete_selected_confirmation_template = "admin/reviews/review_delete_selected.html"
    inlines = [PhotoInline, MomentInline, LineInline, VerdictInline, CorrectionInline]
    list_display = ["picture", "headline", "show", "author", "rating", "state"]
    list_display_links = ["headline"]
    list_filter = [StateFilter, "kind", "author"]
    list_select_related = ["show", "author"]
    list_per_page = 50
    date_hierarchy = "published_at"
    ordering = [models.F("published_at").desc(nulls_first=True), "-pk"]
    search_fields = ["headline"]
    search_help_text = "Words of the review, or its show in any spelling."
    actions = ["publish_now"]
    autocomplete_fields = ["show", "author"]
    prepopulated_fields = {"slug": ["headline"]}
    moved_by = ("slug", "kind")
    buttons = [
        Button("publish", "Save and publish now", needs="publish"),
        Button("unschedule", "Unschedule", needs="publish"),
    ]
    fieldsets = [
        (
            None,
            {"fields": ["show", ("kind", "author"), "headline", "slug", "dek", "in_brief"]},
        ),
        ("Text", {"fields": ["body", "spoils_to"], "classes": ["desk-text"]}),
        ("Verdict", {"fields": [("rating", "watched"), "tags", "disclosure"]}),
        ("Publication", {"fields": [("published_at", "featured_at")]}),
    ]

    @admin.display(description="poster")
    def picture(self, review: Review) -> SafeString:
        show = review.show
        if show is None:
            return thumbnail(None, review.headline)
        return thumbnail(show.poster, show.title_hangul or show.title)

    @admin.display(description="state", ordering="published_at")
    def state(self, review: Review) -> SafeString:
        return state_badge(review)

    @admin.display(description="Episodes watched")
    def watched(self, review: Review) -> str:
        """For those who may look and not change: the form's own box is not theirs."""
        return format_episodes(review.first_episode, review.last_episode)

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        return {"author": request.user.pk, **super().get_changeform_initial_data(request)}

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in ROWS:
            kwargs["widget"] = AdminTextareaWidget(attrs={"rows": ROWS[db_field.name]})
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Says which photos the text names in vain, now that those of the page are stored."""
        super().save_related(request, form, formsets, change)
        review = form.instance
        there = set(review.photos.values_list("number", flat=True))
        for number in sorted(prose.placed_photos(review.body) - there):
            messages.warning(
                request, f"The text has a place for photo {number}, but there is no such photo."
            )
        if PRESSED not in request.POST:
            _say_when(request, review, was_dated=bool(form.initial.get("published_at")))

    def buttons_for(self, obj: Review | None) -> list[Button]:
        """Below the form; the way out of a schedule stands where the schedule is said."""
        return [] if obj is not None and obj.is_published else self.buttons[:1]

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        review = context["original"]
        if review is not None and request.method == "POST":  # a refused form has written into it
            review = Review.objects.only("published_at", "author").get(pk=review.pk)
        may_unschedule = (
            review is not None
            and review.published_at is not None
            and not review.is_published
            and self.has_publish_permission(request, review)
        )
        context |= {
            "state": state_in_words(review) if review else "",
            "unschedule": self.buttons[1] if may_unschedule else None,
        }
        return super().render_change_form(request, context, *args, **kwargs)

    def publish(self, request: HttpRequest, review: Review) -> str:
        if review.is_published:
            return "It was published already."
        planned = review.published_at
        review.publish()
        tell_publication(request.user, review, planned)
        Version.objects.keep(review, request.user, note="Published")
        return format_html(
            "“{}” is published: <a href='{}'>see it on the site</a>.{}",
            review,
            review.get_absolute_url(),
            f" Its plan for {moment_in_words(planned)} is gone." if planned else "",
        )

    def unschedule(self, request: HttpRequest, review: Review) -> str:
        if review.is_published:
            return "It is published already."
        planned = review.published_at
        review.unschedule()
        tell_publication(request.user, review, planned)
        Version.objects.keep(review, request.user, note="Unscheduled")
        return "It is a draft again: it appears when somebody publishes it."

    @admin.action(description="Publish now", permissions=["publish"])
    @transaction.atomic
    def publish_now(self, request: HttpRequest, queryset: models.QuerySet[Review]) -> None:
        waiting = [review for review in queryset if not review.is_published]
        for review in waiting:
            planned = review.published_at
            review.publish()
            tell_publication(request.user, review, planned)
            Version.objects.keep(review, request.user, note="Published")
        already = queryset.count() - len(waiting)
        sentence = f"Published: {len(waiting)}." + (
            f" Public already: {already}." if already else ""
        )
        self.message_user(request, sentence, messages.SUCCESS)


def _say_when(request: HttpRequest, review: Review, *, was_dated: bool) -> None:
    """What the saved date means, where one might wonder."""
    if review.published_at is not None and not review.is_published:
        messages.info(request, f"It appears on {moment_in_words(review.published_at)}.")
    elif review.published_at is None and was_dated:
        messages.info(request, "It is a draft now: readers do not see it.")
    elif review.published_at is not None and not was_dated:
        messages.info(request, f"It is published, dated {moment_in_words(review.published_at)}.")
