"""Which boxes of the form still hold what was read from the article; each says so, and from which words."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from desk.taking_over import Boxes
from exchange.pasted.above import Above
from exchange.pasted.boxes import ROWS, plain, show_named
from exchange.pasted.ratings import counted
from text.articles.found import Article

EVIDENCE = {
    "show": ("show", "title"),
    "kind": ("review_kind",),
    "rating": ("rating",),
    "watched": ("coverage",),
    "spoils_to": ("spoils_to", "warning"),
    "disclosure": ("disclosure",),
    "tags": ("hashtags",),
    "in_brief": ("in_brief",),
}
"""By box: the parts of an article that it is filled from."""
LONGEST = 160


def mark(context: dict[str, Any], request: HttpRequest, above: Above) -> None:
    """Adds to the help of each such box, which a screen reader reads with it."""
    form = context["adminform"].form
    told = above.told
    for name, words in _marks(told, request, above):
        if name in form.fields:
            rating = above.article.rating if name == "rating" else None
            _add(form[name], words, counted(rating) if rating else "")
    for inline in context["inline_admin_formsets"]:
        formset = inline.formset
        if formset.prefix in ROWS:
            known = set(_rows(told, formset.prefix))
            for row in formset.forms:
                if _row(request.POST, row.prefix, formset.prefix) in known:
                    _add(row[ROWS[formset.prefix][0]], "")  # the first of them bears the mark


def _marks(told: Boxes, request: HttpRequest, above: Above) -> Iterator[tuple[str, str]]:
    for name, parts in EVIDENCE.items():
        words = _evidence(above.article, parts)
        if name == "show" and show_named(above.article) != above.show:
            continue
        if words and _same(told, request.POST, name):
            yield name, words
    if above.headline and _same(told, request.POST, "headline"):
        yield "headline", ""
    yield "body", ""


def _evidence(article: Article, parts: tuple[str, ...]) -> str:
    for part in parts:
        value = getattr(article, part)
        found = next(iter(value), None) if isinstance(value, (list, tuple)) else value
        if found is not None and found.sure:
            return found.evidence or str(found.value)
    return ""


def _same(told: Boxes, sent: Any, name: str) -> bool:
    wanted = plain(next(iter(told.get(name, [])), ""))
    return bool(wanted) and wanted == plain(sent.get(name, ""))


def _rows(told: Boxes, prefix: str) -> Iterator[tuple[str, ...]]:
    flat = {name: next(iter(values), "") for name, values in told.items()}
    for place in range(int(flat[f"{prefix}-TOTAL_FORMS"])):
        yield _row(flat, f"{prefix}-{place}", prefix)


def _row(boxes: Any, prefix: str, part: str) -> tuple[str, ...]:
    return tuple(plain(boxes.get(f"{prefix}-{name}", "")) for name in ROWS[part])


def _add(box: Any, words: str, more: str = "") -> None:
    """To the field as well, for whoever asks the form for the box anew."""
    short = words if len(words) <= LONGEST else f"{words[:LONGEST]}…"
    said: SafeString = format_html(
        '<span class="desk-from-text">Read from the text{}{}</span>',
        f": “{short}”" if short else "",
        f" ({more})" if more else "",
    )
    box.help_text = box.field.help_text = format_html("{} {}", box.help_text, said)
