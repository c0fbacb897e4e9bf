"""A show is one run of episodes, or a film. A second season is another show that follows the first."""

from collections.abc import Collection
from typing import Self
from urllib.parse import urlsplit

from django.core.validators import (
    MaxValueValidator,
    MinValueValidator,
    RegexValidator,
)
from django.db import models, transaction
from django.db.models import F, Q
from django.db.models.functions import ExtractYear, StrIndex
from django.db.models.lookups import GreaterThan
from django.urls import reverse
from django.utils.translation import gettext as _, gettext_lazy

from images.fields import CleanImageField, HiddenFolder
from images.focus import Focused, focus_in_percent
from images.renditions import PORTRAIT
from rows.initials import HEAD, Head, under_letters
from rows.merging import Mergeable
from search.kinds import SHOW
from search.models import SEARCH_COLUMNS, Findable
from search.printed import or_latin
from search.querysets import FindableQuerySet
from shows.models.catalogue import Genre, Network, web_address
from text.episodes import LAST_NUMBER
from text.fields import NameSlugField
from text.languages import both_scripts, or_hangul
from text.lines import filled_lines
from text.mentions import heads

MOST_HEADS = 10_000
"""Those of some 5,000 words; a longer text is looked through by going through all titles, for a database
takes no more parameters."""


class ShowQuerySet(FindableQuerySet["Show"]):
    names = ("title", "title_hangul")

    def for_cards(self) -> "ShowQuerySet":
        """All a tile or a row needs; a forgotten join raises instead of asking row by row."""
        return (
            self.select_related("original_network")
            .defer("synopsis", "content_notes", *SEARCH_COLUMNS)
            .fetch_mode(models.FETCH_RAISE)
        )

    def named_in(self, text: str) -> "ShowQuerySet":
        """Those whose title stands in the text and, where that is short enough for an index, begins where a
        word does; in either script.
        """
        begin = heads(text, HEAD)
        condition = Q(pk__in=[])
        for column in self.names:
            named = Q(GreaterThan(StrIndex(models.Value(text), column), 0), ~Q(**{column: ""}))
            by_index = Q(**{f"{column}_head__in": begin})
            condition |= named if len(begin) > MOST_HEADS else named & by_index
        by_head = {f"{column}_head": Head(column, characters=HEAD) for column in self.names}
        return self.alias(**by_head).filter(condition)

    def for_page(self) -> "ShowQuerySet":
        return self.select_related("original_network", "follows").fetch_mode(models.FETCH_PEERS)


