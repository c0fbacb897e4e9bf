"""After an update that brings new kinds of things, which the roles may then touch."""

from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand
from django.db import transaction

from accounts.roles import ROLES, grant_roles


class Command(BaseCommand):
    help = "Gives the groups Writer, Editor and Moderator the rights of their roles, no more and no less."

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        grant_roles(apps)
        self.stdout.write(f"{', '.join(ROLES)}: as they are meant.")
