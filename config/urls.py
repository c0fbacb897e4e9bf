"""Every address of the site; the last pattern takes what no other does.

What has words for a reader has an address in each language, see ``config.language``.
"""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.conf.urls.static import static
from django.contrib import admin
from django.urls import include, path

from config.monitoring.health import healthz, readyz
from config.pictures import picture
from reviews.sitemaps import views as sitemaps
from reviews.views.fallback import fallback

handler500 = "config.broken.broken"

urlpatterns = [
    *([path("admin/", include("accounts.urls"))] if settings.MAILERS else []),
    path("admin/", include("accounts.doors.urls")),
    path("admin/", admin.site.urls),
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("robots.txt", sitemaps.robots, name="robots"),
    path("sitemap.xml", sitemaps.index, name="sitemap_index"),
    path("sitemap-<slug:kind>-<int:number>.xml", sitemaps.sitemap, name="sitemap"),
    path("sitemap-news.xml", sitemaps.news, name="news_sitemap"),
    path("", include("reviews.feeds.urls")),
    path("", include("comments.feeds")),
    path("", include("reviews.api.urls")),
    path("", include("reviews.cards.urls")),
    *i18n_patterns(
        path("", include("comments.urls")),
        path("", include("newsletter.urls")),
        path("", include("shows.urls")),
        path("", include("people.urls")),
        path("", include("reviews.urls")),
        prefix_default_language=False,
    ),
    *static(settings.MEDIA_URL, view=picture, document_root=settings.MEDIA_ROOT),
    path("<path:path>", fallback, name="fallback"),
]
