"""Where an export is sent to the desk."""

from pathlib import Path
from typing import Any, cast

from django import forms

from accounts.models import User
from exchange.reading.limits import LONGEST_PROLOGUE
from exchange.reading.recognition import HEAD, format_of, is_document, is_undecided, nature_of
from exchange.uploads.receiving import Received


class UploadForm(forms.Form):
    export = forms.FileField(
        label="Export of the blog",
        help_text="WordPress or Squarespace (XML), Blogger (XML, or the zip of a Takeout), Ghost (JSON or"
        " zip), or a feed (RSS, Atom).",
    )
    pictures = forms.FileField(
        label="Its pictures",
        required=False,
        help_text="A zip of the blog’s pictures, where the export holds none; below stands how to get it.",
    )
    author = forms.ModelChoiceField(
        User.objects.filter(is_active=True).order_by("display_name", "username"),
        help_text="Stands under posts that name nobody.",
        empty_label=None,
    )
    left_out = ""
    """Why the pictures stay out; the export is not refused for it."""

    def __init__(
        self, data: Any = None, files: Any = None, *, faults: Any = None, **kwargs: Any
    ) -> None:
        """``faults`` are of files that did not get here."""
        super().__init__(data, files, label_suffix="", **kwargs)
        self._faults: dict[str, str] = faults or {}

    def clean(self) -> dict[str, Any]:
        if "export" in self._faults:
            self.errors.pop("export", None)
            self.add_error("export", self._faults["export"])
        if "pictures" in self._faults:
            self.left_out = f"The pictures stay out. {self._faults['pictures']}"
        return self.cleaned_data

    def clean_export(self) -> Received:
        sent: Received = self.cleaned_data["export"]
        head = _head(sent.path)
        if is_document(head):
            raise forms.ValidationError(
                f"{sent.path.name} {nature_of(head)}. One article is pasted instead: Reviews, Start from an"
                " article. A whole blog comes as the file that it exports, as told below."
            )
        if format_of(head) in ("xml", "json", "archive"):
            return sent
        raise forms.ValidationError(
            f"{sent.path.name} {nature_of(head)}. Export your blog as it is told below and send that file."
        )

    def clean_pictures(self) -> Received | None:
        sent = cast(Received | None, self.cleaned_data["pictures"])
        if sent and not _head(sent.path).startswith(b"PK"):
            self.left_out = f"The pictures stay out: {sent.path.name} is no zip file."
            return None
        return sent


def _head(path: Path) -> bytes:
    """As much as it takes to tell what it is."""
    with path.open("rb") as file:
        head = file.read(HEAD)
        return head + file.read(LONGEST_PROLOGUE) if is_undecided(head) else head
