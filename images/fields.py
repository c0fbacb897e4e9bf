"""Image columns that only ever hold clean pictures."""

from typing import Any

from django import forms
from django.db import models

from images.cleaning import cleaned_upload


class CleanImageFormField(forms.ImageField):
    """Accepts JPEG, PNG, WebP and AVIF; everything else gets a sentence beside the field."""

    def to_python(self, data: Any) -> Any:
        return cleaned_upload(data) if data else None


class CleanImageField(models.ImageField):
    """An image whose upload was checked and rewritten, so that it carries no EXIF, GPS or stowaway."""

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"form_class": CleanImageFormField, **kwargs})
