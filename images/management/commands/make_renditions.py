"""The smaller copies of pictures, made where they are missing."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from images.stored import completed


class Command(BaseCommand):
    help = "Measures pictures whose size is unknown, and makes the smaller copies that are missing."

    def handle(self, *args: Any, **options: Any) -> None:
        made, lost = 0, []
        for row, done in completed():
            if isinstance(done, OSError):
                lost.append(f"{row._meta.label} {row.pk}: {done}")
            else:
                made += done
        self.stdout.write(f"{made} made.")
        if lost:
            raise CommandError("\n".join(["Some pictures cannot be read:", *lost]))
