"""A picture that an editor has uploaded for a photo that is not saved yet."""

from collections.abc import Iterable
from secrets import token_urlsafe
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models

from images.fields import CleanImageField, HiddenFolder
from images.waiting import Waiting

if TYPE_CHECKING:
    from accounts.models import User

MOST_WAITING = 200
"""Of one editor at a time."""


def new_token() -> str:
    return token_urlsafe(24)


class WaitingPictureQuerySet(models.QuerySet["WaitingPicture"]):
    def of(self, user: "User | Any") -> "WaitingPictureQuerySet":
        return self.filter(user=user)

    def by_token(self, user: "User | Any", tokens: Iterable[str]) -> dict[str, "WaitingPicture"]:
        """Those of the user that the tokens name; foreign, forged and spent ones name none."""
        return {picture.token: picture for picture in self.of(user).filter(token__in=tokens)}


class WaitingPicture(Waiting):
    """Its file lies where a photo's does, with the same smaller copies, so that a photo takes it over."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    token = models.CharField(max_length=40, unique=True, default=new_token, editable=False)
    image = CleanImageField(
        upload_to=HiddenFolder("photos"), width_field="width", height_field="height"
    )
    width = models.PositiveIntegerField(default=0, editable=False)
    height = models.PositiveIntegerField(default=0, editable=False)
    name = models.CharField(max_length=200, blank=True, help_text="What its file was called.")

    objects = WaitingPictureQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name or f"Picture {self.pk}"
