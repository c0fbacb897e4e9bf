"""What nearly every page needs and seldom changes: each process asks for it once in a while."""

from collections.abc import Callable
from time import monotonic

GOOD_FOR = 10
"""Seconds for which a process goes by what it read last: the longest that a change takes to reach it."""


class Kept[T]:
    """An answer of the database, the same object for every caller in this process: never change it."""

    def __init__(self, ask: Callable[[], T]) -> None:
        self._ask = ask
        self._kept: tuple[float, T] | None = None

    def current(self) -> T:
        """As it was at most ``GOOD_FOR`` seconds ago."""
        if self._kept is not None and monotonic() < self._kept[0]:
            return self._kept[1]
        return self.keep(self._ask())

    def keep(self, answer: T) -> T:
        """Go by this one for ``GOOD_FOR`` seconds."""
        self._kept = (monotonic() + GOOD_FOR, answer)
        return answer

    def forget(self) -> None:
        """Ask the database the next time. Call it once a change is committed."""
        self._kept = None
