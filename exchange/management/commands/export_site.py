"""Everything on this site, to take along."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from exchange.management.operated import Operated
from exchange.sites.exporting import export_site
from exchange.sites.manifest import MEDIA, BadExport
from exchange.sites.printing import in_words
from search.watching import with_bar

SHOWN = 20
"""Lost pictures that a terminal is told; site.json has all of them."""


class Command(Operated):
    help = (
        "Writes everything into a folder, as JSON that people can read, with the pictures. It holds"
        " addresses of commenters, and no password. import_site makes a site of it."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, metavar="DIR")
        parser.add_argument("--replace", action="store_true", help="write over an earlier export")

    def handle(self, *args: Any, folder: Path, replace: bool, **options: Any) -> None:
        try:
            manifest, behind = export_site(folder, replace=replace, watch=with_bar)
        except BadExport as error:
            raise CommandError(str(error)) from None
        self.say(f"{folder}: {in_words(manifest)}.")
        for sentence in behind:
            self.say(f"Stays behind: {sentence}")
        for name in manifest.missing[:SHOWN]:
            self.say(f"Lost already, or no picture: {name.removeprefix(MEDIA)}")
        if len(manifest.missing) > SHOWN:
            self.say(f"… and {len(manifest.missing) - SHOWN} more.")
