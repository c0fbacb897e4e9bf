"""Shows: as another page names them, and whole."""

from collections.abc import Iterable

from django.http import HttpRequest

from reviews.jsonld.graph import JsonLd, images, known, other_names
from reviews.jsonld.people import person
from shows.models import Credit, Show

Role = Credit.Role
_CREW = {Role.DIRECTOR: "director", Role.WRITER: "author", Role.MUSIC: "musicBy"}


def show(request: HttpRequest, show: Show) -> JsonLd:
    """From no more than its kind, its slug and its title in both scripts."""
    name, other = show.printed_names
    return known(
        {
            "@type": "Movie" if show.is_film else "TVSeries",
            "name": name,
            "alternateName": other_names(name, other),
            "url": request.build_absolute_uri(show.get_absolute_url()),
        }
    )


def whole_show(request: HttpRequest, row: Show, credits: Iterable[Credit]) -> JsonLd:
    """With everybody in its ``credits``, and their people."""
    found = show(request, row)
    network = row.original_network
    names = (row.title, row.title_hangul, row.title_romanized, *row.other_titles)
    more = {
        "@id": found["url"],
        "alternateName": other_names(str(found["name"]), *names),
        "description": row.synopsis,
        "countryOfOrigin": {"@type": "Country", "name": row.country},
        "publisher": {"@type": "Organization", "name": str(network)} if network else None,
        "image": images(request, [(row.poster, "", row.poster_credit)]),
        **(_release(row) if row.is_film else _run(row)),
        **_made_by(request, list(credits)),
    }
    return known(found | more)


def _run(show: Show) -> JsonLd:
    first = show.aired_from.isoformat() if show.aired_from else _year(show)
    return {
        "startDate": first,
        "endDate": show.aired_to and show.aired_to.isoformat(),
        "numberOfEpisodes": show.episode_count,
    }


def _release(film: Show) -> JsonLd:
    day = film.aired_from.isoformat() if film.aired_from else _year(film)
    is_one_length = film.runtime_min and film.runtime_max in (None, film.runtime_min)
    return {
        "dateCreated": day,
        "datePublished": day,
        "duration": f"PT{film.runtime_min}M" if is_one_length else None,
    }


def _year(show: Show) -> str:
    return f"{show.year:04}" if show.year else ""


def _made_by(request: HttpRequest, credits: list[Credit]) -> JsonLd:
    made: dict[str, list[JsonLd]] = {
        "actor": [_part(request, one) for one in credits if one.is_cast]
    }
    for role, name in _CREW.items():
        made[name] = [person(request, one.person) for one in credits if one.role == role]
    authors = [person(request, one.person) for one in credits if one.role == Role.ORIGINAL_AUTHOR]
    original = {"@type": "CreativeWork", "author": authors} if authors else None
    return {**made, "isBasedOn": original}


def _part(request: HttpRequest, credit: Credit) -> JsonLd:
    """Somebody as somebody, or where no character is known the actor alone."""
    actor = person(request, credit.person)
    names = [name for name in (credit.character, credit.character_hangul) if name]
    if not names:
        return actor
    return {"@type": "PerformanceRole", "actor": actor, "characterName": names}
