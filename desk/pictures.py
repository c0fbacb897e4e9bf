"""Pictures sent one by one while a form is open, so that none is lost when the form is refused."""

from typing import Any, cast

from django import forms
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse

from desk.models import WaitingPicture
from desk.models.waiting_picture import MOST_WAITING
from desk.parts import ModelForm
from images.fields import Picture
from text.typed import one_line


class WaitingForm(ModelForm[WaitingPicture]):
    """Takes an upload as the form of a photo does."""

    class Meta:
        model = WaitingPicture
        fields = ["image"]

    def clean(self) -> dict[str, Any] | None:
        if WaitingPicture.objects.of(self.instance.user).count() >= MOST_WAITING:
            raise forms.ValidationError(
                f"{MOST_WAITING} pictures of yours wait for a review to be saved: save it first."
            )
        return super().clean()


def upload(page: "ModelAdmin[Any]", request: HttpRequest) -> HttpResponse:
    """Keeps the one file of a POST; answers with its token and a small copy, or with a sentence."""
    if not (page.has_add_permission(request) or page.has_change_permission(request)):
        raise PermissionDenied
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    file: Any = request.FILES.get("image")
    user: Any = request.user
    waiting = WaitingPicture(user=user, name=one_line(getattr(file, "name", None) or "", 200))
    form = WaitingForm(files=request.FILES, instance=waiting)
    if not form.is_valid():
        return JsonResponse({"error": _first_sentence(form)}, status=400)
    kept = form.save()
    small = cast(Picture, kept.image).smallest_url
    answer = {"token": kept.token, "url": small, "name": kept.name}
    return JsonResponse(answer | {"width": kept.width, "height": kept.height}, status=201)


def _first_sentence(form: WaitingForm) -> str:
    return str(next(iter(form.errors.values()))[0])
