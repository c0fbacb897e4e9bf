"""People who make shows: actors, directors, writers, composers."""

from typing import Self

from django.db import models
from django.urls import reverse

from house.models import House
from images.fields import CleanImageField, HiddenFolder
from images.focus import Focused, focus_in_percent
from images.renditions import PORTRAIT
from rows.initials import under_letters
from rows.merging import Mergeable
from search.kinds import PERSON
from search.models import SEARCH_COLUMNS, Findable
from search.printed import or_latin
from search.querysets import FindableQuerySet
from text.fields import NameSlugField
from text.languages import both_scripts, or_hangul
from text.lines import filled_lines, with_line
from text.names.scripts import Names, by_rule
from text.names.splitting import family_first
from text.names.writing import written


class PersonQuerySet(FindableQuerySet["Person"]):
    def for_cards(self) -> "PersonQuerySet":
        """All a tile needs; what it did not ask for raises instead of being fetched row by row."""
        return self.defer("bio", *SEARCH_COLUMNS).fetch_mode(models.FETCH_RAISE)


class Person(Findable, Mergeable, Focused):
    """One person, under the name they are credited by and every other spelling we know."""

    slug = NameSlugField("name", "name_hangul")
    name = models.CharField(max_length=200, help_text="As credited, such as “Im Si-wan”.")
    family_name = models.CharField(
        max_length=100, blank=True, help_text="The part of the name that is the family name: “Im”."
    )
    name_hangul = models.CharField("name in Hangul", max_length=100, blank=True)
    aliases = models.TextField(
        "other names", blank=True, help_text="Stage names and other spellings, one per line."
    )
    groups = models.CharField(max_length=200, blank=True, help_text="Such as “ZE:A”.")
    born_on = models.DateField(null=True, blank=True)
    bio = models.TextField(blank=True)
    photo = CleanImageField(
        upload_to=HiddenFolder("people"),
        blank=True,
        widths=PORTRAIT,
        width_field="photo_width",
        height_field="photo_height",
    )
    photo_width = models.PositiveIntegerField(null=True, editable=False)
    photo_height = models.PositiveIntegerField(null=True, editable=False)
    photo_credit = models.CharField(max_length=200, blank=True)

    KIND = PERSON
    TOGETHER = [
        ("photo", "photo_width", "photo_height", "photo_credit", "focus_across", "focus_down")
    ]

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "people"
        indexes = [
            models.Index(fields=["name", "id"], name="person_name"),
            models.Index(or_latin("name_hangul", "name"), "id", name="person_in_korean"),
            *under_letters(
                *("person", "name_hangul", ("family_name", "name")),
                {"": "name", "_ko": or_latin("name_hangul", "name")},
            ),
        ]
        constraints = [
            models.CheckConstraint(condition=~models.Q(name=""), name="person_has_a_name"),
            focus_in_percent("person_focus_in_percent"),
        ]

    def __str__(self) -> str:
        return or_hangul(self.printed_name, self.name_hangul)

    def get_absolute_url(self) -> str:
        return reverse("people:person_detail", args=[self.slug])

    @classmethod
    def called(cls, names: Names) -> Self:
        """Somebody new, not stored yet. A name in Hangul alone is spelled by the rule."""
        hangul = next(iter(names.hangul), "")
        latin, family = family_first(next(iter(names.latin), ""), hangul)
        if not latin and (latin := by_rule(hangul)):
            family = latin.split()[0]
        name = latin or hangul
        others = [one for one in [*names.latin[1:], *names.hangul[1:]] if one != name]
        return cls(name=name, family_name=family, name_hangul=hangul, aliases="\n".join(others))

    @property
    def printed_name(self) -> str:
        """The name in the house's order: “Im Si-wan”, or “Si-wan Im” where the family name goes last."""
        if House.objects.current().family_name_first or not self.family_name:
            return self.name
        given = self.name.removeprefix(f"{self.family_name} ")
        return self.name if given == self.name else f"{given} {self.family_name}"

    @property
    def printed_names(self) -> tuple[str, str]:
        """As pages print it alone, and then in the other script, or nothing."""
        return both_scripts(self.printed_name, self.name_hangul)

    @property
    def other_names(self) -> list[str]:
        return filled_lines(self.aliases)

    @property
    def every_name(self) -> list[str]:
        """The one that we print first, then the Hangul."""
        return [self.name, *filter(None, [self.name_hangul]), *self.other_names]

    def add_alias(self, spelling: str) -> None:
        """Nothing happens for a name that is known already."""
        if written(spelling) not in map(written, self.every_name):
            self.aliases = with_line(self.aliases, spelling)
            self.save()
