"""The move itself: what is asked before, what is copied, and what is compared after."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from exchange.moving.comparing import Differences, differences
from exchange.moving.faults import CannotMove
from exchange.moving.source import Source
from exchange.moving.tables import Table, tables
from exchange.moving.target import MADE_BY_MIGRATE, Target
from search.watching import Watch, unwatched

MEND = "Nothing was moved; mend them in this site, and begin again."


@dataclass
class Move:
    """``watch`` is shown each row on its way: read, copied and compared."""

    source: Source
    target: Target
    watch: Watch = unwatched
    tables: list[Table] = field(default_factory=tables)

    @cached_property
    def counts(self) -> dict[str, int]:
        return {table.name: self.source.count(table) for table in self.tables}

    @property
    def row_count(self) -> int:
        return sum(self.counts.values())

    @cached_property
    def goes_on(self) -> bool:
        """Whether the target is what an earlier move of this site left, and nobody has changed since.

        Raises ``CannotMove`` where it holds anything else.
        """
        filled = self.target.filled()
        noted = self.target.noted()
        if noted is None:
            if others := [name for name in filled if name not in MADE_BY_MIGRATE]:
                raise CannotMove(
                    f"The target is not empty: {others[0]} has rows. A site moves into a database of its own."
                )
            return False
        if noted["site"] != self.source.mark():
            raise CannotMove(
                "The target is of another site, or of this one before an update: name an empty one."
            )
        if written := self.target.written_by_others(self.tables):
            raise CannotMove(
                "The target has been in use since it was moved to, and would lose what was written there:"
                f" look at {written}. To begin anew, name an empty database."
            )
        return True

    def check_source(self) -> None:
        """Before the target is touched. Raises ``CannotMove`` with what PostgreSQL would refuse."""
        faults = list(self.source.loose_keys())
        for table in self.tables:
            for row in self._watched(self.source.raw(table), table):
                faults += table.faults(row)
        if faults:
            raise CannotMove.for_all(faults, MEND)

    def whole(self) -> None:
        """Into a target with nothing in it but what ``migrate`` makes, which gives way."""
        self.target.empty(self.tables)
        for table in self.tables:
            self.target.copy(table, self._watched(self.source.rows(table), table))
        self._close()

    def rest(self) -> list[Differences]:
        """What was written since the last move; it tells what that was."""
        found = list(self.compared())
        for one in found:
            self.target.delete(one.table, [*one.surplus, *one.different])
            keys = [*one.missing, *one.different]
            self.target.copy(one.table, self.source.rows_of(one.table, keys))
        self._close()
        return found

    def _close(self) -> None:
        for table in self.tables:
            if table.has_counter:
                self.target.go_on_after(table, self.source.last_given(table))
        self.target.check_keys()
        self.target.note(self.source.mark(), self.tables)

    def check_equal(self) -> None:
        """Raises ``CannotMove`` where a row is not what it should be."""
        if unequal := list(self.compared()):
            raise CannotMove.for_all(list(map(str, unequal)), "Nothing was moved.")

    def compared(self) -> Iterator[Differences]:
        """Of each table that differs."""
        for table in self.tables:
            ours = self._watched(self.source.rows(table), table)
            if told := differences(table, ours, self.target.rows(table)):
                yield told

    def _watched[T](self, rows: Iterable[T], table: Table) -> Iterable[T]:
        return self.watch(rows, self.counts[table.name], table.name)
