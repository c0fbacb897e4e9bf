"""Korean inside a page in English: marked with its language, so that it is read and set as Korean."""

from django.utils.html import conditional_escape, escape, format_html
from django.utils.safestring import SafeString, mark_safe

from text.jamo import RUN


def korean(text: str | None) -> SafeString:
    """Nothing for nothing; a text that has markup of its own must be safe already."""
    if not text:
        return SafeString("")
    return format_html('<span lang="ko">{}</span>', text)


def mark_korean(text: str | None) -> SafeString:
    """Escapes `text` and marks each run of Hangul in it.

    A text that is safe already is not escaped again, and kept whole if it has elements of its own.
    """
    if not text or (isinstance(text, SafeString) and "<" in text):
        return conditional_escape(text or "")
    out, end = [], 0
    for run in RUN.finditer(text):
        out += [_kept(text, end, run.start()), korean(_kept(text, *run.span()))]
        end = run.end()
    return mark_safe("".join([*out, _kept(text, end, len(text))]))


def _kept(text: str, start: int, end: int) -> SafeString:
    piece = text[start:end]
    return mark_safe(piece) if isinstance(text, SafeString) else escape(piece)
