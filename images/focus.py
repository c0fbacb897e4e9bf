"""The point of a picture that stays in sight wherever a box cuts it."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q

MIDDLE = 50


class Focused(models.Model):
    """For rows with one picture: a point on it, in percent of its width and of its height."""

    focus_across = models.PositiveSmallIntegerField(
        "focus across",
        default=MIDDLE,
        validators=[MaxValueValidator(100)],
        help_text="In percent: 0 the left edge, 100 the right.",
    )
    focus_down = models.PositiveSmallIntegerField(
        "focus down",
        default=MIDDLE,
        validators=[MaxValueValidator(100)],
        help_text="0 the top, 100 the bottom. This point stays in sight where the picture is cut.",
    )

    class Meta:
        abstract = True

    @property
    def focus(self) -> str:
        """Classes of ``focus.css``, in steps of ten; none for the middle, where pictures stand anyway."""
        across, down = ((value + 5) // 10 * 10 for value in (self.focus_across, self.focus_down))
        return "" if across == down == MIDDLE else f"fx-{across} fy-{down}"


def focus_in_percent(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(focus_across__range=(0, 100), focus_down__range=(0, 100)),
        name=name,
        violation_error_message="The focus is two percentages, from 0 to 100.",
    )
