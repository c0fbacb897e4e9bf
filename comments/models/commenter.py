"""Whoever writes from one e-mail address: known by it alone, without an account."""

import unicodedata
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Count, Q
from django.utils import timezone

from text.fields import DerivedTextField

if TYPE_CHECKING:
    from comments.models.comment import Comment


def address_key(email: str) -> str:
    """Alike for two spellings of one address: mail servers do not tell capitals apart in practice."""
    return unicodedata.normalize("NFC", email.strip()).casefold()


class CommenterQuerySet(models.QuerySet["Commenter"]):
    def known_as(self, email: str) -> "Commenter | None":
        return self.filter(email_key=address_key(email)).first()

    def at(self, email: str) -> "Commenter":
        """The one with this address, made where there is none yet."""
        found, _ = self.get_or_create(
            email_key=address_key(email), defaults={"email": email.strip()}
        )
        return found


class Commenter(models.Model):
    """``confirmed_at`` is when a link that was mailed there was followed; before it nothing else is sent.

    ``is_stopped`` says that the address wants no mail from here at all.
    """

    email = models.EmailField("e-mail", help_text="Never shown.")
    email_key = DerivedTextField("compute_email_key", unique=True)
    language = models.CharField(max_length=8, choices=settings.LANGUAGES, default="en")
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    confirmed_at = models.DateTimeField(null=True, blank=True, editable=False)
    is_stopped = models.BooleanField("wants no mail", default=False)

    objects = CommenterQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(email=""), name="commenter_has_an_address"),
        ]

    def __str__(self) -> str:
        return self.email

    def compute_email_key(self) -> str:
        return address_key(self.email)

    @property
    def is_confirmed(self) -> bool:
        return self.confirmed_at is not None

    def confirm(self) -> None:
        """The first time counts."""
        if self.confirmed_at is None:
            self.confirmed_at = timezone.now()
            self.save(update_fields=["confirmed_at"])

    def is_trusted_as(self, name: str) -> bool:
        """Whether a comment of theirs under this name stands, and none of theirs was spam."""
        comments: models.QuerySet[Comment] = self.comments.all()
        found = comments.aggregate(
            spam=Count("pk", filter=Q(state="spam")),
            standing=Count("pk", filter=Q(state="public", author_name=name)),
        )
        return bool(found["standing"] and not found["spam"])
