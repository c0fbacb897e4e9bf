"""What the commands of this app share: whatever goes wrong is a sentence, and nothing is done by halves."""

import os
import signal
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from traceback import clear_frames
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor

from exchange.serving import is_served
from exchange.uploads.claims import claim_on_importing

STOPPED = 130
"""What a shell calls a program that Ctrl-C ended."""


class Operated(BaseCommand):
    """``stands`` says how things stand where the command ends early; it may change on the way."""

    requires_migrations_checks = True
    stands = "Nothing was written."
    is_stopped = False

    def run_from_argv(self, argv: list[str]) -> None:
        """A service that is stopped and a terminal that is closed end it as Ctrl-C does."""
        for ending in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            if signal.getsignal(ending) in (signal.SIG_DFL, signal.default_int_handler):
                signal.signal(ending, self._stop)
        sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]  # where no letters fit
        super().run_from_argv(argv)

    def _stop(self, number: int, frame: FrameType | None) -> None:
        self.is_stopped = True
        raise KeyboardInterrupt

    def execute(self, *args: Any, **options: Any) -> Any:
        try:
            told = self._executed(*args, **options)
        except CommandError as error:
            error.args = (shown(str(error)),)
            raise
        except KeyboardInterrupt:
            raise CommandError(f"Stopped. {self.stands}", returncode=STOPPED) from None
        except (
            BrokenPipeError
        ):  # whoever was told has gone; nor may the end of Python write to them
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise CommandError(f"Nobody reads what is told. {self.stands}") from None
        except OSError as error:
            raise CommandError(shown(f"{in_words(error)} {self.stands}")) from error
        except (Error, sqlite3.Error) as error:  # the second by a file beside the database
            raise CommandError(shown(f"The database: {error}. {self.stands}")) from error
        return told

    def _executed(self, *args: Any, **options: Any) -> Any:
        try:
            told = super().execute(*args, **options)
            self.stdout.flush()
        except BaseException as error:
            clear_frames(error.__traceback__)  # what reads rows ends before their connection does
            if self.is_stopped:  # whatever the database says of being left in the middle
                raise KeyboardInterrupt from error
            raise
        return told

    def check_migrations(self) -> None:
        """Raises, where Django’s own only says so."""
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            raise CommandError(
                "The database has no tables yet, or those of an older release: run manage.py migrate first."
            )

    def say(self, line: str) -> None:
        self.stdout.write(shown(line))


def shown(line: str) -> str:
    """Without the signs that a terminal obeys, which a file may hold."""
    return "".join(sign if sign.isprintable() else " " for sign in line)


def in_words(error: OSError) -> str:
    """“/srv/out.xml: No space left on device.”, without the number."""
    place = f"{error.filename}: " if error.filename else ""
    return f"{place}{error.strerror or error}."


def refuse_unwritable(file: Path | None) -> None:
    """Before a long work, of whose end the file is to tell."""
    if file is None:
        return
    if file.is_dir() or not file.parent.is_dir():
        raise CommandError(f"{file} cannot be a file: give it a name in a folder that is there.")
    if is_served(file):
        raise CommandError(f"{file} is sent to readers: choose another folder.")
    if not os.access(file if file.exists() else file.parent, os.W_OK):
        raise CommandError(f"{file} may not be written.")


@contextmanager
def importing_alone() -> Iterator[None]:
    """Raises where something else is brought in just now, at the desk or by a command."""
    held = claim_on_importing()
    if held is None:
        raise CommandError(
            "Another import into this site is under way, here or at the desk: wait until it has ended."
        )
    try:
        yield
    finally:
        held.release()
