"""Where a new comment starts. Pure: everything it needs to know is handed to it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from django.utils.translation import gettext_noop

from text.advertising import advertisements_in
from text.lookalikes import has_hidden, has_lookalikes

TOO_FAST = 3
"""Seconds in which nobody reads a form, let alone fills it in."""
SURELY = 2
"""Places that read like an advertisement, in what somebody writes who is trusted."""
MANY_WAITING = 5
"""Comments of one address that wait or were spam; a network may have ``PER_NETWORK`` times as many."""
PER_NETWORK = 3

TRAPPED = gettext_noop(
    "This was not posted, for a box was filled in that is to stay empty. Please empty it and post again."
)
BLOCKED = gettext_noop("Comments from here are not taken at the moment.")
BLOCKED_TEXT = gettext_noop("It holds words or a link that are not taken here.")
TALK_CLOSED = gettext_noop("The talk under this review is closed.")
THREAD_CLOSED = gettext_noop("This thread is closed and takes no more replies.")
SENT_TWICE = gettext_noop("You have just posted this, and it arrived.")
WAITS_ALREADY = gettext_noop(
    "You have just posted this, and it arrived. It waits: an editor reads it first."
)
ARRIVED = (SENT_TWICE, WAITS_ALREADY)
"""Refusals that are good news."""

WATCHED = gettext_noop("An editor reads comments like this one first.")
HIDDEN = gettext_noop(
    "It holds characters that hide or turn text around, so an editor reads it first."
)
LOOKALIKES = gettext_noop("It holds letters that pass for others, so an editor reads it first.")
BAD_SITE = gettext_noop("It links to a site that spam has linked to, so an editor reads it first.")
ADVERTISES = gettext_noop("It reads like an advertisement, so an editor reads it first.")
TAKEN_FOR_SPAM = gettext_noop("A spam filter has its doubts about it, so an editor reads it first.")
REPEATED = gettext_noop("The same text was sent before, so an editor reads it first.")
LIKE_ANOTHER = gettext_noop("It is much like another comment, so an editor reads it first.")
MANY_FROM_HERE = gettext_noop(
    "Many comments from where you are wait to be read, so an editor reads this one too."
)
FLOOD = gettext_noop("Very many comments are coming in just now, so an editor reads it first.")
STAFF_NAME = gettext_noop("Somebody who writes here has that name, so an editor reads it first.")
FAST = gettext_noop("It was sent within a few seconds, so an editor reads it first.")
MANY_LINKS = gettext_noop("It holds several links, so an editor reads it first.")
NEW_SITE = gettext_noop("It links to a site that is new here, so an editor reads it first.")
UNKNOWN = gettext_noop(
    "No comment under this name and address is approved yet, so an editor reads it first."
)


@dataclass(frozen=True)
class Evidence:
    """How a comment came. ``address`` and ``network`` are digests of where from, "" where that is not known.

    ``seconds`` lie between the opening of its form and the post; ``is_trapped`` says that the box nobody sees
    was filled in, ``is_proven`` that the browser has done the work that was asked of it, ``is_doubted`` that
    a filter elsewhere takes it for spam.
    """

    address: str = ""
    network: str = ""
    seconds: float | None = None
    is_trapped: bool = False
    is_proven: bool = False
    is_doubted: bool = False


@dataclass(frozen=True)
class Likeness:
    """What the comment has in common with those that came lately."""

    is_sent_twice: bool = False
    is_waiting_already: bool = False
    is_repeated: bool = False
    is_like_another: bool = False
    waiting_from_address: int = 0
    waiting_from_network: int = 0


@dataclass(frozen=True)
class Facts:
    """What is known of a comment before it is stored; ``is_change`` says that its text alone is new.

    ``links`` are hosts, one for each link; ``reputation`` says of hosts in how many comments they were spam,
    and in how many they stand. ``blocks`` are pairs of a kind and an effect, of the blocks that it meets.
    """

    body: str
    is_staff: bool
    was_approved_before: bool
    name: str = ""
    is_change: bool = False
    has_a_staff_name: bool = False
    evidence: Evidence = Evidence()
    is_talk_closed: bool = False
    is_thread_closed: bool = False
    is_flooded: bool = False
    links: tuple[str, ...] = ()
    links_allowed: int = 1
    reputation: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    blocks: frozenset[tuple[str, str]] = frozenset()
    likeness: Likeness = Likeness()

    @property
    def said(self) -> tuple[str, str]:
        return self.name, self.body

    @cached_property
    def advertisements(self) -> int:
        """Places that read like one."""
        return sum(map(advertisements_in, self.said))


@dataclass(frozen=True)
class Verdict:
    """``state`` is a value of ``Comment.State`` or “refused”; ``reason`` is told, empty when public.

    The reason is kept in English, so that whoever looks later reads it in a language of their own.
    """

    state: str
    reason: str = ""


Rule = tuple[str, Callable[[Facts], bool]]


def first_state(facts: Facts) -> Verdict:
    """Refused, held or public, by the first rule that speaks; none does of staff, who also close talks."""
    if facts.is_staff:
        return Verdict("public")
    if refusal := next(_that_speak(facts, REFUSALS), ""):
        return Verdict("refused", refusal)
    if reason := next(reasons_to_hold(facts), ""):
        return Verdict("pending", reason)
    return Verdict("public")


def reasons_to_hold(facts: Facts) -> Iterator[str]:
    """Each that there is; a commenter who is trusted is spared those that only ask for acquaintance."""
    return _that_speak(facts, FOR_ALL if facts.was_approved_before else FOR_ALL + FOR_STRANGERS)


def _that_speak(facts: Facts, rules: list[Rule]) -> Iterator[str]:
    return (reason for reason, speaks in rules if speaks(facts))


def _is_blocked(facts: Facts, effect: str, *kinds: str) -> bool:
    return any((kind, effect) in facts.blocks for kind in kinds)


def _links_to_a_bad_site(facts: Facts) -> bool:
    """One that was spam more often than it stands."""
    known = (facts.reputation.get(host, (0, 0)) for host in facts.links)
    return any(spam > standing for spam, standing in known)


def _links_to_a_new_site(facts: Facts) -> bool:
    return any(not facts.reputation.get(host, (0, 0))[1] for host in facts.links)


def _comes_in_crowds(facts: Facts) -> bool:
    like = facts.likeness
    return (
        like.waiting_from_address >= MANY_WAITING
        or like.waiting_from_network >= MANY_WAITING * PER_NETWORK
    )


REFUSALS: list[Rule] = [
    (TALK_CLOSED, lambda facts: facts.is_talk_closed),
    (THREAD_CLOSED, lambda facts: facts.is_thread_closed),
    (TRAPPED, lambda facts: facts.evidence.is_trapped),
    (BLOCKED, lambda facts: _is_blocked(facts, "refuse", "address", "network", "email")),
    (BLOCKED_TEXT, lambda facts: _is_blocked(facts, "refuse", "words", "host")),
    (WAITS_ALREADY, lambda facts: facts.likeness.is_waiting_already),
    (SENT_TWICE, lambda facts: facts.likeness.is_sent_twice),
]
FOR_ALL: list[Rule] = [
    (
        WATCHED,
        lambda facts: _is_blocked(facts, "hold", "address", "network", "email", "words", "host"),
    ),
    (HIDDEN, lambda facts: any(map(has_hidden, facts.said))),
    (LOOKALIKES, lambda facts: any(map(has_lookalikes, facts.said))),
    (BAD_SITE, _links_to_a_bad_site),
    (ADVERTISES, lambda facts: facts.advertisements >= SURELY),
    (TAKEN_FOR_SPAM, lambda facts: facts.evidence.is_doubted),
    (REPEATED, lambda facts: facts.likeness.is_repeated),
    (LIKE_ANOTHER, lambda facts: facts.likeness.is_like_another),
    (MANY_FROM_HERE, _comes_in_crowds),
    (FLOOD, lambda facts: facts.is_flooded and not facts.evidence.is_proven),
    (STAFF_NAME, lambda facts: facts.has_a_staff_name),
]
FOR_STRANGERS: list[Rule] = [
    (ADVERTISES, lambda facts: facts.advertisements > 0),
    (
        FAST,
        lambda facts: facts.evidence.seconds is not None and facts.evidence.seconds < TOO_FAST,
    ),
    (MANY_LINKS, lambda facts: len(facts.links) > facts.links_allowed),
    (NEW_SITE, _links_to_a_new_site),
    (UNKNOWN, lambda facts: not facts.is_change),
]
