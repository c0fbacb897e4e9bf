"""What nearly every page needs and seldom changes: each process asks for it once in a while."""

import logging
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import datetime
from threading import Lock
from time import monotonic

from django.utils import timezone

from rows import changes, silence
from rows.beside import count_beside
from rows.reading import LATE, note, reading

GOOD_FOR = 10
"""Seconds for which a process goes by what it read last, where nobody watches what changes, or the database
is silent: longer than a request waits for that, so that it waits once."""
LONGEST = 600
"""Seconds for which it goes by it where somebody does."""
LARGE = 5_000
"""Rows: counting so many takes long enough to be late rather than slow."""
OLDEST = 3_600
"""Seconds beyond its time for which a count of so many may be gone by, while it is made again beside."""
logger = logging.getLogger("django.db")


@dataclass(frozen=True)
class _Answer[T]:
    """``marks`` are those of the tables it was read from, empty where they are not known."""

    of: T
    until: float
    seen: str
    marks: dict[str, str]

    def is_good(self) -> bool:
        if monotonic() >= self.until:
            return False
        is_same = self.seen == changes.seen()
        return is_same or (bool(self.marks) and changes.are_as_they_were(self.marks))


def _read[T](ask: Callable[[], T], until: Callable[[], float]) -> tuple[T, _Answer[T] | None]:
    """What is read now, and as it may be kept; None where something changed meanwhile.

    What appears by itself while it is read may be missing: so the time of that is asked for before.
    """
    seen, ends = changes.seen(), until()
    with reading() as tables:
        of = ask()
    marks = changes.marks_since(tables, seen) if changes.are_watched() else {}
    return of, None if marks is None else _Answer(of, ends, seen, marks)


class Kept[T]:
    """An answer of the database, the same object for every caller in this process: never change it."""

    def __init__(self, ask: Callable[[], T]) -> None:
        self._ask = ask
        self._answer: _Answer[T] | None = None

    def current(self) -> T:
        """As it is now where changes are watched, by ``rows.changes``; else at most ``GOOD_FOR`` old."""
        answer = self._answer
        if answer is None or not answer.is_good():
            return self._asked()
        note(answer.marks or {changes.EVERYTHING})
        return answer.of

    def _asked(self) -> T:
        of, self._answer = _read(self._ask, self._until)
        return of

    def _until(self) -> float:
        return monotonic() + GOOD_FOR

    def keep(self, answer: T) -> T:
        """Go by this one until anything changes, for ``GOOD_FOR`` seconds at most."""
        self._answer = _Answer(answer, monotonic() + GOOD_FOR, changes.seen(), {})
        return answer

    def forget(self) -> None:
        """Ask the database the next time. Call it once a change is committed."""
        self._answer = None


class Lasting[T](Kept[T]):
    """One that answers while the database is silent, too: as before, and nothing made of that is kept."""

    def __init__(self, ask: Callable[[], T]) -> None:
        super().__init__(ask)
        self._last: T | None = None

    def _asked(self) -> T:
        before = self._answer
        try:
            self._last = super()._asked()
        except silence.ERRORS as error:
            if self._last is None or not silence.is_silence(error):
                raise
            logger.warning(
                "The database does not answer, what was read before stands in: %s", error
            )
            if self._answer is before:  # else somebody has read it meanwhile
                until = monotonic() + GOOD_FOR
                self._answer = _Answer(self._last, until, changes.seen(), {LATE: ""})
            note({LATE})
        return self._last

    def keep(self, answer: T) -> T:
        self._last = answer
        return super().keep(answer)


