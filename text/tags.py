"""Template tags and filters that are built into every template: no `{% load %}` needed."""

import datetime as dt
import json
from collections.abc import Iterator, Mapping, Sized
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django import template
from django.core.paginator import Page
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _, ngettext, pgettext_lazy

from text import korean as marks, languages, poster as posters, veil as veils
from text.episodes import FINALE
from text.hits import both_hits, hits
from text.remarks import comment_html
from text.stars import nearest_half

register = template.Library()

register.simple_tag(marks.korean, name="korean")
register.simple_tag(languages.written, name="written")
register.simple_tag(languages.spoken, name="spoken")
register.filter(comment_html)
register.simple_tag(hits)
register.simple_tag(both_hits)
register.simple_tag(posters.poster, name="poster")

_CIRCLES = (
    '<span class="rating"{}><span class="rating-dots r{}" aria-hidden="true"></span>{}</span>'
)
_IN_SCRIPTS = {ord(mark): f"\\u{ord(mark):04x}" for mark in "<>&\u2028\u2029"}
_FEW = [
    pgettext_lazy("things", "One"),
    pgettext_lazy("things", "Two"),
    pgettext_lazy("things", "Three"),
    pgettext_lazy("things", "Four"),
    pgettext_lazy("things", "Five"),
    pgettext_lazy("things", "Six"),
    pgettext_lazy("things", "Seven"),
    pgettext_lazy("things", "Eight"),
    pgettext_lazy("things", "Nine"),
]


@register.filter
def mark_korean(value: object) -> SafeString:
    """Anything that can be printed, its runs of Hangul marked; nothing for None."""
    return marks.mark_korean(None if value is None else str(value))


def circles(value: Decimal | float, meaning: str) -> SafeString:
    """Five circles filled to the nearest half, then the figure, then for those who ask what it means."""
    figure = Decimal(str(value)).quantize(Decimal("0.1"), ROUND_HALF_UP)
    words = format_html(_('{figure}<span class="vh"> out of 5</span>'), figure=figure)
    if meaning:
        lang = languages.written()
        words += format_html('<span class="vh">, <span{}>{}</span></span>', lang, meaning)
    tip = format_html(' title="{}"', meaning) if meaning else ""
    return format_html(_CIRCLES, tip, f"{int(nearest_half(value) * 10):02}", words)


@register.simple_block_tag
def veil(content: SafeString, spoils_to: object, show_slug: str, **options: Any) -> SafeString:
    """`{% veil moment.spoils_to show.slug anchor=… %}…{% endveil %}`; the options are `text.veil`'s.

    A value that is no number, such as a name misspelled in a template, shuts the veil to the end.
    """
    episode = spoils_to if isinstance(spoils_to, int) else FINALE
    return veils.veil(content, spoils_to=episode, show_slug=show_slug, **options)


@register.simple_tag
def elsewhere(spoils_to: int, address: str, *, label: str = "") -> SafeString:
    """`{% elsewhere photo.spoils_to address %}`: the link that stands where there can be no veil."""
    return veils.elsewhere(address, spoils_to=spoils_to, label=label)


@register.filter
def is_ending(spoils_to: int) -> bool:
    return spoils_to >= FINALE


@register.simple_tag
def day(value: dt.date | None, *, ago: str = "") -> SafeString:
    """A `time` element, "16 December 2020"; a moment is shown as the day it falls on here.

    With `ago`, js/dates.js says "3 days ago" of what is recent: "instead" of the date or "beside" it.
    """
    if value is None:
        return SafeString("")
    if isinstance(value, dt.datetime):
        value = timezone.localtime(value).date()
    return _time(value, "DATE_FORMAT", ago)


@register.simple_tag
def minute(value: dt.datetime, *, ago: str = "") -> SafeString:
    """A `time` element, "16 December 2020, 21:30" in the site's zone; `ago` is that of `day`."""
    return _time(timezone.localtime(value), "DATETIME_FORMAT", ago)


def _time(value: dt.date, form: str, ago: str) -> SafeString:
    return format_html(
        '<time datetime="{}"{}>{}</time>',
        value.isoformat(),
        format_html(' data-ago="{}"', ago) if ago else "",
        date_format(value, form),
    )


@register.filter
def page_numbers(page: Page[Any]) -> Iterator[int | str]:
    """The first, the last, this page and those beside it; an ellipsis for what lies between."""
    return page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)


@register.filter
def things_wrong(errors: Mapping[str, Sized]) -> str:
    """ "Two things to fix …": as many as the errors of a form have sentences, not fields."""
    number = sum(map(len, errors.values()))
    sentence = ngettext(
        "%(words)s thing to fix before this can be posted",
        "%(words)s things to fix before this can be posted",
        number,
    )
    return sentence % {"words": _FEW[number - 1] if 0 < number <= len(_FEW) else number}


@register.filter
def in_words(seconds: int) -> str:
    """ "30 seconds", "5 minutes"; from two minutes on in whole minutes, rounded up."""
    if seconds < 120 and seconds != 60:
        return ngettext("%(number)s second", "%(number)s seconds", seconds) % {"number": seconds}
    minutes = -(-seconds // 60)
    return ngettext("%(number)s minute", "%(number)s minutes", minutes) % {"number": minutes}


@register.simple_tag
def jsonld(data: Mapping[str, object] | None) -> SafeString:
    """What a page says to machines, as a block of data that no browser runs; "<" cannot end it."""
    if not data:
        return SafeString("")
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_IN_SCRIPTS)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')


@register.simple_tag
def run_dates(first: dt.date | None, last: dt.date | None) -> SafeString:
    """ "16 December 2020 to 4 February 2021"; one day where that is all, or all that is known."""
    if first is None or last is None or first == last:
        return day(first or last)
    return format_html(_("{first} to {last}"), first=day(first), last=day(last))
