"""Two languages on one page: that of the interface, the active one, and that of what people wrote."""

from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language


def written(language: str = "") -> SafeString:
    """The attribute for an element of written text, where its language is not that of the page.

    What editors and readers write is in the site's own language, unless another is named.
    """
    language = language or settings.LANGUAGE_CODE
    return SafeString("") if get_language() == language else format_html(' lang="{}"', language)


def spoken() -> SafeString:
    """The attribute for words of the interface that stand inside written text."""
    language = get_language()
    own = settings.LANGUAGE_CODE
    return SafeString("") if language == own else format_html(' lang="{}"', language)


def or_hangul(name: str, hangul: str) -> str:
    """A title or a name that stands alone: in Hangul on Korean pages, where that is known."""
    return hangul if hangul and get_language() == "ko" else name


def both_scripts(name: str, hangul: str) -> tuple[str, str]:
    """What stands alone, and then the same in the other script, or nothing."""
    alone = or_hangul(name, hangul)
    return alone, next((one for one in (name, hangul) if one != alone), "")
