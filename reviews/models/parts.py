"""What belongs to one review: moments, lines, photos."""

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q

from images.fields import CleanImageField, HiddenFolder
from images.focus import Focused, focus_in_percent
from reviews.models.kinds import of_listed
from reviews.models.publication import is_out
from reviews.models.review import Review
from reviews.models.searched import Searched
from reviews.models.spoilers import (
    OVERRIDE_HELP,
    UP_TO_FINALE,
    boundary_in_range,
    episodes_in_order,
)
from shows.models import Credit
from text.episodes import FINALE, format_episodes
from text.fields import DerivedPositiveSmallIntegerField
from text.hangul import initials_by_word
from text.indexed_words import boundary_words
from text.passages import haystack

MOMENT_COLUMNS = ("first_episode", "last_episode", "title", "text", "spoils_to")
LINE_COLUMNS = (
    *("quote", "quote_hangul", "speaker", "episode", "comment", "spoils_to"),
    *("credit__character", "credit__character_hangul", "credit__person__name"),
    *("credit__person__family_name", "credit__person__name_hangul", "credit__person__slug"),
    *(
        "review__kind",
        "review__slug",
        "review__headline",
        "review__show__title",
        "review__show__slug",
    ),
    *("review__show__title_hangul", "review__show__episode_count", "review__show__kind"),
)


class MomentQuerySet(models.QuerySet["HighlightMoment"]):
    def published(self) -> "MomentQuerySet":
        return self.filter(is_out("review__") & of_listed("review__"))

    def for_cards(self) -> "MomentQuerySet":
        """A moment away from its review: what names the review, and none of its text."""
        return (
            self.select_related("review")
            .only(*MOMENT_COLUMNS, "review__kind", "review__slug", "review__headline")
            .fetch_mode(models.FETCH_RAISE)
        )


class LineQuerySet(models.QuerySet["MemorableLine"]):
    def published(self) -> "LineQuerySet":
        return self.filter(is_out("review__") & of_listed("review__"))

    def for_cards(self) -> "LineQuerySet":
        """All a line needs away from its review; a forgotten join raises instead of asking row by row."""
        return (
            self.select_related("credit__person", "review__show")
            .only(*LINE_COLUMNS)
            .fetch_mode(models.FETCH_RAISE)
        )

    def counts_by_boundary(self) -> dict[int, int]:
        """How many of them spoil up to which episode."""
        counted = self.order_by().values_list("spoils_to")
        return dict(counted.annotate(count=models.Count("pk")))

    def spoiling_nothing(self) -> "LineQuerySet":
        return self.filter(spoils_to=0)

    def with_speaker(self) -> "LineQuerySet":
        """``said_by`` and ``said_by_hangul``: the character, else the actor, else the free text."""
        return self.annotate(
            said_by=models.Case(
                models.When(credit=None, then="speaker"),
                models.When(~Q(credit__character=""), then="credit__character"),
                default="credit__person__name",
            ),
            said_by_hangul=models.Case(
                models.When(credit=None, then=models.Value("")),
                models.When(~Q(credit__character=""), then="credit__character_hangul"),
                default="credit__person__name_hangul",
            ),
        )

    def spoken_by(self, name: str) -> "LineQuerySet":
        """Those of which ``with_speaker`` says so, found in indexes of names. Credits without a character are
        too many to be looked for by that.
        """
        credits = Credit.objects.order_by()
        as_character = credits.filter(character=name).values("pk")
        as_actor = credits.filter(person__name=name).exclude(character__gt="").values("pk")
        return self.filter(Q(speaker=name) | Q(credit__in=as_character) | Q(credit__in=as_actor))


class Photo(Focused):
    """A picture of the review; the body places it by its number."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="photos")
    number = models.PositiveSmallIntegerField(
        validators=[MinValueValidator(1)], help_text="What the text calls it by."
    )
    image = CleanImageField(
        upload_to=HiddenFolder("photos"), width_field="width", height_field="height"
    )
    width = models.PositiveIntegerField(default=0, editable=False)
    height = models.PositiveIntegerField(default=0, editable=False)
    alt = models.CharField(
        "alternative text", max_length=300, help_text="What those who cannot see it should know."
    )
    caption = models.CharField(max_length=400, blank=True)
    credit = models.CharField(max_length=200, blank=True)
    spoils_to = models.PositiveSmallIntegerField(
        "spoils to episode", default=0, validators=UP_TO_FINALE
    )

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["review", "number"], name="photo_number_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="photo_number_from_one"),
            models.CheckConstraint(condition=~Q(image=""), name="photo_has_a_picture"),
            boundary_in_range("photo_boundary_in_range"),
            focus_in_percent("photo_focus_in_percent"),
        ]

    def __str__(self) -> str:
        return f"Photo {self.number}: {self.alt}"

    @property
    def anchor(self) -> str:
        """Of its veil: by it a reader's browser remembers that it was opened."""
        return f"photo-{self.pk}"


