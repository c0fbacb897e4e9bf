"""The veil: one passage, moment, line or comment that is shut until its reader has watched as far.

The server shuts every veil, the same for everyone; `data-nosnippet` keeps search engines from
quoting what is inside.
"""

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from text.episodes import spoiler_label
from text.korean import mark_korean
from text.languages import spoken

_ELSEWHERE = '<p><a href="{}">{}</a></p>'
_SHUT = (
    '<details class="veil" data-spoils-to="{}"{}{}><summary{}{}>'
    '<span class="veil-label">{}</span>'
    '<span class="veil-open" aria-hidden="true">{}</span>'
    '<span class="veil-shut" aria-hidden="true">{}</span></summary>'
    '<div class="veil-text" data-nosnippet>{}</div></details>'
)


def veil(
    content: str,
    *,
    spoils_to: int,
    show_slug: str,
    label: str = "",
    anchor: str = "",
    until_told: bool = False,
) -> SafeString:
    """`content` itself when it spoils nothing, else shut in a `details` element.

    Content that is not safe is escaped. `label` says what is veiled before it says how far: a show
    ("Signal, episode 8, veiled") or a kind ("Spoiler, episode 8, veiled"). `anchor` is the id that
    links lead to. What is of no show, whose `show_slug` is empty, opens by hand alone. `until_told` is
    for what an editor leaves open, such as the text of a recap: it shuts only for readers who have said
    that they are not that far.
    """
    if spoils_to <= 0:
        return (
            format_html('<div id="{}">{}</div>', anchor, content)
            if anchor
            else conditional_escape(content)
        )
    target = format_html(' id="{}"', anchor) if anchor else ""
    words = mark_korean(_("%(what)s, veiled") % {"what": spoiler_label(spoils_to, label)})
    opened = mark_safe(" data-until-told open" if until_told else "")
    show = format_html(' data-show="{}"', show_slug) if show_slug else ""
    begun = (spoils_to, show, opened, target, spoken())
    return format_html(_SHUT, *begun, words, _("Open"), _("Veil"), content)


def elsewhere(address: str, *, spoils_to: int, label: str = "") -> SafeString:
    """What stands where there can be no veil: a link to the page that has one."""
    what = _("%(what)s, veiled") % {"what": spoiler_label(spoils_to, label)}
    words = _("%(what)s: read on the site") % {"what": what}
    return format_html(_ELSEWHERE, address, mark_korean(words))
