"""One factory for every model: a plain row that is valid, with values as published reviews have them."""

from datetime import timedelta
from decimal import Decimal

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory, ImageField, Password

from tests.catalogue_factories import (  # noqa: F401  # all of them are found here
    AvailabilityFactory,
    CreditFactory,
    EpisodeFactory,
    GenreFactory,
    NetworkFactory,
    PersonFactory,
    PlatformFactory,
    ShowFactory,
)
from tests.comment_factories import (  # noqa: F401
    BlockFactory,
    CommenterFactory,
    CommentFactory,
    LinkedSiteFactory,
    NoticeFactory,
    RulingFactory,
    SpoilerReportFactory,
    TalkFactory,
    TallyFactory,
    TraceFactory,
)
from tests.desk_factories import (  # noqa: F401
    AuditEntryFactory,
    IgnoredNameFactory,
    PresenceFactory,
    UnsavedWorkFactory,
    VersionFactory,
    WaitingPictureFactory,
)
from tests.exchange_factories import (  # noqa: F401
    BlogImportFactory,
    CountFactory,
    DoubtFactory,
    ImportedPostFactory,
    LossFactory,
    UploadFactory,
)
from tests.newsletter_factories import (  # noqa: F401
    DeliveryFactory,
    MailingFactory,
    SubscriberFactory,
    SubscriptionFactory,
)

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


class HouseFactory(DjangoModelFactory):
    """What the house is from now on; there is one row at most."""

    class Meta:
        model = "house.House"
        django_get_or_create = ("id",)

    id = 1

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        return model_class.objects.keep(super()._create(model_class, *args, **kwargs))


class TagFactory(DjangoModelFactory):
    class Meta:
        model = "reviews.Tag"

    name = factory.Sequence(lambda n: f"slow burn {n}")


class ReviewFactory(DjangoModelFactory):
    """A published review; ``draft=True`` or ``scheduled=True`` for one that readers cannot see.

    ``article=True`` is about no show, and ``page=True`` is a standing page.
    """

    class Meta:
        model = "reviews.Review"
        skip_postgeneration_save = True

    class Params:
        draft = factory.Trait(published_at=None)
        scheduled = factory.Trait(
            published_at=factory.LazyFunction(lambda: timezone.now() + timedelta(days=7))
        )
        article = factory.Trait(
            kind="article", show=None, rating=None, first_episode=None, last_episode=None
        )
        page = factory.Trait(
            kind="page", show=None, rating=None, first_episode=None, last_episode=None
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


class VerdictFactory(DjangoModelFactory):
    class Meta:
        model = "reviews.Verdict"

    review = factory.SubFactory(ReviewFactory)
    kind = "midpoint"
    first_episode = 1
    last_episode = 8
    rating = Decimal("4.0")
    text = "Half of it, and no slump yet."


class CorrectionFactory(DjangoModelFactory):
    class Meta:
        model = "reviews.Correction"

    review = factory.SubFactory(ReviewFactory)
    text = "We had called her a producer. She translates films."


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


class DailyViewsFactory(DjangoModelFactory):
    class Meta:
        model = "reviews.DailyViews"

    review = factory.SubFactory(ReviewFactory)
    day = factory.LazyFunction(timezone.localdate)
    count = 40


class ReviewTagFactory(DjangoModelFactory):
    class Meta:
        model = "reviews.ReviewTag"

    content_object = factory.SubFactory(ReviewFactory)
    tag = factory.SubFactory(TagFactory)
