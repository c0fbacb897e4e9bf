"""What a comment can be."""

from django.db import models


class State(models.TextChoices):
    PENDING = "pending", "Awaiting approval"
    PUBLIC = "public", "Public"
    REMOVED = "removed", "Removed"
    SPAM = "spam", "Spam"
