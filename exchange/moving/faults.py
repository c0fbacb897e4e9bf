"""Why a site is not moved."""

from collections.abc import Sequence

SHOWN = 20


class CannotMove(Exception):
    """The message says why, in sentences; the target is as it was."""

    @classmethod
    def for_all(cls, faults: Sequence[str], advice: str) -> "CannotMove":
        """The first of many, and how many more."""
        more = [f"… and {len(faults) - SHOWN} more."] if len(faults) > SHOWN else []
        return cls(" ".join([*faults[:SHOWN], *more, advice]))
