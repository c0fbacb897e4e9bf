"""How far a comment tells, in the words of the desk."""

from django import template

from text.tags import is_ending

register = template.Library()


@register.filter
def told_until(spoils_to: int) -> str:
    """ "nothing", "episode 8", "the ending"."""
    if spoils_to <= 0:
        return "nothing"
    return "the ending" if is_ending(spoils_to) else f"episode {spoils_to}"
