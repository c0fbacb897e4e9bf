"""The whole site, for WordPress."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from exchange.serving import is_served
from exchange.wordpress.pictures import Pictures
from exchange.wordpress.running import Leaving


class Command(BaseCommand):
    help = (
        "Writes the whole site as a file that WordPress imports (WXR 1.2): reviews, articles, pages and"
        " ranked lists, drafts and what is scheduled among them, with comments, tags, authors and the"
        " addresses of pictures. As WordPress’ own exports do, it holds the e-mail addresses of authors"
        " and commenters, which are personal data: keep it as safe as a backup, or leave the"
        " commenters’ out with --without-addresses."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", type=Path, metavar="FILE")
        parser.add_argument(
            "--media",
            type=Path,
            help="a folder to copy the pictures to, which WordPress fetches otherwise",
        )
        parser.add_argument(
            "--without-addresses", action="store_true", help="no e-mail addresses of commenters"
        )

    def handle(self, *args: Any, path: Path, **options: Any) -> None:
        if path.is_dir() or not path.parent.is_dir():
            raise CommandError(
                f"{path} cannot be a file: give it a name in a folder that is there."
            )
        if is_served(path):
            raise CommandError(f"{path} is sent to readers: choose another folder.")
        pictures = Pictures(options["media"])
        leaving = Leaving(pictures, with_addresses=not options["without_addresses"])
        with tqdm(desc="Posts", total=leaving.total, unit="", disable=None) as bar:
            leaving.write(path, bar.update)
        for name in pictures.missing:
            self.stderr.write(f"The file of {name} is missing.")
        counts = leaving.counts
        things = ("posts", "pages", "comments", "pictures", "tags", "authors")
        self.stdout.write(", ".join(f"{thing} {counts[thing]}" for thing in things))
