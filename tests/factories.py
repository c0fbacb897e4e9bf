"""One factory for every model: a plain row that is valid, with values as published reviews have them."""

from datetime import date, timedelta
from decimal import Decimal

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory, ImageField, Password

from comments.models import Comment
from shows.models import Availability, Credit, Show

PASSWORD = "running-gag-16"


class UserFactory(DjangoModelFactory):
    """Somebody with a login who may do nothing; the traits open the desk."""

    class Meta:
        model = "accounts.User"
        skip_postgeneration_save = True

    class Params:
        editor = factory.Trait(is_staff=True, is_superuser=True, byline_role="Editor")
        staff = factory.Trait(is_staff=True)

    username = factory.Sequence(lambda n: f"reviewer{n}")
    display_name = factory.Sequence(lambda n: f"Hana Reyes {n}")
    byline_role = "Reviewer"
    email = factory.LazyAttribute(lambda user: f"{user.username}@daesa.example")
    password = Password(PASSWORD)


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
    billing = factory.Sequence(lambda n: n % 100)


class AvailabilityFactory(DjangoModelFactory):
    class Meta:
        model = "shows.Availability"

    show = factory.SubFactory(ShowFactory)
    platform = factory.SubFactory(PlatformFactory)
    region = "US"
    status = Availability.Status.LICENSED
    checked_on = date(2026, 11, 1)


class TagFactory(DjangoModelFactory):
    class Meta:
        model = "reviews.Tag"

    name = factory.Sequence(lambda n: f"slow burn {n}")


class ReviewFactory(DjangoModelFactory):
    """A published review; ``draft=True`` or ``scheduled=True`` for one that readers cannot see."""

    class Meta:
        model = "reviews.Review"
        skip_postgeneration_save = True

    class Params:
        draft = factory.Trait(published_at=None)
        scheduled = factory.Trait(
            published_at=factory.LazyFunction(lambda: timezone.now() + timedelta(days=7))
        )

    show = factory.SubFactory(ShowFactory)
    author = factory.SubFactory(UserFactory)
    slug = factory.Sequence(lambda n: f"run-on-review-{n}")
    headline = factory.Sequence(lambda n: f"A romance that lets people finish {n}")
    dek = "Sixteen episodes of two adults saying what they mean."
    in_brief = "The talk is the plot.\nThe running is not a metaphor."
    body = "<h2>Two people talking</h2><p>It begins with a dropped gun, and it stays funny.</p>"
    rating = Decimal("4.5")
    first_episode = 1
    last_episode = 16
    published_at = factory.Sequence(lambda n: timezone.now() - timedelta(days=400, minutes=-n))

    @factory.post_generation
    def tags(self, create, extracted, **kwargs):
        if create and extracted:
            self.tags.add(*extracted)


class PhotoFactory(DjangoModelFactory):
    """Writes its file to ``MEDIA_ROOT``, which the tests lay in a temporary folder."""

    class Meta:
        model = "reviews.Photo"

    review = factory.SubFactory(ReviewFactory)
    number = factory.Sequence(lambda n: n + 1)
    image = ImageField(filename="track.png", format="PNG", width=64, height=36, color="#7a4")
    alt = "A running track at dusk, one lane lit."
    caption = "Lane four, after training."
    credit = "Drawing: Daesa"


class HighlightMomentFactory(DjangoModelFactory):
    class Meta:
        model = "reviews.HighlightMoment"

    review = factory.SubFactory(ReviewFactory)
    first_episode = 6
    last_episode = 7
    title = "The translation of a silence"
    text = "She asks for subtitles to what he did not say, and waits."


class MemorableLineFactory(DjangoModelFactory):
    """Said by nobody in particular; ``spoken=True`` for a character of the reviewed show."""

    class Meta:
        model = "reviews.MemorableLine"

    class Params:
        spoken = factory.Trait(
            credit=factory.SubFactory(CreditFactory, show=factory.SelfAttribute("..review.show"))
        )

    review = factory.SubFactory(ReviewFactory)
    quote = "I want to run beside you."
    quote_hangul = "같이 달리고 싶어요."
    episode = 4
    comment = "Said standing still."


class RankedListFactory(DjangoModelFactory):
    class Meta:
        model = "reviews.RankedList"

    class Params:
        draft = factory.Trait(published_at=None)

    slug = factory.Sequence(lambda n: f"best-of-2020-{n}")
    title = factory.Sequence(lambda n: f"The 10 best K-dramas of 2020, part {n}")
    intro = "Ten, because we argued about the eleventh."
    author = factory.SubFactory(UserFactory)
    published_at = factory.LazyFunction(lambda: timezone.now() - timedelta(days=30))


class ListEntryFactory(DjangoModelFactory):
    """Names a show; give ``show=None, review=…`` for an entry with a review."""

    class Meta:
        model = "reviews.ListEntry"

    ranked_list = factory.SubFactory(RankedListFactory)
    rank = factory.Sequence(lambda n: n + 1)
    show = factory.SubFactory(ShowFactory)
    note = "The one we still quote."


class OldPathFactory(DjangoModelFactory):
    class Meta:
        model = "reviews.OldPath"

    path = factory.Sequence(lambda n: f"/2021/02/run-on-{n}.html")
    review = factory.SubFactory(ReviewFactory)


class ReviewTagFactory(DjangoModelFactory):
    class Meta:
        model = "reviews.ReviewTag"

    content_object = factory.SubFactory(ReviewFactory)
    tag = factory.SubFactory(TagFactory)


class CommentFactory(DjangoModelFactory):
    """A public comment of a guest; a ``parent`` makes it a reply in that thread."""

    class Meta:
        model = "comments.Comment"

    class Params:
        pending = factory.Trait(state=Comment.State.PENDING, held_because="A first comment.")
        removed = factory.Trait(state=Comment.State.REMOVED)
        spam = factory.Trait(state=Comment.State.SPAM)

    review = factory.Maybe(
        "parent",
        yes_declaration=factory.SelfAttribute("parent.review"),
        no_declaration=factory.SubFactory(ReviewFactory),
    )
    parent = None
    thread = factory.LazyAttribute(
        lambda comment: comment.parent and (comment.parent.thread or comment.parent)
    )
    author_name = "Min-ji"
    author_email = "minji@mail.example"
    body = "I watched it twice for the umbrella alone."
    state = Comment.State.PUBLIC
