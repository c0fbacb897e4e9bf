"""Rows of people and shows as their answers; ``site`` is what every address begins with."""

from typing import Any, cast
from urllib.parse import urljoin

from images.fields import Picture as StoredPicture
from people.models import Person
from reviews.api.facts import shapes
from shows.models import Availability, Credit, Episode, Genre, Network, Platform, Show


def show_name(show: Show, site: str) -> shapes.ShowName:
    return shapes.ShowName(**_show_name(show, site))


def _show_name(show: Show, site: str) -> dict[str, Any]:
    return {
        "slug": show.slug,
        "url": urljoin(site, show.get_absolute_url()),
        "title": show.title,
        "title_hangul": show.title_hangul,
        "year": show.year,
    }


def show_card(show: Show, site: str) -> shapes.ShowCard:
    return shapes.ShowCard(**_show_card(show, site))


def _show_card(show: Show, site: str) -> dict[str, Any]:
    return _show_name(show, site) | {
        "kind": show.kind,
        "country": show.country,
        "title_romanized": show.title_romanized,
        "original_network": named(show.original_network) if show.original_network else None,
        "episode_count": show.episode_count,
        "poster": _picture(show.poster, show.poster_credit, site),
    }


def show(row: Show, site: str) -> shapes.Show:
    """With its parts prefetched, and their people and platforms."""
    follows = show_name(row.follows, site) if row.follows else None
    return shapes.Show(
        **_show_card(row, site),
        other_titles=row.other_titles,
        aired_from=row.aired_from,
        aired_to=row.aired_to,
        airing_days=row.airing_days,
        genres=[named(genre) for genre in row.genres.all()],
        runtime_min=row.runtime_min,
        runtime_max=row.runtime_max,
        runtime_note=row.runtime_note,
        synopsis=row.synopsis,
        synopsis_source=row.synopsis_source,
        content_notes=row.content_notes,
        trailer_url=row.trailer_url,
        follows=follows,
        followed_by=[show_name(other, site) for other in row.followed_by.all()],
        episodes=[_episode(episode) for episode in row.episodes.all()],
        credits=[_credit(credit, site) for credit in row.credits.all()],
        availability=[_availability(offer) for offer in row.availability.all()],
    )


def named(row: Genre | Network | Platform) -> shapes.Named:
    return shapes.Named(slug=row.slug, name=row.name, name_hangul=row.name_hangul)


def person_name(person: Person, site: str) -> shapes.PersonName:
    return shapes.PersonName(**_person_name(person, site))


def _person_name(person: Person, site: str) -> dict[str, Any]:
    return {
        "slug": person.slug,
        "url": urljoin(site, person.get_absolute_url()),
        "name": person.printed_name,
        "name_hangul": person.name_hangul,
    }


def person(row: Person, site: str) -> shapes.Person:
    """With its credits prefetched, and their shows."""
    return shapes.Person(
        **_person_name(row, site),
        family_name=row.family_name,
        other_names=row.other_names,
        groups=row.groups,
        born_on=row.born_on,
        bio=row.bio,
        photo=_picture(row.photo, row.photo_credit, site),
        credits=[
            shapes.Role(**_part(credit), show=show_name(credit.show, site))
            for credit in row.credits.all()
        ],
    )


def _picture(picture: Any, credit: str, site: str) -> shapes.Picture | None:
    if not picture:
        return None
    address = urljoin(site, cast(StoredPicture, picture).largest_url)
    return shapes.Picture(url=address, credit=credit)


def _part(credit: Credit) -> dict[str, str]:
    return {
        "role": credit.role,
        "character": credit.character,
        "character_hangul": credit.character_hangul,
        "character_note": credit.character_note,
    }


def _credit(credit: Credit, site: str) -> shapes.Credit:
    return shapes.Credit(**_part(credit), person=person_name(credit.person, site))


def _episode(episode: Episode) -> shapes.Episode:
    return shapes.Episode(
        number=episode.number,
        title=episode.title,
        title_hangul=episode.title_hangul,
        aired_on=episode.aired_on,
        viewership=None if episode.viewership is None else float(episode.viewership),
    )


def _availability(offer: Availability) -> shapes.Availability:
    return shapes.Availability(
        platform=named(offer.platform),
        homepage=offer.platform.homepage,
        region=offer.region,
        status=offer.status,
        url=offer.url,
        checked_on=offer.checked_on,
    )
