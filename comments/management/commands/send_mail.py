"""For a site whose own processes do not send mail, and for looking at what happens."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from comments import upkeep
from reviews.search.weights import weigh


class Command(BaseCommand):
    help = (
        "Sends the mail that is due, tells moderators once a day what waits, forgets network addresses that"
        " are 30 days old, and counts how much the site has about whom, by which search puts equals in order."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--forever", action="store_true", help="go on until it is stopped")

    def handle(self, *args: Any, forever: bool, **options: Any) -> None:
        if not settings.MAILERS:
            self.stderr.write("There is no mail server, so nothing is sent: set EMAIL_URL.")
        if forever:
            upkeep.forever()
        sent = upkeep.once()
        upkeep.do_chores()
        self.stdout.write(f"{sent} sent.")
        weigh()
