"""A site, made of what export_site wrote."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.contrib.auth.models import Permission
from django.core.management.base import CommandError
from django.db.models import Q
from tqdm import tqdm

from accounts.models import User
from exchange.management.operated import Operated, importing_alone
from exchange.sites.importing import import_site
from exchange.sites.manifest import BadExport
from exchange.sites.printing import in_words
from images.stored import completed
from search.watching import with_bar


class Command(Operated):
    help = (
        "Makes a site of a folder that export_site wrote. This one must be empty: just migrated, without a"
        " login. All of it is taken, or nothing."
    )

    stands = "Nothing was stored."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, metavar="DIR")
        parser.add_argument(
            "--no-renditions",
            action="store_true",
            help="leave the smaller copies of pictures to manage.py make_renditions",
        )

    def handle(self, *args: Any, folder: Path, no_renditions: bool, **options: Any) -> None:
        try:
            with importing_alone():
                manifest = import_site(folder, with_bar)
        except BadExport as error:
            raise CommandError(f"{error} {self.stands}") from None
        self.stands = (
            "The site is there; manage.py make_renditions makes what is missing of smaller copies."
        )
        self.say(f"{in_words(manifest)}.")
        if not no_renditions:
            for row, done in tqdm(completed(), desc="Smaller copies", unit="", disable=None):
                if isinstance(done, OSError):
                    self.say(f"{row._meta.label} {row.pk}: {done}")
        self.say(
            f"Nobody has a password yet: manage.py changepassword NAME, or by mail. May do"
            f" everything, or give themselves the right to: {', '.join(_owners()) or 'nobody'}."
        )


def _owners() -> list[str]:
    """Who changes users, or what a role may do, can become whatever they like."""
    rights = Permission.objects.filter(
        Q(content_type__app_label="accounts", codename="change_user")
        | Q(content_type__app_label="auth", codename="change_group")
    )
    may = Q(user_permissions__in=rights) | Q(groups__permissions__in=rights)
    owners = User.objects.filter(Q(is_superuser=True) | Q(may, is_staff=True))
    return list(owners.order_by("pk").distinct().values_list("username", flat=True))
