"""Rows on their way, for whoever wants to see how far they are."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from tqdm import tqdm


class Watch(Protocol):
    """Passes rows on and tells how far they are: of how many, and what they are called."""

    def __call__[T](self, rows: Iterable[T], count: int, name: str) -> Iterable[T]: ...


def unwatched[T](rows: Iterable[T], count: int, name: str) -> Iterable[T]:
    return rows


def with_bar[T](rows: Iterable[T], count: int, name: str) -> Iterable[T]:
    """Without one where nobody looks on: ``disable=None`` asks whether it is a terminal."""
    from tqdm import tqdm  # no process that answers readers needs it

    return tqdm(rows, desc=name.capitalize(), total=count, unit="", disable=None)


def moving(bar: "tqdm[Any]") -> Callable[[int, int], None]:
    """The bar, for what tells how much is done, of how much."""

    def watch(done: int, total: int) -> None:
        bar.total = total
        bar.update(done - bar.n)

    return watch
