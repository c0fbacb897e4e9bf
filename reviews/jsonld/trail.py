"""Where a page stands: the way to it from the front page."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy

from house.models import House
from reviews.jsonld.graph import JsonLd

SECTIONS = {
    "reviews:review_list": gettext_lazy("Reviews"),
    "shows:show_list": gettext_lazy("Shows"),
    "people:person_list": gettext_lazy("People"),
    "reviews:line_list": gettext_lazy("Lines worth keeping"),
    "reviews:ranked_list_list": gettext_lazy("Lists"),
    "reviews:year_list": gettext_lazy("Years"),
    "reviews:tag_list": gettext_lazy("Tags"),
}
"""The lists of the site by the names of their addresses."""


def trail(request: HttpRequest, section: str = "", here: str = "") -> JsonLd:
    """To the page asked for: a ``section``, or what is called ``here``, in a section or in none."""
    steps = [(House.objects.current().name, reverse("reviews:home"))]
    if section:
        steps.append((str(SECTIONS[section]), reverse(section)))
    if here:
        steps.append((here, request.path))
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": name,
                "item": request.build_absolute_uri(path),
            }
            for position, (name, path) in enumerate(steps, 1)
        ],
    }