class HighlightMoment(models.Model):
    """A scene worth talking about, in one episode or a run of them."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="moments")
    first_episode = models.PositiveSmallIntegerField(null=True, blank=True)
    last_episode = models.PositiveSmallIntegerField(null=True, blank=True)
    title = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    photo = models.ForeignKey(
        Photo, on_delete=models.SET_NULL, null=True, blank=True, related_name="moments"
    )
    spoils_to_override = models.PositiveSmallIntegerField(
        "spoils to episode", null=True, blank=True, validators=UP_TO_FINALE, help_text=OVERRIDE_HELP
    )
    spoils_to = DerivedPositiveSmallIntegerField("compute_spoils_to")

    objects = MomentQuerySet.as_manager()

    class Meta:
        ordering = ["first_episode", "last_episode", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="moment_has_a_title"),
            episodes_in_order("moment_episodes_in_order"),
            boundary_in_range("moment_boundary_in_range"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"{self.review.get_absolute_url()}#{self.anchor}"

    @property
    def anchor(self) -> str:
        return f"moment-{self.pk}"

    @property
    def episodes(self) -> str:
        """“6” or “6–7”; empty for a film."""
        return format_episodes(self.first_episode, self.last_episode)

    def compute_spoils_to(self) -> int:
        override = self.spoils_to_override
        return (self.last_episode or 0) if override is None else override


class MemorableLine(Searched):
    """A line of dialogue (대사), with who says it and what the reviewer hears in it."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="lines")
    quote = models.TextField(blank=True)
    quote_hangul = models.TextField("quote in Hangul", blank=True)
    credit = models.ForeignKey(
        Credit,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="lines",
        verbose_name="character",
    )
    speaker = models.CharField(
        max_length=200, blank=True, help_text="Where no character says it: “Poster copy”."
    )
    episode = models.PositiveSmallIntegerField(null=True, blank=True)
    comment = models.TextField(blank=True)
    spoils_to_override = models.PositiveSmallIntegerField(
        "spoils to episode", null=True, blank=True, validators=UP_TO_FINALE, help_text=OVERRIDE_HELP
    )
    spoils_to = DerivedPositiveSmallIntegerField("compute_spoils_to")

    objects = LineQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(quote="", quote_hangul=""),
                name="line_has_a_quote",
                violation_error_message="Write the line in at least one language.",
            ),
            models.CheckConstraint(
                condition=Q(credit__isnull=True) | Q(speaker=""),
                name="line_has_one_speaker",
                violation_error_message="Choose a character or write a speaker, not both.",
            ),
            models.CheckConstraint(
                condition=Q(episode__isnull=True) | Q(episode__gte=1, episode__lt=FINALE),
                name="line_episode_in_range",
                violation_error_message="Episodes count from 1.",
            ),
            boundary_in_range("line_boundary_in_range"),
        ]
        indexes = [
            models.Index(fields=["review", "spoils_to", "id", "episode"], name="line_of_review"),
            models.Index(fields=["episode", "spoils_to", "review"], name="line_of_episode"),
            models.Index(fields=["speaker"], name="line_of_speaker"),
        ]

    def __str__(self) -> str:
        return (self.quote or self.quote_hangul)[:80]

    def get_absolute_url(self) -> str:
        return f"{self.review.get_absolute_url()}#{self.anchor}"

    @property
    def anchor(self) -> str:
        return f"line-{self.pk}"

    def compute_spoils_to(self) -> int:
        override = self.spoils_to_override
        return (self.episode or 0) if override is None else override

    def compute_search_text(self) -> str:
        return haystack(self.quote, self.quote_hangul, initials_by_word(self.quote_hangul))

    def compute_search_words(self) -> str:
        words = boundary_words(self.compute_spoils_to())
        return " ".join(filter(None, [super().compute_search_words(), *words]))
