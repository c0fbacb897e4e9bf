"""A new site becomes what an export holds: all of it, or nothing."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import file_digest
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import transaction

from exchange.sites import pictures
from exchange.sites.folder import Folder, damaged
from exchange.sites.manifest import MEDIA, BadExport, Manifest
from exchange.sites.reading import Reader
from exchange.sites.shape import exported, so_many
from house.models import House
from reviews.foot import foot
from reviews.search.weights import weigh
from search.index import take_stock
from search.watching import Watch, unwatched


def import_site(root: Path, watch: Watch = unwatched) -> Manifest:
    """Raises ``BadExport``, and then has changed nothing."""
    folder = Folder(root)
    refuse_used()
    reader = Reader(folder)
    reader.check(watch)
    with _copying(folder, watch) as copy, transaction.atomic():
        reader.store(watch)
        copy()
    weigh()
    take_stock()
    House.objects.forget()
    foot.forget()
    return folder.manifest


def refuse_used() -> None:
    if settings.MEDIA_S3:
        raise BadExport(
            "Pictures are imported into a folder: leave MEDIA_S3 out, import, and then set it and run"
            " upload_media."
        )
    for model in exported():
        if model is not Group and (count := model._base_manager.count()):
            raise BadExport(
                f"This site has {so_many(model, count)}, and an export goes into an empty one alone:"
                " name another DATABASE_URL and MEDIA_ROOT, run migrate, and import before anything else"
                " is made."
            )


@contextmanager
def _copying(folder: Folder, watch: Watch) -> Iterator[Callable[[], None]]:
    """Gives what copies the pictures; where anything fails, those that it has copied are gone again."""
    names = [name for name in folder.manifest.files if name.startswith(MEDIA)]
    made: list[Path] = []

    def copy() -> None:
        for name in watch(names, len(names), "pictures"):
            _copy(folder, name, _target(name), made)

    if taken := next((name for name in names if _target(name).exists()), None):
        raise BadExport(
            f"{taken}: {settings.MEDIA_ROOT} has such a file already: it is not of an empty site."
        )
    try:
        yield copy
    except BaseException:
        for file in made:
            file.unlink(missing_ok=True)
        raise


def _target(name: str) -> Path:
    return pictures.place(name.removeprefix(MEDIA))


def _copy(folder: Folder, name: str, target: Path, made: list[Path]) -> None:
    """As it was when it was looked through."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with folder.opened(name) as source, target.open("xb") as copy:
        made.append(target)
        shutil.copyfileobj(source, copy)
    with target.open("rb") as content:
        found = file_digest(content, "sha256").hexdigest(), target.stat().st_size
        if found != folder.manifest.digest(name):
            raise damaged(name)
