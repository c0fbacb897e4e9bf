"""How well and how soon the search finds, over a large catalogue."""

import csv
import json
import os
import resource
import tempfile
import time
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connections

from config.databases import SCHEMES, database
from reviews.search import catalogue
from reviews.search.benchmark import Case, Recall, beginnings, milliseconds
from reviews.search.finder import find
from search import index

WRITTEN_DOWN = 10
"""Answers of each query."""
WARM = 50
"""Queries before the clock runs."""
TYPED = 8
"""Of how many queries one is typed letter by letter."""


class Command(BaseCommand):
    help = (
        "Loads a catalogue into a temporary database, sends every query of a file of cases through the site's"
        " search, and prints the recall by category and tier, and how long the answers take."
    )
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, help="where the catalogue and the credits lie")
        parser.add_argument("cases", type=Path, help="a CSV file of queries and their answers")
        parser.add_argument("--out", type=Path, help="a file for the answers, one query a line")
        parser.add_argument(
            "--database",
            default="",
            metavar="ADDRESS",
            help=(
                "where to make the temporary database: “sqlite” for a file (the default), an address as"
                " DATABASE_URL has it, or “postgresql” for the server that DATABASE_URL names"
            ),
        )
        parser.add_argument("--most", type=int, help="entries of the catalogue; all by default")

    def handle(self, *args: Any, folder: Path, cases: Path, **options: Any) -> None:
        address = _address(options["database"])
        try:
            with cases.open(encoding="utf-8", newline="") as lines:
                asked = [Case.of(row) for row in csv.DictReader(lines)]
            for name in (catalogue.CATALOGUE, catalogue.CREDITS):
                catalogue.file(folder, name)
        except OSError as error:
            raise CommandError(str(error)) from error
        with temporary_database(address):
            self._measure(folder, asked, options["most"], options["out"])

    def _measure(self, folder: Path, asked: list[Case], most: int | None, out: Path | None) -> None:
        identifiers = self._load(folder, most)
        answers, recall = {}, Recall()
        for case in asked:
            found = find(case.query, WRITTEN_DOWN)
            answers[case.query] = [identifiers[match.row] for match in found]
            recall.count(case, answers[case.query])
        for line in recall.lines():
            self.stdout.write(line)
        queries = list(answers)
        typed = [part for query in queries[::TYPED] for part in beginnings(query)]
        self.stdout.write(milliseconds("search", find, queries))
        self.stdout.write(
            milliseconds(
                "suggestions, letter by letter", partial(find, most=8, is_typing=True), typed
            )
        )
        if out:
            rows = (
                json.dumps({"query": q, "ids": i}, ensure_ascii=False) for q, i in answers.items()
            )
            out.write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")

    def _load(self, folder: Path, most: int | None) -> dict[tuple[str, int], str]:
        identifiers = catalogue.load(folder, most).identifiers()
        before, started = _memory(), time.perf_counter()
        index.rebuild()
        seconds, more = time.perf_counter() - started, _memory() - before
        self.stdout.write(
            f"{len(identifiers)} entries; the keys of all made anew in {seconds:.1f} s, {_memory():.0f} MB"
            f" at most, {more:.0f} MB of it for that"
        )
        return identifiers


def _address(named: str) -> str:
    """Of a server; empty for a file of SQLite. Raises ``CommandError`` for what is neither."""
    if named in ("", "sqlite"):
        return ""
    if named in ("postgres", "postgresql"):
        named = os.environ.get("DATABASE_URL", "")
    if not named.startswith(SCHEMES):
        raise CommandError(
            "--database is “sqlite”, or an address such as postgres://user@host/name."
        )
    return named


def _memory() -> float:
    """Of this process at its highest, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


@contextmanager
def temporary_database(address: str) -> Iterator[None]:
    """The default connection leads to a new database on that server, or in a file; gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        settings = database(address or f"sqlite:///{folder}/benchmark.sqlite3")
        if not address:
            settings["TEST"] = {"NAME": settings["NAME"]}
        connections["default"].close()
        connections.settings["default"] = connections.configure_settings({"default": settings})[
            "default"
        ]
        del connections["default"]
        creation = connections["default"].creation
        creation.create_test_db(verbosity=0, autoclobber=True)
        try:
            yield
        finally:
            creation.destroy_test_db(settings["NAME"], verbosity=0)
            connections["default"].close()
