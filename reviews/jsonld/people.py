"""People: those who make shows, and those who write and comment here."""

from django.http import HttpRequest

from people.models import Person
from reviews.jsonld.graph import JsonLd, images, known, other_names
from text.typed import printable


def signed(name: str) -> JsonLd:
    """Somebody known by a name alone."""
    return {"@type": "Person", "name": printable(name)}


def person(request: HttpRequest, person: Person) -> JsonLd:
    """Somebody that a page names, with the way to their own."""
    name, other = person.printed_names
    return known(
        {
            "@type": "Person",
            "name": name,
            "alternateName": other_names(name, other),
            "url": request.build_absolute_uri(person.get_absolute_url()),
        }
    )


def person_page(request: HttpRequest, row: Person) -> JsonLd:
    found = person(request, row)
    names = other_names(str(found["name"]), row.printed_name, row.name_hangul, *row.other_names)
    more = {
        "@id": found["url"],
        "alternateName": names,
        "description": row.bio,
        "birthDate": row.born_on and row.born_on.isoformat(),
        "memberOf": {"@type": "PerformingGroup", "name": row.groups} if row.groups else None,
        "image": images(request, [(row.photo, "", row.photo_credit)]),
    }
    return known(found | more)
