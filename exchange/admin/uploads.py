"""Bring a blog over: an export is sent, tried, told of, and imported at an editor's word."""

from typing import Any, ClassVar

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.decorators import method_decorator
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST, require_safe

from desk.parts import ModelAdmin
from exchange.admin.forms import UploadForm
from exchange.admin.written import TitledList
from exchange.models import Upload
from exchange.uploads import reports, work
from exchange.uploads.claims import is_worked_at
from exchange.uploads.folders import Files
from exchange.uploads.receiving import Receiver
from exchange.uploads.words import how_far
from reviews.roles import may_change_others


@admin.register(Upload)
class UploadAdmin(TitledList, ModelAdmin[Upload]):
    list_title = "Exports sent here"
    change_list_template = "exchange/upload_list.html"
    list_display = ["name", "phase", "sent_at", "author"]
    list_select_related: ClassVar[list[str]] = ["author"]
    search_fields = ["name"]
    ordering = ["-sent_at"]
    actions = None
    view_on_site = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        """An import writes reviews under the names of others."""
        return super().has_add_permission(request) and may_change_others(request.user)

    def has_change_permission(self, request: HttpRequest, obj: Upload | None = None) -> bool:
        return self.has_add_permission(request)

    def has_delete_permission(self, request: HttpRequest, obj: Upload | None = None) -> bool:
        """Not while its reviews are being made."""
        may = self.has_add_permission(request)
        is_at_it = obj is not None and obj.phase == Upload.Phase.IMPORTING and is_worked_at(obj)
        return may and not is_at_it

    def has_view_permission(self, request: HttpRequest, obj: Upload | None = None) -> bool:
        return self.has_add_permission(request)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Upload]:
        return super().get_queryset(request).defer("report")

    def get_urls(self) -> list[URLPattern]:
        presses = [
            ("<int:pk>/go-on/", require_POST(self.go_on), "go_on"),
            ("<int:pk>/import/", require_POST(self.import_now), "import"),
            ("<int:pk>/progress/", require_safe(self.progress), "progress"),
            ("<int:pk>/report.json", require_safe(self.report), "report"),
        ]
        own = [
            path(route, self.admin_site.admin_view(view), name=f"exchange_upload_{name}")
            for route, view, name in presses
        ]
        add = path("add/", self.admin_site.admin_view(self.add_view), name="exchange_upload_add")
        return [add, *own, *super().get_urls()]

    @method_decorator(csrf_exempt)  # until it is said where the files go; ``_receive`` protects
    def add_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        if request.method != "POST":
            return self._form(request, UploadForm(initial={"author": request.user.pk}))
        receiver = Receiver()
        request.upload_handlers = [receiver]
        try:
            return self._receive(request, receiver)
        finally:
            if not Upload.objects.filter(folder=receiver.files.token).exists():
                receiver.discard()

    @method_decorator(csrf_protect)
    def _receive(self, request: HttpRequest, receiver: Receiver) -> HttpResponse:
        form = UploadForm(request.POST, request.FILES, faults=receiver.faults)
        if not form.is_valid():
            return self._form(request, form)
        sent, pictures = form.cleaned_data["export"], form.cleaned_data["pictures"]
        upload = Upload.objects.create(
            name=sent.path.name,
            pictures=pictures.path.name if pictures else "",
            folder=receiver.files.token,
            author=form.cleaned_data["author"],
        )
        self.log_addition(request, upload, "Sent an export.")
        if form.left_out:
            messages.warning(request, form.left_out)
        work.go_on(upload)
        return HttpResponseRedirect(upload.get_absolute_url())

    def _form(self, request: HttpRequest, form: UploadForm) -> HttpResponse:
        context = self._context(request, title="Bring a blog over", form=form)
        return TemplateResponse(request, "exchange/upload_form.html", context)

    def change_view(
        self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        upload = self._upload(request, object_id)
        context = self._context(request, title=str(upload), **_state(upload))
        if upload.report:
            context |= _told(upload, request.GET.get("page", "1"))
        return TemplateResponse(request, "exchange/upload.html", context)

    def progress(self, request: HttpRequest, pk: int) -> HttpResponse:
        """What the page asks for while work goes on."""
        return render(request, "exchange/progress.html", _state(self._upload(request, pk)))

    def report(self, request: HttpRequest, pk: int) -> HttpResponse:
        upload = self._upload(request, pk)
        response = HttpResponse(upload.report, content_type="application/json")
        response["Content-Disposition"] = f'attachment; filename="import-{upload.pk}.json"'
        return response

    def go_on(self, request: HttpRequest, pk: int) -> HttpResponse:
        upload = self._upload(request, pk)
        work.go_on(upload)
        return HttpResponseRedirect(upload.get_absolute_url())

    def import_now(self, request: HttpRequest, pk: int) -> HttpResponse:
        upload = self._upload(request, pk)
        if work.import_now(upload):
            self.log_change(request, upload, "Imported.")
        return HttpResponseRedirect(upload.get_absolute_url())

    def delete_model(self, request: HttpRequest, obj: Upload) -> None:
        """With its files."""
        super().delete_model(request, obj)
        Files(obj.folder).delete()

    def _upload(self, request: HttpRequest, pk: object) -> Upload:
        if not self.has_change_permission(request):
            raise PermissionDenied
        is_key = str(pk).isdecimal() and len(str(pk)) <= 18
        return get_object_or_404(Upload, pk=pk if is_key else None)

    def _context(self, request: HttpRequest, **more: Any) -> dict[str, Any]:
        return {**self.admin_site.each_context(request), "opts": self.opts, **more}


def _state(upload: Upload) -> dict[str, Any]:
    is_working = upload.is_under_way and is_worked_at(upload)
    if upload.is_under_way:
        upload.refresh_from_db()  # its work may have come to an end between two looks
    is_working = is_working and upload.is_under_way
    return {"upload": upload, "is_working": is_working, "far": how_far(upload)}


def _told(upload: Upload, number: str) -> dict[str, Any]:
    told, of = reports.Told(upload.report), upload.blog_import
    page = told.page(number)
    return {
        "told": told,
        "page": page,
        "shown": reports.shown(page, of),
        "newest": reports.newest(of) if of and not told.is_dry else [],
    }
