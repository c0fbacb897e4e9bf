"""The site itself, and the house that publishes it."""

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse

from config.language import offered
from house.models import House
from reviews.jsonld.graph import JsonLd, known

_WORDS = "search_term_string"


def publisher(request: HttpRequest) -> JsonLd:
    house = House.objects.current()
    return known(
        {
            "@type": "Organization",
            "name": house.name,
            "alternateName": house.mark,
            "url": request.build_absolute_uri(reverse("reviews:home")),
            "logo": request.build_absolute_uri(static("img/mark.svg")),
            "sameAs": [link.address for link in house.links],
        }
    )


def website(request: HttpRequest) -> JsonLd:
    house = House.objects.current()
    address = request.build_absolute_uri(reverse("reviews:home"))
    search = request.build_absolute_uri(reverse("reviews:search"))
    return known(
        {
            "@type": "WebSite",
            "@id": address,
            "url": address,
            "name": house.name,
            "alternateName": house.mark,
            "description": house.tagline,
            "inLanguage": offered(),
            "publisher": publisher(request),
            "potentialAction": {
                "@type": "SearchAction",
                "target": {"@type": "EntryPoint", "urlTemplate": f"{search}?q={{{_WORDS}}}"},
                "query-input": f"required name={_WORDS}",
            },
        }
    )
