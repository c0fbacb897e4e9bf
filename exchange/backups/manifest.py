"""What a backup says of itself."""

import json
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any, Self

FORMAT = 1
NAME, MEDIA = "manifest.json", "media/"
LONGEST = 1 << 28
"""Bytes of it: some two million pictures."""


class BadBackup(Exception):
    """A file that is no whole backup, or not one that this site can take; the message says why."""


@dataclass(frozen=True)
class Manifest:
    """``files`` are digests (SHA-256) by the name in the archive; ``migrations`` are “app.name”."""

    made_at: str
    vendor: str
    database: str
    migrations: list[str]
    files: dict[str, str] = field(default_factory=dict)
    format: int = FORMAT

    def as_json(self) -> bytes:
        return json.dumps(asdict(self), indent=1).encode()

    @classmethod
    def read(cls, content: bytes) -> Self:
        """Raises ``BadBackup`` for anything else."""
        try:
            told: dict[str, Any] = json.loads(content)
            manifest = cls(**told)
            datetime.fromisoformat(manifest.made_at)
            _check(told)
        except (LookupError, ValueError, TypeError, RecursionError) as error:
            raise BadBackup(f"Its manifest cannot be read: {error}") from error
        if manifest.format != FORMAT:
            raise BadBackup(f"It has format {manifest.format}; this release reads format {FORMAT}.")
        return manifest


def _check(told: dict[str, Any]) -> None:
    files, migrations = told["files"], told["migrations"]
    if not isinstance(files, dict) or not isinstance(migrations, list):
        raise TypeError("a list that is none")
    if not all(isinstance(one, str) for one in [*migrations, *files.values()]):
        raise TypeError("a list of something else")
    if told["database"] not in files:
        raise ValueError("its database is none of its files")
