from django.urls import path

from reviews.converters import TAG_SLUG, YEAR
from reviews.search import views as search
from reviews.views import collections, home, reviews, seen, years

app_name = "reviews"
urlpatterns = [
    path("", home.home, name="home"),
    path("about/", home.about, name="about"),
    path("reviews/", reviews.review_list, name="review_list"),
    path("reviews/<slug:slug>/", reviews.review_detail, name="review_detail"),
    path("reviews/<slug:slug>/seen/", seen.seen, name="seen"),
    path("pages/<slug:slug>/", reviews.page_detail, name="page_detail"),
    path("preview/<str:token>/", reviews.preview, name="preview"),
    path("lines/", collections.line_list, name="line_list"),
    path("lines/<int:pk>/", collections.line_detail, name="line_detail"),
    path("lists/", collections.ranked_list_list, name="ranked_list_list"),
    path("lists/<slug:slug>/", collections.ranked_list_detail, name="ranked_list_detail"),
    path("years/", years.year_list, name="year_list"),
    path(f"years/<{YEAR}:year>/", years.year_detail, name="year_detail"),
    path("tags/", collections.tag_list, name="tag_list"),
    path(f"tags/<{TAG_SLUG}:slug>/", collections.tag_detail, name="tag_detail"),
    path("search/", search.search, name="search"),
    path("search/suggestions/", search.suggestions, name="suggestions"),
    path("search/suggestions/browser/", search.browser_suggestions, name="browser_suggestions"),
    path("search/opensearch.xml", search.opensearch, name="opensearch"),
]
