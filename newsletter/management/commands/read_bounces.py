"""What a mail server or a scheduler calls with mail that came back."""

import mailbox
import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from newsletter.bounces import LARGEST, BounceUnreadable, take


class Command(BaseCommand):
    help = (
        "Reads bounces and complaints, from a Maildir, an mbox file or standard input, and stops mail to"
        " addresses that take none or complained."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "place", nargs="?", help="a Maildir or an mbox; without it, standard input"
        )
        parser.add_argument(
            "--remove",
            action="store_true",
            help="remove the messages that were understood, and those that nobody can read",
        )

    def handle(self, *args: Any, place: str | None, remove: bool, **options: Any) -> None:
        counts: Counter[str] = Counter()
        if place is None:
            counts[_taken(sys.stdin.buffer.read(LARGEST))] += 1
        else:
            counts.update(_read(_box(place), is_removing=remove))
        self.stdout.write(
            f"{counts['bounce']} bounces, {counts['complaint']} complaints, {counts['other']} others,"
            f" {counts['unreadable']} unreadable."
        )


def _box(place: str) -> mailbox.Mailbox[Any]:
    path = Path(place)
    if not path.exists():
        raise CommandError(f"There is no {place}.")
    return (
        mailbox.Maildir(path, create=False) if path.is_dir() else mailbox.mbox(path, create=False)
    )


def _read(box: mailbox.Mailbox[Any], *, is_removing: bool) -> Iterator[str]:
    box.lock()
    try:
        for key in list(box.keys()):
            kind = _taken(box.get_bytes(key))
            if is_removing and kind != "other":
                box.remove(key)
            yield kind
    finally:
        box.close()


def _taken(raw: bytes) -> str:
    """One message that is made to do harm holds up none of the others."""
    try:
        return take(raw)
    except BounceUnreadable:
        return "unreadable"
