"""Which part of the talk a reader asks for, and what the links to its other parts say of it."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Self
from urllib.parse import urlencode

from django.http import QueryDict

from comments.anchors import Anchor, key_in

_EPOCH, _STEP = datetime(1970, 1, 1, tzinfo=UTC), timedelta(microseconds=1)
_LAST = (datetime(9000, 1, 1, tzinfo=UTC) - _EPOCH) // _STEP


class Order(StrEnum):
    """Of the threads; within each of them the oldest reply always comes first.

    The liveliest thread is the one with the most public replies; among equals, the one in which something
    public was said last, and at last the one that was opened last.
    """

    OLDEST = "oldest"
    NEWEST = "newest"
    LIVELIEST = "liveliest"

    @classmethod
    def of(cls, query: QueryDict) -> "Order":
        """The oldest first, unless another order is asked for by its name."""
        return next((one for one in cls if one == query.get("order")), cls.OLDEST)


@dataclass(frozen=True)
class Asked:
    """``thread`` is the key of a root of which part ``replies`` is shown; ``about``, an anchor of the page.

    ``until`` is when the newest comment was published that stood there as the reader began to turn pages.
    Threads and replies counted are those published by then, so that none that is new or released moves a
    thread to another page on the way. The oldest first need none: what is new comes last.
    """

    page: str = ""
    order: Order = Order.OLDEST
    thread: int | None = None
    replies: int = 1
    until: datetime | None = None
    about: str = ""

    @classmethod
    def of(cls, query: QueryDict) -> Self:
        order = Order.of(query)
        return cls(
            page=query.get("comments", ""),
            order=order,
            thread=key_in(query.get("thread", "")),
            replies=max(1, key_in(query.get("replies", "")) or 1),
            until=None if order == Order.OLDEST else _moment(query.get("until", "")),
            about=about if Anchor.of(about := query.get("about", "")) else "",
        )

    def pinned(self, newest: datetime | None) -> Self:
        """With an end, where the order needs one."""
        if self.order == Order.OLDEST or self.until is not None:
            return self
        return replace(self, until=newest)

    def is_older_than(self, newest: datetime | None) -> bool:
        """Whether something was published since that is left out."""
        return self.until is not None and newest is not None and self.until < newest

    @property
    def query(self) -> dict[str, str]:
        """What every link to another part of the talk keeps."""
        kept = {"order": "" if self.order == Order.OLDEST else self.order.value}
        until = str((self.until - _EPOCH) // _STEP) if self.until else ""
        kept |= {"until": until, "about": self.about}
        return {name: value for name, value in kept.items() if value}

    @property
    def order_query(self) -> str:
        """What a permanent link says of the order, as it stands in the address."""
        return f"?{urlencode({'order': self.order.value})}" if self.order != Order.OLDEST else ""


def _moment(text: str) -> datetime | None:
    """From its microseconds, none of which databases round; None for what is no moment."""
    steps = key_in(text)
    return _EPOCH + steps * _STEP if steps is not None and steps <= _LAST else None
