"""For a site whose own processes send no mail, and for looking at what happens."""

from argparse import ArgumentParser
from time import sleep
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from tqdm import tqdm

from newsletter.chore import DOWN
from newsletter.models import Delivery
from newsletter.outbox import room, send_due
from newsletter.owing import owe


class Command(BaseCommand):
    help = "Writes down who gets what was published, and sends it at the rate of NEWSLETTER_PER_MINUTE."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--pause", type=float, default=DOWN, help="seconds to wait for a server that is down"
        )

    def handle(self, *args: Any, pause: float, **options: Any) -> None:
        if not settings.MAILERS:
            self.stderr.write("There is no mail server, so nothing is sent: set EMAIL_URL.")
            return
        owe()
        sent = 0
        with tqdm(total=Delivery.objects.due().count(), unit="mail", disable=None) as bar:
            while Delivery.objects.due().exists():
                done = send_due()
                sent += done.sent
                bar.update(done.sent)
                if done.is_down:
                    sleep(pause)
                elif not room():
                    sleep(1)
        self.stdout.write(f"{sent} sent.")
