"""One factory for every model of the newsletter."""

from datetime import timedelta

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from comments.models.commenter import address_key


class SubscriberFactory(DjangoModelFactory):
    """Confirmed and active; ``follows="all"`` or ``"week"`` follows that."""

    class Meta:
        model = "newsletter.Subscriber"
        skip_postgeneration_save = True

    class Params:
        unconfirmed = factory.Trait(confirmed_at=None)
        stopped = factory.Trait(
            stopped_at=factory.LazyFunction(timezone.now), stopped_because="asked"
        )

    email = factory.Sequence(lambda n: f"ines{n}@mail.example")
    email_key = factory.LazyAttribute(lambda subscriber: address_key(subscriber.email))
    confirmed_at = factory.LazyFunction(lambda: timezone.now() - timedelta(days=90))

    @factory.post_generation
    def follows(self, create, extracted, **kwargs):
        if create and extracted:
            SubscriptionFactory(subscriber=self, kind=extracted)


class SubscriptionFactory(DjangoModelFactory):
    class Meta:
        model = "newsletter.Subscription"

    subscriber = factory.SubFactory(SubscriberFactory)
    kind = "all"


class MailingFactory(DjangoModelFactory):
    """A note that is a draft."""

    class Meta:
        model = "newsletter.Mailing"

    subject = factory.Sequence(lambda n: f"A note from the desk {n}")
    text = "We are back from the break."


class DeliveryFactory(DjangoModelFactory):
    """A link that somebody asked for; ``mailing`` makes it one of these."""

    class Meta:
        model = "newsletter.Delivery"

    subscriber = factory.SubFactory(SubscriberFactory)
