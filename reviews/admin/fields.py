"""What an editor types into one box that is more than text: tags, and the body."""

import csv
import unicodedata
from collections.abc import Iterable
from io import StringIO
from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextInputWidget
from django.forms import Media
from django.templatetags.static import static
from django_prose_editor.fields import ProseEditorFormField
from django_prose_editor.widgets import AdminProseEditorWidget
from taggit.forms import TagField

from reviews.models import Tag
from text import prose

LONGEST_TAG = Tag._meta.get_field("name").max_length or 100


class TagsWidget(AdminTextInputWidget):
    def format_value(self, value: Any) -> str | None:
        """Names parted by commas; one that holds a comma stands in quotation marks."""
        if value is None or isinstance(value, str):
            return value
        line = StringIO()
        csv.writer(line, lineterminator="").writerow(sorted(tag.name for tag in value))
        return line.getvalue().replace(",", ", ")


class TagsField(TagField):
    """Tags parted by commas only, so that “slow burn” is one; every spelling in Unicode NFC."""

    widget = TagsWidget  # type: ignore[assignment]  # the admin's box, not taggit's

    def clean(self, value: str | None) -> list[str]:
        typed = unicodedata.normalize("NFC", forms.CharField.clean(self, value) or "")
        names: dict[str, str] = {}
        for name in _parted(typed):
            names.setdefault(name.casefold(), name)
        for name in names.values():
            _refuse_unusable(name)
        return sorted(names.values())


def _parted(line: str) -> Iterable[str]:
    rows = csv.reader(line.splitlines(), skipinitialspace=True)
    words = (" ".join(cell.split()) for row in rows for cell in row)
    return filter(None, words)


def _refuse_unusable(name: str) -> None:
    if not Tag().slugify(name):
        raise forms.ValidationError(f"“{name}” cannot be a tag: it has no letter and no digit.")
    if len(name) > LONGEST_TAG:
        raise forms.ValidationError(
            f"“{name[:30]}…” is too long for a tag: {LONGEST_TAG} characters at most."
        )


# Every shape that text.tree stores has its extension here, or an edit would lose it. The style sheet
# hides the buttons of those that nobody needs to make anew.
EXTENSIONS = {
    "Bold": True,
    "Italic": True,
    "Strike": True,
    "Subscript": True,
    "Superscript": True,
    "Heading": {"levels": [2, 3, 4]},
    "BulletList": True,
    "OrderedList": {"enableListAttributes": False},
    "ListItem": True,
    "Blockquote": True,
    "HardBreak": True,
    "HorizontalRule": True,
    "Link": {"enableTarget": False, "protocols": ["http", "https", "mailto"]},
    "History": True,
    "NoSpellCheck": False,
    "SpoilerBlock": True,
    "SpoilerDialog": True,
    "PlacedPhoto": True,
    "PastedPhoto": True,
    "RenumberedPhoto": True,
    "WordLists": True,
    "CleanPaste": True,
    "Toolbar": True,
    "Menu": {
        "groups": [
            {"group": "headings"},
            {"group": "marks"},
            {"group": "link"},
            {"group": "lists"},
            {"group": "nodes -blockType -lists"},
            {"group": "desk"},
            {"group": "history"},
        ]
    },
}
MODULES = [
    f"desk/{module}.js"
    for module in (
        *("spoiler", "spoiler-dialog", "placed-photo", "pasted-photo", "renumbered-photo"),
        *("word-lists", "clean-paste", "toolbar"),
    )
]


class BodyWidget(AdminProseEditorWidget):
    """The body's editor with our own extensions, whose modules it loads by their hashed names."""

    def get_config(self) -> dict[str, Any]:
        return {**super().get_config(), "js_modules": [static(module) for module in MODULES]}

    @property
    def media(self) -> Media:
        media: Media = super().media + Media(css={"all": ["desk/prose.css"]})
        return media


class BodyField(ProseEditorFormField):
    """HTML from the editor, stored only in the shapes that ``text.tree`` knows."""

    def __init__(self, **options: Any) -> None:
        extensions, widget = dict(EXTENSIONS), BodyWidget()
        options = {"max_length": prose.LONGEST} | options
        super().__init__(extensions=extensions, sanitize=prose.clean, widget=widget, **options)
