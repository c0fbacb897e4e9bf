"""Where a new comment starts. Pure: everything it needs to know is handed to it."""

from dataclasses import dataclass

MAX_LINKS = 1
LINK_MARKS = ("http://", "https://", "www.")


@dataclass(frozen=True)
class Facts:
    """What is known of a comment before it is stored."""

    body: str
    is_staff: bool
    was_approved_before: bool


@dataclass(frozen=True)
class Verdict:
    """``state`` is a value of ``Comment.State``; ``reason`` is told to the commenter, empty when public."""

    state: str
    reason: str = ""


def first_state(facts: Facts) -> Verdict:
    """Public for staff and for those approved before, unless the text carries more than one link."""
    if facts.is_staff:
        return Verdict("public")
    if not facts.was_approved_before:
        return Verdict("pending", "It is your first comment here, so an editor reads it first.")
    if sum(facts.body.casefold().count(mark) for mark in LINK_MARKS) > MAX_LINKS:
        return Verdict("pending", "It holds several links, so an editor reads it first.")
    return Verdict("public")
