"""Days and times as the house has them, for readers and editors alike."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from house.models import House


class HouseZone:
    """Makes the house's time zone the active one while a request is answered."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with timezone.override(House.objects.current().zone):
            return self.get_response(request)
