"""What is done with the file of an upload in each of its phases, and noted in its row."""

from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from time import monotonic

from django.utils import timezone

from exchange.blogs.album import Album
from exchange.blogs.printing import as_json
from exchange.blogs.running import Run
from exchange.models import Upload
from exchange.reading.archives import Zip
from exchange.reading.export import Export, open_export
from exchange.reading.items import NotAnExport
from exchange.uploads.claims import claim_on_importing
from exchange.uploads.folders import Files

SECONDS_BETWEEN = 0.5
"""Two notes of progress."""
RESUMED = "It was stopped once and went on: what was stored before counts as skipped."
BUSY = "Another blog is being brought over just now. Wait until it is done, then go on."
Phase = Upload.Phase


class Gone(Exception):
    """Somebody has thrown the upload away."""


def carry_on(upload: Upload) -> None:
    """Nothing more is done for an upload that somebody has thrown away meanwhile."""
    with suppress(Gone):
        _carry_on(upload)


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
