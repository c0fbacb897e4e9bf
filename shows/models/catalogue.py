"""The short lists that shows choose from."""

from django.db import models


class NamedEntry(models.Model):
    """A slug and a name in two scripts."""

    slug = models.SlugField(unique=True, max_length=80)
    name = models.CharField(max_length=120, unique=True)
    name_hangul = models.CharField("name in Hangul", max_length=120, blank=True)

    class Meta:
        abstract = True
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Network(NamedEntry):
    """Who first showed it: a broadcaster, or a streaming service for its own originals."""


class Genre(NamedEntry):
    """A kind of story."""


class Platform(NamedEntry):
    """Where it can be watched today."""

    homepage = models.URLField(blank=True)
