"""What belongs to one show: its episodes, who made it, where it can be watched."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple

from django.core.validators import MinValueValidator
from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from people.models import Person
from search.kinds import CHARACTER
from search.models import Findable
from search.querysets import FindableQuerySet
from shows.models.catalogue import Platform, web_address
from shows.models.show import Show
from text.episodes import LAST_NUMBER
from text.lines import filled_lines, with_line
from text.names.writing import written


class EpisodeQuerySet(models.QuerySet["Episode"]):
    def record(self, show: Show, rows: Mapping[int, Mapping[str, Any]]) -> None:
        """Store facts by the number of their episode; what a row says nothing of stays as it is."""
        there = {episode.number: episode for episode in self.filter(show=show)}
        for number, facts in rows.items():
            episode = there.get(number) or Episode(show=show, number=number)
            for name, value in facts.items():
                setattr(episode, name, value)
            episode.save()


class Episode(models.Model):
    show = models.ForeignKey(Show, on_delete=models.CASCADE, related_name="episodes")
    number = models.PositiveSmallIntegerField(validators=[MinValueValidator(1)])
    title = models.CharField(max_length=200, blank=True)
    title_hangul = models.CharField("title in Hangul", max_length=200, blank=True)
    aired_on = models.DateField(null=True, blank=True, help_text="Korean time.")
    viewership = models.DecimalField(
        max_digits=6,
        decimal_places=3,
        null=True,
        blank=True,
        help_text="Nationwide share of the audience in percent.",
    )

    objects = EpisodeQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["show", "number"], name="episode_number_once_per_show"),
            models.CheckConstraint(
                condition=Q(number__range=(1, LAST_NUMBER)), name="episode_number_in_range"
            ),
            models.CheckConstraint(
                condition=Q(viewership__isnull=True) | Q(viewership__gte=0, viewership__lte=100),
                name="episode_viewership_is_percent",
                violation_error_message="Viewership is a percentage from 0 to 100.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.show.title}, episode {self.number}"


class Part(NamedTuple):
    """A credit to be stored; its person may be new, and then the same object in each of their parts."""

    person: Person
    role: str
    character: str
    character_hangul: str
    character_note: str


class CreditQuerySet(FindableQuerySet["Credit"]):
    names = ("character", "character_hangul")

    @transaction.atomic
    def cast(self, show: Show, parts: Iterable[Part]) -> None:
        """Store people that are new, and parts below those that are there."""
        last = self.filter(show=show).aggregate(last=models.Max("billing"))["last"] or 0
        for billing, part in enumerate(parts, last + 1):
            if part.person._state.adding:
                part.person.save()
            Credit(show=show, billing=billing, **part._asdict()).save()


class Credit(Findable):
    """One person in one role; somebody who directed and wrote has two."""

    KIND = CHARACTER

    class Role(models.TextChoices):
        LEAD = "lead", _("Lead")
        SUPPORT = "support", _("Support")
        GUEST = "guest", _("Guest")
        DIRECTOR = "director", _("Director")
        WRITER = "writer", _("Writer")
        MUSIC = "music", _("Music")
        ORIGINAL_AUTHOR = "original-author", _("Original author")

    CAST_ROLES = (Role.LEAD, Role.SUPPORT, Role.GUEST)

    show = models.ForeignKey(Show, on_delete=models.CASCADE, related_name="credits")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="credits")
    role = models.CharField(max_length=16, choices=Role, default=Role.LEAD)
    character = models.CharField(max_length=200, blank=True)
    character_hangul = models.CharField("character in Hangul", max_length=100, blank=True)
    character_note = models.CharField(
        max_length=300, blank=True, help_text="A few words that spoil nothing."
    )
    aliases = models.TextField(
        "other spellings", blank=True, help_text="Of the character’s name, one per line."
    )
    billing = models.PositiveSmallIntegerField(default=0, help_text="Smaller stands higher.")

    objects = CreditQuerySet.as_manager()

    class Meta:
        ordering = ["billing", "pk"]
        indexes = [
            models.Index(fields=["role", "person"], name="credit_by_role"),
            models.Index(fields=["character"], name="credit_of_character"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["show", "person", "role", "character"], name="credit_once_per_role"
            ),
            models.CheckConstraint(
                condition=Q(
                    role__in=[
                        "lead",
                        "support",
                        "guest",
                        "director",
                        "writer",
                        "music",
                        "original-author",
                    ]
                ),
                name="credit_role_is_known",
            ),
        ]

    def __str__(self) -> str:
        if self.character:
            return f"{self.character} ({self.person})"
        return f"{self.person}, {self.get_role_display().lower()}"

    @property
    def is_cast(self) -> bool:
        return self.role in self.CAST_ROLES

    @property
    def other_spellings(self) -> list[str]:
        return filled_lines(self.aliases)

    @property
    def every_name(self) -> list[str]:
        """Every spelling of the character, the one that we print first; none for a credit without one."""
        spellings = [self.character, self.character_hangul, *self.other_spellings]
        return [spelling for spelling in spellings if spelling]

    def add_alias(self, spelling: str) -> None:
        """Another spelling of the character; nothing happens for one that is known already."""
        if written(spelling) not in map(written, self.every_name):
            self.aliases = with_line(self.aliases, spelling)
            self.save()


class AvailabilityQuerySet(models.QuerySet["Availability"]):
    def stale(self, on: date) -> "AvailabilityQuerySet":
        """What nobody has looked at for more than ninety days by then."""
        return self.filter(checked_on__lt=on - Availability.GOOD_FOR)


class Availability(models.Model):
    """What one platform offers in one region, as somebody saw it on one day."""

    class Status(models.TextChoices):
        ORIGINAL = "original", "Original"
        LICENSED = "licensed", "Licensed"
        UNAVAILABLE = "unavailable", "Not available"

    OFFERED = (Status.ORIGINAL, Status.LICENSED)
    GOOD_FOR = timedelta(days=90)

    show = models.ForeignKey(Show, on_delete=models.CASCADE, related_name="availability")
    platform = models.ForeignKey(Platform, on_delete=models.PROTECT, related_name="availability")
    region = models.CharField(
        max_length=100, blank=True, help_text="Such as “Worldwide”, “US” or “select regions”."
    )
    status = models.CharField(max_length=12, choices=Status, default=Status.LICENSED)
    url = models.URLField("address", blank=True)
    checked_on = models.DateField(help_text="The day somebody looked. Readers always see it.")

    objects = AvailabilityQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "availability"
        ordering = ["status", "platform__name", "region"]
        constraints = [
            models.UniqueConstraint(
                fields=["show", "platform", "region"], name="availability_once_per_region"
            ),
            models.CheckConstraint(
                condition=Q(status__in=["original", "licensed", "unavailable"]),
                name="availability_status_is_known",
            ),
            web_address("url", "availability_url_is_a_web_address"),
        ]

    def __str__(self) -> str:
        place = f" ({self.region})" if self.region else ""
        return f"{self.show.title} on {self.platform}{place}"

    @property
    def is_available(self) -> bool:
        return self.status in self.OFFERED

    def confirm(self, on: date) -> None:
        """Somebody looked that day and found it as it is written here."""
        self.record(self.status, on)

    def withdraw(self, on: date) -> None:
        """Somebody looked that day, and it was gone."""
        self.record(self.Status.UNAVAILABLE, on)

    def record(self, status: str, on: date) -> None:
        """What was seen on a day; an earlier day takes a wrong entry back."""
        self.status, self.checked_on = status, on
        self.save(update_fields=["status", "checked_on"])
