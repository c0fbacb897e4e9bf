"""An export is written beside its place, and only then gets its name."""

import shutil
import tempfile
from collections.abc import Iterator
from hashlib import file_digest
from pathlib import Path
from typing import NamedTuple

from django.apps import apps
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage

from exchange.serving import is_served
from exchange.sites import left_out, pictures
from exchange.sites.documents import LONGEST_LIST
from exchange.sites.folder import manifest_of
from exchange.sites.manifest import MEDIA, NAME, BadExport, Manifest
from exchange.sites.shape import KINDS, so_many
from exchange.sites.snapshot import snapshot
from exchange.sites.writing import Writer
from search.watching import Watch, unwatched


class Exported(NamedTuple):
    manifest: Manifest
    stays_behind: list[str]
    """What somebody may miss, in sentences."""


def export_site(target: Path, *, replace: bool = False, watch: Watch = unwatched) -> Exported:
    """Raises ``BadExport`` where the folder is not free."""
    refuse_taken(target, replace=replace)
    target.parent.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name}-"))
    try:
        writer = Writer(folder)
        with snapshot():
            writer.write_rows(watch)
            names = list(pictures.named())
            behind = list(_left_rows())
        for name in watch(names, len(names), "pictures"):
            _copy(name, folder, writer.manifest)
        writer.write_manifest()
        _refuse_too_long(folder / NAME)
        _put_in_place(folder, target)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return Exported(writer.manifest, behind)


def refuse_taken(target: Path, *, replace: bool) -> None:
    if is_served(target):
        raise BadExport(f"{target} is sent to readers: choose another folder.")
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise BadExport(f"{target} is no folder.")
    if not target.exists() or not any(target.iterdir()):
        return
    if not replace:
        raise BadExport(f"{target} is not empty: --replace writes over an earlier export.")
    manifest_of(target)  # raises where it is none
    ours = {NAME, MEDIA.rstrip("/"), *(kind.folder for kind in KINDS)}
    if foreign := sorted({one.name for one in target.iterdir()} - ours):
        raise BadExport(f"{target} holds {foreign[0]}, which is of no export, and would be lost.")


def _put_in_place(folder: Path, target: Path) -> None:
    """A moment without either is no harm: what is there before is still beside it."""
    if not target.exists():
        folder.rename(target)
        return
    before = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name}-before-"))
    target.rename(before)
    folder.rename(target)
    shutil.rmtree(before)


def _copy(name: str, folder: Path, manifest: Manifest) -> None:
    """What is gone, or no picture, is told to be missing: nobody could take it."""
    copy = folder / MEDIA / name
    if not (pictures.is_in_a_folder(name) and _is_copied(name, copy) and pictures.is_picture(copy)):
        copy.unlink(missing_ok=True)
        manifest.missing.append(MEDIA + name)
        return
    with copy.open("rb") as content:
        manifest.files[MEDIA + name] = (
            f"{file_digest(content, 'sha256').hexdigest()} {copy.stat().st_size}"
        )


def _is_copied(name: str, copy: Path) -> bool:
    """Whether it was there, in a folder or a bucket."""
    copy.parent.mkdir(parents=True, exist_ok=True)
    try:
        with default_storage.open(name) as source, copy.open("wb") as file:
            shutil.copyfileobj(source, file)
    except (FileNotFoundError, IsADirectoryError, SuspiciousFileOperation):
        return False
    return True


def _left_rows() -> Iterator[str]:
    for label, reason in left_out.MODELS.items():
        model = apps.get_model(label)
        if reason.is_lost and (count := model._base_manager.count()):
            yield f"{so_many(model, count)}: {reason.why}"
    for label, (condition, why) in left_out.ROWS.items():
        model = apps.get_model(label)
        if count := model._base_manager.filter(condition).count():
            yield f"{so_many(model, count)}: {why}"


def _refuse_too_long(file: Path) -> None:
    if len(file.read_text(encoding="utf-8")) > LONGEST_LIST:
        raise BadExport("The site has more files than an export can list.")
