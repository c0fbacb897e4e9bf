"""What is counted in the database at the moment it is asked for: mails that wait, comments that are held."""

import logging
from collections.abc import Iterator

from django.db import Error, connections
from django.utils import timezone
from prometheus_client import CollectorRegistry
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from comments.models import Comment, Notice
from newsletter.models import Delivery

logger = logging.getLogger("django.monitoring")


class OfTheSite(Collector):
    """``daesa_database_up`` is 0 and all else is missing where the database does not answer."""

    def collect(self) -> Iterator[GaugeMetricFamily]:
        try:
            told = list(_told())
        except Error as error:
            logger.warning("The database does not answer: %s", error)
            told = []
        finally:
            connections.close_all()
        yield GaugeMetricFamily("daesa_database_up", "Whether it answers", bool(told))
        yield from told


def _told() -> Iterator[GaugeMetricFamily]:
    held = Comment.objects.filter(state=Comment.State.PENDING).count()
    yield GaugeMetricFamily("daesa_comments_held", "Comments that wait for an editor", held)
    due = Notice.objects.due()
    waiting = GaugeMetricFamily("daesa_mails_waiting", "Mails that are due", labels=["kind"])
    waiting.add_metric(["talk"], due.count())
    waiting.add_metric(["newsletter"], Delivery.objects.due().count())
    yield waiting
    oldest = due.values_list("due_at", flat=True).first()
    age = (timezone.now() - oldest).total_seconds() if oldest else 0
    yield GaugeMetricFamily("daesa_oldest_mail_seconds", "How long one has been due", age)


def registry() -> CollectorRegistry:
    """What the processes counted, and what the database holds."""
    made = CollectorRegistry(support_collectors_without_names=True)
    MultiProcessCollector(made)  # type: ignore[no-untyped-call]
    made.register(OfTheSite())
    return made