class Counted[T](Kept[T]):
    """What is counted over whole tables, and so takes longer the larger the site is.

    It is counted again when these tables change, and when ``until`` comes, which tells the moment at which
    the count changes by itself. Where nobody watches what changes it is counted each time. An answer that was
    counted over more than ``LARGE`` rows, which ``size`` tells, stays until that moment whatever changes, and
    then until it is counted anew, for which nobody waits.
    """

    def __init__(
        self,
        ask: Callable[[], T],
        until: Callable[[], datetime],
        size: Callable[[T], float] = lambda answer: 0,
    ) -> None:
        super().__init__(ask)
        self._ends = until
        self._size = size

    def current(self) -> T:
        if not changes.are_watched():
            return self._ask()
        answer = self._answer
        if answer is None or self._size(answer.of) <= LARGE:
            return super().current()
        late = monotonic() - answer.until
        if late >= OLDEST:
            return self._asked()
        if late >= 0:
            count_beside(self, self._asked)
        return answer.of

    def _asked(self) -> T:
        of = super()._asked()
        if self._answer is None and self._size(of) > LARGE:  # something has changed meanwhile
            self._answer = _Answer(of, self._until(), changes.seen(), {})
        return of

    def _until(self) -> float:
        return monotonic() + _seconds_to(self._ends())


def _seconds_to(moment: datetime) -> float:
    return (moment - timezone.now()).total_seconds()


class _Last[K: Hashable, V]:
    """The ``most`` that were used last, by their keys."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._by_key: OrderedDict[K, V] = OrderedDict()
        self._lock = Lock()

    def get(self, key: K) -> V | None:
        with self._lock:
            if key in self._by_key:
                self._by_key.move_to_end(key)
            return self._by_key.get(key)

    def put(self, key: K, value: V) -> None:
        with self._lock:
            self._by_key[key] = value
            self._by_key.move_to_end(key)
            while len(self._by_key) > self._most:
                self._by_key.popitem(last=False)

    def drop(self, key: K) -> None:
        with self._lock:
            self._by_key.pop(key, None)


class CountedBy[K: Hashable, T]:
    """The same of many things: the last ``most`` are kept by their keys, until their tables change or
    ``until`` comes, else ``LONGEST``. Only what is ``worth`` it is kept.

    All that the answer depends on besides tables and the hour is in the key, such as the hash of a text.
    """

    def __init__(
        self,
        most: int = 500,
        worth: Callable[[T], bool] = lambda answer: True,
        until: Callable[[], datetime] | None = None,
    ) -> None:
        self._worth = worth
        self._ends = until
        self._answers = _Last[K, _Answer[T]](most)

    def current(self, key: K, ask: Callable[[], T]) -> T:
        if not changes.are_watched():
            return ask()
        answer = self._answers.get(key)
        if answer is not None and answer.is_good():
            note(answer.marks)
            return answer.of
        of, answer = _read(ask, self._until)
        if answer is not None and self._worth(of):
            self._answers.put(key, answer)
        return of

    def _until(self) -> float:
        return monotonic() + (_seconds_to(self._ends()) if self._ends else LONGEST)


class RoughlyBy[K: Hashable, T]:
    """What is counted of many things, such as a list's rows by its filters. Where it was counted over many
    rows it may be ``LONGEST`` old, whatever changes meanwhile, and then until it is counted anew, for which
    nobody waits. Many are more than ``LARGE``, or what the caller takes for it; ``size`` tells over how many
    an answer was counted.

    What was counted over fewer is kept as by ``CountedBy`` where ``until`` is given, else it is counted each
    time: where ``ask`` goes by something that was read before.
    """

    def __init__(
        self,
        size: Callable[[T], float],
        until: Callable[[], datetime] | None = None,
        most: int = 100,
    ) -> None:
        self._size = size
        self._large = _Last[K, tuple[float, T]](most)
        self._small = CountedBy[K, T](until=until) if until else None

    def current(
        self,
        key: K,
        ask: Callable[[], T],
        holds: Callable[[T], bool] = lambda answer: True,
        may_be_late: Callable[[float], bool] = lambda size: size > LARGE,
    ) -> T:
        """``holds`` says of an answer from before whether it may still be given, ``may_be_late`` of a size
        whether an answer of it may be given later on.
        """
        if not changes.are_watched():
            return ask()

        def counted() -> T:
            of = ask()
            if may_be_late(self._size(of)):
                self._large.put(key, (monotonic() + LONGEST, of))
            else:
                self._large.drop(key)
            return of

        until, of = self._large.get(key) or (0.0, None)
        late = monotonic() - until
        if of is None or late >= OLDEST or not holds(of):
            return self._small.current(key, counted) if self._small else counted()
        if late >= 0:
            count_beside((self, key), counted)
        return of
