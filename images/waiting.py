"""Pictures that were uploaded before the row was saved that will show them."""

from datetime import timedelta

from django.db import models
from django.utils import timezone

KEPT_FOR = timedelta(days=90)  # as unsaved work, which may name it


class Waiting(models.Model):
    """For rows that hold a picture until another row takes its file over; a sweep forgets them in time."""

    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        abstract = True
