"""One mailbox is one address, however the domain is spelled that mail is sent to."""

from importlib import import_module

import pytest
from django.apps import apps
from django.urls import reverse

from comments.admin.block import normal
from comments.forms import AddressField
from comments.models import Block, Notice
from comments.models.commenter import address_key
from newsletter.models import Delivery, Subscriber
from tests import factories as make
from tests.newsletter.asked import asked

SPELLINGS = [
    "ines@mail.example",
    "INES@Mail.Example",
    "ines@\uff4dail.example",
    "ines@mail\ufe00.example",
    "ines@mail\u3002example",
    "ine\u017f@mail.example",
]
QUOTED = ['"ines"@mail.example', '"i\\nes"@mail.example', '"ines+x"@mail.example']
IDN = ["ines@m\u00fcnchen.example", "ines@xn--mnchen-3ya.example", "ines@M\u00dcNCHEN.example"]


def test_spellings_of_one_domain_have_one_key():
    assert {address_key(one) for one in SPELLINGS} == {"ines@mail.example"}
    assert {address_key(one) for one in IDN} == {"ines@xn--mnchen-3ya.example"}
    assert address_key("@\uff45vil.example") == "@evil.example"


def test_what_later_unicode_calls_alike_is_sent_elsewhere_and_no_key_of_another():
    assert address_key("ines@\U0001f13cail.example") != address_key("ines@mail.example")


@pytest.mark.parametrize("email", [*SPELLINGS, *QUOTED])
def test_no_spelling_mails_whoever_complained(client, db, email):
    make.SubscriberFactory(email="ines@mail.example", stopped=True, stopped_because="complained")
    asked(client, email)
    assert Delivery.objects.count() == 0


@pytest.mark.parametrize("spellings", [SPELLINGS, IDN])
def test_all_spellings_together_get_one_link(client, db, spellings):
    for email in spellings:
        asked(client, email)
        client.post(reverse("comments:ask"), {"email": email})
    assert (Subscriber.objects.count(), Delivery.objects.count()) == (1, 1)


@pytest.mark.parametrize("email", ["ines@evil.example", "ines@\uff45vil.example"])
def test_blocked_domain_is_blocked_in_each_spelling(client, db, email):
    Block.objects.create(kind="email", value=normal("email", "@Evil.example"))
    asked(client, email)
    assert Delivery.objects.count() == 0


@pytest.mark.parametrize("email", QUOTED)
def test_quotation_marks_are_refused_in_a_sentence(client, db, email):
    assert "Write the address without quotation marks" in asked(client, email).text
    client.post(reverse("comments:ask"), {"email": email})
    assert (Delivery.objects.count(), Notice.objects.count()) == (0, 0)


def test_domain_that_cannot_be_sent_to_is_refused_in_a_sentence(client, db):
    email = f"ines@{'\u0130' * 40}.example"
    assert "No mail can be sent to what follows the @" in asked(client, email).text
    assert AddressField().clean("ines@m\u00fcnchen.example") == "ines@m\u00fcnchen.example"


@pytest.mark.parametrize(
    ("app", "migration", "factory"),
    [
        ("comments", "0009_domains_as_sent", make.CommenterFactory),
        ("newsletter", "0002_domains_as_sent", make.SubscriberFactory),
    ],
)
def test_stored_keys_are_brought_to_what_is_sent_but_for_two_of_one(db, app, migration, factory):
    alone, first, second = (
        factory(email=email) for email in ("hana@b\u00fccher.example", IDN[1], "i@c.example")
    )
    rows = type(alone).objects
    rows.filter(pk=alone.pk).update(email_key="hana@b\u00fccher.example")
    rows.filter(pk=second.pk).update(email=IDN[0], email_key=IDN[0])
    import_module(f"{app}.migrations.{migration}").spell_anew(apps, None)
    assert [rows.get(pk=one.pk).email_key for one in (alone, first, second)] == [
        "hana@xn--bcher-kva.example",
        IDN[1],
        IDN[0],
    ]


def test_stored_blocks_are_brought_to_what_is_sent(db):
    Block.objects.create(kind="email", value="@b\u00fccher.example")
    Block.objects.create(kind="words", value="@B\u00fccher.example")
    import_module("comments.migrations.0009_domains_as_sent").spell_anew(apps, None)
    assert set(Block.objects.values_list("kind", "value")) == {
        ("email", "@xn--bcher-kva.example"),
        ("words", "@B\u00fccher.example"),
    }
