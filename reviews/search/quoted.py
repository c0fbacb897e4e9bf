"""Why a review is an answer, where its headline and dek do not show it."""

from django.utils.html import format_html
from django.utils.translation import gettext as _

from reviews.models import Review
from reviews.search.about import About
from shows.models import Show
from text.hits import hits
from text.passages import haystack
from text.snippets import holds, snippet


def shown_why(review: Review, query: str, about: dict[int, About]) -> tuple[str, str]:
    """A short phrase, and a passage in place of the dek; one is empty, or both.

    Nothing is quoted but from where nothing is given away.
    """
    if holds(haystack(review.headline, review.dek), query):
        return "", ""
    if holds(review.search_text, query):
        texts = [*review.points, *([] if review.spoils_to else [review.plain])]
        if passage := snippet(texts, query):
            return "", passage
    if review.show and (meant := about.get(review.show.pk)):
        return _led(review.show, query, meant), ""
    return _("in its text, not quoted here for its spoilers"), ""


def _led(show: Show, query: str, about: About) -> str:
    if about.person:
        return format_html(_("with {name}"), name=hits(str(about.person), query))
    title = hits(show.printed_title, query)
    return "" if "<mark>" in title else format_html(_("of {title}"), title=title)
