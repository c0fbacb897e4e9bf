"""Whoever wants mail: known by an address alone, without an account and without a secret in the row."""

from datetime import timedelta

from django.conf import settings
from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from comments.models.commenter import address_key, of_mailbox, spoken_language
from people.models import Person
from reviews.models import Review
from shows.models import Credit, Show
from text.fields import DerivedTextField

UNCONFIRMED_FOR = timedelta(days=30)
"""What nobody confirmed is forgotten then."""


class SubscriberQuerySet(models.QuerySet["Subscriber"]):
    def active(self) -> "SubscriberQuerySet":
        """Those that are mailed: they confirmed the address, and nothing has stopped since."""
        return self.filter(confirmed_at__isnull=False, stopped_at=None)

    def at(self, email: str) -> "Subscriber":
        """The one with this address, made where there is none yet."""
        found, _is_new = self.get_or_create(
            email_key=address_key(email),
            defaults={"email": email.strip(), "language": spoken_language()},
        )
        return found

    def of_mailbox(self, email: str) -> "SubscriberQuerySet":
        return self.filter(of_mailbox(email))

    def following(self, review: Review) -> "SubscriberQuerySet":
        """Active ones who follow all, its show or somebody credited in that; each once."""
        wanted = Q(kind=Subscription.Kind.ALL)
        if review.show_id is not None:
            cast = Credit.objects.filter(show=review.show_id).order_by().values("person")
            wanted |= Q(show=review.show_id) | Q(person__in=cast)
        follows = Subscription.objects.filter(wanted, subscriber=OuterRef("pk"))
        return self.active().filter(Exists(follows), confirmed_at__lte=review.published_at)

    def weekly(self) -> "SubscriberQuerySet":
        follows = Subscription.objects.filter(kind=Subscription.Kind.WEEK)
        return self.active().filter(Exists(follows.filter(subscriber=OuterRef("pk"))))

    def outdated(self) -> "SubscriberQuerySet":
        """Addresses that somebody typed and nobody confirmed, also where no mail could be delivered."""
        long_ago = timezone.now() - UNCONFIRMED_FOR
        is_open = Q(stopped_at=None) | Q(stopped_because=Subscriber.Stopped.BOUNCED)
        never = self.filter(is_open, confirmed_at=None, created_at__lt=long_ago)
        return never.exclude(deliveries__created_at__gte=long_ago)


class Subscriber(models.Model):
    """``confirmed_at`` is when the button behind a mailed link was pressed; before it nothing goes out."""

    class Stopped(models.TextChoices):
        ASKED = "asked", "Asked for it"
        BOUNCED = "bounced", "The address takes no mail"
        COMPLAINED = "complained", "Complained of spam"

    email = models.EmailField("e-mail", help_text="Never shown.")
    email_key = DerivedTextField("compute_email_key", unique=True)
    language = models.CharField(max_length=8, choices=settings.LANGUAGES, default="en")
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    confirmed_at = models.DateTimeField(null=True, blank=True, editable=False)
    stopped_at = models.DateTimeField(null=True, blank=True, editable=False)
    stopped_because = models.CharField(max_length=10, choices=Stopped, blank=True, editable=False)

    objects = SubscriberQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(email=""), name="subscriber_has_an_address"),
            models.CheckConstraint(
                condition=Q(stopped_at=None, stopped_because="")
                | Q(
                    stopped_at__isnull=False,
                    stopped_because__in=["asked", "bounced", "complained"],
                ),
                name="subscriber_stopped_for_a_reason",
            ),
        ]

    def __str__(self) -> str:
        """Not the address: logs keep it, and what was forgotten is not to stand there."""
        return f"Subscriber {self.pk}"

    def compute_email_key(self) -> str:
        return address_key(self.email)

    @property
    def is_active(self) -> bool:
        return self.confirmed_at is not None and self.stopped_at is None

    @transaction.atomic
    def confirm(self) -> None:
        """Also begins anew after a stop, from that moment on: what was published before is not mailed."""
        if not self.is_active:
            self.confirmed_at, self.stopped_at, self.stopped_because = timezone.now(), None, ""
        self.language = spoken_language()
        self.save(
            update_fields=["confirmed_at", "stopped_at", "stopped_because", "language"],
        )

    @transaction.atomic
    def stop(self, because: str = Stopped.ASKED) -> None:
        """Nothing more, not even what is queued. A complaint is never forgotten for a lesser reason."""
        if self.stopped_because != self.Stopped.COMPLAINED:
            self.stopped_at, self.stopped_because = timezone.now(), because
            self.save(update_fields=["stopped_at", "stopped_because"])
        self.subscriptions.all().delete()
        self.deliveries.waiting().delete()

    @transaction.atomic
    def follow(self, chosen: "list[Subscription]") -> None:
        """These alone from now on; what is queued for another reason goes."""
        self._need_no_link_to(chosen)
        self.subscriptions.all().delete()
        for subscription in chosen:
            subscription.subscriber = self
            subscription.save(force_insert=True)
        for delivery in self.deliveries.waiting().select_related("mailing__review"):
            if delivery.mailing is not None and not delivery.mailing.is_wanted_by(self):
                delivery.delete()

    @transaction.atomic
    def also_follow(self, subscription: "Subscription") -> None:
        """Once, however often it is asked for."""
        self._need_no_link_to([subscription])
        subscription.subscriber = self
        Subscription.objects.bulk_create([subscription], ignore_conflicts=True)

    def follows(self, key: str) -> bool:
        """``key`` as forms and links name it."""
        return key in {one.key for one in self.subscriptions.all()}

    def _need_no_link_to(self, chosen: "list[Subscription]") -> None:
        """What waits to be mailed about these says nothing new."""
        asked = self.deliveries.waiting().filter(mailing=None)
        asked.filter(wanted__in=[one.key for one in chosen]).delete()


class Subscription(models.Model):
    """One thing that is followed."""

    class Kind(models.TextChoices):
        ALL = "all", "Every review"
        WEEK = "week", "Once a week"
        SHOW = "show", "A show"
        PERSON = "person", "A person"

    subscriber = models.ForeignKey(
        Subscriber, on_delete=models.CASCADE, related_name="subscriptions"
    )
    kind = models.CharField(max_length=6, choices=Kind)
    show = models.ForeignKey(
        Show, on_delete=models.CASCADE, null=True, blank=True, related_name="subscriptions"
    )
    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, null=True, blank=True, related_name="subscriptions"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["all", "week"], show=None, person=None)
                | Q(kind="show", show__isnull=False, person=None)
                | Q(kind="person", show=None, person__isnull=False),
                name="subscription_is_to_one_thing",
            ),
            models.UniqueConstraint(
                fields=["subscriber", "kind"],
                condition=Q(kind__in=["all", "week"]),
                name="subscription_once_per_kind",
            ),
            models.UniqueConstraint(
                fields=["subscriber", "show"], name="subscription_once_per_show"
            ),
            models.UniqueConstraint(
                fields=["subscriber", "person"], name="subscription_once_per_person"
            ),
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def key(self) -> str:
        """As forms and links name it: all, week, show-12, person-34."""
        number = self.show_id or self.person_id
        return f"{self.kind}-{number}" if number else self.kind
