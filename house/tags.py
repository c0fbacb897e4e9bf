"""Template tags that say what the house means; built into every template."""

from decimal import Decimal

from django.template import Library
from django.utils.safestring import SafeString

from house.models import House
from text.stars import nearest_half
from text.tags import circles

register = Library()


@register.simple_tag
def rating(value: Decimal | float | None) -> SafeString:
    """Five circles filled to the nearest half, the figure, and the house's words for it; nothing for None."""
    if value is None:
        return SafeString("")
    return circles(value, House.objects.current().words_for(nearest_half(value)))
