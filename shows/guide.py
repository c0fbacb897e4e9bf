"""The episode guide: what is known of each episode, and what the reviews say happens in it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from reviews.models import HighlightMoment, MemorableLine
from shows.models import Episode, Show


@dataclass
class GuideRow:
    """One episode; ``moments`` that span several stand at their first."""

    number: int
    title: str = ""
    title_hangul: str = ""
    aired_on: date | None = None
    viewership: Decimal | None = None
    moments: list[HighlightMoment] = field(default_factory=list)
    lines: list[MemorableLine] = field(default_factory=list)

    @property
    def is_known(self) -> bool:
        """Whether there is more to say of it than its number."""
        return bool(self.title or self.title_hangul or self.aired_on or self.viewership is not None)


def episode_guide(
    show: Show,
    episodes: Iterable[Episode],
    moments: Iterable[HighlightMoment],
    lines: Iterable[MemorableLine],
) -> list[GuideRow]:
    """A row for every episode that is known of, in order; none for a film."""
    rows: defaultdict[int, GuideRow] = defaultdict(lambda: GuideRow(0))
    for episode in episodes:
        rows[episode.number] = GuideRow(
            episode.number,
            episode.title,
            episode.title_hangul,
            episode.aired_on,
            episode.viewership,
        )
    for moment in moments:
        if moment.first_episode:
            rows[moment.first_episode].moments.append(moment)
    for line in lines:
        if line.episode:
            rows[line.episode].lines.append(line)
    for number in [*rows, *show.episode_numbers]:
        rows[number].number = number
    return [rows[number] for number in sorted(rows)]
