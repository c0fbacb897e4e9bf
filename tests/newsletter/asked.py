"""Asking for the newsletter, and reading the mail that comes."""

import re

from django.core import mail
from django.urls import reverse

from newsletter import outbox

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


def keys(subscriber):
    return sorted(one.key for one in subscriber.subscriptions.all())
