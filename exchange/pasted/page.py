"""The page with one big box, whose text comes back whatever happens to it."""

from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget, AdminTextInputWidget
from django.core.exceptions import RequestDataTooBig

from text import prose

OUT = (
    "You are logged out. Nothing is lost: all that you typed is still in this page. Log in in another "
    "tab, come back here and press the button again."
)
STRANGE = (
    "Your browser did not say that this came from the desk, so nothing was done yet. If you have just "
    "pressed a button here, press it again."
)
TOO_BIG = (
    "This is more than the server takes in one go, and nothing was read. Go back in your browser: "
    f"the text is still in its box. An article has {prose.LONGEST:,} characters at most."
)


class ArticleForm(forms.Form):
    headline = forms.CharField(
        required=False,
        max_length=300,
        widget=AdminTextInputWidget,
        help_text="If it does not stand above the text.",
    )
    text = forms.CharField(
        label="Article",
        strip=False,
        widget=AdminTextareaWidget(attrs={"rows": 24}),
        help_text="Plain text, HTML, or what you copy from Word, a document or a page of a blog. "
        f"At most {prose.LONGEST:,} characters.",
        error_messages={"required": "Paste an article first."},
    )

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        if not text.strip():
            raise forms.ValidationError("Paste an article first.")
        if len(text) > prose.LONGEST:
            raise forms.ValidationError(
                f"An article has {prose.LONGEST:,} characters at most, and this is {len(text):,} long. "
                "Nothing was read, and all of it is still here: take something out."
            )
        return text


def sent(request: Any) -> Any:
    """What a POST holds; None where it is more than the server takes."""
    try:
        return request.POST
    except RequestDataTooBig:
        return None
