"""What a moderator decides about a comment, and what became of all that was decided by one press."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID, uuid4

if TYPE_CHECKING:
    from comments.models.comment import Comment


class Seen(NamedTuple):
    """A comment as the moderator had it before their eyes; ``edited`` is empty for one never edited."""

    state: str
    spoils_to: int
    edited: str = ""

    @classmethod
    def of(cls, comment: "Comment") -> "Seen":
        edited = str(comment.edited_at.timestamp()) if comment.edited_at else ""
        return cls(comment.state, comment.spoils_to, edited)

    @classmethod
    def in_words(cls, comment: "Comment") -> str:
        """For a hidden box, with the key in front; ``comments.admin.pressed`` reads it back."""
        return ":".join(map(str, (comment.pk, *cls.of(comment))))


class Decision(NamedTuple):
    """None leaves the state or the boundary as it is; both None keep the comment: somebody has looked.

    With ``seen`` it is carried out only on a comment that is still what was seen; with ``only_raises`` a
    boundary that lies further already stays.
    """

    pk: int
    state: str | None = None
    spoils_to: int | None = None
    seen: Seen | None = None
    only_raises: bool = False

    def boundary_after(self, before: int) -> int:
        if self.spoils_to is None:
            return before
        return max(before, self.spoils_to) if self.only_raises else self.spoils_to


@dataclass
class Outcome:
    """``overtaken`` are those that changed before the press; ``empty`` have no text left to be shown."""

    batch: UUID = field(default_factory=uuid4)
    done: list["Comment"] = field(default_factory=list)
    overtaken: list["Comment"] = field(default_factory=list)
    empty: list["Comment"] = field(default_factory=list)
