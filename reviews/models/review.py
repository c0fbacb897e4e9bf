"""The review and the ways to ask for reviews."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from taggit.managers import TaggableManager

from people.models import Person
from reviews.models.answering import answering
from reviews.models.closeness import closeness_to, near
from reviews.models.daily_views import DailyViews
from reviews.models.kinds import LISTED, NEED_NO_SHOW, Kind, of_listed
from reviews.models.publication import Dated, DatedQuerySet
from reviews.models.ratings import CHOICES, coverage, in_half_stars
from reviews.models.searched import SEARCHED_COLUMNS, Searched
from reviews.models.spoilers import UP_TO_FINALE, boundary_in_range, episodes_in_order
from reviews.models.tags import ReviewTag
from rows.addresses import Addressed
from rows.words import written
from search.models import SEARCH_COLUMNS
from shows.models import Show
from text import prose
from text.fields import DerivedTextField, NameSlugField
from text.lines import filled_lines
from text.passages import haystack

if TYPE_CHECKING:
    from reviews.models.updates import Verdict

HEAVY = ("body", "plain", "in_brief", "disclosure", *SEARCHED_COLUMNS)
SHOW_HEAVY = [f"show__{column}" for column in ("synopsis", "content_notes", *SEARCH_COLUMNS)]


class ReviewQuerySet(DatedQuerySet["Review"]):
    def listed(self) -> "ReviewQuerySet":
        """Published, and among the others: no standing page."""
        return self.published().filter(of_listed())

    def pages(self) -> "ReviewQuerySet":
        """Published standing pages of the site."""
        return self.published().filter(kind=written(Kind.PAGE))

    def newest_first(self) -> "ReviewQuerySet":
        return self.order_by("-published_at", "-pk")

    def for_cards(self) -> "ReviewQuerySet":
        """All a card needs and no text; a forgotten join raises instead of asking row by row."""
        return (
            self.select_related("show", "author")
            .defer(*HEAVY, *SHOW_HEAVY)
            .fetch_mode(models.FETCH_RAISE)
        )

    def for_results(self) -> "ReviewQuerySet":
        """Cards with the open text, to show where a query stands in it."""
        heavy = {*HEAVY} - {"plain", "in_brief", "search_text"}
        return self.for_cards().defer(None).defer(*heavy, *SHOW_HEAVY)

    def for_page(self) -> "ReviewQuerySet":
        return self.select_related("show__original_network", "author").fetch_mode(
            models.FETCH_PEERS
        )

    def with_tags(self) -> "ReviewQuerySet":
        return self.prefetch_related("tags")  # type: ignore[misc]  # taggit's manager

    def about(self, person: Person) -> "ReviewQuerySet":
        """Reviews of every show the person is credited in, each once."""
        return self.filter(show__in=person.credits.order_by().values("show"))

    def with_views(self, since: date) -> "ReviewQuerySet":
        """Each with its ``view_count`` from that day on, 0 where nobody was counted."""
        days = DailyViews.objects.filter(review=OuterRef("pk"), day__gte=since).values("review")
        summed = days.annotate(sum=Sum("count")).values("sum")
        return self.annotate(view_count=Coalesce(Subquery(summed), 0))

    def matching(self, query: str) -> "ReviewQuerySet":
        """Those whose open text has the words, or whose show or people have such a name; none for none."""
        return self.filter(answering(query).some)

    def neighbours(self, review: "Review") -> tuple["Review | None", "Review | None"]:
        """The published reviews just before and just after, in one query; drafts have none."""
        if review.published_at is None:
            return None, None
        at = (review.published_at, review.pk)
        older = self.filter(_before(at)).newest_first()
        newer = self.filter(_after(at)).order_by("published_at", "pk")
        ends = self.for_cards().filter(
            Q(pk=Subquery(older.values("pk")[:1])) | Q(pk=Subquery(newer.values("pk")[:1]))
        )
        found = {(end.published_at, end.pk) < at: end for end in ends}
        return found.get(True), found.get(False)

    def related_to(self, review: "Review") -> "ReviewQuerySet":
        """Other reviews that share the show, people, tags or the network, the closest first.

        Of those that share no more than tags and the network only some of the newest.
        """
        others = self.exclude(pk=review.pk)
        return (
            others.filter(near(review, others))
            .annotate(closeness=closeness_to(review))
            .order_by("-closeness", "-published_at", "-pk")
        )


def _before(at: tuple[datetime, int]) -> Q:
    return Q(published_at__lt=at[0]) | Q(published_at=at[0], pk__lt=at[1])


def _after(at: tuple[datetime, int]) -> Q:
    return Q(published_at__gt=at[0]) | Q(published_at=at[0], pk__gt=at[1])


class Review(Addressed, Searched, Dated):
    Kind = Kind

    show = models.ForeignKey(
        Show,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="reviews",
        help_text="Only an article or a page may be about none.",
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="reviews"
    )
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.REVIEW)
    slug = NameSlugField("headline", max_length=150)
    headline = models.CharField(max_length=200, help_text="Spoils nothing: it stands on cards.")
    dek = models.CharField(
        max_length=400, blank=True, help_text="The sentence under the headline. Spoils nothing."
    )
    in_brief = models.TextField(
        "in short", blank=True, help_text="One point per line. Spoils nothing."
    )
    body = models.TextField(blank=True)
    plain = DerivedTextField("compute_plain")
    rating = models.DecimalField(
        max_digits=2,
        decimal_places=1,
        null=True,
        blank=True,
        choices=CHOICES,
    )
    first_episode = models.PositiveSmallIntegerField("watched from episode", null=True, blank=True)
    last_episode = models.PositiveSmallIntegerField("watched to episode", null=True, blank=True)
    spoils_to = models.PositiveSmallIntegerField(
        "open text spoils to episode",
        default=0,
        validators=UP_TO_FINALE,
        help_text="The last episode that text outside spoiler blocks gives away; 0 for none.",
    )
    disclosure = models.TextField(
        blank=True, help_text="Money, gifts or ties that readers should know of."
    )
    featured_at = models.DateTimeField(
        "featured since", null=True, blank=True, help_text="The latest stands on the front page."
    )
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    source = models.CharField(max_length=40, blank=True, editable=False)
    source_id = models.CharField(max_length=200, blank=True, editable=False)
    tags = TaggableManager(through=ReviewTag, blank=True)

    objects = ReviewQuerySet.as_manager()

    class Meta:
        permissions = [
            ("publish_review", "Can publish, schedule and feature reviews"),
            ("change_others_review", "Can see and change the reviews of others"),
        ]
        indexes = [
            models.Index(fields=["-featured_at"], name="review_featured"),
            models.Index(fields=["published_at", "kind", "show"], name="review_listed"),
            models.Index(fields=["show", "published_at", "kind", "rating"], name="review_of_show"),
            models.Index(fields=["author", "published_at"], name="review_of_author"),
            models.Index(fields=["published_at"], name="review_pages", condition=Q(kind="page")),
            models.Index(
                fields=["published_at", "id"], name="review_dates", condition=Q(kind__in=LISTED)
            ),
        ]
        constraints = [
            in_half_stars("review_rating_half_stars"),
            models.CheckConstraint(condition=~Q(headline=""), name="review_has_a_headline"),
            models.CheckConstraint(
                condition=Q(kind__in=["review", "recap", "first-look", "article", "page"]),
                name="review_kind_is_known",
            ),
            models.CheckConstraint(
                condition=Q(show__isnull=False) | Q(kind__in=["article", "page"]),
                name="review_is_about_a_show",
                violation_error_message="Only an article or a page is about no show.",
            ),
            models.CheckConstraint(
                condition=Q(show__isnull=True) | ~Q(kind="page"),
                name="review_page_is_about_no_show",
                violation_error_message="A page is about no show.",
            ),
            models.CheckConstraint(
                condition=Q(show__isnull=False)
                | Q(rating__isnull=True, first_episode__isnull=True, last_episode__isnull=True),
                name="review_rates_a_show",
                violation_error_message="Without a show there is no rating and no episode.",
            ),
            episodes_in_order("review_episodes_in_order"),
            boundary_in_range("review_boundary_in_range"),
            models.UniqueConstraint(
                fields=["source", "source_id"],
                condition=~Q(source=""),
                name="review_once_per_source",
            ),
        ]

    def __str__(self) -> str:
        return self.headline

    def get_absolute_url(self) -> str:
        name = "page_detail" if self.kind == Kind.PAGE else "review_detail"
        return reverse(f"reviews:{name}", args=[self.slug])

    @property
    def needs_a_show(self) -> bool:
        return self.kind not in NEED_NO_SHOW

    @property
    def show_slug(self) -> str:
        """By which a browser knows how far its reader is; empty where there is no show to be far in."""
        return self.show.slug if self.show else ""

    @property
    def covers(self) -> str:
        """What was watched."""
        return coverage(self.show, self.first_episode, self.last_episode)

    @property
    def points(self) -> list[str]:
        return filled_lines(self.in_brief)

    @property
    def excerpt(self) -> str:
        """A sentence or two that spoil nothing; empty where even the open text gives something away."""
        return self.dek or ("" if self.spoils_to else prose.excerpt(self.plain))

    @property
    def was_updated(self) -> bool:
        """Whether it changed on a later day than it appeared, as days fall here."""
        if self.published_at is None:
            return False
        return timezone.localdate(self.updated_at) > timezone.localdate(self.published_at)

    def compute_plain(self) -> str:
        return prose.plain(self.body)

    def compute_search_text(self) -> str:
        """Of the open text alone. ``plain`` is the text before this write."""
        return haystack(self.headline, self.dek, self.in_brief, self.compute_plain())

    def publish(self, at: datetime | None = None) -> None:
        """Show it to readers now, or from ``at`` on."""
        self.published_at = at or timezone.now()
        self.save(update_fields=["published_at", "updated_at"])

    def unschedule(self) -> None:
        """A draft again, as long as no reader has seen it."""
        if not self.is_published:
            self.published_at = None
            self.save(update_fields=["published_at", "updated_at"])

    def follow(self, verdicts: Iterable["Verdict"]) -> bool:
        """Takes over what the latest verdict says of the rating, and of the episodes; whether that is new.

        What no verdict says is left as it is, and nothing is stored.
        """
        before = (self.rating, self.first_episode, self.last_episode)
        for verdict in sorted(verdicts, key=lambda one: one.given_at) if self.show_id else ():
            if verdict.rating is not None:
                self.rating = verdict.rating
            if verdict.last_episode is not None:
                self.first_episode, self.last_episode = verdict.first_episode, verdict.last_episode
        return before != (self.rating, self.first_episode, self.last_episode)

    def follow_verdicts(self) -> bool:
        """The same with those that are stored; what is new is stored as well."""
        is_new = self.follow(self.verdicts.all())
        if is_new:
            self.save()
        return is_new
