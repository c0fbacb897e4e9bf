"""Half stars, and what was watched for them."""

from decimal import Decimal
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _

from text.episodes import format_episodes

if TYPE_CHECKING:
    from shows.models import Show

HALF_STARS = [Decimal(half * 5).scaleb(-1) for half in range(1, 11)]  # 0.5, 1.0 … 5.0, as stored
CHOICES = [(half, f"{half:.1f}") for half in HALF_STARS]


def in_half_stars(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(rating__isnull=True) | Q(rating__in=HALF_STARS),
        name=name,
        violation_error_message="A rating is in half stars, from 0.5 to 5.",
    )


def coverage(show: "Show | None", first: int | None, last: int | None) -> str:
    """“Whole series”, “Episodes 1–6”; empty for a film or where nobody said."""
    if show is None or first is None or last is None:
        return ""
    if (first, last) == (1, show.episode_count):
        return _("Whole series")
    if first == last:
        return _("Episode %(number)s") % {"number": first}
    return _("Episodes %(run)s") % {"run": format_episodes(first, last)}
