"""What the site knows of a new comment, gathered in a fixed number of queries; what to do with it is decided
in ``comments.moderation``."""

from itertools import chain

from django.contrib.auth import get_user_model
from django.db.models import Q
from django.utils.translation import gettext as _

from comments.limits import keep_slow
from comments.models import Block, Comment, LinkedSite, Talk, Trace
from comments.models.commenter import address_key
from comments.moderation import ARRIVED, Evidence, Facts, first_state
from comments.recent import likeness_of
from comments.refusals import CommentArrived, CommentRefused
from house.models import House
from text.hosts import MOST, links_in
from text.lookalikes import holds, skeleton


def is_staff_name(name: str) -> bool:
    """Whether somebody with a login on the desk goes by this name, or by one that looks like it."""
    users = get_user_model().objects.filter(is_staff=True)
    names = chain.from_iterable(users.values_list("display_name", "username"))
    return _looks(name) in map(_looks, filter(None, names))


def _looks(name: str) -> str:
    return " ".join(skeleton(name).split())


class Watch:
    """Over one comment that is about to be stored, in the transaction that stores it."""

    def __init__(self, comment: Comment, evidence: Evidence, *, is_flooded: bool = False) -> None:
        self.comment, self.evidence, self.is_flooded = comment, evidence, is_flooded
        self.links = links_in(comment.author_name) + links_in(comment.body)
        self.hosts = set(self.links[:MOST])

    @property
    def is_staff(self) -> bool:
        return self.comment.user is not None and self.comment.user.is_staff

    def judge(self) -> None:
        """Give the comment its first state; raises ``CommentRefused`` where it is not taken."""
        verdict = first_state(self._of_staff() if self.is_staff else self._facts())
        if verdict.state == "refused":
            is_here = verdict.reason in ARRIVED
            raise (CommentArrived if is_here else CommentRefused)(_(verdict.reason))
        self.comment.state, self.comment.held_because = verdict.state, verdict.reason

    def judge_again(self) -> None:
        """Once its text was changed. What was public may be held for that; what is held stays so, since part
        of why may be how it came. Raises ``CommentRefused`` as ``judge`` does.
        """
        before = self.comment.state, self.comment.held_because
        self.judge()
        if self.comment.state == Comment.State.PUBLIC:
            self.comment.state, self.comment.held_because = before
        self.comment.linked_sites.all().delete()

    def remember(self) -> None:
        """Where it came from and where it leads, of a comment that is stored now."""
        if self.evidence.address and not self.is_staff:
            Trace.objects.create(
                comment=self.comment, address=self.evidence.address, network=self.evidence.network
            )
        self.remember_links()

    def remember_links(self) -> None:
        LinkedSite.objects.bulk_create(
            LinkedSite(comment=self.comment, host=host) for host in sorted(self.hosts)
        )

    def _of_staff(self) -> Facts:
        return Facts(body=self.comment.body, is_staff=True, was_approved_before=True)

    def _facts(self) -> Facts:
        comment, known = self.comment, self.comment.commenter
        is_new = comment._state.adding
        talk = Talk.loaded_with(comment.review)
        if is_new:  # in slow mode a comment would stand in the way of its own change
            keep_slow(talk, comment, self.evidence)
        return Facts(
            name=comment.author_name,
            body=comment.body,
            is_staff=False,
            is_change=not is_new,
            was_approved_before=bool(
                known and known.is_trusted_as(comment.author_name, besides=comment.pk)
            ),
            has_a_staff_name=is_staff_name(comment.author_name),
            evidence=self.evidence,
            is_talk_closed=talk.is_closed,
            is_thread_closed=not comment.takes_replies,
            is_flooded=self.is_flooded,
            links=tuple(self.links),
            links_allowed=House.objects.current().comment_links_allowed,
            reputation=LinkedSite.objects.reputation(self.hosts) if self.hosts else {},
            blocks=self._blocks(),
            likeness=likeness_of(comment, self.evidence),
        )

    def _blocks(self) -> frozenset[tuple[str, str]]:
        """Those in force that this comment meets, in one query."""
        email = address_key(self.comment.commenter.email) if self.comment.commenter else ""
        sites = {host.split(".", at)[-1] for host in self.hosts for at in range(host.count("."))}
        values = {
            Block.Kind.ADDRESS: {self.evidence.address},
            Block.Kind.NETWORK: {self.evidence.network},
            Block.Kind.EMAIL: {email, f"@{email.rpartition('@')[2]}"},
            Block.Kind.HOST: sites,
        }
        meant = Q(kind=Block.Kind.WORDS)
        for kind, alike in values.items():
            meant |= Q(kind=kind, value__in=alike - {"", "@"})
        said = skeleton(f"{self.comment.author_name}\n{self.comment.body}")
        rows = Block.objects.in_force().filter(meant).values_list("kind", "effect", "value")
        return frozenset(
            (kind, effect)
            for kind, effect, value in rows
            if kind != Block.Kind.WORDS or holds(said, value)
        )
