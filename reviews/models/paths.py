"""Addresses that once led to a page of the site and still should."""

from typing import TYPE_CHECKING, Any, cast

from django.db import models
from django.db.models import Q

from people.models import Person
from reviews.models.kinds import of_listed
from reviews.models.publication import is_out
from reviews.models.tags import ReviewTag
from rows.addresses import Addressed
from shows.models import Show

if TYPE_CHECKING:
    from reviews.models.lists import RankedList
    from reviews.models.review import Review
    from reviews.models.tags import Tag

ENDS = ("review", "ranked_list", "tag", "show", "person")
"""The columns of which one is set."""


class OldPathQuerySet(models.QuerySet["OldPath"]):
    def remember(self, path: str, row: Addressed) -> "OldPath":
        """Lead ``path`` (from the site's root, with its first slash) to the row from now on."""
        leads_to = {end: row if self.model.end_of(row) == end else None for end in ENDS}
        return self.update_or_create(path=path, defaults=leads_to)[0]

    def open(self) -> "OldPathQuerySet":
        """Those whose page readers may see now; each with the row it leads to."""
        listed = is_out("content_object__") & of_listed("content_object__")
        uses = ReviewTag.objects.filter(listed, tag=models.OuterRef("tag"))
        always = Q(show__isnull=False) | Q(person__isnull=False)
        dated = is_out("review__") | is_out("ranked_list__")
        return self.filter(always | dated | Q(models.Exists(uses))).select_related(*ENDS)


def _exactly_one(columns: tuple[str, ...]) -> Q:
    """NULL passes a CHECK, so every column is named each time."""
    condition = Q()
    for chosen in columns:
        condition |= Q(**{f"{column}__isnull": column != chosen for column in columns})
    return condition


class OldPath(models.Model):
    """One address; it points at a row, so that a row that moves twice needs no second step."""

    path = models.CharField(
        max_length=500, unique=True, help_text="From the root: /2019/05/misaeng.html"
    )
    review = models.ForeignKey(
        "reviews.Review", models.CASCADE, null=True, blank=True, related_name="old_paths"
    )
    ranked_list = models.ForeignKey(
        "reviews.RankedList", models.CASCADE, null=True, blank=True, related_name="old_paths"
    )
    tag = models.ForeignKey(
        "reviews.Tag", models.CASCADE, null=True, blank=True, related_name="old_paths"
    )
    show = models.ForeignKey(Show, models.CASCADE, null=True, blank=True, related_name="old_paths")
    person = models.ForeignKey(
        Person, models.CASCADE, null=True, blank=True, related_name="old_paths"
    )

    objects = OldPathQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(path__startswith="/"),
                name="old_path_begins_at_the_root",
                violation_error_message="An address begins with a slash.",
            ),
            models.CheckConstraint(
                condition=_exactly_one(ENDS),
                name="old_path_leads_to_one_page",
                violation_error_message="Choose the one page that the address leads to.",
            ),
        ]

    def __str__(self) -> str:
        return self.path

    @classmethod
    def end_of(cls, row: Addressed) -> str:
        """The column that leads to rows of this kind."""
        model_of = {end: cast(Any, cls._meta.get_field(end).related_model) for end in ENDS}
        return next(end for end, model in model_of.items() if isinstance(row, model))

    @property
    def leads_to(self) -> "Review | RankedList | Tag | Show | Person":
        ends = (self.review, self.ranked_list, self.tag, self.show, self.person)
        return next(row for row in ends if row is not None)
