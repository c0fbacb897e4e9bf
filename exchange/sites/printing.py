"""What the commands tell of an export."""

from exchange.sites.manifest import MEDIA, Manifest
from exchange.sites.shape import KINDS, so_many


def in_words(manifest: Manifest) -> str:
    """“34 shows, 20 reviews, 60 comments, 40 pictures, 12.3 MB”."""
    counts = [
        so_many(kind.model, count)
        for kind in KINDS
        if (count := manifest.counts.get(kind.model._meta.label, 0))
    ]
    pictures = sum(name.startswith(MEDIA) for name in manifest.files)
    size = sum(manifest.digest(name)[1] for name in manifest.files) / 1_000_000
    return ", ".join(
        [*counts, f"{pictures} picture{'' if pictures == 1 else 's'}", f"{size:.1f} MB"]
    )
