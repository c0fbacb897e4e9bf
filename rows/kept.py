"""What nearly every page needs and seldom changes: each process asks for it once in a while."""

from collections.abc import Callable
from time import monotonic

from rows import changes

GOOD_FOR = 10
"""Seconds for which a process goes by what it read last, where nobody watches what changes."""


class Kept[T]:
    """An answer of the database, the same object for every caller in this process: never change it."""

    def __init__(self, ask: Callable[[], T]) -> None:
        self._ask = ask
        self._kept: tuple[float, str, T] | None = None

    def current(self) -> T:
        """As it is now where changes are watched, see ``rows.changes``; else at most ``GOOD_FOR`` old."""
        if self._kept is not None:
            until, mark, answer = self._kept
            if mark == changes.seen() and monotonic() < until:
                return answer
        mark = changes.seen()
        return self._keep(mark, self._ask())

    def keep(self, answer: T) -> T:
        """Go by this one for ``GOOD_FOR`` seconds."""
        return self._keep(changes.seen(), answer)

    def _keep(self, mark: str, answer: T) -> T:
        self._kept = (monotonic() + GOOD_FOR, mark, answer)
        return answer

    def forget(self) -> None:
        """Ask the database the next time. Call it once a change is committed."""
        self._kept = None
