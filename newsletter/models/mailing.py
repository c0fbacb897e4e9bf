"""What is mailed, and to whom it goes."""

from datetime import datetime, time, timedelta

from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from house.models import House
from newsletter.models.subscriber import Subscriber, SubscriberQuerySet
from reviews.models import Review
from reviews.models.review import ReviewQuerySet

MOST_ATTEMPTS = 5
MOST_BOUNCES = 3
"""Mails that come back before an address is left alone."""
KEPT_FOR = timedelta(days=60)
"""A mail can bounce for some days, and a complaint come weeks later."""
AT_ONCE = 1000
SETTLES = timedelta(minutes=10)
"""After publishing or sending, in which an editor may still correct a headline or take the text back."""


class MailingQuerySet(models.QuerySet["Mailing"]):
    def unlisted(self) -> "MailingQuerySet":
        """Those that are due, and whose recipients are not yet written down."""
        return self.filter(listed_at=None, due_at__lte=timezone.now()).order_by("due_at", "pk")

    def public(self) -> "MailingQuerySet":
        """Mailed, and about nothing that was taken back since; the newest first."""
        is_out = Q(review=None) | Q(review__in=Review.objects.published())
        mailed = self.filter(is_out, listed_at__isnull=False)
        return mailed.select_related("review__show").order_by("-due_at", "-pk")


class Mailing(models.Model):
    """About one review, about a week (the seven days before ``week_on``, a Monday), or a note of the editors.

    A note without ``due_at`` is a draft. ``listed_at`` is when everybody who gets it was written down; until
    then it can be corrected or taken back.
    """

    class Kind(models.TextChoices):
        REVIEW = "review", "A review"
        WEEK = "week", "A week"
        NOTE = "note", "A note"

    kind = models.CharField(max_length=6, choices=Kind, default=Kind.NOTE, editable=False)
    review = models.OneToOneField(
        Review,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        editable=False,
        related_name="mailing",
    )
    week_on = models.DateField(null=True, blank=True, editable=False, unique=True)
    subject = models.CharField(max_length=150, blank=True, help_text="Spoils nothing.")
    text = models.TextField(
        blank=True,
        max_length=5000,
        help_text="Plain text; a blank line starts a paragraph. Spoils nothing.",
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    due_at = models.DateTimeField(null=True, blank=True, editable=False)
    listed_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = MailingQuerySet.as_manager()

    class Meta:
        permissions = [("send_mailing", "Can send a note to every subscriber")]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="review", review__isnull=False, week_on=None)
                | Q(kind="week", review=None, week_on__isnull=False)
                | Q(kind="note", review=None, week_on=None) & ~Q(subject="") & ~Q(text=""),
                name="mailing_is_about_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(listed_at=None) | Q(due_at__isnull=False),
                name="mailing_is_due_before_it_goes",
            ),
        ]

    def __str__(self) -> str:
        return self.headline

    def get_absolute_url(self) -> str:
        return reverse("newsletter:mailing_detail", args=[self.pk])

    @property
    def headline(self) -> str:
        """In the active language, but for what an editor wrote."""
        if self.review is not None:
            return self.review.headline
        if self.week_on is not None:
            last = self.week_on - timedelta(days=1)
            return _("The week to %(day)s") % {"day": date_format(last, "DATE_FORMAT")}
        return self.subject

    @property
    def is_draft(self) -> bool:
        return self.due_at is None

    @property
    def is_open(self) -> bool:
        """A note that has not gone out yet."""
        return self.kind == self.Kind.NOTE and self.listed_at is None

    @property
    def reviews(self) -> ReviewQuerySet:
        """Public at this moment, the newest first."""
        found = news()
        if self.week_on is None:
            return found.filter(mailing=self).for_cards()
        return found.filter(week(self.week_end)).newest_first().for_cards()

    @property
    def week_end(self) -> datetime:
        """The beginning of the Monday in the house's time zone."""
        day = self.week_on or timezone.localdate()
        return datetime.combine(day, time(), House.objects.current().zone)

    def recipients(self) -> SubscriberQuerySet:
        if self.review is not None:
            return Subscriber.objects.following(self.review)
        if self.kind == self.Kind.WEEK:
            return Subscriber.objects.weekly()
        return Subscriber.objects.active()

    def is_wanted_by(self, subscriber: Subscriber) -> bool:
        return self.recipients().filter(pk=subscriber.pk).exists()

    def send(self) -> None:
        """A note goes out when it has settled."""
        if self.is_draft:
            self.due_at = timezone.now() + SETTLES
            self.save(update_fields=["due_at"])

    def take_back(self) -> bool:
        """Whether it was in time; the note is a draft again."""
        waiting = Mailing.objects.filter(pk=self.pk, kind=self.Kind.NOTE, listed_at=None)
        return bool(waiting.update(due_at=None))

    @transaction.atomic
    def list_recipients(self) -> None:
        """Each once; all of them or, where this ends halfway, nobody."""
        mailing = Mailing.objects.select_for_update().get(pk=self.pk)
        if mailing.listed_at is not None:
            return
        now = timezone.now()
        keys = list(self.recipients().values_list("pk", flat=True))
        Delivery.objects.bulk_create(
            (Delivery(mailing=self, subscriber_id=key, due_at=now) for key in keys),
            batch_size=AT_ONCE,
            ignore_conflicts=True,
        )
        Mailing.objects.filter(pk=self.pk).update(listed_at=now)


