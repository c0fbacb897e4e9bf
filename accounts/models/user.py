"""Who writes and edits. A custom user cannot be added to a running site, so it is here from the first day."""

from django.contrib.auth.models import AbstractUser
from django.db import models


class User(AbstractUser):
    """An editor, a reviewer, or another person with a login."""

    display_name = models.CharField(
        max_length=120, blank=True, help_text="The name in bylines. Empty: the login name."
    )
    byline_role = models.CharField(
        max_length=120, blank=True, help_text="What stands after the name, such as “Editor”."
    )

    def __str__(self) -> str:
        return self.display_name or self.username