class Show(Findable, Mergeable, Focused):
    class Kind(models.TextChoices):
        DRAMA = "drama", gettext_lazy("Drama")
        FILM = "film", gettext_lazy("Film")
        SPECIAL = "special", gettext_lazy("Special")

    class AiringDays(models.TextChoices):
        MON_TUE = "mon-tue", gettext_lazy("Mondays and Tuesdays")
        WED_THU = "wed-thu", gettext_lazy("Wednesdays and Thursdays")
        THU_FRI = "thu-fri", gettext_lazy("Thursdays and Fridays")
        FRI = "fri", gettext_lazy("Fridays")
        FRI_SAT = "fri-sat", gettext_lazy("Fridays and Saturdays")
        SAT = "sat", gettext_lazy("Saturdays")
        SAT_SUN = "sat-sun", gettext_lazy("Saturdays and Sundays")
        MON_FRI = "mon-fri", gettext_lazy("Mondays to Fridays")
        DAILY = "daily", gettext_lazy("Daily")
        ALL_AT_ONCE = "all-at-once", gettext_lazy("All at once")

    KIND = SHOW

    slug = NameSlugField("title", "title_romanized")
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.DRAMA)
    country = models.CharField(
        max_length=2,
        default="KR",
        validators=[RegexValidator(r"^[A-Z]{2}$", "Two capital letters, such as KR.")],
        help_text="ISO 3166 code in two letters: KR, US, JP.",
    )
    title = models.CharField(max_length=200)
    title_hangul = models.CharField("title in Hangul", max_length=200, blank=True)
    title_romanized = models.CharField("romanised title", max_length=200, blank=True)
    aliases = models.TextField("other titles", blank=True, help_text="One per line.")
    year = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MinValueValidator(1895), MaxValueValidator(2200)]
    )
    aired_from = models.DateField(null=True, blank=True, help_text="Or the release of a film.")
    aired_to = models.DateField(null=True, blank=True)
    airing_days = models.CharField(max_length=12, choices=AiringDays, blank=True)
    original_network = models.ForeignKey(
        Network, on_delete=models.PROTECT, null=True, blank=True, related_name="shows"
    )
    genres = models.ManyToManyField(Genre, blank=True, related_name="shows")
    episode_count = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(LAST_NUMBER)]
    )
    runtime_min = models.PositiveSmallIntegerField("minutes, at least", null=True, blank=True)
    runtime_max = models.PositiveSmallIntegerField("minutes, at most", null=True, blank=True)
    runtime_note = models.CharField(max_length=200, blank=True)
    synopsis = models.TextField(blank=True, help_text="Free of spoilers: everyone reads it.")
    synopsis_source = models.CharField(max_length=200, blank=True)
    content_notes = models.TextField(blank=True, help_text="What a viewer may want to know before.")
    trailer_url = models.URLField("trailer", blank=True)
    poster = CleanImageField(
        upload_to=HiddenFolder("posters"),
        blank=True,
        widths=PORTRAIT,
        width_field="poster_width",
        height_field="poster_height",
    )
    poster_width = models.PositiveIntegerField(null=True, editable=False)
    poster_height = models.PositiveIntegerField(null=True, editable=False)
    poster_credit = models.CharField(max_length=200, blank=True)
    follows = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="followed_by"
    )

    TOGETHER = [
        ("aired_from", "aired_to"),
        ("runtime_min", "runtime_max", "runtime_note"),
        ("synopsis", "synopsis_source"),
        ("poster", "poster_width", "poster_height", "poster_credit", "focus_across", "focus_down"),
        ("aired_to",),
        ("runtime_max",),
    ]

    objects = ShowQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["title", "id"], name="show_title"),
            models.Index(fields=["year", "title", "id"], name="show_of_year"),
            models.Index(fields=["kind", "title", "id"], name="show_of_kind"),
            models.Index(fields=["country", "title", "id"], name="show_of_country"),
            models.Index(fields=["-search_weight", "title", "id"], name="show_by_weight"),
            models.Index(
                fields=["year", "-search_weight", "title", "id"], name="show_of_year_by_weight"
            ),
            models.Index(or_latin("title_hangul", "title"), "id", name="show_in_korean"),
            models.Index(Head("title", characters=HEAD), name="show_title_head"),
            models.Index(Head("title_hangul", characters=HEAD), name="show_title_hangul_head"),
            *under_letters(
                *("show", "title_hangul", ("title",)),
                {"": "title", "_ko": or_latin("title_hangul", "title")},
            ),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="show_has_a_title"),
            models.CheckConstraint(
                condition=Q(kind__in=["drama", "film", "special"]), name="show_kind_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(kind="film") | Q(episode_count__isnull=True),
                name="show_film_has_no_episodes",
                violation_error_message="A film has no episodes.",
            ),
            models.CheckConstraint(
                condition=Q(episode_count__isnull=True) | Q(episode_count__range=(1, LAST_NUMBER)),
                name="show_episode_count_in_range",
            ),
            models.CheckConstraint(
                condition=Q(aired_to__isnull=True)
                | Q(aired_from__isnull=False, aired_to__gte=F("aired_from")),
                name="show_run_ends_after_it_begins",
                violation_error_message="The last day on air is before the first, or the first is missing.",
            ),
            models.CheckConstraint(
                condition=Q(aired_from__isnull=True)
                | Q(year__isnull=True)
                | Q(year=ExtractYear("aired_from")),
                name="show_year_agrees_with_aired_from",
                violation_error_message="The year is not the year of the first day on air.",
            ),
            models.CheckConstraint(
                condition=Q(runtime_max__isnull=True)
                | Q(runtime_min__isnull=False, runtime_max__gte=F("runtime_min")),
                name="show_runtime_in_order",
                violation_error_message="The longest runtime is below the shortest, or that is missing.",
            ),
            web_address("trailer_url", "show_trailer_is_a_web_address"),
            models.CheckConstraint(
                condition=Q(follows__isnull=True) | ~Q(follows=F("pk")),
                name="show_does_not_follow_itself",
                violation_error_message="A show cannot follow itself.",
            ),
            focus_in_percent("show_focus_in_percent"),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.year})" if self.year else self.title

    def get_absolute_url(self) -> str:
        return reverse("shows:show_detail", args=[self.slug])

    @property
    def printed_title(self) -> str:
        """The title where it stands alone: in Hangul on Korean pages, where that is known."""
        return or_hangul(self.title, self.title_hangul)

    @property
    def printed_names(self) -> tuple[str, str]:
        """As pages print it alone, and then in the other script, or nothing."""
        return both_scripts(self.title, self.title_hangul)

    @property
    def is_film(self) -> bool:
        return self.kind == self.Kind.FILM

    @property
    def episode_numbers(self) -> range:
        """From 1 to the last episode; empty where their number is unknown, and for a film."""
        return range(1, (self.episode_count or 0) + 1)

    @property
    def other_titles(self) -> list[str]:
        return filled_lines(self.aliases)

    @property
    def trailer_host(self) -> str:
        """The site that shows it: “youtube.com”; empty where no address can be read."""
        try:
            host = urlsplit(self.trailer_url).hostname or ""
        except ValueError:
            return ""
        return host.removeprefix("www.")

    @property
    def runtime(self) -> str:
        """Minutes in words: “about 70 minutes”, “60–80 minutes”; empty when unknown."""
        if self.runtime_min is None:
            return ""
        if self.runtime_max in (None, self.runtime_min):
            return _("about %(minutes)s minutes") % {"minutes": self.runtime_min}
        ends = {"least": self.runtime_min, "most": self.runtime_max}
        return _("%(least)s–%(most)s minutes") % ends

    @property
    def every_name(self) -> list[str]:
        own = [self.title, self.title_hangul, self.title_romanized]
        return [*own, *filled_lines(self.aliases)]

    def absorb(self, other: Self, taking: Collection[str] = ()) -> None:
        """As its base says; the one that stays follows none where shows would follow each other in a ring."""
        with transaction.atomic():
            if self.follows == other:
                self.follows = None
                self.save()
            if other.follows == self:
                other.follows = None
                other.save()
            super().absorb(other, taking)
            if self.is_in_a_ring():
                self.follows = None
                self.save()

    def is_in_a_ring(self) -> bool:
        """Whether the shows that it follows, one after the other, lead back to it."""
        seen, show = set[int](), self.follows
        while show is not None and show.pk not in seen:
            if show.pk == self.pk:
                return True
            seen.add(show.pk)
            show = show.follows
        return False
