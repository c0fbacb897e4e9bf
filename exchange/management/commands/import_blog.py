"""Another blog, brought over from its export."""

from argparse import ArgumentParser
from contextlib import nullcontext
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError
from tqdm import tqdm

from accounts.models import User
from exchange.blogs.album import Album
from exchange.blogs.fetching import fetch
from exchange.blogs.printing import as_json, lines
from exchange.blogs.running import Report, Run
from exchange.management.operated import Operated, importing_alone, refuse_unwritable
from exchange.reading.export import open_export
from exchange.reading.items import NotAnExport
from exchange.reading.sources import Folder
from search.watching import moving


class Command(Operated):
    help = (
        "Brings a blog over: a WordPress, Squarespace, Blogger or Ghost export, or a feed. What will not"
        " survive is listed; --dry-run lists it before anything is stored."
    )

    stands = "What is stored stays, each post whole; the same command goes on from there."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", type=Path, metavar="FILE_OR_FOLDER")
        parser.add_argument(
            "--dry-run", action="store_true", help="tell what would happen, store nothing"
        )
        parser.add_argument("--media", type=Path, help="a folder with the blog’s pictures")
        parser.add_argument(
            "--fetch-media", action="store_true", help="get pictures from the old blog itself"
        )
        parser.add_argument("--author", help="login of who writes what names no author")
        parser.add_argument("--report", type=Path, help="a file for the whole report, as JSON")

    def handle(self, *args: Any, path: Path, **options: Any) -> None:
        media = options["media"]
        if media and not media.is_dir():
            raise CommandError(f"There is no folder {media}.")
        refuse_unwritable(options["report"])
        try:
            with nullcontext() if options["dry_run"] else importing_alone():
                report = self._bring(path, options)
        except NotAnExport as error:
            raise CommandError(str(error)) from None
        if options["report"]:
            options["report"].write_text(as_json(report), encoding="utf-8")
        for line in lines(report):
            self.say(line)

    def _bring(self, path: Path, options: dict[str, Any]) -> Report:
        editor = _author(options["author"])
        spool = None if options["dry_run"] else _spool(path)
        bar = tqdm(desc="Reading", unit="B", unit_scale=True, disable=None)
        with open_export(path, spool, moving(bar)) as export:
            bar.close()
            media = Folder(options["media"]) if options["media"] else None
            album = Album(export, media, fetch if options["fetch_media"] else None)
            run = Run(export, album, editor, is_dry=options["dry_run"])
            with tqdm(desc="Posts", total=run.total, unit="", disable=None) as posts:
                report = run.all(moving(posts))
        if spool:
            spool.unlink(missing_ok=True)
        return report


def _spool(path: Path) -> Path:
    """Where what was read of this file waits, should the import be stopped."""
    folder = settings.VAR_DIR / "imports"
    folder.mkdir(parents=True, exist_ok=True)
    return folder / f"{sha256(str(path.resolve()).encode()).hexdigest()[:16]}.sqlite3"


def _author(login: str | None) -> User:
    users = User.objects.filter(is_active=True).order_by("-is_superuser", "pk")
    found = users.filter(username=login).first() if login else users.first()
    if found is None and login:
        raise CommandError(f"Nobody has the login {login}.")
    if found is None:
        raise CommandError(
            "Make a user first, who writes what names no author: manage.py createsuperuser."
        )
    return found
