"""A whole import: post after post, each in a transaction of its own, so that it can be stopped and go on."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any, Literal, cast

from django.core.exceptions import ValidationError
from django.db import DatabaseError
from django.utils import timezone

from accounts.models import User
from exchange.blogs.album import Album
from exchange.blogs.catalogue import Catalogue
from exchange.blogs.gains import Gain, Making
from exchange.blogs.keeping import keep_ledger, ledger_of
from exchange.blogs.ledger import Ledger, Lost
from exchange.blogs.links import Ahead, Hosts, lead_on, remember_terms
from exchange.blogs.posts import Prepared, prepare
from exchange.blogs.rounding import Rounded, rounded
from exchange.blogs.source import source_of
from exchange.blogs.storing import key_of, store
from exchange.blogs.telling import foresee
from exchange.blogs.totals import THINGS
from exchange.blogs.unfinished import Unfinished
from exchange.models import BlogImport, Doubt, ImportedPost, Kind
from exchange.reading.export import Export
from exchange.reading.items import Blog, Post, Term
from exchange.reading.limits import MOST_TERMS
from reviews.search.weights import weigh

RULES = 1
"""Of how posts are read: another number makes the next run look at every post again."""
FEW = 20
"""Pages that a note names."""
TRY_AGAIN = ""
"""In place of the digest of a post."""

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
    gains: list[tuple[str, Gain]] = field(default_factory=list)
    """What is made of the site's own, or filled in; with the title of the post that tells it."""
    cut_off: list[str] = field(default_factory=list)
    """Where files end before their own end."""
    rounded: list[Rounded] = field(default_factory=list)
    doubts: int = 0
    """What waits, or would wait, for an editor's word."""

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
            self.row.software = self.blog.software[:100]
            self.row.save()
        self.unfinished = Unfinished(source)
        if not is_dry:
            self.unfinished.settle()
        self.known = self._known()
        self.catalogue = Catalogue(export.authors(), Making(is_dry=is_dry))
        self.ahead = Ahead() if is_dry else None
        self._at_the_foot: list[str] = []
        """Pages that readers find at the foot of every page from now on."""
        self.terms: dict[Term, None] = {}
        """Of posts: Blogger has no list of its labels, and others write only what they choose."""
        self.place, self.total = after, export.counts()["post"]
        self._posts = export.posts(after)

    def _known(self) -> dict[str, ImportedPost]:
        if self.row._state.adding:
            return {}
        rows = self.row.posts.select_related("review").defer(
            "original", "review__body", "review__plain"
        )
        return {post.source_id: post for post in rows.with_doubts_counted()}

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
        self._remember_terms(post)
        digest = self._digest(post)
        known = self.known.get(key_of(post.source_id))
        if known and known.digest == digest:
            self._skip(known)
            return
        if known and known.was_edited_here:
            self._leave(post, known)
            return
        prepared = prepare(post, self.album, self.catalogue)
        self.report.rounded += rounded(prepared)
        paths = self.hosts.links(prepared.article.body) if prepared.article else []
        prepared.ledger.find(Kind.LINK, len(paths))
        if self.ahead:
            self.ahead.add(prepared, paths)
        outcome = self._store(prepared, digest, is_new=known is None)
        if outcome == "created" and prepared.is_page and prepared.is_public:
            self._at_the_foot.append(prepared.headline)
        self._tell(post.title, prepared.ledger, outcome)
        self.report.gains += ((post.title, gain) for gain in self.catalogue.making.told())

    def _digest(self, post: Post) -> str:
        """Of all that decides what becomes of it, which its place in a file does not.

        Piece by piece, for a talk may be long.
        """
        told = sha256(f"{RULES} {self.album.state}".encode(errors="replace"))
        for piece in (replace(post, comments=(), place=""), *post.comments):
            told.update(repr(piece).encode(errors="replace"))
        return told.hexdigest()

    def _remember_terms(self, post: Post) -> None:
        if len(self.terms) < MOST_TERMS:
            self.terms |= dict.fromkeys(post.terms[:MOST_TERMS])

    def _store(self, prepared: Prepared, digest: str, *, is_new: bool) -> Outcome:
        if self.is_dry:
            self.report.doubts += foresee(prepared, self.catalogue)
            return "created" if is_new else "updated"
        self._begin()
        try:
            outcome: Outcome = store(prepared, self.row, self.catalogue, self.editor, digest)
        except (DatabaseError, ValidationError, ValueError) as error:
            self.unfinished.settle()
            making = Making(new_shows=self.catalogue.making.new_shows)
            self.catalogue = Catalogue(self.export.authors(), making)
            self._fail(prepared, f"It cannot be stored: {error}")
            outcome = "lost"
        self.unfinished.forget()
        return outcome

    def _begin(self) -> None:
        """Until the end of a run that changes something, the import is unfinished."""
        if self.row.finished_at is not None:
            self.row.finished_at = None
            self.row.save()

    def _fail(self, prepared: Prepared, reason: str) -> None:
        """Nothing but its original is kept, so that all of it is lost until another run tries again."""
        ledger = Ledger(prepared.ledger.found)
        for kind, count in ledger.found.items():
            ledger.lose(kind, prepared.headline or prepared.post.source_id, reason[:300], count)
        prepared.ledger, prepared.is_lost = ledger, True
        with suppress(DatabaseError, ValueError):
            store(prepared, self.row, self.catalogue, self.editor, TRY_AGAIN)

    def _tell(self, title: str, ledger: Ledger, outcome: Outcome) -> None:
        """Links that are led on in earnest are told at the end: only then is it known where they lead."""
        self.report.found.update(ledger.found)
        told = (loss for loss in ledger.losses if self.is_dry or loss.kind != Kind.LINK)
        self.report.losses += ((title, loss) for loss in told)
        lost = sum(ledger.lost[kind] for kind in THINGS)
        found = sum(ledger.found[kind] for kind in THINGS)
        self.report.things["lost"] += lost
        self.report.things[outcome] += found - lost

    def _skip(self, known: ImportedPost) -> None:
        self._tell(known.title, ledger_of(known), "skipped")
        self.report.doubts += cast(Any, known).waiting

    def _leave(self, post: Post, known: ImportedPost) -> None:
        self._skip(known)
        self.report.notes.append(
            f"“{post.title}” was changed in the export and here: it stays as it was edited here."
        )

    def finish(self) -> Report:
        """Once no post is left: links among them, old pages of tags, and what belongs to no post."""
        ledger = Ledger()
        terms = [*self.export.terms(), *self.terms]
        remember_terms(dict.fromkeys(terms), self.hosts, ledger, self.ahead)
        if self.ahead:
            self.report.losses += self.ahead.lost()
        else:
            lead_on(self.row, self.hosts)
            self.report.losses += self._links_lost()
        self._others(ledger)
        self._tell_of_the_foot()
        self.report.found.update(ledger.found)
        self.report.losses += (("", loss) for loss in ledger.losses)
        self.report.things["lost"] += sum(ledger.lost[kind] for kind in THINGS)
        if not self.is_dry:
            keep_ledger(ledger, self.row, None)
            waiting = Doubt.objects.waiting().filter(post__blog_import=self.row)
            self.report.doubts = waiting.count()
            weigh()
            if self.row.finished_at is None:
                self.row.finished_at = timezone.now()
                self.row.save()
        return self.report

    def _tell_of_the_foot(self) -> None:
        if titles := self._at_the_foot:
            names = ", ".join(f"“{title}”" for title in titles[:FEW])
            more = f" and {len(titles) - FEW} more" if len(titles) > FEW else ""
            self.report.notes.append(
                f"Public pages stand at the foot of every page of the site: {names}{more}. "
                "What should not be there is made a draft, under Reviews."
            )

    def _links_lost(self) -> Iterator[tuple[str, Lost]]:
        for loss in self.row.losses.filter(kind=Kind.LINK).select_related("post"):
            yield str(loss.post and loss.post.title), Lost(Kind.LINK, loss.subject, loss.reason)

    def _others(self, ledger: Ledger) -> None:
        for other in self.export.others():
            what = f"{other.kind} {other.title or other.source_id}".strip()
            ledger.miss(Kind.OTHER, what, "It has no place here.", other.count)
        for fault in self.export.faults():
            kind = {"comment": Kind.COMMENT, "item": Kind.POST, "thread": Kind.THREAD}.get(
                fault.lost
            )
            told = f"{fault.place}: {fault.what}"
            if fault.is_cut_off:
                self.report.cut_off.append(fault.place)
            if kind:
                ledger.miss(kind, told, fault.why[:300])
            elif fault.lost == "file":
                ledger.miss(Kind.OTHER, told, fault.why[:300])
            elif not fault.is_cut_off:
                self.report.notes.append(f"{told}: {fault.why}")
