"""What is added to a review after it was written: verdicts as a run goes on, and corrections."""

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy

from reviews.models.ratings import CHOICES, coverage, in_half_stars
from reviews.models.review import Review
from reviews.models.spoilers import (
    OVERRIDE_HELP,
    UP_TO_FINALE,
    boundary_in_range,
    episodes_in_order,
)
from text.episodes import format_episodes
from text.fields import DerivedPositiveSmallIntegerField

LONGEST = 600


def this_second() -> datetime:
    """Now, as a box shows it: a form that leaves it alone leaves it the same."""
    return timezone.now().replace(microsecond=0)


class Verdict(models.Model):
    """What the reviewer said at one point of a run. ``Review.follow`` makes the newest word the review's."""

    class Kind(models.TextChoices):
        FIRST_LOOK = "first-look", gettext_lazy("First look")
        MIDPOINT = "midpoint", gettext_lazy("Midpoint")
        FINAL = "final", gettext_lazy("Final verdict")

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="verdicts")
    kind = models.CharField(max_length=12, choices=Kind)
    first_episode = models.PositiveSmallIntegerField(null=True, blank=True)
    last_episode = models.PositiveSmallIntegerField(null=True, blank=True)
    rating = models.DecimalField(
        max_digits=2, decimal_places=1, null=True, blank=True, choices=CHOICES
    )
    text = models.TextField(max_length=LONGEST, blank=True, help_text="A sentence or two.")
    spoils_to_override = models.PositiveSmallIntegerField(
        "spoils to episode", null=True, blank=True, validators=UP_TO_FINALE, help_text=OVERRIDE_HELP
    )
    spoils_to = DerivedPositiveSmallIntegerField("compute_spoils_to")
    given_at = models.DateTimeField(default=this_second)

    class Meta:
        ordering = ["given_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["first-look", "midpoint", "final"]),
                name="verdict_kind_is_known",
            ),
            models.CheckConstraint(
                condition=Q(rating__isnull=False) | ~Q(text=""),
                name="verdict_says_something",
                violation_error_message="Give a rating, or say something.",
            ),
            in_half_stars("verdict_rating_half_stars"),
            episodes_in_order("verdict_episodes_in_order"),
            boundary_in_range("verdict_boundary_in_range"),
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display())

    def get_absolute_url(self) -> str:
        return f"{self.review.get_absolute_url()}#{self.anchor}"

    @property
    def anchor(self) -> str:
        return f"verdict-{self.pk}"

    @property
    def episodes(self) -> str:
        """“8” or “1–8”; empty for a film."""
        return format_episodes(self.first_episode, self.last_episode)

    @property
    def covers(self) -> str:
        """What was watched for it."""
        return coverage(self.review.show, self.first_episode, self.last_episode)

    def compute_spoils_to(self) -> int:
        override = self.spoils_to_override
        return (self.last_episode or 0) if override is None else override


class Correction(models.Model):
    """What was wrong, and since when it is right."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="corrections")
    text = models.TextField(
        max_length=LONGEST, help_text="A sentence or two: what it said, and what is right."
    )
    spoils_to_override = models.PositiveSmallIntegerField(
        "spoils to episode",
        null=True,
        blank=True,
        validators=UP_TO_FINALE,
        help_text="Leave empty for the boundary of the review.",
    )
    corrected_at = models.DateTimeField(default=this_second)

    class Meta:
        ordering = ["corrected_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="correction_has_a_text"),
            boundary_in_range("correction_boundary_in_range", "spoils_to_override"),
        ]

    def __str__(self) -> str:
        return Truncator(self.text).chars(80)

    def get_absolute_url(self) -> str:
        return f"{self.review.get_absolute_url()}#{self.anchor}"

    @property
    def anchor(self) -> str:
        return f"correction-{self.pk}"

    @property
    def spoils_to(self) -> int:
        """Computed when asked and kept nowhere: the boundary of the review may change."""
        override = self.spoils_to_override
        return self.review.spoils_to if override is None else override

    @property
    def stands_open(self) -> bool:
        """As the text that it corrects, where it gives away no more."""
        return self.spoils_to <= self.review.spoils_to
