"""Where a new comment starts. Pure: everything it needs to know is handed to it."""

from dataclasses import dataclass

from django.utils.translation import gettext_noop

MAX_LINKS = 1
UNKNOWN = gettext_noop(
    "No comment under this name and address is approved yet, so an editor reads it first."
)
STAFF_NAME = gettext_noop("Somebody who writes here has that name, so an editor reads it first.")
MANY_LINKS = gettext_noop("It holds several links, so an editor reads it first.")
LINK_MARKS = ("http://", "https://", "www.")


@dataclass(frozen=True)
class Evidence:
    """How a comment came. ``address`` and ``network`` are digests of where from, "" where that is not known.

    ``seconds`` lie between the opening of its form and the post; ``is_trapped`` says that the box nobody sees
    was filled in, ``is_proven`` that the browser has done the work that was asked of it.
    """

    address: str = ""
    network: str = ""
    seconds: float | None = None
    is_trapped: bool = False
    is_proven: bool = False


@dataclass(frozen=True)
class Facts:
    """What is known of a comment before it is stored."""

    body: str
    is_staff: bool
    was_approved_before: bool
    has_a_staff_name: bool = False
    evidence: Evidence = Evidence()


@dataclass(frozen=True)
class Verdict:
    """``state`` is a value of ``Comment.State``; ``reason`` is told to the commenter, empty when public.

    The reason is kept in English, so that whoever looks later reads it in a language of their own.
    """

    state: str
    reason: str = ""


def first_state(facts: Facts) -> Verdict:
    """Public for staff and for those approved before; held under a staff name or with several links."""
    if facts.is_staff:
        return Verdict("public")
    if facts.has_a_staff_name:
        return Verdict("pending", STAFF_NAME)
    if not facts.was_approved_before:
        return Verdict("pending", UNKNOWN)
    if sum(facts.body.casefold().count(mark) for mark in LINK_MARKS) > MAX_LINKS:
        return Verdict("pending", MANY_LINKS)
    return Verdict("public")
