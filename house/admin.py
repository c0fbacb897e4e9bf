"""The house settings: one form, without a list, without adding or deleting."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from desk.parts import ModelAdmin, ModelForm
from house.models import House

ONE_LINE = ("name", "mark", "own_tagline")


INVISIBLE = "\u115f\u1160\u3164\uffa0"
"""Fillers of Hangul: letters without a shape."""


class HouseForm(ModelForm[House]):
    """Names are one line, however they were pasted."""

    class Meta:
        model = House
        fields = "__all__"

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        if not any(sign.isalnum() for sign in name if sign not in INVISIBLE):
            raise forms.ValidationError("Write a name that can be seen.")
        return name

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        return cleaned | {
            name: " ".join(cleaned[name].split()) for name in ONE_LINE if name in cleaned
        }


@admin.register(House)
class HouseAdmin(ModelAdmin[House]):
    form = HouseForm
    formfield_overrides = {models.TextField: {"widget": AdminTextareaWidget(attrs={"rows": 5})}}
    fieldsets = [
        ("Name", {"fields": ["name", "mark", "own_tagline", "social_links"]}),
        ("How it speaks", {"fields": ["offers_both_languages", "family_name_first", "time_zone"]}),
        ("What it means", {"fields": ["rating_words"]}),
        (
            "Comments",
            {"fields": ["comment_policy", "comments_need_email", "comment_links_allowed"]},
        ),
    ]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: House | None = None) -> bool:
        return False

    def get_object(self, request: HttpRequest, object_id: str, *args: Any) -> House | None:
        """The house as it is, before anything was saved too."""
        if object_id != str(House().pk):
            return None
        return House.objects.first() or House()

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        return HttpResponseRedirect(reverse("admin:house_house_change", args=[House().pk]))

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Once a change is committed this process goes by it at once."""
        response = super().changeform_view(request, *args, **kwargs)
        if request.method == "POST":
            House.objects.forget()
        return response
