"""The whole site, for WordPress."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError
from tqdm import tqdm

from exchange.management.operated import Operated, refuse_unwritable, shown
from exchange.serving import is_of_this_machine
from exchange.wordpress.pictures import Pictures
from exchange.wordpress.running import Leaving

AT_HOME = (
    "WARNING: the file calls this site {}, where nobody else finds its pictures and pages: set"
    " SITE_ADDRESS to the address that readers use, such as SITE_ADDRESS=https://blog.example, and"
    " write it again."
)


class Command(Operated):
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
        refuse_unwritable(path)
        media = options["media"]
        if media and media.exists() and not media.is_dir():
            raise CommandError(f"{media} is no folder.")
        pictures = Pictures(media)
        leaving = Leaving(pictures, with_addresses=not options["without_addresses"])
        with tqdm(desc="Posts", total=leaving.total, unit="", disable=None) as bar:
            leaving.write(path, bar.update)
        for name in pictures.missing:
            self.stderr.write(shown(f"The file of {name} is missing."))
        if is_of_this_machine(settings.SITE_ADDRESS):
            self.stderr.write(AT_HOME.format(settings.SITE_ADDRESS))
        counts = leaving.counts
        things = ("posts", "pages", "comments", "pictures", "tags", "authors")
        self.say(", ".join(f"{thing} {counts[thing]}" for thing in things))
