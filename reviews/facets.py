"""What the lines, the tags and a tag's reviews are narrowed by.

Who says a line is as veiled as the line: speakers and actors are offered, counted and found by lines in the
open alone.
"""

import re
from dataclasses import dataclass
from typing import Any, cast

from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext as _, gettext_lazy

from reviews.models.kinds import of_listed
from reviews.models.parts import LineQuerySet
from reviews.models.publication import is_out
from reviews.models.tags import ReviewTag
from rows.facets import Choice, Facet, Linked, Offer, by_number
from rows.keys import Rows
from text.languages import or_hangul


def of_show(path: str, **options: Any) -> Facet:
    shown = (f"{path}__title", f"{path}__title_hangul")
    return Facet(
        "show", gettext_lazy("Show"), f"{path}__slug", shown=shown, printed=or_hangul, **options
    )


@dataclass(frozen=True)
class Actor(Facet):
    """Not offered here: the way to it is the actor's own page."""

    def known[R: Rows](self, rows: R) -> R:
        return cast(R, cast(LineQuerySet, rows).spoiling_nothing())


@dataclass(frozen=True)
class Speaker(Facet):
    """By the character, or whatever else stands for who says it."""

    def known[R: Rows](self, rows: R) -> R:
        lines = cast(LineQuerySet, rows)
        return cast(R, lines.spoiling_nothing().with_speaker())

    def having[R: Rows](self, rows: R, value: str) -> R:
        return cast(R, cast(LineQuerySet, self.known(rows)).spoken_by(value))

    def choice(self, value: Any, shown: list[Any], count: int) -> Choice:
        label = self.printed(*(shown or [value, ""]))
        return Choice(value, label, count, settings.LANGUAGE_CODE if label == value else "")


@dataclass(frozen=True)
class SpoilsNothing(Facet):
    def narrow[R: Rows](self, rows: R, value: str, *, walked: bool = False) -> R:
        return cast(R, cast(LineQuerySet, rows).spoiling_nothing())

    def choices(self, rows: Rows) -> Offer:
        count = self.narrow(rows, "none").count()
        return Offer([self.choice("none", [], count)] if count else [])

    def choice(self, value: Any, shown: list[Any], count: int) -> Choice:
        return Choice(value, _("Only lines that spoil nothing"), count)


OF_LINES = [
    of_show("review__show", is_selective=True),
    Speaker(
        "speaker",
        gettext_lazy("Speaker"),
        "said_by",
        shown=("said_by", "said_by_hangul"),
        printed=or_hangul,
        shape=re.compile(r"[^\x00]{1,200}"),
        is_selective=True,
        has_witnesses=True,
        may_be_veiled=True,
    ),
    Actor(
        "actor",
        gettext_lazy("Actor"),
        "credit__person__slug",
        shown=("credit__person__name", "credit__person__name_hangul"),
        printed=or_hangul,
        is_selective=True,
        may_be_veiled=True,
        face="link",
    ),
    Facet(
        "episode",
        gettext_lazy("Episode"),
        "episode",
        is_column=True,
        hides_index=True,
        printed=lambda number: _("Episode %(number)s") % {"number": number},
        order=by_number,
        shape=re.compile("[1-9][0-9]{0,2}"),
    ),
    SpoilsNothing("spoilers", gettext_lazy("Spoilers"), shape=re.compile("none")),
]


def _is_listed() -> Q:
    """Of the same joined row as the show."""
    return is_out("tagged__content_object__") & of_listed("tagged__content_object__")


OF_TAGS = [of_show("tagged__content_object__show", condition=_is_listed, is_many=True)]

OF_REVIEWS = [of_show("show", is_selective=True)]


TAG = Linked(
    "tag",
    gettext_lazy("Tag"),
    "tags__slug",
    links=ReviewTag.objects.all,
    owner="content_object",
    column="tag__slug",
    face="link",
)
"""Not offered here either: a tag has its own page."""
