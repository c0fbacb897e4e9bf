"""What holds addresses and drafts is not to lie where a web server gives it to everybody."""

from pathlib import Path

from django.conf import settings


def is_served(place: Path) -> bool:
    return any(
        place.resolve().is_relative_to(Path(served).resolve())
        for served in (settings.MEDIA_ROOT, settings.STATIC_ROOT)
    )
