"""What waits for a moderator, with all that helps to decide, in a fixed number of queries.

Waiting are held comments, public ones that readers reported, and public ones of the last week that are
flagged, until somebody rules on them.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.db.models import Count, Exists, F, Min, OuterRef, Prefetch, Q
from django.utils import timezone

from comments.flags import Flag, Secrets
from comments.models import Comment, LinkedSite, Ruling, SpoilerReport, Talk, Trace
from comments.models.decisions import Seen
from comments.models.queryset import CommentQuerySet
from comments.told import secrets_of
from reviews.models import Review

MOST = 200
"""Rows on one page."""
LOOKED_THROUGH = 1000
"""Of the public comments of ``FRESH``, the newest that nobody has ruled on are looked through for flags."""
FRESH = timedelta(days=7)
_IS_HELD = Q(state=Comment.State.PENDING)
_HEAVY = ("review__body", "review__plain", "review__in_brief", "review__show__synopsis")


class History(NamedTuple):
    """Of whoever writes from one e-mail address, or signed in; the comment at hand is counted, too."""

    public: int = 0
    spam: int = 0
    removed: int = 0
    first_at: datetime | None = None


class Site(NamedTuple):
    """One that is linked, in how many comments that were spam and in how many that stand."""

    host: str
    spam: int
    standing: int


@dataclass
class Waiting:
    """``from_address`` and ``from_network`` count the comments of the last month from the same place."""

    comment: Comment
    history: History
    from_address: int
    from_network: int
    sites: list[Site]
    flags: list[Flag]
    boundary: int

    @property
    def reports(self) -> list[SpoilerReport]:
        return self.comment.open_reports  # type: ignore[attr-defined,no-any-return]  # see _with_context

    @property
    def raise_to(self) -> int | None:
        """The furthest that a flag or a reader names, where that lies behind its boundary."""
        named = [flag.spoils_to for flag in self.flags]
        named += [report.spoils_to for report in self.reports]
        return max((one for one in named if one > self.comment.spoils_to), default=None)

    @property
    def seen(self) -> str:
        return Seen.in_words(self.comment)


@dataclass
class Group:
    """What waits under one review, the oldest first."""

    review: Review
    talk: Talk
    rows: list[Waiting] = field(default_factory=list)


class Counts(NamedTuple):
    waiting: int
    reported: int
    flagged: int
    approved: int
    removed: int
    spam: int


@dataclass
class Queue:
    """``size`` counts all that waits, of which at most ``MOST`` are in the groups."""

    groups: list[Group]
    counts: Counts
    size: int
    shown: int


def waits() -> Q:
    """Whether a comment is held or reported."""
    return _IS_HELD | _is_reported()


def _is_reported() -> Q:
    reports = SpoilerReport.objects.open().filter(comment=OuterRef("pk"))
    return Q(Exists(reports), state=Comment.State.PUBLIC)


def queue(comments: Any) -> Queue:
    """Of these comments; the longest waiting first, those under one review together."""
    flagged = _flagged(comments)
    all_of_it = _waiting(comments, flagged)
    shown = list(_with_context(all_of_it).oldest_first()[:MOST])
    sizes = all_of_it.aggregate(
        size=Count("pk"),
        pending=Count("pk", filter=_IS_HELD),
        reported=Count("pk", filter=_is_reported()),
    )
    today = Ruling.objects.today().aggregate(
        **{state: Count("pk", filter=_ruled(state)) for state in ("public", "removed", "spam")}
    )
    counts = Counts(
        *(sizes["pending"], sizes["reported"], len(flagged)),
        *(today["public"], today["removed"], today["spam"]),
    )
    return Queue(_groups(shown), counts, sizes["size"], len(shown))


def waiting() -> CommentQuerySet:
    """Nothing but the comments, for whoever asks whether any wait and how many."""
    comments = Comment.objects.all()
    return _waiting(comments, _flagged(comments))


def _waiting(comments: CommentQuerySet, flagged: list[int]) -> CommentQuerySet:
    return comments.filter(waits() | Q(pk__in=flagged))


def _ruled(state: str) -> Q:
    return Q(to_state=state) & ~Q(from_state=F("to_state"))


def _flagged(comments: Any) -> list[int]:
    of_this_text = Q(comment__edited_at=None) | Q(at__gte=F("comment__edited_at"))
    ruled = Ruling.objects.standing().filter(of_this_text, comment=OuterRef("pk"))
    fresh = comments.public().filter(~Exists(ruled), created_at__gte=timezone.now() - FRESH)
    columns = ("pk", "body", "spoils_to", "review__spoils_to", "review__show")
    rows = list(fresh.order_by("-created_at").values_list(*columns)[:LOOKED_THROUGH])
    secrets = secrets_of({show for *_, show in rows})
    return [pk for pk, body, *at, show in rows if secrets[show].flags(body, max(at))]


def _with_context(comments: Any) -> Any:
    reports = SpoilerReport.objects.open().order_by("-spoils_to", "pk")
    related = ("review__show", "parent", "thread", "moment", "line", "commenter", "user", "trace")
    return (
        comments.select_related(*related)
        .defer(*_HEAVY)
        .prefetch_related(Prefetch("spoiler_reports", reports, to_attr="open_reports"))
    )


def _groups(comments: list[Comment]) -> list[Group]:
    reviews = {comment.review_id: comment.review for comment in comments}
    talks = {talk.review_id: talk for talk in Talk.objects.filter(review__in=reviews)}
    groups = {pk: Group(one, talks.get(pk) or Talk.unsaid(one)) for pk, one in reviews.items()}
    secrets = secrets_of({one.show_id for one in reviews.values()})
    facts = _Facts(comments)
    for comment in comments:
        row = facts.about(comment, secrets[comment.review.show_id])
        groups[comment.review_id].rows.append(row)
    return list(groups.values())


class _Facts:
    """What is known of where comments come from and where they lead, asked for all of them at once."""

    def __init__(self, comments: Collection[Comment]) -> None:
        by_address = [comment.commenter_id for comment in comments if comment.commenter_id]
        signed_in = [comment.user_id for comment in comments if comment.user_id]
        self.of_commenters = _histories("commenter", by_address)
        self.of_users = _histories("user", signed_in)
        traces = [comment.trace for comment in comments if hasattr(comment, "trace")]
        self.addresses = _how_many("address", {trace.address for trace in traces})
        self.networks = _how_many("network", {trace.network for trace in traces})
        self.hosts: dict[int, list[str]] = {}
        linked = LinkedSite.objects.filter(comment__in=comments).order_by("host")
        for pk, host in linked.values_list("comment", "host"):
            self.hosts.setdefault(pk, []).append(host)
        known = {host for hosts in self.hosts.values() for host in hosts}
        self.reputation = LinkedSite.objects.reputation(known)

    def about(self, comment: Comment, secrets: Secrets) -> Waiting:
        trace = getattr(comment, "trace", None)
        histories = self.of_commenters if comment.commenter_id else self.of_users
        boundary = max(comment.spoils_to, comment.review.spoils_to)
        return Waiting(
            comment=comment,
            history=histories.get(comment.commenter_id or comment.user_id or 0, History()),
            from_address=self.addresses.get(trace.address, 0) if trace else 0,
            from_network=self.networks.get(trace.network, 0) if trace else 0,
            sites=[Site(one, *self.reputation[one]) for one in self.hosts.get(comment.pk, [])],
            flags=secrets.flags(comment.body, boundary),
            boundary=boundary,
        )


def _histories(who: str, keys: Iterable[int]) -> dict[int, History]:
    counted = (
        Count("pk", filter=Q(state=Comment.State.PUBLIC)),
        Count("pk", filter=Q(state=Comment.State.SPAM)),
        Count("pk", filter=Q(state=Comment.State.REMOVED)),
        Min("created_at"),
    )
    names = ("public_count", "spam_count", "removed_count", "first_at")
    rows = Comment.objects.filter(**{f"{who}__in": set(keys)}).order_by().values_list(who)
    counts = rows.annotate(**dict(zip(names, counted, strict=True)))
    return {key: History(*facts) for key, *facts in counts}


def _how_many(column: str, digests: set[str]) -> dict[str, int]:
    rows = Trace.objects.filter(**{f"{column}__in": digests - {""}}).order_by().values_list(column)
    return dict(rows.annotate(Count("pk")))
