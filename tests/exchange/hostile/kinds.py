"""Files that were made to do harm, or that a disk, an editor or a plugin broke: name → how to write it."""

from tests.exchange.exports import item

MEGABYTE = 1 << 20
GOOD = item(1, "Good")
LATER = item(3, "Later")
HOSTILE = {}


def hostile(*expected, posts=("Good",), error=False):
    """What must be said, in a fault or as the error, and what must be kept."""

    def register(write):
        HOSTILE[write.__name__.replace("_", " ")] = (write, expected, list(posts), error)
        return write

    return register


def text(path, *pieces):
    with path.open("w", encoding="utf-8") as file:
        file.writelines(pieces)


def long(before, unit, size, after):
    yield before
    for _ in range(size // MEGABYTE):
        yield unit * (MEGABYTE // len(unit))
    yield after
