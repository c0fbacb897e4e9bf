"""Where a comment stands today: its permanent address asks here, in whichever order its reader reads."""

from collections.abc import Iterable
from urllib.parse import urlencode

from comments.asked import Asked, Order
from comments.models import Comment
from comments.threads import THREADS_PER_PAGE, part_of, roots_in_order, shapes_of


def place_of(comment: Comment, order: Order = Order.OLDEST) -> str:
    """The query and fragment, after its review's address, that show a public comment."""
    root = comment.thread_id or comment.pk
    asked = Asked(order=order)
    earlier = _index(root, roots_in_order(comment.review, asked).values_list("pk", flat=True))
    query: dict[str, object] = {**asked.query}
    if (number := earlier // THREADS_PER_PAGE + 1) > 1:
        query["comments"] = number
    if comment.thread_id and (part := _part(comment, root)):
        query |= {"thread": root} | ({"replies": part} if part > 1 else {})
    return f"{'?' * bool(query)}{urlencode(query)}#{comment.anchor}"


def _part(comment: Comment, root: int) -> int:
    keys = [place.stub.pk for place in shapes_of([root])[root]]
    return part_of(_index(comment.pk, keys), len(keys))


def _index(key: int, keys: Iterable[int]) -> int:
    """Of the key; the first place where it has gone while we looked."""
    return next((index for index, one in enumerate(keys) if one == key), 0)
