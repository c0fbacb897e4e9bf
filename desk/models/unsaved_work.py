"""What an editor has typed into a review's form and not saved."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.db import models
from django.http import QueryDict
from django.utils import timezone

from reviews.models import Review

if TYPE_CHECKING:
    from accounts.models import User

KEPT_FOR = timedelta(days=90)
FORM_ID_LENGTH = 32
MOST = 20
"""Open forms of one review, whose work is kept for one editor."""


class UnsavedWorkQuerySet(models.QuerySet["UnsavedWork"]):
    def written_by(self, user: "User | Any") -> Self:
        return self.filter(user=user)

    def of(self, user: "User | Any", review_pk: int | None) -> Self:
        """The latest first; ``review_pk`` is None for reviews that are being added."""
        return self.written_by(user).filter(review=review_pk).order_by("-saved_at", "-pk")

    def keep(
        self, user: "User | Any", review_pk: int | None, form_id: str, boxes: QueryDict
    ) -> "UnsavedWork":
        """Keep this instead of what the same open form sent before; drop what nobody took up for long."""
        now = timezone.now()
        self.filter(saved_at__lt=now - KEPT_FOR).delete()
        values: dict[str, Any] = {
            "review_id": review_pk,
            "boxes": _storable(boxes),
            "saved_at": now,
        }
        kept = self.update_or_create(user=user, form_id=form_id, defaults=values)[0]
        old = self.of(user, review_pk).values_list("pk", flat=True)[MOST:]
        self.filter(pk__in=list(old)).delete()
        return kept


def _storable(boxes: QueryDict) -> dict[str, list[str]]:
    """PostgreSQL keeps no NUL in JSON."""
    return {
        name.replace("\0", ""): [value.replace("\0", "") for value in values]
        for name, values in boxes.lists()
    }


class UnsavedWork(models.Model):
    """Every box of one open form as it stood; readers never see any of it."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    review = models.ForeignKey(
        Review, on_delete=models.CASCADE, null=True, blank=True, related_name="unsaved_work"
    )
    form_id = models.CharField(max_length=FORM_ID_LENGTH, help_text="Which open form it is of.")
    boxes: "models.JSONField[dict[str, list[str]], dict[str, list[str]]]" = models.JSONField()
    saved_at = models.DateTimeField(default=timezone.now)

    objects = UnsavedWorkQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "unsaved work"
        constraints = [
            models.UniqueConstraint(fields=["user", "form_id"], name="unsaved_work_once_per_form"),
        ]

    def __str__(self) -> str:
        return f"Unsaved work on {self.review or 'a new review'}"

    @property
    def typed(self) -> QueryDict:
        """The boxes as the form would have sent them."""
        data = QueryDict(mutable=True)
        for name, values in self.boxes.items():
            data.setlist(name, values)
        return data
