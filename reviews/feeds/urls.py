"""The feeds of what is written, of no language but the site's own."""

from reviews.converters import TAG_SLUG
from reviews.feeds import views
from reviews.feeds.answers import in_both_forms

urlpatterns = [
    *in_both_forms("", views.of_site, "feed"),
    *in_both_forms("shows/<slug:slug>/", views.of_show, "show_feed"),
    *in_both_forms("people/<slug:slug>/", views.of_person, "person_feed"),
    *in_both_forms(f"tags/<{TAG_SLUG}:slug>/", views.of_tag, "tag_feed"),
    *in_both_forms("authors/<int:pk>/", views.of_author, "author_feed"),
    *in_both_forms("lines/", views.of_lines, "line_feed"),
]
