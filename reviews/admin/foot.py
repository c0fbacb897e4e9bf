"""What is changed at the desk stands at the foot of this process's pages at once."""

from typing import TYPE_CHECKING, Any

from django.contrib.admin import ModelAdmin as PlainModelAdmin
from django.http import HttpRequest, HttpResponse

from reviews.foot import foot
from reviews.models import Review

if TYPE_CHECKING:
    Page = PlainModelAdmin[Review]
else:
    Page = object


class FootAdmin(Page):
    """Mixin for the page of the reviews, before all that commit: its list has actions, its form buttons."""

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        return _forgetting(request, super().changeform_view(request, *args, **kwargs))

    def changelist_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        return _forgetting(request, super().changelist_view(request, *args, **kwargs))

    def delete_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        return _forgetting(request, super().delete_view(request, *args, **kwargs))


def _forgetting(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    if request.method == "POST":
        foot.forget()
    return response
