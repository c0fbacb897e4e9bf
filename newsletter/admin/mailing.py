"""Mailings: what the site made by itself, to be looked at, and notes, to be written, tried and sent."""

from smtplib import SMTPException
from typing import Any, ClassVar

from django.contrib import admin
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.db.models import Count, Field, Q, QuerySet
from django.forms import Field as FormField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString

from desk.moments import moment_in_words
from desk.parts import Button, ButtonsAdmin, ModelForm
from newsletter.letters import trial
from newsletter.models import Mailing
from newsletter.models.mailing import KEPT_FOR


class NoteForm(ModelForm[Mailing]):
    def clean(self) -> dict[str, Any]:
        """The row is held until it is saved: a note does not go out in between."""
        data = super().clean() or self.cleaned_data
        if self.instance.pk is not None:
            stored = Mailing.objects.select_for_update().filter(pk=self.instance.pk).first()
            if stored is None or not stored.is_open:
                raise ValidationError(
                    "It went out meanwhile and stays as it was. Your text is here still."
                )
        return data


@admin.register(Mailing)
class MailingAdmin(ButtonsAdmin[Mailing]):
    form = NoteForm
    list_display = ["headline", "kind", "due_at", "listed_at", "sent", "waiting"]
    list_filter = ["kind"]
    list_select_related = ["review"]
    ordering = ["-created_at", "-pk"]
    fields = ["state", "subject", "text", "preview"]
    readonly_fields = ["state", "preview"]
    buttons: ClassVar[list[Button]] = [
        Button("try_out", "Send it to me alone", needs="view"),
        Button("send", "Send it to every subscriber", needs="send"),
        Button("take_back", "Take it back", needs="send"),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Mailing]:
        sent, waiting = Q(deliveries__sent_at__isnull=False), Q(deliveries__begun_at=None)
        found = super().get_queryset(request).defer("review__body", "review__plain")
        counted: QuerySet[Mailing] = found.annotate(
            sent_count=Count("deliveries", sent),
            waiting_count=Count("deliveries", waiting & Q(deliveries__pk__isnull=False)),
        )
        return counted

    def formfield_for_dbfield(
        self, db_field: "Field[Any, Any]", request: HttpRequest, **kwargs: Any
    ) -> FormField | None:
        """Only a note is ever written here, and a note has both; the other kinds' columns are blank."""
        box: FormField | None = super().formfield_for_dbfield(db_field, request, **kwargs)
        if box is not None:
            box.required = True
        return box

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.preview_page)
        own = path("<int:pk>/preview/", view, name="newsletter_mailing_preview")
        return [own, *super().get_urls()]

    def has_change_permission(self, request: HttpRequest, obj: Mailing | None = None) -> bool:
        """What has gone out is not changed any more, and what the site makes is made of the reviews.

        A form that is sent too late is refused by itself, with what was typed.
        """
        is_late = request.method == "POST" and obj is not None and obj.kind == Mailing.Kind.NOTE
        is_open = obj is None or obj.is_open or is_late
        return is_open and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Mailing | None = None) -> bool:
        """A mailing about a review would only be made anew."""
        is_open = obj is not None and obj.is_draft
        return is_open and super().has_delete_permission(request, obj)

    def has_send_permission(self, request: HttpRequest, obj: Mailing | None = None) -> bool:
        return request.user.has_perm("newsletter.send_mailing")

    def buttons_for(self, obj: Mailing | None) -> list[Button]:
        if obj is None or not obj.is_open:
            return []
        left_out = "take_back" if obj.is_draft else "send"
        return [button for button in self.buttons if button.name != left_out]

    def view_on_site(self, obj: Mailing) -> str | None:
        """In the archive, from when it goes out."""
        return obj.get_absolute_url() if obj.listed_at else None

    def try_out(self, request: HttpRequest, obj: Mailing) -> str:
        to = "" if isinstance(request.user, AnonymousUser) else request.user.email
        if not to:
            return "Your login has no address: nothing was sent."
        try:
            trial(obj, to).send(using="default")
        except (SMTPException, OSError) as error:
            return f"The mail server did not take it, nothing was sent: {error}"
        return f"Sent to {to}."

    def save_model(
        self, request: HttpRequest, obj: Mailing, form: ModelForm[Mailing], change: bool
    ) -> None:
        """Of one that is stored only what the form may change: when it goes out is decided elsewhere."""
        obj.save(update_fields=["subject", "text"] if change else None)

    def send(self, request: HttpRequest, obj: Mailing) -> str:
        obj.send()
        moment = date_format(timezone.localtime(obj.due_at), "H:i")
        return f"It goes out at {moment}. Until then it can be corrected, or taken back."

    def take_back(self, request: HttpRequest, obj: Mailing) -> str:
        if obj.take_back():
            return "It is a draft again: nobody was sent it."
        return "It is too late: it is on its way."

    def preview_page(self, request: HttpRequest, pk: int) -> HttpResponse:
        mailing = get_object_or_404(Mailing.objects.select_related("review__show"), pk=pk)
        if not self.has_view_permission(request, mailing):
            return HttpResponse(status=403)
        message = trial(mailing, "reader@mail.example")
        if "text" in request.GET:
            return HttpResponse(message.body, content_type="text/plain; charset=utf-8")
        return HttpResponse(message.alternatives[0][0])

    @admin.display(description="state")
    def state(self, mailing: Any) -> str:
        """How many got it is known for as long as their deliveries are kept."""
        if mailing.due_at is None:
            return "A draft: nobody is sent it yet."
        if mailing.listed_at is None:
            return f"Goes out on {moment_in_words(mailing.due_at)}."
        went = f"Went out on {moment_in_words(mailing.listed_at)}"
        if mailing.listed_at < timezone.now() - KEPT_FOR:
            return f"{went}."
        waiting = mailing.deliveries.waiting().count()
        waits = f"; {waiting} more to go" if waiting else ""
        return f"{went} to {mailing.sent_count}{waits}."

    @admin.display(description="preview")
    def preview(self, mailing: Mailing) -> SafeString | str:
        if mailing._state.adding:
            return "Save it first."
        way = reverse("admin:newsletter_mailing_preview", args=[mailing.pk])
        link = '<a href="{0}">As HTML</a> or <a href="{0}?text">as text</a>'
        return format_html(link, way)

    @admin.display(description="sent", ordering="sent_count")
    def sent(self, mailing: Any) -> int:
        return int(mailing.sent_count)

    @admin.display(description="waiting", ordering="waiting_count")
    def waiting(self, mailing: Any) -> int:
        return int(mailing.waiting_count)
