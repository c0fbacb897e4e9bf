"""One factory for every model of the comments."""

from uuid import uuid4

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from comments.models import Comment
from comments.models.commenter import address_key


class CommenterFactory(DjangoModelFactory):
    """Gives the one with this address, if there is one."""

    class Meta:
        model = "comments.Commenter"
        django_get_or_create = ("email_key",)

    class Params:
        confirmed = factory.Trait(confirmed_at=factory.LazyFunction(timezone.now))

    email = factory.Sequence(lambda n: f"minji{n}@mail.example")
    email_key = factory.LazyAttribute(lambda commenter: address_key(commenter.email))


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
        no_declaration=factory.SubFactory("tests.factories.ReviewFactory"),
    )
    parent = None
    thread = factory.LazyAttribute(
        lambda comment: comment.parent and (comment.parent.thread or comment.parent)
    )
    author_name = "Min-ji"
    commenter = factory.SubFactory(CommenterFactory, email="minji@mail.example")
    body = "I watched it twice for the umbrella alone."
    state = Comment.State.PUBLIC
    created_at = factory.LazyFunction(timezone.now)
    published_at = factory.LazyAttribute(
        lambda comment: comment.created_at if comment.state == Comment.State.PUBLIC else None
    )


class TraceFactory(DjangoModelFactory):
    class Meta:
        model = "comments.Trace"

    comment = factory.SubFactory(CommentFactory)
    address = "a" * 64
    network = "b" * 64


class TallyFactory(DjangoModelFactory):
    class Meta:
        model = "comments.Tally"

    key = factory.Sequence(lambda n: f"posts:{n}")
    window_at = factory.LazyFunction(timezone.now)
    count = 1


class LinkedSiteFactory(DjangoModelFactory):
    class Meta:
        model = "comments.LinkedSite"

    comment = factory.SubFactory(CommentFactory)
    host = "umbrellas.example"


class BlockFactory(DjangoModelFactory):
    class Meta:
        model = "comments.Block"

    kind = "words"
    value = factory.Sequence(lambda n: f"casino {n}")


class TalkFactory(DjangoModelFactory):
    class Meta:
        model = "comments.Talk"

    review = factory.SubFactory("tests.factories.ReviewFactory")


class SpoilerReportFactory(DjangoModelFactory):
    class Meta:
        model = "comments.SpoilerReport"

    comment = factory.SubFactory(CommentFactory)
    spoils_to = 12
    origin = "c" * 64


class RulingFactory(DjangoModelFactory):
    class Meta:
        model = "comments.Ruling"

    comment = factory.SubFactory(CommentFactory)
    batch = factory.LazyFunction(uuid4)
    by = factory.SubFactory("tests.factories.UserFactory")
    from_state = "pending"
    to_state = "public"
    from_spoils_to = 0
    to_spoils_to = 0


class NoticeFactory(DjangoModelFactory):
    class Meta:
        model = "comments.Notice"

    kind = "reply"
    commenter = factory.SubFactory(CommenterFactory)
    comment = factory.SubFactory(CommentFactory)
