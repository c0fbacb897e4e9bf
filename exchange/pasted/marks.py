"""Which boxes of the form still hold what was read from the article; each says so, and from which words."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from desk.taking_over import Boxes
from exchange.pasted.above import Above
from exchange.pasted.boxes import boxes_of
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
ROWS = {"moments": ("title", "text"), "lines": ("quote", "comment")}
"""By inline: by which boxes a row is known again, wherever it stands by now. The first bears the mark."""
LONGEST = 160


def mark(context: dict[str, Any], request: HttpRequest, above: Above) -> None:
    """Adds to the help of each such box, which a screen reader reads with it."""
    form = context["adminform"].form
    told = boxes_of(above.page, request, above.draft)
    for name, words in _marks(told, request, above):
        if name in form.fields:
            _add(form[name], words)
    for inline in context["inline_admin_formsets"]:
        formset = inline.formset
        if formset.prefix in ROWS:
            known = set(_rows(told, formset.prefix))
            for row in formset.forms:
                if _row(request.POST, row.prefix, formset.prefix) in known:
                    _add(row[ROWS[formset.prefix][0]], "")


def _marks(told: Boxes, request: HttpRequest, above: Above) -> Iterator[tuple[str, str]]:
    for name, parts in EVIDENCE.items():
        words = _evidence(above.article, parts)
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
    wanted = _plain(next(iter(told.get(name, [])), ""))
    return bool(wanted) and wanted == _plain(sent.get(name, ""))


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").strip()


def _rows(told: Boxes, prefix: str) -> Iterator[tuple[str, ...]]:
    flat = {name: next(iter(values), "") for name, values in told.items()}
    for place in range(int(flat[f"{prefix}-TOTAL_FORMS"])):
        yield _row(flat, f"{prefix}-{place}", prefix)


def _row(boxes: Any, prefix: str, part: str) -> tuple[str, ...]:
    return tuple(_plain(boxes.get(f"{prefix}-{name}", "")) for name in ROWS[part])


def _add(box: Any, words: str) -> None:
    """To the field as well, for whoever asks the form for the box anew."""
    short = words if len(words) <= LONGEST else f"{words[:LONGEST]}…"
    said: SafeString = format_html(
        '<span class="desk-from-text">Read from the text{}</span>', f": “{short}”" if short else ""
    )
    box.help_text = box.field.help_text = format_html("{} {}", box.help_text, said)
