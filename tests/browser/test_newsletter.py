"""The newsletter without JavaScript, from the page of a show to the last mail; and how its pages look."""

import re

import pytest
from django.core import mail
from django.utils import timezone
from playwright.sync_api import expect

from newsletter import links, outbox
from newsletter.links import Door
from newsletter.models import Subscriber
from tests import factories as make
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.test_own_comments import press

pytestmark = pytest.mark.django_db(transaction=True)


def test_from_a_show_to_the_last_mail_without_javascript(plain_page):
    page, show = plain_page, make.ShowFactory(title="Run On")
    page.goto(show.get_absolute_url())
    press(page, "New reviews by mail", "link")
    expect(page.get_by_label("What to get")).to_contain_text("Reviews of Run On")
    page.get_by_label("E-mail").fill("ines@mail.example")
    press(page, "Send me the link")
    expect(page.get_by_text("A link is on its way")).to_be_visible()
    outbox.send_due()
    page.goto(re.search(r"8000(/newsletter/confirm/\S+)", mail.outbox[-1].body)[1])
    press(page, "Begin")
    expect(page.get_by_label("Reviews of Run On")).to_be_checked()
    page.get_by_label("Once a week").check()
    press(page, "Save the change")
    expect(page.get_by_label("Once a week")).to_be_checked()
    press(page, "Stop the newsletter", "link")
    press(page, "Stop the newsletter")
    expect(page.get_by_text("The newsletter has stopped")).to_be_visible()
    assert not Subscriber.objects.active().exists()
    assert page.context.cookies() == []


def pages() -> dict[str, str]:
    subscriber = make.SubscriberFactory(follows="all")
    make.SubscriptionFactory(subscriber=subscriber, kind="show", show=make.ShowFactory())
    now = timezone.now()
    note = make.MailingFactory(due_at=now, listed_at=now)
    doors = {door: links.path(door, subscriber, "all") for door in Door}
    return doors | {
        "ask": "/newsletter/",
        "wrong": "/newsletter/stop/x/",
        "archive": "/newsletter/archive/",
        "note": note.get_absolute_url(),
    }


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("screen", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_pages_are_accessible_and_fit(visitor, console, accessibility_faults, screen, scheme):
    page = visitor(viewport=screen, color_scheme=scheme, bypass_csp=True)
    for address in pages().values():
        for language in ("", "/ko"):
            page.goto(language + address)
            assert accessibility_faults(page) == [], address
            width = page.evaluate("document.documentElement.scrollWidth")
            assert width <= screen["width"], address
    console.clear()  # the link that does not work, and what axe asks for
