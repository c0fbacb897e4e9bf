"""The audit log: who let somebody or something in, or out, when and from which network."""

from collections.abc import Iterable
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from allauth.core import context
from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.network import network_of

if TYPE_CHECKING:
    from accounts.models.user import User


class Act(models.TextChoices):
    PUBLISHED = "published", _("published")
    SCHEDULED = "scheduled", _("scheduled")
    WITHDRAWN = "withdrawn", _("withdrawn")
    DELETED = "deleted", _("deleted")
    MODERATED = "moderated", _("moderated")
    RIGHTS = "rights", _("rights changed")
    SIGNED_IN = "signed-in", _("signed in")
    REFUSED = "refused", _("sign-in refused")
    PASSWORD = "password", _("password changed")
    SECOND_FACTOR = "second-factor", _("second factor changed")
    SESSIONS = "sessions", _("sessions ended")


class AuditQuerySet(models.QuerySet["AuditEntry"]):
    def outdated(self) -> "AuditQuerySet":
        return self.filter(at__lt=timezone.now() - timedelta(days=settings.AUDIT_DAYS))

    def note(
        self, act: Act, by: "User | Any", thing: models.Model | None = None, detail: str = ""
    ) -> "AuditEntry":
        """Call it in the transaction of the act itself. ``by`` may be None: the command line, or nobody."""
        return self.note_all(act, by, [(thing, detail)])[0]

    def note_all(
        self, act: Act, by: "User | Any", things: Iterable[tuple[models.Model | None, str]]
    ) -> "list[AuditEntry]":
        """What one press did to many, each with a detail, in one query."""
        network = network_of(context.request)
        return self.bulk_create(
            AuditEntry(
                act=act,
                by=by,
                by_name=by.get_username() if by else "",
                network=network,
                kind=str(thing._meta.verbose_name) if thing else "",
                key=str(thing.pk) if thing else "",
                name=str(thing)[:NAME] if thing else "",
                detail=detail[:DETAIL],
            )
            for thing, detail in things
        )


NAME, DETAIL = 200, 300


class AuditEntry(models.Model):
    """One act. It names what it was done to and keeps no key into other tables, so that it outlives it.

    Nothing of a reader stands in it: comments and commenters are named by their number.
    """

    Act = Act

    at = models.DateTimeField("when", default=timezone.now, db_index=True)
    act = models.CharField("what", max_length=20, choices=Act)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name="who",
    )
    by_name = models.CharField(
        "login",
        max_length=150,
        help_text="Kept when the login is gone; empty for the command line.",
    )
    kind = models.CharField("kind of thing", max_length=60)
    key = models.CharField("its number", max_length=40)
    name = models.CharField("its name", max_length=NAME)
    detail = models.CharField(max_length=DETAIL)
    network = models.CharField(max_length=50, help_text="Of the address, shortened.")

    objects = AuditQuerySet.as_manager()

    class Meta:
        verbose_name = "audit log entry"
        verbose_name_plural = "audit log entries"
        indexes = [models.Index(fields=["by", "act", "network"], name="audit_by_act_network")]

    def __str__(self) -> str:
        return f"{self.by_name or 'Nobody'}: {self.get_act_display()} {self.name}".strip()
