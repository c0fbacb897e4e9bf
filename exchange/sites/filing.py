"""Names of files: those of the rows, wherever every system takes them."""

import re
from collections import defaultdict

_FIT = re.compile(r"[\w@+-][\w@+.-]*")
_MOST_BYTES = 180
_OF_WINDOWS = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


class Filing:
    """Remembers what it has given: two names may differ in capitals alone, and some disks do not see that."""

    def __init__(self) -> None:
        self._given = defaultdict[str, set[str]](set)
        self._stems: dict[tuple[str, int | str], str] = {}

    def stem(self, folder: str, name: int | str) -> str:
        """The same for the same name; another for every other one of the folder."""
        key = (folder, name)
        if key not in self._stems:
            self._stems[key] = self._new(folder, str(name))
        return self._stems[key]

    def _new(self, folder: str, name: str) -> str:
        taken = self._given[folder]
        stem = name
        is_fit = _FIT.fullmatch(name) and not _OF_WINDOWS.fullmatch(name)
        if not is_fit or len(name.encode()) > _MOST_BYTES or name.casefold() in taken:
            stem = f"~{len(taken) + 1}"
        taken.add(stem.casefold())
        return stem
