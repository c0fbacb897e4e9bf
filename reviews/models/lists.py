"""Ranked lists: “The 10 best K-dramas of 2020”."""

from collections.abc import Iterable

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import override

from reviews.models.publication import Dated, DatedQuerySet, is_out
from reviews.models.review import Review
from reviews.models.years import order_of, places, with_reviews
from rows.addresses import Addressed
from shows.models import Show
from text.fields import NameSlugField

MOST_DRAWN = 50
"""Shows drawn at once; a year's page names the others by itself."""


class RankedListQuerySet(DatedQuerySet["RankedList"]):
    def for_cards(self) -> "RankedListQuerySet":
        return self.select_related("author").fetch_mode(models.FETCH_RAISE)

    def filled(self) -> "RankedListQuerySet":
        """Those with an entry that readers may see."""
        about_a_show = Q(entries__show__isnull=False) | Q(entries__review__show__isnull=False)
        return self.filter(about_a_show | is_out("entries__review__")).distinct()

    def of_years(self) -> "RankedListQuerySet":
        """Those that have the last word on a year."""
        return self.published().filled().filter(year__isnull=False)


class ListEntryQuerySet(models.QuerySet["ListEntry"]):
    def for_cards(self) -> "ListEntryQuerySet":
        return self.select_related("show", "review__show", "review__author").fetch_mode(
            models.FETCH_RAISE
        )


class RankedList(Addressed, Dated):
    slug = NameSlugField("title", max_length=150)
    title = models.CharField(max_length=200)
    intro = models.TextField(blank=True, help_text="Spoils nothing.")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="ranked_lists"
    )
    is_numbered = models.BooleanField(
        "numbered",
        default=True,
        help_text="Off for a roundup: its ranks order the entries, and readers see none.",
    )
    counts_down = models.BooleanField(
        default=False, help_text="The page begins with the last place and ends with the first."
    )
    year = models.PositiveSmallIntegerField(
        null=True,
        blank=True,
        unique=True,
        error_messages={"unique": "Another list has the last word on that year."},
        help_text="The year of the shows that it has the last word on; it stands on that year's page.",
    )

    objects = RankedListQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="ranked_list_has_a_title"),
            models.CheckConstraint(
                condition=Q(is_numbered=True) | Q(counts_down=False),
                name="ranked_list_counts_down_in_numbers",
                violation_error_message="A list without numbers cannot count down.",
            ),
            models.CheckConstraint(
                condition=Q(year__isnull=True) | Q(year__range=(1900, 2100)),
                name="ranked_list_year_of_four_digits",
                violation_error_message="Give a year from 1900 to 2100.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Of a year the year's page, as soon as readers see it there."""
        if self.year and self.is_published:
            return reverse("reviews:year_detail", args=[self.year])
        return self.own_address

    @property
    def own_address(self) -> str:
        return reverse("reviews:ranked_list_detail", args=[self.slug])

    @property
    def lacks_its_year(self) -> bool:
        """Whether it is of a year that its title does not say."""
        return self.year is not None and str(self.year) not in self.title

    @property
    def path(self) -> str:
        """Its own address, for a year's page is not left when a list gets another slug."""
        with override(settings.LANGUAGE_CODE):
            return self.own_address

    @transaction.atomic
    def draw_from_ratings(self) -> int:
        """Appends the rated shows of its year that it lacks; how many. No entry that is there is touched.

        They follow the last rank; after an entry without one they have none, for that stands last.
        """
        if not self.year:
            return 0
        there = list(self.entries.select_related("review"))
        shows = {entry.review.show_id if entry.review else entry.show_id for entry in there}
        known = [key for key in shows if key]
        ranks = [entry.rank for entry in there]
        last = None if None in ranks else max((rank for rank in ranks if rank), default=0)
        others = [show for show in order_of(self.year) if show not in known]
        drawn = with_reviews(places(others[:MOST_DRAWN]))
        ListEntry.objects.bulk_create(
            ListEntry(
                ranked_list=self,
                rank=None if last is None else last + place.rank,
                review=place.published_review,
            )
            for place in drawn
        )
        return len(drawn)

    def in_page_order(self, entries: "Iterable[ListEntry]") -> "list[ListEntry]":
        """Its entries, given in the order of their ranks, as readers meet them."""
        by_rank = list(entries)
        return by_rank[::-1] if self.counts_down else by_rank


class ListEntry(models.Model):
    """A show or a review in a list, and a note that spoils nothing.

    The rank orders it, in a list without numbers too; what has none comes after the last.
    """

    ranked_list = models.ForeignKey(RankedList, on_delete=models.CASCADE, related_name="entries")
    rank = models.PositiveSmallIntegerField(null=True, blank=True)
    show = models.ForeignKey(
        Show, on_delete=models.PROTECT, null=True, blank=True, related_name="list_entries"
    )
    review = models.ForeignKey(
        Review, on_delete=models.PROTECT, null=True, blank=True, related_name="list_entries"
    )
    note = models.TextField(blank=True, help_text="Spoils nothing.")

    objects = ListEntryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "list entries"
        ordering = [models.F("rank").asc(nulls_last=True), "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(show__isnull=False, review__isnull=True)
                | Q(show__isnull=True, review__isnull=False),
                name="list_entry_is_a_show_or_a_review",
                violation_error_message="Choose a show or a review, one of the two.",
            ),
            models.UniqueConstraint(fields=["ranked_list", "rank"], name="list_rank_once"),
            models.UniqueConstraint(fields=["ranked_list", "show"], name="list_show_once"),
            models.UniqueConstraint(fields=["ranked_list", "review"], name="list_review_once"),
            models.CheckConstraint(
                condition=Q(rank__isnull=True) | Q(rank__gte=1), name="list_rank_from_one"
            ),
        ]

    def __str__(self) -> str:
        """The show comes first: headlines alone do not say what a list is made of."""
        if self.review and self.review.show:
            return f"{self.review.show}: {self.review}"
        return str(self.review or self.show)

    @property
    def printed_rank(self) -> int | None:
        """None in a list without numbers."""
        return self.rank if self.ranked_list.is_numbered else None

    @property
    def subject(self) -> Show | None:
        """The show it is about, whichever way it was chosen; none for an article about none."""
        return self.review.show if self.review else self.show

    @property
    def published_review(self) -> Review | None:
        """The review to link to: none for a show, nor while the review is a draft."""
        return self.review if self.review and self.review.is_published else None
