"""Comments in an order in which parents come first, with every thread that is torn mended and told."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from exchange.reading.items import Comment, Fault


def in_order(
    comments: Iterable[Comment], place: str, is_elsewhere: Callable[[str], bool]
) -> tuple[tuple[Comment, ...], list[Fault]]:
    """Otherwise as they came; a comment whose parent cannot be kept begins a thread of its own."""
    faults: list[Fault] = []
    kept = list(_told_apart(comments, place, faults))
    by_id = {comment.source_id: comment for comment in kept}
    placed: dict[str, Comment] = {}
    for comment in kept:
        for one in _up_to_root(comment, by_id, placed, place, faults, is_elsewhere):
            placed[one.source_id] = one
    return tuple(placed.values()), faults


def _told_apart(comments: Iterable[Comment], place: str, faults: list[Fault]) -> Iterator[Comment]:
    seen: dict[str, Comment] = {}
    for comment in comments:
        source_id, twin = comment.source_id, 1
        while source_id in seen:
            twin += 1
            source_id = f"{comment.source_id}#{twin}"
        if twin > 1:
            what = f"comment {comment.source_id}"
            if seen[comment.source_id] == comment:
                faults.append(Fault(place, what, "is there twice, word for word", "comment"))
                if comment.parent_id:
                    faults.append(Fault(place, what, "its thread goes with it", "thread"))
                continue
            faults.append(Fault(place, what, f"has the number of another; kept as {source_id}"))
        kept = replace(comment, source_id=source_id)
        seen[source_id] = kept
        yield kept


def _up_to_root(
    comment: Comment,
    by_id: dict[str, Comment],
    placed: dict[str, Comment],
    place: str,
    faults: list[Fault],
    is_elsewhere: Callable[[str], bool],
) -> list[Comment]:
    """The comment after those of its ancestors that have no place yet."""
    path: list[Comment] = []
    on_path: set[str] = set()
    here = comment
    while here.source_id not in placed:
        on_path.add(here.source_id)
        parent = here.parent_id
        why = ""
        if parent in on_path:
            why = "answers itself, by way of its own answers"
        elif parent and parent not in by_id:
            where = "belongs to another post" if is_elsewhere(parent) else "is not there"
            why = f"the comment {parent} that it answers {where}"
        if why:
            what = f"comment {here.source_id}"
            faults.append(Fault(place, what, f"{why}; it begins a thread", "thread"))
            here = replace(here, parent_id="")
        path.append(here)
        if not here.parent_id:
            break
        here = by_id[here.parent_id]
    return path[::-1]
