"""The work at an upload, beside the requests: reading, a dry run, at an editor's word the import.

A request may not last, and what finishes an import cannot be parted; so pages only show how far it is.
Progress and phase stand in the row. When the process ends, so does its claim, and "Go on" begins the phase
again: what was read need not be read again, a dry run stores nothing, and an import skips what is stored.
"""

import logging
from collections.abc import Callable
from threading import Thread

from django.db import connection
from django.utils import timezone

from exchange.models import Upload
from exchange.uploads.claims import Claim, claim
from exchange.uploads.folders import Files

logger = logging.getLogger("django.exchange")
LOST = "Its file is no longer here: throw this away and send it again."
Phase = Upload.Phase


def go_on(upload: Upload) -> bool:
    """False if somebody works at it already."""
    if not Files(upload.folder).folder.exists():
        Upload.objects.filter(pk=upload.pk).update(trouble=LOST)
        return False
    held = claim(upload)
    if held is None:
        return False
    Upload.objects.filter(pk=upload.pk).update(trouble="", began_at=timezone.now())
    beside(lambda: _work(upload.pk, held))
    return True


def import_now(upload: Upload) -> bool:
    """False if that was said already."""
    waits = Upload.objects.filter(pk=upload.pk, phase=Phase.TRIED)
    return bool(waits.update(phase=Phase.IMPORTING, done=0)) and go_on(upload)


def beside(work: Callable[[], None]) -> None:
    """In a thread that dies with its process."""

    def run() -> None:
        try:
            work()
        finally:
            connection.close()

    Thread(target=run, name="import", daemon=True).start()


def _work(pk: int, held: Claim) -> None:
    """The phase is read only now: who had the claim before may have changed it. What imports a blog is
    large, and is loaded by the first who brings one.
    """
    try:
        from exchange.uploads.phases import carry_on

        upload = Upload.objects.filter(pk=pk).defer("report").first()
        if upload and upload.is_under_way:
            carry_on(upload)
    except Exception as error:
        logger.exception("The import of upload %s stopped", pk)
        words = f"It stopped: {str(error) or type(error).__name__}"
        Upload.objects.filter(pk=pk).update(trouble=words.replace("\0", "")[:1000])
    finally:
        held.release()
