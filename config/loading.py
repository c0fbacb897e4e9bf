"""What the first request would load, loaded before it: workers that begin afterwards share that memory."""

from django.conf import settings
from django.template.loader import get_template
from django.urls import reverse
from django.utils.translation import gettext, override

OF_READERS = ("parts", "reviews", "shows", "people", "comments")
"""Folders of templates; those of the desk are loaded when somebody works there."""


def load_everything() -> None:
    """Every view and the addresses of both languages, their words, and what public pages are made of."""
    for code, _ in settings.LANGUAGES:
        with override(code):
            gettext(reverse("reviews:home"))
    folder = settings.BASE_DIR / "templates"
    for name in OF_READERS:
        for file in sorted((folder / name).glob("*.html")):
            get_template(str(file.relative_to(folder)))
