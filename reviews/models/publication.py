"""Published means a date in the past. No date is a draft, a later one a schedule; nothing else has to run."""

from typing import TYPE_CHECKING, TypeVar

from django.db import models
from django.utils import timezone

if TYPE_CHECKING:
    from typing import Self

M_co = TypeVar("M_co", bound=models.Model, covariant=True)


def is_out(path: str = "") -> models.Q:
    """The condition that what ``path`` leads to (such as ``review__``) is published now."""
    return models.Q(**{f"{path}published_at__lte": timezone.now()})


class DatedQuerySet(models.QuerySet[M_co]):
    def published(self) -> "Self":
        """What readers may see now."""
        return self.filter(is_out())

    def drafts(self) -> "Self":
        return self.filter(published_at=None)

    def scheduled(self) -> "Self":
        """What will appear by itself."""
        return self.filter(published_at__gt=timezone.now())


class Dated(models.Model):
    """Something readers see from a moment on."""

    published_at = models.DateTimeField(
        null=True,
        blank=True,
        help_text="Empty: a draft. In the future: appears by itself at that moment.",
    )

    class Meta:
        abstract = True

    @property
    def is_published(self) -> bool:
        return self.published_at is not None and self.published_at <= timezone.now()
