"""What is not taken, or only read first: addresses, networks, words, sites."""

from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

if TYPE_CHECKING:
    from accounts.models import User


class BlockQuerySet(models.QuerySet["Block"]):
    def put(
        self, kind: str, value: str, effect: str, lasts: timedelta | None, by: "User"
    ) -> "Block":
        """From now on, in the place of what was said of it before."""
        expires_at = timezone.now() + lasts if lasts else None
        said = {"effect": effect, "expires_at": expires_at, "created_by": by}
        block, _ = self.update_or_create(kind=kind, value=value, defaults=said)
        return block

    def in_force(self) -> "BlockQuerySet":
        return self.filter(Q(expires_at=None) | Q(expires_at__gt=timezone.now()))

    def outdated(self) -> "BlockQuerySet":
        return self.filter(expires_at__lte=timezone.now())


class Block(models.Model):
    """``value`` is a digest of an address or network, an e-mail address in small letters, words or a host.

    A digest is kept for a time only, so a block of a place always ends.
    """

    class Kind(models.TextChoices):
        ADDRESS = "address", "Network address"
        NETWORK = "network", "Network"
        EMAIL = "email", "E-mail address"
        WORDS = "words", "Words in the text or the name"
        HOST = "host", "Site that is linked"

    class Effect(models.TextChoices):
        HOLD = "hold", "An editor reads it first"
        REFUSE = "refuse", "Refused"

    kind = models.CharField(max_length=8, choices=Kind)
    value = models.CharField(max_length=254)
    effect = models.CharField(max_length=8, choices=Effect, default=Effect.HOLD)
    reason = models.CharField(max_length=200, blank=True, help_text="For you; nobody else sees it.")
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
    )
    expires_at = models.DateTimeField(null=True, blank=True, help_text="Empty: it stays.")

    objects = BlockQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "value"], name="block_once"),
            models.CheckConstraint(condition=~Q(value=""), name="block_has_a_value"),
            models.CheckConstraint(
                condition=Q(kind__in=["address", "network", "email", "words", "host"]),
                name="block_kind_is_known",
            ),
            models.CheckConstraint(
                condition=Q(effect__in=["hold", "refuse"]), name="block_effect_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=["address", "network"]) | Q(expires_at__isnull=False),
                name="block_of_a_place_ends",
            ),
        ]

    def __str__(self) -> str:
        """Not the value, which may be an address: logs keep it when the block is gone."""
        return f"Block {self.pk}"
