"""The report of an import, as a page shows it: in sums, and reason by reason."""

import json
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, NamedTuple

from django.core.paginator import Page, Paginator

from exchange.blogs.gains import GainKind
from exchange.blogs.ledger import MISSING
from exchange.blogs.totals import cut_off_told, table, weight
from exchange.models import BlogImport, ImportedPost, Kind

PER_PAGE = 100


@dataclass
class Reason:
    """``page`` is where its first loss stands."""

    number: int
    kind: Kind
    words: str
    count: int = 0
    losses: list[dict[str, Any]] = field(default_factory=list)
    page: int = 1

    @property
    def is_of_looks(self) -> bool:
        """No words, no picture: what a reader hardly misses."""
        return self.kind == Kind.STYLE


class Told:
    """Of a written report."""

    def __init__(self, written: str) -> None:
        told = json.loads(written)
        self.is_dry: bool = told["dry_run"]
        self.software: str = told.get("source", "").partition(":")[0]
        self.things: dict[str, int] = told["totals"]
        self.notes: list[str] = told["notes"]
        self.cut_off = cut_off_told(told["cut_off"]) if told.get("cut_off") else ""
        self.rounded: list[dict[str, str]] = told.get("rounded", [])
        self.doubts: int = told["doubts"]
        numbers = {
            kind: (one["found"], one["kept"], one["lost"]) for kind, one in told["kinds"].items()
        }
        self.sums = list(table(numbers))
        self.reasons = _reasons(told["losses"])
        site = told["site"]
        self.made = [(GainKind(kind).label, number) for kind, number in site["made"].items()]
        self.by_post = _by("post", site["rows"])
        before = [row for row in site["rows"] if row["show_before"]]
        shows = {row["show_before"]: row["show"] for row in before}
        self.filled = [(key, shows[key], names) for key, names in _by("show_before", before)]

    @property
    def found(self) -> int:
        """Posts, pages, comments and other things."""
        return sum(self.things.values())

    @property
    def missing_pictures(self) -> int:
        """Those that an export can be sent again with."""
        found = (one for one in self.reasons if one.kind == Kind.PICTURE and one.words == MISSING)
        return sum(reason.count for reason in found)

    @property
    def is_all_here(self) -> bool:
        """The same file once more."""
        things = self.things
        return bool(things["skipped"]) and not (things["created"] or things["updated"])

    def page(self, number: str) -> Page[Any]:
        rows = [(reason, loss) for reason in self.reasons for loss in reason.losses]
        return Paginator(rows, PER_PAGE).get_page(number)


def _by(column: str, rows: list[dict[str, Any]]) -> list[tuple[Any, list[str]]]:
    """What rows name, together where the column is the same."""
    grouped: dict[Any, list[str]] = defaultdict(list)
    for row in rows:
        grouped[row[column]].append(row["name"])
    return list(grouped.items())


def _reasons(losses: list[dict[str, Any]]) -> list[Reason]:
    """The heaviest first, and of one kind what is lost most often."""
    grouped: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for loss in losses:
        grouped[loss["kind"], loss["reason"]].append(loss)
    counts = {key: sum(loss["count"] for loss in rows) for key, rows in grouped.items()}
    reasons, before = [], 0
    for number, key in enumerate(
        sorted(grouped, key=lambda key: (weight(key[0]), -counts[key])), 1
    ):
        kind, words = Kind(key[0]), key[1]
        rows = _folded(grouped[key]) if kind == Kind.STYLE else grouped[key]
        page = before // PER_PAGE + 1
        reasons.append(Reason(number, kind, words, counts[key], rows, page))
        before += len(rows)
    return reasons


def _folded(losses: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """One row for what is lost in the same words, with the number of its posts."""
    grouped: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for loss in losses:
        grouped[loss["subject"]].append(loss)
    rows = [
        {
            "subject": subject,
            "count": sum(loss["count"] for loss in some),
            "post": some[0]["post"],
            "posts": len({loss["post"] for loss in some}),
        }
        for subject, some in grouped.items()
    ]
    return sorted(rows, key=lambda row: -row["count"])


class Shown(NamedTuple):
    """A reason with its losses on one page, each with the address of its post."""

    reason: Reason
    losses: list[tuple[dict[str, Any], str]]


def shown(page: Page[Any], of: BlogImport | None) -> list[Shown]:
    reviews = _reviews({loss["post"] for _, loss in page}, of)
    return [
        Shown(reason, [(loss, reviews.get(loss["post"], "")) for _, loss in rows])
        for reason, rows in groupby(page, key=lambda row: row[0])
    ]


def _reviews(titles: set[str], of: BlogImport | None) -> dict[str, str]:
    """Addresses by title, where one post alone has it."""
    if of is None:
        return {}
    found: dict[str, list[str]] = defaultdict(list)
    for post in of.posts.filter(title__in=titles - {""}).defer("original"):
        found[post.title].append(post.get_absolute_url())
    return {title: posts[0] for title, posts in found.items() if len(posts) == 1}


def newest(of: BlogImport) -> list[ImportedPost]:
    """Some of those that became reviews."""
    posts = of.posts.filter(review__isnull=False).select_related("review")
    return list(posts.defer("original", "review__body", "review__plain").order_by("-pk")[:10])