def news() -> ReviewQuerySet:
    """Nothing brought over from another blog, whose readers have read it."""
    return Review.objects.listed().filter(source="")


def week(end: datetime) -> Q:
    return Q(published_at__gte=end - timedelta(days=7), published_at__lt=end)


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    def waiting(self) -> "DeliveryQuerySet":
        """Not handed to a mail server, and not given up."""
        return self.filter(begun_at=None, bounced_at=None, attempts__lt=MOST_ATTEMPTS)

    def wanted(self) -> "DeliveryQuerySet":
        """Waiting, to somebody who still wants it. Without a join: an update that asks this must compare the
        row itself once more where two processes meet at it.
        """
        active = Subscriber.objects.active().filter(pk=OuterRef("subscriber"))
        return self.waiting().filter(Q(mailing=None) | Exists(active))

    def due(self) -> "DeliveryQuerySet":
        """Links first, for somebody sits and waits for them."""
        found = self.wanted().filter(due_at__lte=timezone.now())
        return found.order_by(models.F("mailing").asc(nulls_first=True), "due_at", "pk")

    def outdated(self) -> "DeliveryQuerySet":
        return self.filter(created_at__lt=timezone.now() - KEPT_FOR)


class Delivery(models.Model):
    """One mail to one subscriber: a mailing, or without one the link that somebody asked for.

    ``begun_at`` is stored before the text is handed to the mail server and taken back only where the server
    said no. So what has it and no ``sent_at`` may have arrived or not, and is never sent again.
    """

    mailing = models.ForeignKey(
        Mailing, on_delete=models.CASCADE, null=True, blank=True, related_name="deliveries"
    )
    subscriber = models.ForeignKey(Subscriber, on_delete=models.CASCADE, related_name="deliveries")
    wanted = models.CharField(max_length=30, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    due_at = models.DateTimeField(default=timezone.now)
    begun_at = models.DateTimeField(null=True, blank=True, db_index=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    bounced_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "deliveries"
        indexes = [
            models.Index(fields=["due_at"], condition=Q(begun_at=None), name="delivery_waiting"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["mailing", "subscriber"], name="delivery_once"),
            models.CheckConstraint(
                condition=Q(sent_at=None) | Q(begun_at__isnull=False),
                name="delivery_begun_before_it_is_sent",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mailing or 'A link'} to {self.subscriber}"

    def begin(self) -> bool:
        """Whether it is this process that hands it over; stored before anything else happens."""
        mine = Delivery.objects.wanted().filter(pk=self.pk)
        return bool(mine.update(begun_at=timezone.now()))

    def end(self) -> None:
        Delivery.objects.filter(pk=self.pk).update(sent_at=timezone.now())

    def put_off(self, pause: timedelta, *, is_counted: bool) -> None:
        """Where the server is known not to have taken it."""
        Delivery.objects.filter(pk=self.pk, sent_at=None).update(
            begun_at=None,
            due_at=timezone.now() + pause,
            attempts=models.F("attempts") + int(is_counted),
        )

    @transaction.atomic
    def bounce(self) -> None:
        """The address took it not; some of these since it was confirmed, and no more is mailed there.

        One that never was is only forgotten in time: anybody may have typed it, also before it was set up.
        """
        subscriber = Subscriber.objects.select_for_update().get(pk=self.subscriber_id)
        fresh = Delivery.objects.filter(pk=self.pk, bounced_at=None)
        fresh.update(bounced_at=timezone.now())
        if not subscriber.is_active:
            return
        since = subscriber.deliveries.filter(created_at__gte=subscriber.confirmed_at)
        if since.filter(bounced_at__isnull=False).count() >= MOST_BOUNCES:
            subscriber.stop(Subscriber.Stopped.BOUNCED)
