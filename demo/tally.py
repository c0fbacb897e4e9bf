"""Counts of what a run made and what it left as it was."""

from collections import Counter


class Tally:
    def __init__(self) -> None:
        self.created: Counter[str] = Counter()
        self.kept: Counter[str] = Counter()

    def count(self, kind: str, *, is_new: bool) -> None:
        (self.created if is_new else self.kept)[kind] += 1

    def __str__(self) -> str:
        kinds = dict.fromkeys([*self.created, *self.kept])
        return "\n".join(
            f"{kind}: {self.created[kind]} created, {self.kept[kind]} kept" for kind in kinds
        )
