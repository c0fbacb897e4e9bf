"""Factories of what is known, people and shows; ``tests.factories`` has them too."""

from datetime import date
from decimal import Decimal

import factory
from factory.django import DjangoModelFactory

from shows.models import Availability, Credit, Show


class PersonFactory(DjangoModelFactory):
    class Meta:
        model = "people.Person"

    class Params:
        im_siwan = factory.Trait(
            slug="im-si-wan",
            name="Im Si-wan",
            family_name="Im",
            name_hangul="임시완",
            aliases="Yim Si-wan\nSiwan",
            groups="ZE:A",
            born_on=date(1988, 12, 1),
        )

    slug = factory.Sequence(lambda n: f"shin-se-kyung-{n}")
    name = factory.Sequence(lambda n: f"Shin Se-kyung {n}")
    family_name = "Shin"
    name_hangul = "신세경"


class NetworkFactory(DjangoModelFactory):
    class Meta:
        model = "shows.Network"

    slug = factory.Sequence(lambda n: f"jtbc-{n}")
    name = factory.Sequence(lambda n: f"JTBC {n}")
    name_hangul = "제이티비씨"


class PlatformFactory(DjangoModelFactory):
    class Meta:
        model = "shows.Platform"

    slug = factory.Sequence(lambda n: f"viki-{n}")
    name = factory.Sequence(lambda n: f"Viki {n}")
    homepage = "https://www.viki.com/"


class GenreFactory(DjangoModelFactory):
    class Meta:
        model = "shows.Genre"

    slug = factory.Sequence(lambda n: f"romance-{n}")
    name = factory.Sequence(lambda n: f"Romance {n}")
    name_hangul = "로맨스"


class ShowFactory(DjangoModelFactory):
    """A drama of sixteen episodes; ``film=True`` for one without, ``bare=True`` for a mere title."""

    class Meta:
        model = "shows.Show"
        skip_postgeneration_save = True

    class Params:
        film = factory.Trait(kind=Show.Kind.FILM, episode_count=None, aired_to=None, airing_days="")
        run_on = factory.Trait(slug="run-on", title="Run On")
        bare = factory.Trait(
            **dict.fromkeys(["title_hangul", "title_romanized", "airing_days", "synopsis"], ""),
            **dict.fromkeys(["year", "aired_from", "aired_to", "episode_count"]),
            **dict.fromkeys(["original_network", "runtime_min", "runtime_max"]),
        )

    slug = factory.Sequence(lambda n: f"run-on-{n}")
    kind = Show.Kind.DRAMA
    title = factory.Sequence(lambda n: f"Run On {n}")
    title_hangul = "런 온"
    title_romanized = "Reon On"
    year = 2020
    aired_from = date(2020, 12, 16)
    aired_to = date(2021, 2, 4)
    airing_days = Show.AiringDays.WED_THU
    original_network = factory.SubFactory(NetworkFactory)
    episode_count = 16
    runtime_min = 70
    runtime_max = 70
    synopsis = "A sprinter who stops running meets a translator who does not."

    @factory.post_generation
    def genres(self, create, extracted, **kwargs):
        if create and extracted:
            self.genres.add(*extracted)


class EpisodeFactory(DjangoModelFactory):
    class Meta:
        model = "shows.Episode"

    show = factory.SubFactory(ShowFactory)
    number = factory.Sequence(lambda n: n % 998 + 1)
    aired_on = date(2020, 12, 16)
    viewership = Decimal("2.114")


class CreditFactory(DjangoModelFactory):
    class Meta:
        model = "shows.Credit"

    show = factory.SubFactory(ShowFactory)
    person = factory.SubFactory(PersonFactory)
    role = Credit.Role.LEAD
    character = factory.Sequence(lambda n: f"Oh Mi-joo {n}")
    character_hangul = "오미주"
    character_note = "Translates films, and says what she thinks of them."
    billing = factory.Sequence(lambda n: n % 30_000)


class AvailabilityFactory(DjangoModelFactory):
    class Meta:
        model = "shows.Availability"

    show = factory.SubFactory(ShowFactory)
    platform = factory.SubFactory(PlatformFactory)
    region = "US"
    status = Availability.Status.LICENSED
    checked_on = date(2026, 11, 1)
