"""What the site is called and how it speaks: one row, which the desk edits and every page reads."""

from datetime import tzinfo
from decimal import Decimal
from functools import cached_property
from typing import ClassVar
from zoneinfo import ZoneInfo

from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _

from house.lines import SocialLink, check_links, check_scale, links_in, scale_in
from house.zones import SEOUL, zone_choices
from rows.kept import Lasting


class HouseManager(models.Manager["House"]):
    _kept: "ClassVar[Lasting[House]]" = Lasting(lambda: House.objects.first() or House())

    def current(self) -> "House":
        """The house as ``rows.kept`` has it; the defaults where nothing was saved yet.

        While the database is silent it is the one of before: whoever posts meets the form's own answer.
        """
        return self._kept.current()

    def keep(self, house: "House") -> "House":
        return self._kept.keep(house)

    def forget(self) -> None:
        self._kept.forget()


class House(models.Model):
    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    name = models.CharField(
        max_length=60,
        default="Daesa",
        help_text="What the site is called: at the top of every page, in mails, in the feed.",
    )
    mark = models.CharField(
        max_length=12,
        blank=True,
        default="대사",
        help_text="A short word in Hangul that stands before the name. Empty: none.",
    )
    own_tagline = models.CharField(
        "tagline",
        max_length=200,
        blank=True,
        help_text="One sentence on what the site is about. Your own is printed as you write it, on"
        " Korean pages too. Empty: “Reviews of Korean drama, and the lines worth keeping.”, which is"
        " translated.",
    )
    social_links = models.TextField(
        blank=True,
        validators=[MaxLengthValidator(2_000), check_links],
        help_text="Where else the site is to be found, one address on each line, beginning with"
        " https://. They stand at the foot of every page under the name of their host.",
    )
    family_name_first = models.BooleanField(
        "family names first",
        default=True,
        help_text="Ticked: “Im Si-wan”. Not ticked: “Si-wan Im”, for everybody whose family name is"
        " filled in.",
    )
    offers_both_languages = models.BooleanField(
        "English and Korean",
        default=True,
        help_text="Ticked: every page is there in both languages, and its foot leads to the other"
        " one. Not ticked: only in the language the reviews are written in; addresses of the other"
        " one lead to the same page in this one.",
    )
    time_zone = models.CharField(
        max_length=60,
        default=SEOUL,
        choices=zone_choices,
        help_text="Where the site’s days begin and end. All dates, and the times you type to"
        " schedule a review, are in this zone. What is planned keeps its moment when you change it.",
    )
    rating_words = models.TextField(
        blank=True,
        validators=[MaxLengthValidator(1_000), check_scale],
        help_text="What the circles mean here, one number on each line: “4: worth your evening”."
        " From 0.5 to 5, halves too; a number without words has those of the next one below. They"
        " are explained under “About”, and said wherever a rating stands. Empty: only the figure.",
    )
    comment_policy = models.TextField(
        blank=True,
        validators=[MaxLengthValidator(4_000)],
        help_text="What you ask of those who comment, in plain text; a blank line starts a"
        " paragraph. It stands above the comment form and under “About”. Empty: nothing is said.",
    )
    comments_need_email = models.BooleanField(
        "comments need an e-mail address",
        default=True,
        help_text="It is never shown. Not ticked: the box may stay empty, but whoever leaves it so is read"
        " first every time, and cannot change or erase what they wrote.",
    )
    comment_links_allowed = models.PositiveSmallIntegerField(
        "links a comment may hold",
        default=1,
        help_text="A comment with more waits until somebody has read it.",
    )

    objects = HouseManager()

    class Meta:
        verbose_name = "house settings"
        verbose_name_plural = "house settings"
        default_permissions = ("view", "change")
        constraints = [
            models.CheckConstraint(condition=models.Q(id=1), name="house_is_one"),
            models.CheckConstraint(condition=~models.Q(name=""), name="house_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def has_own_tagline(self) -> bool:
        """Whether it stays as it is written, whatever language the page is in."""
        return bool(self.own_tagline)

    @property
    def tagline(self) -> str:
        """The owner's, else ours in the active language."""
        return self.own_tagline or _("Reviews of Korean drama, and the lines worth keeping.")

    @cached_property
    def links(self) -> list[SocialLink]:
        return links_in(self.social_links)

    @cached_property
    def rating_scale(self) -> dict[Decimal, str]:
        """What each value means, from 5 down; empty where the house gives no words."""
        return scale_in(self.rating_words)

    def words_for(self, rating: Decimal) -> str:
        """What a rating in half stars means here; empty where nothing is said of it."""
        return next((words for value, words in self.rating_scale.items() if value <= rating), "")

    @cached_property
    def zone(self) -> tzinfo:
        """A zone that this machine does not know is answered with the default one."""
        try:
            return ZoneInfo(self.time_zone)
        except (ValueError, OSError, KeyError):
            return timezone.get_default_timezone()
