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
    """Escapes `text` and marks each run of Hangul in it; a text that is safe already is kept whole."""
    if isinstance(text, SafeString):
        return conditional_escape(text)
    out, end = [], 0
    text = text or ""
    for run in RUN.finditer(text):
        out += [escape(text[end : run.start()]), korean(run[0])]
        end = run.end()
    return mark_safe("".join([*out, escape(text[end:])]))
