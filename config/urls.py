"""Every address of the site; the last pattern takes what no other does."""

from django.conf import settings
from django.conf.urls.static import static
from django.contrib import admin
from django.urls import include, path

from reviews.views.fallback import fallback

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include("comments.urls")),
    path("", include("shows.urls")),
    path("", include("people.urls")),
    path("", include("reviews.urls")),
    *static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT),
    path("<path:path>", fallback, name="fallback"),
]
