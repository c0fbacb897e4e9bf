"""A ranked list as one text."""

from django.conf import settings
from django.utils.html import format_html, format_html_join, linebreaks

from reviews.models import RankedList
from reviews.models.lists import ListEntry


def list_of(ranked: RankedList) -> str:
    entries = format_html_join(
        "\n", "<p>{}{}{}</p>", map(_entry, ranked.in_page_order(ranked.entries.all()))
    )
    return f"{linebreaks(ranked.intro, autoescape=True)}\n{entries}".strip()


def _entry(entry: ListEntry) -> tuple[str, str, str]:
    rank = f"{entry.printed_rank}. " if entry.printed_rank else ""
    name = str(entry.subject or entry)
    if review := entry.published_review:
        address = f"{settings.SITE_ADDRESS}{review.get_absolute_url()}"
        name = format_html('<a href="{}">{}</a>', address, name)
    note = format_html(": {}", entry.note) if entry.note else ""
    return rank, name, note
