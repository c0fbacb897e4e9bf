"""What stands in the queue's form when it is sent: what was decided about each comment, and what else."""

from collections.abc import Iterator
from datetime import timedelta
from typing import NamedTuple

from django.http import QueryDict

from comments.anchors import key_in
from comments.models import Block, Comment
from comments.models.decisions import Decision, Seen
from text.episodes import FINALE
from text.readable import readable

DECISIONS = {
    "approve": (Comment.State.PUBLIC, "Approve"),
    "spam": (Comment.State.SPAM, "Spam"),
    "remove": (Comment.State.REMOVED, "Remove"),
}
_LONGEST_BOUNDARY = 3
_BLOCKS = {
    Block.Kind.EMAIL: "this e-mail address",
    Block.Kind.ADDRESS: "this network address",
    Block.Kind.NETWORK: "the whole network around it",
}
_TERMS = {
    "hold-30": (Block.Effect.HOLD, timedelta(days=30), "read first for 30 days"),
    "refuse-7": (Block.Effect.REFUSE, timedelta(days=7), "refused for 7 days"),
    "refuse-30": (Block.Effect.REFUSE, timedelta(days=30), "refused for 30 days"),
    "refuse": (Block.Effect.REFUSE, None, "refused for good"),
}
TALK = {
    "close-thread": "Close this thread",
    "reopen-thread": "Reopen this thread",
    "close": "Close the talk under the review",
    "reopen": "Reopen the talk under the review",
    "slow-60": "Slow mode: a comment a minute",
    "slow-600": "Slow mode: a comment in ten minutes",
    "slow-0": "End slow mode",
}


class Term(NamedTuple):
    """One choice of a block: of what, how, and for how long; None for good."""

    kind: Block.Kind
    effect: Block.Effect
    lasts: timedelta | None
    label: str


BLOCKS = {
    f"{kind}-{name}": Term(kind, effect, lasts, f"Block {what}: {words}")
    for kind, what in _BLOCKS.items()
    for name, (effect, lasts, words) in _TERMS.items()
    if lasts or kind == Block.Kind.EMAIL  # the digest of a place is not kept for good
}


class Choice(NamedTuple):
    """Of one comment; ``boundary`` is None for what is no episode."""

    pk: int
    seen: Seen
    state: str | None
    boundary: int | None
    reply: str
    block: str
    talk: str

    @property
    def is_nonsense(self) -> bool:
        return self.boundary is None

    @property
    def decision(self) -> Decision | None:
        """None where nothing is decided; who answers a comment that waits lets it be read.

        Raising a boundary reveals nothing, so it holds whatever another moderator has decided meanwhile.
        """
        state = self.state
        if state is None and self.reply and self.seen.state == Comment.State.PENDING:
            state = Comment.State.PUBLIC
        moved = self.boundary if self.boundary != self.seen.spoils_to else None
        if state is None and moved is None:
            return None
        if state is None and moved is not None and moved > self.seen.spoils_to:
            return Decision(self.pk, spoils_to=moved, only_raises=True)
        return Decision(self.pk, state, moved, self.seen)


def choices(post: QueryDict) -> Iterator[Choice]:
    """Of every comment that was on the page, by the hidden boxes that tell what was seen.

    One that is answered is not left undecided.
    """
    rest = post.get("rest", "")
    raised, _, raise_to = post.get("raise", "").partition(":")
    for pk, seen in seen_in(post).items():
        key = str(pk)
        reply = post.get(f"reply-{key}", "").replace("\r\n", "\n").replace("\0", "").strip()
        reply = reply if readable(reply).strip() else ""
        chosen = post.get(f"decide-{key}", "") or ("" if reply else rest)
        typed = raise_to if key == raised else post.get(f"boundary-{key}", "")
        yield Choice(
            pk=pk,
            seen=seen,
            state=DECISIONS[chosen][0] if chosen in DECISIONS else None,
            boundary=_episode(typed.strip() or str(seen.spoils_to)),
            reply=reply,
            block=post.get(f"block-{key}", ""),
            talk=post.get(f"talk-{key}", ""),
        )


def seen_in(post: QueryDict) -> dict[int, Seen]:
    """What a moderator had before their eyes, by the key of the comment."""
    told = (text.partition(":") for text in post.getlist("seen"))
    read = ((key_in(key), _seen(facts)) for key, _, facts in told)
    return {pk: seen for pk, seen in read if pk is not None and seen is not None}


def _seen(facts: str) -> Seen | None:
    state, _, rest = facts.partition(":")
    boundary, _, edited = rest.partition(":")
    episode = _episode(boundary)
    return None if episode is None else Seen(state, episode, edited)


def _episode(text: str) -> int | None:
    is_number = text.isascii() and text.isdecimal() and len(text) <= _LONGEST_BOUNDARY
    return int(text) if is_number and int(text) <= FINALE else None
