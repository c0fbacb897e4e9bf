from django.urls import path, re_path

from reviews.cards import oembed, views

app_name = "cards"
urlpatterns = [
    re_path(
        r"^cards/(?P<kind>reviews|shows|lines|lists|years|house)/(?P<pk>[0-9]{1,18})-(?P<digest>[0-9a-f]{1,64})\.png$",
        views.card,
        name="card",
    ),
    path("oembed", oembed.oembed, name="oembed"),
]
