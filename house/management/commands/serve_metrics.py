"""Counts of the site, for Prometheus."""

import signal
import threading
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError


class Command(BaseCommand):
    help = (
        "Tells Prometheus what the processes of the site have counted in METRICS_DIR, and what waits in the"
        " database, on METRICS_ADDRESS: an address that readers cannot reach."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.METRICS_DIR:
            raise CommandError("Name a folder in METRICS_DIR, here and where the site runs.")
        host, _, port = settings.METRICS_ADDRESS.rpartition(":")
        if not (host and port.isdecimal()):
            raise CommandError("METRICS_ADDRESS is host:port, as 127.0.0.1:9180.")
        from prometheus_client import start_http_server

        from config.monitoring.gauges import registry

        try:
            server, thread = start_http_server(int(port), host.strip("[]"), registry())
        except (OSError, OverflowError) as error:
            raise CommandError(f"{settings.METRICS_ADDRESS}: {error}") from error
        self.stdout.write(f"http://{settings.METRICS_ADDRESS}/metrics")
        self.stdout.flush()
        _wait()
        server.shutdown()
        thread.join()


def _wait() -> None:
    """Until the service is stopped or Ctrl-C is pressed."""
    stopped = threading.Event()
    for ending in (signal.SIGTERM, signal.SIGINT):
        signal.signal(ending, lambda number, frame: stopped.set())
    stopped.wait()
