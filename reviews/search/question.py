"""What the address of the search page asks for."""

from dataclasses import dataclass

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from text.typed import one_line

LONGEST = 100
SHOWS, PEOPLE, REVIEWS, LINES, TAGS = "shows", "people", "reviews", "lines", "tags"
TITLES: dict[str, str | Promise] = {
    SHOWS: gettext_lazy("Shows"),
    PEOPLE: gettext_lazy("People"),
    REVIEWS: gettext_lazy("Reviews"),
    LINES: gettext_lazy("Lines"),
    TAGS: gettext_lazy("Tags"),
}


@dataclass(frozen=True)
class Question:
    """``kind`` is empty for everything; what is no kind counts as that."""

    query: str
    kind: str
    address: QueryDict

    @classmethod
    def of(cls, address: QueryDict) -> "Question":
        kind = address.get("type", "")
        query = one_line(address.get("q", ""), LONGEST)
        return cls(query, kind if kind in TITLES else "", address)

    @property
    def asked(self) -> dict[str, str]:
        """What every link of the page keeps, the filters apart."""
        return {"q": self.query} | ({"type": self.kind} if self.kind else {})
