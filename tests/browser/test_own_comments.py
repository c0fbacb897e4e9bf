"""What somebody wrote, seen, changed and erased from the link in a mail."""

import os
import re

import pytest
from django.core import mail
from playwright.sync_api import expect

from comments import upkeep
from comments.models import Comment, Commenter
from comments.yours import links
from comments.yours.links import Door
from tests import factories as make
from tests.browser.conftest import DESKTOP, PHONE

pytestmark = pytest.mark.django_db(transaction=True)
PICTURES = os.environ.get("OWN_PICTURES", "")


def press(page, name, role="button"):
    """With the keyboard alone."""
    page.get_by_role(role, name=name).focus()
    page.keyboard.press("Enter")


def link_in_mail() -> str:
    upkeep.once()
    return re.search(r"8000(/comments/(?:confirm|yours)/\S+)", mail.outbox[-1].body)[1]


def test_from_the_first_comment_to_none_without_javascript(plain_page):
    page, review = plain_page, make.ReviewFactory()
    page.goto(f"{review.get_absolute_url()}comments/new/")
    page.get_by_label("Name", exact=True).fill("Ines")
    page.get_by_label("E-mail").fill("ines@mail.example")
    page.get_by_label("Comment", exact=True).fill("The umbrella again.")
    press(page, "Post comment")
    expect(page.get_by_text("an editor reads it first")).to_be_visible()
    page.goto(link_in_mail())
    press(page, "The address is mine")
    expect(page.get_by_text("an editor reads it first")).to_be_visible()
    press(page, "Change your comment", "link")
    page.get_by_label("Comment", exact=True).fill("The umbrella, once more.")
    press(page, "Save the change")
    expect(page.get_by_text("The umbrella, once more.")).to_be_visible()
    press(page, "Mail me answers")
    expect(page.get_by_text("Answers to what you wrote are mailed to you")).to_be_visible()
    assert Comment.objects.get().wants_replies
    press(page, "Delete your comment", "link")
    press(page, "Delete it")
    expect(page.get_by_text("Nothing here is yours at present.")).to_be_visible()
    press(page, "Forget this address", "link")
    press(page, "Erase everything")
    expect(page.get_by_text("Your address is forgotten")).to_be_visible()
    assert not Commenter.objects.exists()
    assert page.context.cookies() == []


def test_mail_is_stopped_and_a_link_asked_for_without_javascript(plain_page):
    page = plain_page
    comment = make.CommentFactory(wants_replies=True, commenter__confirmed=True)
    page.goto(links.path(Door.STOP, comment.commenter))
    press(page, "Stop all mail")
    expect(page.get_by_text("No more mail will come")).to_be_visible()
    press(page, "Ask for the link", "link")
    page.get_by_label("E-mail").fill(comment.commenter.email)
    press(page, "Send me the link")
    expect(page.get_by_text("a link is on its way")).to_be_visible()
    page.goto(link_in_mail())
    expect(page.get_by_text("Nothing is mailed to you")).to_be_visible()
    press(page, "Mail me answers")
    expect(page.get_by_text("Answers to what you wrote are mailed to you")).to_be_visible()


def pages() -> dict[str, str]:
    comment = make.CommentFactory(commenter__confirmed=True)
    make.CommentFactory(commenter=comment.commenter, pending=True, held_because="Many links.")
    make.CommentFactory(commenter=comment.commenter, removed=True)
    make.CommentFactory(parent=comment, author_name="Min-ji", commenter__email="b@mail.example")
    yours = links.path(Door.YOURS, comment.commenter)
    return {
        "confirm": links.path(Door.CONFIRM, comment.commenter),
        "stop": links.path(Door.STOP, comment.commenter),
        "yours": yours,
        "edit": f"{yours}{comment.pk}/edit/",
        "delete": f"{yours}{comment.pk}/delete/",
        "forget": f"{yours}forget/",
        "ask": "/comments/yours/",
        "wrong": f"{yours[:-2]}/",
        "talk": comment.review.get_absolute_url(),
    }


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("screen", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_own_pages_are_accessible_and_fit(visitor, console, accessibility_faults, screen, scheme):
    page = visitor(viewport=screen, color_scheme=scheme, bypass_csp=True)
    for name, address in pages().items():
        for language in ("", "/ko"):
            page.goto(language + address)
            assert accessibility_faults(page) == [], address
            width = page.evaluate("document.documentElement.scrollWidth")
            assert width <= screen["width"], address
            if PICTURES:
                file = f"{PICTURES}/{name}{language.strip('/')}-{screen['width']}-{scheme}.png"
                page.screenshot(path=file, full_page=True)
    console.clear()  # the link that does not work, and what axe asks for
