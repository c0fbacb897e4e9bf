"""``site.json``: what an export says of itself, with the length and the digest of every file in it."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Self

from exchange.sites.documents import as_text

NAME, MEDIA = "site.json", "media/"
FORMAT, VERSION = "daesa-site", 1
"""The version grows when an older export would be read wrongly, not with every new column."""
DATES = "ISO 8601 in UTC, to the microsecond"
HIGHEST = 2**31
"""Below it are all numbers of rows: a table whose numbers are used up takes no more."""
_DIGEST = re.compile(r"([0-9a-f]{64}) ([0-9]{1,15})")
_UNFIT = re.compile(r'[\x00-\x1f\x7f"*:<>?\\|]')


class BadExport(Exception):
    """No whole export, or not one that this site can take; the message says where and why."""


@dataclass(frozen=True)
class Manifest:
    """``counts`` are rows and ``last_numbers`` the highest ever given out, by model; ``missing`` are pictures
    that rows name and that the site had lost.
    """

    counts: dict[str, int] = field(default_factory=dict)
    last_numbers: dict[str, int] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)
    """By name “SHA-256 bytes”."""
    format: str = FORMAT
    version: int = VERSION
    dates: str = DATES

    def as_text(self) -> str:
        return as_text(asdict(self))

    @classmethod
    def read(cls, told: Any) -> Self:
        """Raises ``BadExport`` for anything else."""
        if not isinstance(told, dict) or told.get("format") != FORMAT:
            raise BadExport(f"{NAME}: this is no export of a site.")
        if told.get("version") != VERSION or type(told["version"]) is not int:
            raise BadExport(
                f"{NAME}: the export has version {told.get('version')!r};"
                f" this release reads version {VERSION}."
            )
        try:
            manifest = cls(**told)
        except TypeError as error:
            raise BadExport(f"{NAME}: {error}.") from None
        manifest._check()
        return manifest

    def _check(self) -> None:
        for part in ("counts", "last_numbers"):
            for name, number in _mapping(part, getattr(self, part)).items():
                if type(number) is not int or not 0 <= number < HIGHEST:
                    raise BadExport(f"{NAME}: {part}: {name}: no number of rows.")
        if not isinstance(self.missing, list):
            raise BadExport(f"{NAME}: missing: no list.")
        for name, digest in _mapping("files", self.files).items():
            if not _DIGEST.fullmatch(str(digest)):
                raise BadExport(f"{NAME}: files: {name}: no digest with a length.")
        for name in (*self.files, *self.missing):
            if type(name) is not str or not is_inside(name):
                raise BadExport(f"{NAME}: {str(name)[:200]!r} is no name of a file in the folder.")

    def digest(self, name: str) -> tuple[str, int]:
        """Also the length in bytes."""
        digest, size = self.files[name].split()
        return digest, int(size)


def is_inside(name: str) -> bool:
    """Whether it leads to a file below the folder, on every system."""
    parts = name.split("/")
    return len(name) <= 400 and not _UNFIT.search(name) and not {"", ".", ".."} & set(parts)


def _mapping(part: str, told: Any) -> Mapping[str, Any]:
    if not isinstance(told, dict):
        raise BadExport(f"{NAME}: {part}: no object.")
    return told
