"""Tags, on django-taggit with a real foreign key instead of a generic one."""

import unicodedata
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy
from taggit.models import ItemBase, NaturalKeyManager, TagBase

from reviews.models.kinds import of_listed
from reviews.models.publication import is_out
from rows.addresses import Addressed


class TagQuerySet(models.QuerySet["Tag"]):
    def in_use(self) -> "TagQuerySet":
        """Tags of listed reviews; each with its ``review_count``. Of a few tags: see ``all_in_use``."""
        published = is_out("tagged__content_object__") & of_listed("tagged__content_object__")
        counted = self.annotate(review_count=models.Count("tagged", filter=published))
        return counted.filter(review_count__gt=0)

    def uncounted(self) -> "TagQuerySet":
        """Those in use, without asking how many reviews have each."""
        reviews: Any = ReviewTag._meta.get_field("content_object").related_model
        listed = reviews._default_manager.listed().filter(tags=models.OuterRef("pk"))
        return self.filter(models.Exists(listed.values("pk")))

    def all_in_use(self, show: str = "") -> "TagQuerySet":
        """The same, of all tags or of those of one show, by its slug.

        It goes from the reviews to their tags, which takes a third of the time; of a few tags, it would take
        as long as of all.
        """
        reviews: Any = ReviewTag._meta.get_field("content_object").related_model
        listed = reviews._default_manager.listed().order_by()
        if show:
            listed = listed.filter(show__slug=show)
        found = self.filter(tagged__content_object__in=listed.values("pk"))
        return found.annotate(review_count=models.Count("tagged"))

    def popular_first(self) -> "TagQuerySet":
        """Of those in use."""
        return self.order_by(models.F("review_count").desc(), "name")


class Tag(Addressed, TagBase):
    """A word that groups reviews. Stored in Unicode NFC, so that 가 typed on a Mac is not a second tag."""

    objects = NaturalKeyManager.from_queryset(TagQuerySet)()  # type: ignore[misc]

    class Meta:
        verbose_name = gettext_lazy("tag")
        verbose_name_plural = gettext_lazy("tags")
        constraints = [
            models.CheckConstraint(condition=~models.Q(slug=""), name="tag_has_a_slug"),
        ]

    def get_absolute_url(self) -> str:
        return reverse("reviews:tag_detail", args=[self.slug])

    def clean(self) -> None:
        if not self.slugify(self.name):
            raise ValidationError({"name": "A tag needs at least one letter or digit."})

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.name = unicodedata.normalize("NFC", self.name)
        super().save(*args, **kwargs)


class ReviewTag(ItemBase):
    content_object = models.ForeignKey("reviews.Review", on_delete=models.CASCADE)
    tag = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="tagged")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["content_object", "tag"], name="tag_once_per_review"),
        ]

    def __str__(self) -> str:
        return f"{self.content_object} · {self.tag}"
