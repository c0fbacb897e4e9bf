"""The list of blocks: words, sites and e-mail addresses are typed here, places come from a comment alone."""

from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from comments.admin.noted import note_steering
from comments.models import Block
from comments.models.commenter import address_key
from desk.parts import ModelAdmin, ModelForm
from text.hosts import normal_host

PLACES = (Block.Kind.ADDRESS, Block.Kind.NETWORK)
LONGEST = timedelta(days=30)
"""For which a place may be blocked from now on."""
SHOWN = 8
"""Letters of a digest; they tell two places apart and nothing else."""


class BlockForm(ModelForm[Block]):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "kind" in self.fields:
            kinds = [(kind, label) for kind, label in Block.Kind.choices if kind not in PLACES]
            self.fields["kind"].choices = kinds  # type: ignore[attr-defined]
            self.fields["value"].help_text = (
                "Words as they stand in the text, a site such as shop.example, or an e-mail address; "
                "@shop.example means every address there."
            )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if {"kind", "value"} <= data.keys():
            try:
                data["value"] = normal(data["kind"], data["value"])
            except ValidationError as error:
                self.add_error("value", error)
        if (
            self.instance.kind in PLACES
            and "expires_at" in data
            and not _is_soon(data["expires_at"])
        ):
            self.add_error("expires_at", "A place is blocked for 30 days at most: name the end.")
        return data


def _is_soon(ends: datetime | None) -> bool:
    return ends is not None and ends <= timezone.now() + LONGEST


def normal(kind: str, typed: str) -> str:
    """As it is compared with what comes in; raises ``ValidationError`` for what cannot be compared."""
    if kind == Block.Kind.EMAIL:
        value = address_key(typed)
        EmailValidator("Type an address, or @ and a domain.")(
            f"any{value}" if value.startswith("@") else value
        )
        return value
    if kind == Block.Kind.HOST:
        return _host(typed)
    return " ".join(typed.split())


def _host(typed: str) -> str:
    """Of a whole address or of a bare name."""
    address = typed.strip()
    try:
        host = normal_host(urlsplit(address if "//" in address else f"//{address}").netloc)
    except ValueError:
        host = ""
    if not host:
        raise ValidationError("Type the name of a site, such as shop.example.")
    return host


@admin.register(Block)
class BlockAdmin(ModelAdmin[Block]):
    form = BlockForm
    list_display = ["kind", "readable", "effect", "expires_at", "reason", "created_by"]
    list_display_links = ["kind", "readable"]
    list_filter = ["kind", "effect"]
    list_select_related = ["created_by"]
    search_fields = ["value", "reason"]
    ordering = ["-created_at", "-pk"]
    fields = ["kind", "value", "effect", "expires_at", "reason"]

    def get_fields(self, request: HttpRequest, obj: Block | None = None) -> Any:
        """What is blocked stays what it is; for something else there is another block."""
        if obj is None:
            return self.fields
        return ["kind", "readable", "effect", "expires_at", "reason", "created_at", "created_by"]

    def get_readonly_fields(self, request: HttpRequest, obj: Block | None = None) -> Any:
        return [] if obj is None else ["kind", "readable", "created_at", "created_by"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Block]:
        return super().get_queryset(request).select_related("created_by")

    @admin.display(description="what", ordering="value")
    def readable(self, block: Block) -> str:
        if block.kind in PLACES:
            return f"the place of a comment, {block.value[:SHOWN]}…"
        return block.value

    def save_model(
        self, request: HttpRequest, obj: Block, form: ModelForm[Block], change: bool
    ) -> None:
        if not change:
            obj.created_by = request.user  # type: ignore[assignment]  # the desk is for users only
        super().save_model(request, obj, form, change)
        words = f"{obj.kind}: {obj.effect}"
        note_steering(request, obj, f"changed, {words}" if change else f"added, {words}")
