"""Asking for the newsletter, and reading the mail that comes."""

import re

from django.core import mail
from django.db.models import F
from django.urls import reverse

from newsletter import outbox
from newsletter.models import Delivery

ADDRESS = "ines@mail.example"


def asked(client, email=ADDRESS, what="all", **more):
    return client.post(reverse("newsletter:subscribe"), {"email": email, "what": what}, **more)


def sent():
    """The links in the mails that go out now."""
    before = len(mail.outbox)
    outbox.send_due()
    found = (
        re.search(r"http://[^/]+(\S+/newsletter/confirm/\S+|/newsletter/confirm/\S+)", one.body)
        for one in mail.outbox[before:]
    )
    return [match[1] for match in found]


def pass_by(time):
    """As if all that was asked for and mailed so far were longer ago by this."""
    Delivery.objects.update(
        created_at=F("created_at") - time, due_at=F("due_at") - time, begun_at=F("begun_at") - time
    )


def keys(subscriber):
    return sorted(one.key for one in subscriber.subscriptions.all())
