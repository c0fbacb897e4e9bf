"""People and shows from ``people.toml`` and ``shows/*.toml``."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.text import slugify

from demo.files import Entry, read, read_folder
from demo.tally import Tally
from people.models import Person
from shows.models import Availability, Credit, Episode, Genre, Network, Platform, Show


def checked[M: Model](entry: Entry, instance: M) -> M:
    """The instance, once the model itself has nothing against it."""
    try:
        instance.full_clean()
    except ValidationError as error:
        for field, messages in error.message_dict.items():
            raise entry.bad(field, "; ".join(messages)) from error
    return instance


def load_people(tally: Tally) -> None:
    known = set(Person.objects.values_list("slug", flat=True))
    new = []
    for entry in read("people.toml").entries("people"):
        person = _person(entry)
        tally.count("people", is_new=person.slug not in known)
        if person.slug not in known:
            new.append(person)
    Person.objects.bulk_create(new)


def _person(entry: Entry) -> Person:
    person = Person(
        slug=entry.need("slug"),
        name=entry.need("name"),
        aliases=entry.lines("aliases"),
        **entry.have("family_name", "name_hangul", "groups", "born_on"),
    )
    entry.close()
    return person


def load_shows(tally: Tally) -> None:
    known = set(Show.objects.values_list("slug", flat=True))
    people = Person.objects.in_bulk(field_name="slug")
    for entry in read_folder("shows"):
        slug = entry.need("slug")
        tally.count("shows", is_new=slug not in known)
        if slug not in known:
            _create_show(slug, entry, people)
    _name_in_hangul(read("hangul.toml").need("names"))


def _name_in_hangul(names: dict[str, str]) -> None:
    """The short lists' names; a name that an editor gave stays."""
    for model in (Genre, Network, Platform):
        for named in model.objects.filter(name__in=names, name_hangul=""):
            named.name_hangul = names[named.name]
            named.save()


def _create_show(slug: str, entry: Entry, people: dict[str, Person]) -> None:
    episodes, credit_rows, places = map(entry.entries, ("episodes", "credits", "availability"))
    genres = [_named(Genre, name) for name in entry.take("genres", [])]
    network = entry.take("network")
    show = Show(
        slug=slug,
        title=entry.need("title"),
        aliases=entry.lines("aliases"),
        original_network=_named(Network, network) if network else None,
        **entry.have("kind", "country", "title_hangul", "title_romanized", "year"),
        **entry.have("aired_from", "aired_to", "airing_days", "episode_count"),
        **entry.have("runtime_min", "runtime_max", "runtime_note", "synopsis", "content_notes"),
    )
    entry.close()
    checked(entry, show).save()
    show.genres.set(genres)
    Episode.objects.bulk_create(_episode(show, row) for row in episodes)
    Credit.objects.bulk_create(_credit(show, row, people) for row in credit_rows)
    Availability.objects.bulk_create(_availability(show, row) for row in places)


def _named[M: (Genre, Network, Platform)](model: type[M], name: str) -> M:
    """The entry of a short list, added when it is new."""
    return model.objects.get_or_create(name=name, defaults={"slug": slugify(name)})[0]


def _episode(show: Show, entry: Entry) -> Episode:
    number = entry.need("number")
    if show.episode_count is None or not 1 <= number <= show.episode_count:
        raise entry.bad("number", f"is {number}, but the show has {show.episode_count} episodes")
    columns = entry.have("title", "title_hangul", "aired_on", "viewership")
    entry.close()
    return Episode(show=show, number=number, **columns)


def _credit(show: Show, entry: Entry, people: dict[str, Person]) -> Credit:
    slug = entry.need("person")
    if slug not in people:
        raise entry.bad("person", f"is {slug!r}, who is not in people.toml")
    role = entry.need("role")
    if role not in Credit.Role.values:
        raise entry.bad("role", f"is {role!r}, not one of {', '.join(Credit.Role.values)}")
    columns = entry.have("character", "character_hangul", "character_note", "billing")
    entry.close()
    return Credit(show=show, person=people[slug], role=role, **columns)


def _availability(show: Show, entry: Entry) -> Availability:
    columns: dict[str, Any] = {
        "platform": _named(Platform, entry.need("platform")),
        "status": entry.need("status"),
        "checked_on": entry.need("checked_on"),
    }
    if columns["status"] not in Availability.Status.values:
        raise entry.bad("status", f"is {columns['status']!r}")
    columns |= entry.have("region", "url")
    entry.close()
    return Availability(show=show, **columns)
