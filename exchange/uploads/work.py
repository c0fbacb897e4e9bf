"""The work at an upload, beside the requests: reading, a dry run, at an editor's word the import.

A request may not last, and what finishes an import cannot be parted; so pages only show how far it is.
Progress and phase stand in the row. When the process ends, so does its claim, and "Go on" begins the phase
again: what was read need not be read again, a dry run stores nothing, and an import skips what is stored.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from threading import Thread
from time import monotonic

from django.db import connection
from django.utils import timezone

from exchange.blogs.album import Album
from exchange.blogs.printing import as_json
from exchange.blogs.running import Run
from exchange.models import Upload
from exchange.reading.archives import Zip
from exchange.reading.export import Export, open_export
from exchange.reading.items import NotAnExport
from exchange.uploads.claims import Claim, claim, claim_on_importing
from exchange.uploads.folders import Files

logger = logging.getLogger("django.exchange")
SECONDS_BETWEEN = 0.5
"""Two notes of progress."""
LOST = "Its file is no longer here: throw this away and send it again."
RESUMED = "It was stopped once and went on: what was stored before counts as skipped."
BUSY = "Another blog is being brought over just now. Wait until it is done, then go on."
Phase = Upload.Phase


class Gone(Exception):
    """Somebody has thrown the upload away."""


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
    """The phase is read only now: who had the claim before may have changed it."""
    try:
        upload = Upload.objects.filter(pk=pk).defer("report").first()
        if upload and upload.is_under_way:
            _carry_on(upload)
    except Gone:
        pass
    except Exception as error:
        logger.exception("The import of upload %s stopped", pk)
        words = f"It stopped: {str(error) or type(error).__name__}"
        Upload.objects.filter(pk=pk).update(trouble=words.replace("\0", "")[:1000])
    finally:
        held.release()


def _carry_on(upload: Upload) -> None:
    try:
        with _opened(upload) as export:
            if upload.phase == Phase.IMPORTING:
                _import(upload, export)
            else:
                note(upload, phase=Phase.TRYING)
                _run(upload, export, is_dry=True)
    except NotAnExport as error:
        note(upload, phase=Phase.REFUSED, trouble=str(error)[:1000])
        Files(upload.folder).delete()
        return
    if upload.phase == Phase.IMPORTED:
        Files(upload.folder).delete()


def _import(upload: Upload, export: Export) -> None:
    alone = claim_on_importing()
    if alone is None:
        note(upload, trouble=BUSY)
        return
    try:
        _run(upload, export, is_dry=False)
    finally:
        alone.release()


@contextmanager
def _opened(upload: Upload) -> Iterator[Export]:
    files = Files(upload.folder)
    progress = Progress(upload)
    with open_export(files.place("export", upload.name), files.spool, progress) as export:
        yield export


def _run(upload: Upload, export: Export, *, is_dry: bool) -> None:
    with _pictures(upload) as (pictures, notes):
        run = Run(export, Album(export, pictures), upload.author, is_dry=is_dry)
        if upload.done and not is_dry:
            notes.append(RESUMED)
        run.report.notes += notes
        note(upload, done=0, total=run.total, began_at=timezone.now())
        report = run.all(Progress(upload))
    note(
        upload,
        phase=Phase.TRIED if is_dry else Phase.IMPORTED,
        done=run.total,
        report=as_json(report),
        blog_import=run.row if run.row.pk else None,
    )


@contextmanager
def _pictures(upload: Upload) -> Iterator[tuple[Zip | None, list[str]]]:
    """Of those that were sent; a note where they cannot be read, and the import goes on without."""
    if not upload.pictures:
        yield None, []
        return
    try:
        pictures = Zip(Files(upload.folder).place("pictures", upload.pictures))
    except NotAnExport as error:
        yield None, [f"The pictures could not be read. {error}"]
        return
    with closing(pictures):
        yield pictures, []


class Progress:
    """Is told how much is done, and notes it now and then."""

    def __init__(self, upload: Upload) -> None:
        self._upload, self._noted_at = upload, 0.0

    def __call__(self, done: int, total: int) -> None:
        if monotonic() - self._noted_at >= SECONDS_BETWEEN:
            note(self._upload, done=done, total=total)
            self._noted_at = monotonic()


def note(upload: Upload, **columns: object) -> None:
    """Raises ``Gone`` where the row is no more."""
    for name, value in columns.items():
        setattr(upload, name, value)
    if not Upload.objects.filter(pk=upload.pk).update(**columns):
        raise Gone
