"""What the commands tell."""

from collections.abc import Iterable

from django.apps import apps
from tqdm import tqdm

from exchange.sites.manifest import MEDIA, Manifest
from exchange.sites.shape import KINDS


def with_bar[T](rows: Iterable[T], count: int, name: str) -> Iterable[T]:
    """Without one where nobody looks on: ``disable=None`` asks whether it is a terminal."""
    return tqdm(rows, desc=name.capitalize(), total=count, unit="", disable=None)


def in_words(manifest: Manifest) -> str:
    """“34 shows, 20 reviews, 60 comments, 40 pictures, 12.3 MB”."""
    counts = [
        f"{count} {_plural(kind.model._meta.label, count)}"
        for kind in KINDS
        if (count := manifest.counts.get(kind.model._meta.label, 0))
    ]
    pictures = sum(name.startswith(MEDIA) for name in manifest.files)
    size = sum(manifest.digest(name)[1] for name in manifest.files) / 1_000_000
    return ", ".join(
        [*counts, f"{pictures} picture{'' if pictures == 1 else 's'}", f"{size:.1f} MB"]
    )


def _plural(label: str, count: int) -> str:
    meta = apps.get_model(label)._meta
    return str(meta.verbose_name if count == 1 else meta.verbose_name_plural)
