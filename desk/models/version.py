"""What a review was after each save, with its photos, moments, lines and tags."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, cast

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction
from django.utils import timezone

from desk.drafts import Draft
from desk.restoring import put_back
from desk.sheets import Sheet, same_content, sheet_of
from images.fields import Picture
from reviews.models import Photo, Review

if TYPE_CHECKING:
    from accounts.models import User


class VersionQuerySet(models.QuerySet["Version"]):
    def newest_first(self) -> "VersionQuerySet":
        return self.order_by("-number")

    def latest_number(self, review: Review) -> int:
        """0 for a review of which nothing was kept yet."""
        newest = self.filter(review=review.pk).aggregate(number=models.Max("number"))
        return newest["number"] or 0

    def keep(
        self, review: Review, editor: "User | Any" = None, *, note: str = "", form_id: str = ""
    ) -> "Version":
        """Keep what is stored now as the next version; ``form_id`` is that of the form that stored it."""
        return self.create(
            review=review,
            number=self.latest_number(review) + 1,
            editor=editor,
            editor_name=str(editor or ""),
            note=note,
            form_id=form_id,
            sheet=_sheet(review),
        )

    def keep_unkept(self, review: Review) -> None:
        """What the next write would lose: a review older than its versions, or changed outside its form."""
        newest = self.filter(review=review.pk).newest_first().first()
        if newest is None:
            self.keep(review, note="As it was before")
        elif newest.sheet != _sheet(review):
            self.keep(review, note="Changed elsewhere")


def _sheet(review: Review) -> Sheet:
    """What is stored, whatever the instance holds."""
    row = Review.objects.select_related("show", "author").get(pk=review.pk)
    return sheet_of(Draft.stored(row))


class Version(models.Model):
    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    saved_at = models.DateTimeField(default=timezone.now)
    editor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    editor_name = models.CharField(max_length=160, blank=True)
    note = models.CharField(max_length=200, blank=True)
    form_id = models.CharField(max_length=32, blank=True, db_index=True)
    sheet: "models.JSONField[Sheet, Sheet]" = models.JSONField(encoder=DjangoJSONEncoder)

    objects = VersionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["review", "number"], name="version_number_once"),
            models.CheckConstraint(
                condition=models.Q(number__gte=1), name="version_number_from_one"
            ),
        ]

    def __str__(self) -> str:
        return f"Version {self.number} of {self.review}"

    @transaction.atomic
    def restore(self, editor: "User | Any") -> "Version":
        """Make the review what it was then, and keep that as the newest version.

        Its slug and its dates of publication stay as they are now. Where it is that already nothing is
        stored, so that readers are told of no update.
        """
        Version.objects.keep_unkept(self.review)
        newest = Version.objects.filter(review=self.review).newest_first().first()
        if newest is not None and same_content(newest.sheet, self.sheet):
            return newest
        left = self.review.path
        put_back(self.review, self.sheet)
        self.review.leave(left)
        return Version.objects.keep(self.review, editor, note=f"Version {self.number} restored")

    @classmethod
    def kept_pictures(cls) -> Iterator[Picture]:
        """The photos whose files are needed to restore some version; each once."""
        seen = set[str]()
        for sheet in cls.objects.values_list("sheet", flat=True).iterator():
            for row in sheet["photos"]:
                if row["image"] not in seen:
                    seen.add(row["image"])
                    photo = Photo(**{name: row[name] for name in ("image", "width", "height")})
                    yield cast(Picture, photo.image)
