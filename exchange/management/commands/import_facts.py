"""Shows, people, credits and episodes from tables."""

from argparse import ArgumentParser
from contextlib import closing, nullcontext
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError
from tqdm import tqdm

from exchange.facts.rows import UnreadableFileError
from exchange.facts.running import Run
from exchange.management.operated import Operated, importing_alone, refuse_unwritable


class Command(Operated):
    help = (
        "Takes in shows, people, credits and episodes from CSV or JSON. People are known in any spelling."
        " What is here already stays: a value that contradicts it is listed, and so is whatever may be"
        " meant for more than one show or person. --dry-run lists all of it and stores nothing."
    )

    stands = "What is stored stays, each show whole; the same command does the rest."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "paths",
            nargs="+",
            type=Path,
            metavar="FILE",
            help="several, or a folder, where one file names the rows of another by their numbers",
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="tell what would happen, store nothing"
        )
        parser.add_argument(
            "--overwrite",
            action="store_true",
            help="take the file’s value where the site has another",
        )
        parser.add_argument("--report", type=Path, help="a file for the report, as JSON")

    def handle(self, *args: Any, paths: list[Path], **options: Any) -> None:
        for path in paths:
            if not path.exists():
                raise CommandError(f"There is no file or folder {path}.")
        refuse_unwritable(options["report"])
        is_dry = options["dry_run"]
        try:
            with (
                nullcontext() if is_dry else importing_alone(),
                closing(Run(paths, is_dry=is_dry, overwrite=options["overwrite"])) as run,
            ):
                _watched(run)
        except UnreadableFileError as error:
            raise CommandError(str(error)) from None
        if options["report"]:
            options["report"].write_text(run.report.as_json(), encoding="utf-8")
        for line in run.report.lines():
            self.say(line)


def _watched(run: Run) -> None:
    """Each step with its rate and the time that is left."""
    with tqdm(desc="Reading", total=run.size, unit="B", unit_scale=True, disable=None) as bar:
        run.read(bar.update)
    with tqdm(desc="People", total=run.spool.people, unit="", disable=None) as bar:
        run.people(bar.update)
    with tqdm(desc="Shows", total=run.spool.shows, unit="", disable=None) as bar:
        run.shows(bar.update)
    run.finish()
