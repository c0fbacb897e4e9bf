"""Template tags that every template has without loading them."""

from decimal import ROUND_HALF_UP, Decimal

from django.template import Library
from django.utils.html import format_html
from django.utils.safestring import SafeString

from text import korean as korean_text, poster as posters, prose, veil as veils
from text.episodes import format_episodes, spoiler_label

register = Library()

register.simple_tag(korean_text.korean, name="korean")
register.filter("mark_korean", korean_text.mark_korean)
register.filter("comment_html", prose.comment_html)
register.filter("reading_minutes", prose.reading_minutes)
register.filter("spoiler_label", spoiler_label)
register.simple_tag(format_episodes, name="episodes")
register.simple_tag(posters.poster, name="poster")

_RATING = (
    '<span class="rating"><span class="rating-dots r{}" aria-hidden="true"></span>'
    '{}<span class="vh"> out of 5</span></span>'
)


@register.simple_tag
def rating(value: Decimal | None) -> SafeString:
    """Five circles filled to the nearest half, and the figure; nothing where nothing was rated."""
    if value is None:
        return SafeString("")
    halves = (Decimal(value) * 2).quantize(Decimal(1), ROUND_HALF_UP)
    figure = Decimal(value).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return format_html(_RATING, f"{int(halves) * 5:02d}", figure)


@register.simple_block_tag
def veil(
    content: str, spoils_to: int, show_slug: str, label: str = "", anchor: str = ""
) -> SafeString:
    """`{% veil 8 show.slug %}…{% endveil %}`: what stands inside, behind its veil; see `text.veil`."""
    return veils.veil(content, spoils_to=spoils_to, show_slug=show_slug, label=label, anchor=anchor)
