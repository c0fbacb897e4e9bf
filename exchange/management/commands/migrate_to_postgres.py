"""A site on SQLite, moved to PostgreSQL."""

import time
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import environ
import psycopg
from django.core.management.base import CommandError
from tqdm import tqdm

from exchange.management.operated import Operated
from exchange.moving.faults import CannotMove
from exchange.moving.moving import Move
from exchange.moving.source import Source
from exchange.moving.target import Target

AGAIN = (
    "This site was written to meanwhile, and that is not in the target. Stop the site and run this once more:"
    " it brings over what is missing."
)
DONE = "Nothing was written to this site meanwhile. Give the site the target as DATABASE_URL, and start it."


class Command(Operated):
    help = (
        "Copies the database of this site, on SQLite, into an empty one on PostgreSQL, and compares every"
        " row. The site may go on meanwhile; run again when it is stopped, this brings over what was written"
        " since. Pictures stay where they are."
    )

    stands = "Nothing was moved."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "url",
            nargs="?",
            help="postgres://name:password@host/database; better in the variable TARGET_DATABASE_URL,"
            " which no list of processes shows",
        )
        parser.add_argument(
            "--verify",
            action="store_true",
            help="only compare: write nothing, and end with 1 where a row differs",
        )

    def handle(self, *args: Any, url: str | None, verify: bool, **options: Any) -> None:
        url = url or environ.Env().str("TARGET_DATABASE_URL", default="")
        if not url:
            raise CommandError("Name the target: postgres://…, or in TARGET_DATABASE_URL.")
        try:
            with Target.opened(url) as target, Source.opened() as source:
                move = Move(source, target)
                self._verify(move) if verify else self._move(move)
        except CannotMove as error:
            raise CommandError(str(error)) from None
        except psycopg.Error as error:
            told = " ".join(str(error).split()) or type(error).__name__
            raise CommandError(f"The target: {told}. {self.stands}") from error

    def _verify(self, move: Move) -> None:
        with move.target.transaction(reading=True), self._bar(move, "Compared"):
            found = list(move.compared())
        for one in found:
            self.say(str(one))
        if found:
            raise CommandError("The target is not what this site is now. Nothing was changed.")
        self.say(f"Every one of {move.row_count:,} rows is the same in the target.")

    def _move(self, move: Move) -> None:
        began = time.monotonic()
        self._tell_of_others(move)
        with self._bar(move, "Read"):
            goes_on = move.goes_on
            move.check_source()
        if not goes_on:
            move.target.migrate()
        with move.target.transaction():
            if goes_on:
                self._bring_the_rest(move)
            else:
                with self._bar(move, "Copied"):
                    move.whole()
            with self._bar(move, "Compared"):
                move.check_equal()
        self.stands = "The target is whole, and is what this site was."
        move.target.analyse(move.tables)
        took = time.monotonic() - began
        self.say(
            f"{move.row_count:,} rows are moved and compared, every one equal, in {took:.0f} s."
        )
        self.say(AGAIN if move.source.was_written_since() else DONE)

    def _tell_of_others(self, move: Move) -> None:
        for name in move.source.other_tables(move.tables):
            self.say(f"Stays behind: the table {name}, which no app of this release has.")

    def _bring_the_rest(self, move: Move) -> None:
        self.say(
            "The target is an earlier move of this site: what was written since is brought over."
        )
        with self._bar(move, "Sought"):
            found = move.rest()
        for one in found:
            self.say(str(one))

    @contextmanager
    def _bar(self, move: Move, name: str) -> Iterator[None]:
        """One for all tables; where nobody looks on, a line when it is done."""
        began = time.monotonic()
        with tqdm(desc=name, total=move.row_count, unit=" rows", disable=None) as bar:
            move.watch = _moving(bar)
            yield
        self.say(f"{name}: {move.row_count:,} rows, {time.monotonic() - began:.0f} s.")


def _moving(bar: "tqdm[Any]") -> Any:
    def watch[T](rows: Any, count: int, name: str) -> Iterator[T]:
        bar.set_postfix_str(name)
        for number, row in enumerate(rows, 1):
            yield row
            if number % 1_000 == 0:
                bar.update(1_000)
        bar.update(count % 1_000)

    return watch
