"""What nearly every page needs and seldom changes: each process asks for it once in a while."""

from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

from rows import changes
from rows.reading import note, reading

GOOD_FOR = 10
"""Seconds for which a process goes by what it read last, where nobody watches what changes."""


@dataclass(frozen=True)
class _Answer[T]:
    """``marks`` are those of the tables it was read from, empty where they are not known."""

    of: T
    until: float
    seen: str
    marks: dict[str, str]

    def is_good(self) -> bool:
        if monotonic() > self.until:
            return False
        is_same = self.seen == changes.seen()
        return is_same or (bool(self.marks) and changes.are_as_they_were(self.marks))


class Kept[T]:
    """An answer of the database, the same object for every caller in this process: never change it."""

    def __init__(self, ask: Callable[[], T], *, good_for: float = GOOD_FOR) -> None:
        self._ask = ask
        self._good_for = good_for
        self._answer: _Answer[T] | None = None

    def current(self) -> T:
        """As it is now where changes are watched, by ``rows.changes``; else at most ``good_for`` old."""
        answer = self._answer
        if answer is None or not answer.is_good():
            return self._asked()
        note(answer.marks or {changes.EVERYTHING})
        return answer.of

    def _asked(self) -> T:
        seen = changes.seen()
        with reading() as tables:
            of = self._ask()
        marks = changes.marks_since(tables, seen) if changes.are_watched() else {}
        if marks is None:
            self._answer = None
        else:
            self._answer = _Answer(of, monotonic() + self._good_for, seen, marks)
        return of

    def keep(self, answer: T) -> T:
        """Go by this one until anything changes, for ``good_for`` seconds at most."""
        self._answer = _Answer(answer, monotonic() + self._good_for, changes.seen(), {})
        return answer

    def forget(self) -> None:
        """Ask the database the next time. Call it once a change is committed."""
        self._answer = None
