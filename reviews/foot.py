"""What the foot of every page leads to: the standing pages, and the site's own page about itself."""

from dataclasses import dataclass

from reviews.models import Review
from rows.kept import Kept


@dataclass(frozen=True)
class Foot:
    pages: list[Review]

    @property
    def has_own_about(self) -> bool:
        """Whether an editor wrote a page under that name; the built-in one then steps back."""
        return any(page.slug == "about" for page in self.pages)


def _read() -> Foot:
    pages = Review.objects.pages().only("kind", "slug", "headline")
    return Foot(sorted(pages, key=lambda page: (page.headline.casefold(), page.pk)))


foot = Kept(_read)
