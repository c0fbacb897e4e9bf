"""Rows that have a page at their slug, and an old address that leads on when the slug changes."""

from typing import Any, cast
from urllib.parse import unquote

from django.conf import settings
from django.db import models, transaction
from django.utils.translation import override


class Addressed(models.Model):
    """Its model has a ``slug``, a ``get_absolute_url`` and a foreign key of ``reviews.OldPath`` to it.

    That key gives every row its ``old_paths``: the table is known by this name alone, for it stands on
    a higher rung than people and shows.
    """

    class Meta:
        abstract = True

    @property
    def path(self) -> str:
        """The address as old ones are stored: of no language, and with its letters as they are read."""
        with override(settings.LANGUAGE_CODE):
            return unquote(cast(Any, self).get_absolute_url())

    @transaction.atomic
    def move_to(self, slug: str) -> None:
        """Store the row at another address and keep the old one answering, in every language."""
        row = cast(Any, self)
        left = self.path
        row.slug = slug
        self.save()
        self.leave(left)

    def leave(self, path: str) -> None:
        """Keep an address answering that was the row's until this write."""
        old_paths = cast(Any, self).old_paths.model.objects
        if path != self.path:
            old_paths.remember(path, self)
        old_paths.filter(path=self.path).delete()
