"""Constraints that reviews and their parts share: one episode axis, one boundary on it."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q

from text.episodes import FINALE

UP_TO_FINALE = [MaxValueValidator(FINALE)]
OVERRIDE_HELP = (
    f"Leave empty for the usual boundary; 0 spoils nothing; {FINALE} gives away the ending."
)


def boundary_in_range(name: str, column: str = "spoils_to") -> models.CheckConstraint:
    """It is 0 for nothing, an episode, or ``FINALE``."""
    return models.CheckConstraint(
        condition=Q(**{f"{column}__range": (0, FINALE)}),
        name=name,
        violation_error_message=f"The boundary is an episode, 0 for none or {FINALE} for the ending.",
    )


def episodes_in_order(name: str) -> models.CheckConstraint:
    """Both ends or neither, and forwards. NULL passes a CHECK, so both are asked for by name."""
    return models.CheckConstraint(
        condition=Q(first_episode__isnull=True, last_episode__isnull=True)
        | Q(
            first_episode__isnull=False,
            last_episode__isnull=False,
            first_episode__gte=1,
            last_episode__gte=F("first_episode"),
            last_episode__lt=FINALE,
        ),
        name=name,
        violation_error_message="Give the first and the last episode, in that order.",
    )
