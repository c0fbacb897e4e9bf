"""The data files, read so that every complaint names the file and the key."""

import tomllib
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, Self

DATA = Path(__file__).parent / "data"


class BadData(ValueError):
    """A data file that cannot be loaded as it is; the message says which and why."""


class Entry:
    """One table of a data file. Each key is taken once, and what nobody takes is a mistake."""

    def __init__(self, where: str, values: dict[str, Any]) -> None:
        self.where = where
        self._values = dict(values)

    def bad(self, key: str, why: str) -> BadData:
        return BadData(f"{self.where}: {key} {why}")

    def need(self, key: str) -> Any:
        if key not in self._values:
            raise self.bad(key, "is missing")
        return self._values.pop(key)

    def take(self, key: str, default: Any = "") -> Any:
        return self._values.pop(key, default)

    def holds(self, key: str) -> bool:
        return key in self._values

    def have(self, *keys: str) -> dict[str, Any]:
        """Those of the keys that are there, for columns that are named alike."""
        return {key: self._values.pop(key) for key in keys if key in self._values}

    def lines(self, key: str) -> str:
        """A list of strings as the models keep it: one per line."""
        return "\n".join(self.take(key, []))

    def entries(self, key: str) -> list[Self]:
        """The tables under a key, each knowing its place: “signal.toml, credits 3”."""
        rows = self.take(key, [])
        return [type(self)(f"{self.where}, {key} {n}", row) for n, row in enumerate(rows, 1)]

    def close(self) -> None:
        """Complains of keys that nobody took, most often a slip of the pen."""
        if self._values:
            raise self.bad(", ".join(self._values), "is not a key that is known here")


def read(name: str) -> Entry:
    """Raises ``BadData`` for a file that is not TOML. Numbers with a point come as decimals."""
    try:
        return Entry(name, tomllib.loads((DATA / name).read_text("utf-8"), parse_float=Decimal))
    except tomllib.TOMLDecodeError as error:
        raise BadData(f"{name}: {error}") from error


def read_folder(folder: str) -> Iterator[Entry]:
    """Every file of a folder under ``demo/data``, in order of their names."""
    for path in sorted((DATA / folder).glob("*.toml")):
        yield read(f"{folder}/{path.name}")
