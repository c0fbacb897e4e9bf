"""What a card says. No drawing here, and no query: what is not in a ``Card`` cannot get onto the picture.

A card is in the site's own language, as what people wrote is: a page in the other language has the same one.
"""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import astuple, dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from functools import wraps

from django.conf import settings
from django.utils.translation import gettext as _, ngettext, override

from house.models import House
from reviews.models import MemorableLine, RankedList, Review
from reviews.models.kinds import Kind
from shows.models import Show
from text import prose

WIDTH, HEIGHT = 1200, 630
EDITION = 1
"""One more whenever cards are drawn differently, so that none of before is shown."""


@dataclass(frozen=True)
class Card:
    """``title`` and ``hangul`` choose the artwork; ``hangul`` stands at the side too, unless on a line's."""

    kind: str
    pk: int
    title: str
    hangul: str
    kicker: str
    headline: str
    dek: str = ""
    rating: Decimal | None = None
    note: str = ""
    house: str = ""
    mark: str = ""
    is_line: bool = False

    @property
    def words(self) -> list[str]:
        """Everything drawn, in the order it is read."""
        side = "" if self.is_line else self.hangul
        rating = "" if self.rating is None else str(self.rating)
        found = (self.kicker, side, self.headline, self.dek, rating, self.note)
        return [word for word in (*found, self.mark, self.house) if word]

    @property
    def alt(self) -> str:
        """The same for those who cannot see it."""
        rating = "" if self.rating is None else _("%(figure)s out of 5") % {"figure": self.rating}
        side = "" if self.is_line else self.hangul
        found = (self.kicker, side, self.headline, self.dek, rating, self.note, self.house)
        return " · ".join(word for word in found if word)

    @property
    def digest(self) -> str:
        """Of all that is drawn: another card for other words, and the same for the same."""
        return hashlib.sha256(repr((EDITION, astuple(self))).encode()).hexdigest()[:16]


def _signed[**P](make: Callable[P, Card]) -> Callable[P, Card]:
    """In the site's own language, and with its name."""

    @wraps(make)
    def made(*args: P.args, **kwargs: P.kwargs) -> Card:
        house = House.objects.current()
        with override(settings.LANGUAGE_CODE):
            return replace(make(*args, **kwargs), house=house.name, mark=house.mark)

    return made


@_signed
def review_card(review: Review) -> Card:
    """Of a review with its show: headline, dek and rating spoil nothing by contract."""
    show = review.show
    return Card(
        kind="reviews",
        pk=review.pk,
        title=show.title if show else review.headline,
        hangul=show.title_hangul if show else "",
        kicker=_about(review),
        headline=review.headline,
        dek=review.dek,
        rating=review.rating,
        note=review.covers,
    )


@_signed
def show_card(show: Show, mean: Decimal | None, count: int) -> Card:
    """Of a show with its network; ``mean`` of the ``count`` reviews that rate it, None where none does."""
    known = (show.get_kind_display(), show.year, show.original_network)
    reviews = ngettext("one review", "average of %(number)s reviews", count) % {"number": count}
    tenth = None if mean is None else Decimal(mean).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return Card(
        kind="shows",
        pk=show.pk,
        title=show.title,
        hangul=show.title_hangul,
        kicker=", ".join(str(one) for one in known if one),
        headline=show.title,
        rating=tenth,
        note="" if mean is None else reviews,
    )


@_signed
def line_card(line: MemorableLine) -> Card:
    """Of a line ``for_cards`` that spoils nothing: whoever asks for another one has not looked."""
    if line.spoils_to:
        raise ValueError("A line that gives something away has no card.")
    show = line.review.show
    episode = _("Episode %(number)s") % {"number": line.episode} if line.episode else ""
    return Card(
        kind="lines",
        pk=line.pk,
        title=show.title if show else line.review.headline,
        hangul=show.title_hangul if show else "",
        kicker=", ".join(one for one in (_speaker(line), episode) if one),
        headline=line.quote_hangul or line.quote,
        dek=line.quote if line.quote_hangul else "",
        note=f"{show.title_hangul} {show.title}".strip() if show else line.review.headline,
        is_line=True,
    )


@_signed
def list_card(ranked_list: RankedList) -> Card:
    return Card(
        kind="lists",
        pk=ranked_list.pk,
        title=ranked_list.title,
        hangul="",
        kicker=_("Lists"),
        headline=ranked_list.title,
        dek=prose.excerpt(ranked_list.intro),
    )


@_signed
def year_card(year: int, first: Iterable[Show]) -> Card:
    """Of a year without a list, with the ``first`` few of its shows."""
    name = _("The best of %(year)s") % {"year": year}
    return Card(
        kind="years",
        pk=year,
        title=name,
        hangul="",
        kicker=_("Years"),
        headline=name,
        dek=", ".join(show.printed_title for show in first),
    )


def house_card() -> Card:
    """Of every page that has none of its own."""
    house = House.objects.current()
    with override(settings.LANGUAGE_CODE):
        tagline = house.tagline
    return Card(
        kind="house",
        pk=1,
        title=house.name,
        hangul=house.mark,
        kicker="",
        headline=house.name,
        dek=tagline,
    )


def _about(review: Review) -> str:
    if review.show is None:
        return str(review.get_kind_display())
    sentences = {
        Kind.FIRST_LOOK: _("First look at %(title)s"),
        Kind.ARTICLE: _("Article on %(title)s"),
        Kind.RECAP: _("Recap of %(title)s"),
    }
    sentence = sentences.get(Kind(review.kind), _("Review of %(title)s"))
    return sentence % {"title": review.show.title}


def _speaker(line: MemorableLine) -> str:
    """The character in both scripts, else the actor, else the free text."""
    if line.credit is None:
        return line.speaker
    if line.credit.character:
        return f"{line.credit.character_hangul} {line.credit.character}".strip()
    person = line.credit.person
    return f"{person.name_hangul} {person.printed_name}".strip()
