"""Each card is drawn once and kept among the media, where every machine of the site finds it."""

import logging
from itertools import groupby
from threading import Lock
from time import monotonic

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from reviews.cards.drawing import picture
from reviews.cards.found import PUBLIC
from reviews.cards.words import Card

logger = logging.getLogger("django.cards")

FOLDER = "cards"
END = b"IEND\xaeB`\x82"
"""By which a whole PNG is told from one that is still being written, or was when its process died."""
BETWEEN_SWEEPS = 6 * 60 * 60
_drawing = Lock()
_swept_at: list[float] = []


def kept(card: Card) -> bytes:
    """Drawn by whoever asks first. Two machines may both do so: the same card, of which one is kept."""
    name = name_of(card)
    if found := _whole(name):
        return found
    with _drawing:
        if found := _whole(name):
            return found
        drawn = picture(card)
        _keep(name, drawn)
        return drawn


def name_of(card: Card) -> str:
    return f"{FOLDER}/{card.kind}/{card.pk}-{card.digest}.png"


def _whole(name: str) -> bytes | None:
    try:
        with default_storage.open(name) as file:
            found = bytes(file.read())
    except OSError:  # it is not there, or what it lies on is not
        return None
    return found if found.endswith(END) else None


def _keep(name: str, drawn: bytes) -> None:
    """A site that cannot write still shows its cards, and draws them each time."""
    try:
        default_storage.delete(name)
        saved = default_storage.save(name, ContentFile(drawn))
        if saved != name:
            default_storage.delete(saved)
    except OSError:
        logger.exception("A card could not be kept")


def sweep() -> None:
    """Delete cards of what is not public any more, and of each thing all but the youngest; seldom."""
    if _swept_at and monotonic() - _swept_at[0] < BETWEEN_SWEEPS:
        return
    _swept_at[:] = [monotonic()]
    for kind in (*PUBLIC, "house"):
        names = _names(kind)
        public = (
            set(PUBLIC[kind]().values_list("pk", flat=True)) if kind in PUBLIC and names else {1}
        )
        for pk, of_one in groupby(names, _number):
            by_age = sorted(of_one, key=default_storage.get_modified_time)
            for name in by_age[:-1] if pk in public else by_age:
                default_storage.delete(name)


def _names(kind: str) -> list[str]:
    try:
        found = default_storage.listdir(f"{FOLDER}/{kind}")[1]
    except FileNotFoundError:
        return []
    return sorted((f"{FOLDER}/{kind}/{name}" for name in found), key=_number)


def _number(name: str) -> int:
    """-1 for a file that we did not name."""
    first = name.rpartition("/")[2].partition("-")[0]
    return int(first) if first.isdecimal() else -1
