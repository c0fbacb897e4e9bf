"""The short lists that shows choose from."""

from functools import reduce
from operator import or_

from django.db import models
from django.db.models import Q

from text.fields import NameSlugField
from text.languages import or_hangul


def web_address(column: str, name: str) -> models.CheckConstraint:
    """Empty, http or https: pages print the column as a link, and a form is not its only way in."""
    schemes = (Q(**{f"{column}__startswith": scheme}) for scheme in ("http://", "https://"))
    return models.CheckConstraint(
        condition=reduce(or_, schemes, Q(**{column: ""})),
        name=name,
        violation_error_message="A web address begins with http:// or https://.",
    )


class NamedEntry(models.Model):
    """A slug and a name in two scripts."""

    slug = NameSlugField("name", max_length=80)
    name = models.CharField(max_length=120, unique=True)
    name_hangul = models.CharField("name in Hangul", max_length=120, blank=True)

    class Meta:
        abstract = True
        ordering = ["name"]

    def __str__(self) -> str:
        return or_hangul(self.name, self.name_hangul)


class Network(NamedEntry):
    """Who first showed it: a broadcaster, or a streaming service for its own originals."""


class Genre(NamedEntry):
    """A kind of story."""


class Platform(NamedEntry):
    """Where it can be watched today."""

    homepage = models.URLField(blank=True)

    class Meta(NamedEntry.Meta):
        constraints = [web_address("homepage", "platform_homepage_is_a_web_address")]
