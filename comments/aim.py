"""What a new comment is to answer: the review as a whole, a comment, a moment or a line."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _

from comments.anchors import Anchor, key_in
from comments.models import Comment
from reviews.models import HighlightMoment, MemorableLine, Review


@dataclass(frozen=True)
class Aim:
    """``lost`` is a sentence where what was asked for is gone; the comment is one on the review then."""

    review: Review
    parent: Comment | None = None
    about: HighlightMoment | MemorableLine | None = None
    lost: str = ""

    @classmethod
    def of(cls, review: Review, request: HttpRequest) -> "Aim":
        """As the form says, else as the address does; an answer to a comment is about nothing else."""
        number, anchor = (_asked(request, name) for name in ("parent", "about"))
        if number:
            parent = _parent(review, number)
            gone = _("The comment you answer is gone. What you post here starts a new thread.")
            return cls(review, parent, lost="" if parent else gone)
        if anchor:
            about = _about(review, anchor)
            gone = _("What you write about is gone. What you post here is about the review.")
            return cls(review, about=about, lost="" if about else gone)
        return cls(review)

    @property
    def moment(self) -> HighlightMoment | None:
        return self.about if isinstance(self.about, HighlightMoment) else None

    @property
    def line(self) -> MemorableLine | None:
        return self.about if isinstance(self.about, MemorableLine) else None

    @property
    def spoils_to(self) -> int:
        """Where the talk is already, and a new comment most likely too."""
        return (self.parent or self.about or self.review).spoils_to

    @property
    def query(self) -> str:
        """Behind the address of the form."""
        if self.parent:
            return f"?parent={self.parent.pk}"
        return f"?about={self.about.anchor}" if self.about else ""

    @property
    def key(self) -> str:
        """By it a browser keeps what is half written."""
        what = self.parent or self.about
        return f"{self.review.pk}:{what.anchor if what else ''}"


def _asked(request: HttpRequest, name: str) -> str:
    return request.POST.get(name) or request.GET.get(name) or ""


def _parent(review: Review, number: str) -> Comment | None:
    """The comment that is answered, if it still stands under this review."""
    if (key := key_in(number)) is None:
        return None
    standing = review.comments.public().filter(pk=key)
    return standing.select_related("thread", "moment", "line__credit__person").first()


def _about(review: Review, anchor: str) -> HighlightMoment | MemorableLine | None:
    if not (found := Anchor.of(anchor)):
        return None
    if found.kind == "moment":
        return review.moments.filter(pk=found.key).first()
    return review.lines.select_related("credit__person").filter(pk=found.key).first()
