"""Whoever writes from one e-mail address: known by it alone, without an account."""

import unicodedata
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models, transaction
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.encoding import punycode
from django.utils.translation import get_language

from text.fields import DerivedTextField

if TYPE_CHECKING:
    from comments.models.comment import Comment


def address_key(email: str) -> str:
    """Alike for two spellings of one address: mail servers do not tell capitals apart in practice, and the
    domain is the one that the mail is sent to, in the ASCII of RFC 3490, section 4.
    """
    local, at, domain = email.strip().rpartition("@")
    try:
        domain = punycode(domain)
    except UnicodeError:  # no mail can be sent there
        domain = unicodedata.normalize("NFC", domain)
    return f"{unicodedata.normalize('NFC', local)}{at}{domain}".casefold()


def of_mailbox(email: str) -> Q:
    """The condition on ``email_key`` that mail comes to one box with this address."""
    local, _, domain = address_key(email).rpartition("@")
    box = local.partition("+")[0]
    tagged = Q(email_key__startswith=f"{box}+", email_key__endswith=f"@{domain}")
    return Q(email_key=f"{box}@{domain}") | tagged


def spoken_language() -> str:
    """The code of the active language, or of the site's own where none is active that it speaks."""
    active = get_language()
    return active if active in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


class CommenterQuerySet(models.QuerySet["Commenter"]):
    def known_as(self, email: str) -> "Commenter | None":
        return self.filter(email_key=address_key(email)).first()

    def of_mailbox(self, email: str) -> "CommenterQuerySet":
        """Those whose mail comes to one box with this: ines@ and all of ines+anything@."""
        return self.filter(of_mailbox(email))

    def at(self, email: str) -> "Commenter":
        """The one with this address, made where there is none yet.

        Until it is confirmed, mail to it speaks as the page does on which it was typed last.
        """
        language = spoken_language()
        found, is_new = self.get_or_create(
            email_key=address_key(email),
            defaults={"email": email.strip(), "language": language},
        )
        if not (is_new or found.is_confirmed or found.language == language):
            found.language = language
            found.save(update_fields=["language"])
        return found


class Commenter(models.Model):
    """``confirmed_at`` is when a link that was mailed there was followed; before it nothing else is sent.

    ``is_stopped`` says that the address wants no mail from here, but for a link that it asks for itself.
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
        """Not the address: logs keep it, and what was forgotten is not to stand there."""
        return f"Commenter {self.pk}"

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

    @property
    def gets_replies(self) -> bool:
        """Whether answers to anything of theirs are mailed."""
        return not self.is_stopped and self.comments.filter(wants_replies=True).exists()

    @transaction.atomic
    def change_mail(self, *, is_wanted: bool) -> None:
        """Replies to all they wrote, in the language they ask in; or nothing any more, also of what waits."""
        self.is_stopped = not is_wanted
        self.language = spoken_language() if is_wanted else self.language
        self.save(update_fields=["is_stopped", "language"])
        self.comments.update(wants_replies=is_wanted)
        if not is_wanted:
            self.notices.filter(sent_at=None).delete()

    @transaction.atomic
    def stop_replies(self) -> None:
        """Mail about answers alone, also what waits to be sent."""
        self.comments.update(wants_replies=False)
        self.notices.filter(kind="reply", sent_at=None).delete()

    @transaction.atomic
    def forget(self) -> None:
        """Erase the address, all that was written from it and all that is known of that.

        What was answered leaves an empty place. The newest go first, so that an answer is gone before
        what it answers is looked at.
        """
        type(self).objects.select_for_update().get(pk=self.pk)
        for comment in self.comments.order_by("-pk"):
            comment.withdraw()
        self.delete()

    def is_trusted_as(self, name: str, besides: int | None = None) -> bool:
        """Whether a comment of theirs under this name stands, and none of theirs was spam.

        ``besides`` is one that is judged again, and does not speak for itself.
        """
        comments: models.QuerySet[Comment] = self.comments.exclude(pk=besides or 0)
        found = comments.aggregate(
            spam=Count("pk", filter=Q(state="spam")),
            standing=Count("pk", filter=Q(state="public", author_name=name)),
        )
        return bool(found["standing"] and not found["spam"])
