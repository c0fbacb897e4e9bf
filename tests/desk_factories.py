"""Rows that the desk keeps for those who write."""

import factory
from factory.django import DjangoModelFactory, ImageField


class VersionFactory(DjangoModelFactory):
    class Meta:
        model = "desk.Version"

    review = factory.SubFactory("tests.factories.ReviewFactory")
    number = factory.Sequence(lambda n: n + 1)
    sheet = factory.LazyFunction(
        lambda: {"review": {}, "tags": [], "photos": [], "moments": [], "lines": []}
    )


class UnsavedWorkFactory(DjangoModelFactory):
    class Meta:
        model = "desk.UnsavedWork"

    user = factory.SubFactory("tests.factories.UserFactory")
    review = factory.SubFactory("tests.factories.ReviewFactory")
    form_id = factory.Sequence(lambda n: f"{n:032x}")
    boxes = factory.LazyFunction(lambda: {"headline": ["A half-typed headli"]})


class PresenceFactory(DjangoModelFactory):
    class Meta:
        model = "desk.Presence"

    user = factory.SubFactory("tests.factories.UserFactory")
    review = factory.SubFactory("tests.factories.ReviewFactory")


class IgnoredNameFactory(DjangoModelFactory):
    class Meta:
        model = "desk.IgnoredName"

    review = factory.SubFactory("tests.factories.ReviewFactory")
    name = factory.Sequence(lambda n: f"Min-{['jun', 'seo', 'ho', 'yeong'][n % 4]}")


class WaitingPictureFactory(DjangoModelFactory):
    """Writes its file to ``MEDIA_ROOT``."""

    class Meta:
        model = "desk.WaitingPicture"

    user = factory.SubFactory("tests.factories.UserFactory")
    image = ImageField(filename="dusk.png", format="PNG", width=90, height=60, color="#47a")
    name = "dusk.png"


class AuditEntryFactory(DjangoModelFactory):
    class Meta:
        model = "accounts.AuditEntry"

    act = "published"
    by = factory.SubFactory("tests.factories.UserFactory")
    by_name = factory.SelfAttribute("by.username")
    kind = "review"
    key = factory.Sequence(str)
    name = "Two people in one room"
    network = "203.0.113.0/24"
