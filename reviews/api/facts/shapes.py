"""Shows and people as answers. A text that is not known is empty, a number or a day null."""

from datetime import date
from typing import Literal

from ninja import Schema

# Written out: two enumerations of one name become one in the OpenAPI document.
ShowKind = Literal["drama", "film", "special"]


class Picture(Schema):
    url: str
    credit: str


class Named(Schema):
    """A genre, a network or a platform."""

    slug: str
    name: str
    name_hangul: str


class ShowName(Schema):
    slug: str
    url: str
    title: str
    title_hangul: str
    year: int | None


class PersonName(Schema):
    slug: str
    url: str
    name: str
    name_hangul: str


class ShowCard(ShowName):
    kind: ShowKind
    country: str
    title_romanized: str
    original_network: Named | None
    episode_count: int | None
    poster: Picture | None


class Episode(Schema):
    """``viewership`` is the nationwide share of the audience in percent."""

    number: int
    title: str
    title_hangul: str
    aired_on: date | None
    viewership: float | None


class Part(Schema):
    """What somebody did in a show; ``character`` is empty for those behind the camera."""

    role: str
    character: str
    character_hangul: str
    character_note: str


class Credit(Part):
    person: PersonName


class Availability(Schema):
    """What a platform offered in a region on the day when somebody looked."""

    platform: Named
    homepage: str
    region: str
    status: str
    url: str
    checked_on: date


class Show(ShowCard):
    other_titles: list[str]
    aired_from: date | None
    aired_to: date | None
    airing_days: str
    genres: list[Named]
    runtime_min: int | None
    runtime_max: int | None
    runtime_note: str
    synopsis: str
    synopsis_source: str
    content_notes: str
    trailer_url: str
    follows: ShowName | None
    followed_by: list[ShowName]
    episodes: list[Episode]
    credits: list[Credit]
    availability: list[Availability]


class Role(Part):
    show: ShowName


class Person(PersonName):
    family_name: str
    other_names: list[str]
    groups: str
    born_on: date | None
    bio: str
    photo: Picture | None
    credits: list[Role]
