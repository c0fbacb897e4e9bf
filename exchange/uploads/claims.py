"""Who works at an upload, told by locks on files: the system takes one back from a process that ends."""

import fcntl
import os
import time
from hashlib import sha256
from pathlib import Path

from django.db import connection

from exchange.models import Upload
from exchange.uploads.folders import Files, root


class Claim:
    """Held by who works at something. The system takes it back when the process ends, however it ends."""

    def __init__(self, handle: int) -> None:
        self._handle = handle

    @classmethod
    def on(cls, path: Path) -> "Claim | None":
        """None where somebody else has it."""
        try:
            handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        except FileNotFoundError:
            return None
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(handle)
            return None
        return cls(handle)

    def release(self) -> None:
        os.close(self._handle)


def claim(upload: Upload) -> Claim | None:
    """Tries again for a moment: a page may just be looking whether somebody has it."""
    for _ in range(5):
        if held := Claim.on(Files(upload.folder).lock):
            return held
        time.sleep(0.02)
    return None


def is_worked_at(upload: Upload) -> bool:
    path = Files(upload.folder).lock
    if not path.exists():
        return False
    if taken := Claim.on(path):
        taken.release()
    return taken is None


def claim_on_importing() -> Claim | None:
    """One import at a time into a database: two of the same blog would both make its reviews."""
    told = connection.settings_dict
    key = sha256(f"{told['HOST']} {told['PORT']} {told['NAME']}".encode()).hexdigest()[:16]
    return Claim.on(root() / f"importing-{key}.lock")
