"""A whole import: post after post, each in a transaction of its own, so that it can be stopped and go on."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Literal

from django.core.exceptions import ValidationError
from django.db import DatabaseError
from django.utils import timezone

from accounts.models import User
from exchange.blogs.album import Album
from exchange.blogs.catalogue import Catalogue
from exchange.blogs.ledger import Ledger, Lost
from exchange.blogs.links import UNKNOWN, Hosts, lead_on, remember_terms
from exchange.blogs.posts import Prepared, prepare
from exchange.blogs.source import source_of
from exchange.blogs.storing import keep_ledger, key_of, store
from exchange.models import BlogImport, ImportedPost, Kind
from exchange.reading.export import Export
from exchange.reading.items import Blog, Post
from reviews.search.weights import weigh

RULES = 1
"""Of how posts are read: another number makes the next run look at every post again."""
THINGS = (Kind.POST, Kind.PAGE, Kind.COMMENT, Kind.OTHER)
"""What the last line of a report counts; the rest belongs to these."""

type Outcome = Literal["created", "updated", "skipped", "lost"]


@dataclass
class Report:
    """``things`` sums up: what was found is created, updated, skipped or lost."""

    source: str
    is_dry: bool
    things: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    losses: list[tuple[str, Lost]] = field(default_factory=list)
    """With the title of the post; without one of the export itself."""
    notes: list[str] = field(default_factory=list)

    @property
    def lost(self) -> Counter[str]:
        lost: Counter[str] = Counter()
        for _, loss in self.losses:
            lost[loss.kind] += loss.count
        return lost

    @property
    def total(self) -> str:
        return ", ".join(
            f"{word} {self.things[word]}" for word in ("created", "updated", "skipped", "lost")
        )


type Watch = Callable[[int, int], None]
"""Is told how many posts are done, of how many."""


class Run:
    """``step`` does one post and says whether there was one, so that some can be done at a time."""

    def __init__(
        self, export: Export, album: Album, editor: User, *, is_dry: bool = False, after: int = 0
    ) -> None:
        self.export, self.album, self.editor, self.is_dry = export, album, editor, is_dry
        self.blog = next(iter(export.blogs()), Blog())
        self.hosts = Hosts(export.blogs())
        source = source_of(self.blog)
        self.report = Report(source, is_dry)
        self.row = BlogImport.objects.filter(source=source).first() or BlogImport(source=source)
        if not is_dry:
            self.row.title, self.row.address = self.blog.title[:200], self.blog.address[:500]
            self.row.software, self.row.finished_at = self.blog.software[:100], None
            self.row.save()
        self.known = self._known()
        self.catalogue = Catalogue()
        self.addresses: set[str] = set()
        self.links: list[tuple[str, str]] = []
        self.place, self.total = after, export.counts()["post"]
        self._posts = export.posts(after)

    def _known(self) -> dict[str, ImportedPost]:
        if self.row._state.adding:
            return {}
        rows = self.row.posts.select_related("review").defer(
            "original", "review__body", "review__plain"
        )
        return {post.source_id: post for post in rows}

    def all(self, watch: Watch = lambda done, total: None) -> Report:
        while self.step():
            watch(self.place, self.total)
        return self.finish()

    def step(self) -> bool:
        found = next(self._posts, None)
        if found is None:
            return False
        self.place, post = found
        self._take(post)
        return True

    def _take(self, post: Post) -> None:
        digest = sha256(f"{RULES} {self.album.state} {post!r}".encode(errors="replace")).hexdigest()
        known = self.known.get(key_of(post.source_id))
        if known and known.digest == digest:
            self._skip(known)
            return
        if known and known.was_edited_here:
            self._leave(post, known)
            return
        prepared = prepare(post, self.album, self.catalogue)
        paths = self.hosts.links(prepared.article.body) if prepared.article else []
        prepared.ledger.find(Kind.LINK, len(paths))
        if self.is_dry:
            self.addresses.update(prepared.paths)
            self.links += ((post.title, path) for path in paths)
        self._tell(prepared, self._store(prepared, digest, is_new=known is None))

    def _store(self, prepared: Prepared, digest: str, *, is_new: bool) -> Outcome:
        if self.is_dry:
            return "created" if is_new else "updated"
        try:
            return store(prepared, self.row, self.catalogue, self.editor, digest)
        except (DatabaseError, ValidationError, ValueError) as error:
            self.catalogue = Catalogue()
            self._fail(prepared, f"It cannot be stored: {error}")
            return "lost"

    def _fail(self, prepared: Prepared, reason: str) -> None:
        """Nothing of it is kept, so that all of it is lost."""
        ledger = Ledger(prepared.ledger.found)
        for kind, count in ledger.found.items():
            ledger.lose(kind, prepared.headline or prepared.post.source_id, reason[:300], count)
        prepared.ledger, prepared.is_lost = ledger, True

    def _tell(self, prepared: Prepared, outcome: Outcome) -> None:
        ledger = prepared.ledger
        self.report.found.update(ledger.found)
        self.report.losses += ((prepared.post.title, loss) for loss in ledger.losses)
        lost = sum(ledger.lost[kind] for kind in THINGS)
        found = sum(ledger.found[kind] for kind in THINGS)
        self.report.things["lost"] += lost
        self.report.things[outcome] += found - lost

    def _skip(self, known: ImportedPost) -> None:
        counts = dict(known.counts.values_list("kind", "found"))
        losses = [
            Lost(Kind(one.kind), one.subject, one.reason, one.count) for one in known.losses.all()
        ]
        self.report.found.update(counts)
        self.report.losses += ((known.title, loss) for loss in losses if loss.kind != Kind.LINK)
        found = sum(counts.get(kind, 0) for kind in THINGS)
        lost = sum(loss.count for loss in losses if loss.kind in THINGS)
        self.report.things["lost"] += lost
        self.report.things["skipped"] += found - lost

    def _leave(self, post: Post, known: ImportedPost) -> None:
        self._skip(known)
        self.report.notes.append(
            f"“{post.title}” was changed in the export and here: it stays as it was edited here."
        )

    def finish(self) -> Report:
        """Once no post is left: links among them, old pages of tags, and what belongs to no post."""
        ledger = Ledger()
        if self.is_dry:
            for title, path in self.links:
                if path not in self.addresses and f"{path.rstrip('/')}/" not in self.addresses:
                    self.report.losses.append((title, Lost(Kind.LINK, path, UNKNOWN)))
        else:
            for path in remember_terms(self.export.terms(), self.hosts):
                ledger.miss(Kind.ADDRESS, path, "This site has a page of its own there.")
            lead_on(self.row, self.hosts)
            for post, subject in self._links_lost():
                self.report.losses.append((post, Lost(Kind.LINK, subject, UNKNOWN)))
        self._others(ledger)
        self.report.found.update(ledger.found)
        self.report.losses += (("", loss) for loss in ledger.losses)
        self.report.things["lost"] += sum(ledger.lost[kind] for kind in THINGS)
        if not self.is_dry:
            keep_ledger(ledger, self.row, None)
            self.row.finished_at = timezone.now()
            self.row.save()
            weigh()
        return self.report

    def _links_lost(self) -> Iterator[tuple[str, str]]:
        lost = self.row.losses.filter(kind=Kind.LINK, post__isnull=False)
        yield from lost.values_list("post__title", "subject")

    def _others(self, ledger: Ledger) -> None:
        for other in self.export.others():
            what = f"{other.kind} {other.title or other.source_id}".strip()
            ledger.miss(Kind.OTHER, what, "It has no place here.", other.count)
        for fault in self.export.faults():
            kind = {"comment": Kind.COMMENT, "item": Kind.POST, "thread": Kind.THREAD}.get(
                fault.lost
            )
            told = f"{fault.place}: {fault.what}"
            if kind:
                ledger.miss(kind, told, fault.why[:300])
            elif fault.lost == "file":
                ledger.miss(Kind.OTHER, told, fault.why[:300])
            else:
                self.report.notes.append(f"{told}: {fault.why}")
