"""The work that a form asks of the browser while very many comments come in."""

import time

import pytest
from django.urls import reverse

from comments import limits
from comments.models import Comment
from comments.models.origins import window_at
from comments.moderation import FLOOD
from tests import factories as make

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def form(page):
    """Of Ines, whose comments are public at other times, in a flood."""
    make.CommentFactory(author_name="Ines", commenter__email="ines@mail.example", body="Before.")
    make.TallyFactory(key=limits.GUESTS, window_at=window_at(limits.FLOOD_TIME), count=limits.FLOOD)
    review = make.ReviewFactory()
    page.goto(reverse("comments:comment_new", args=[review.slug]))
    return page


def write(page):
    page.get_by_label("Name", exact=True).fill("Ines")
    page.get_by_label("E-mail").fill("ines@mail.example")
    page.get_by_label("Comment", exact=True).fill("In the middle of it all.")


def test_browser_that_does_the_work_is_let_through(form, record_property):
    begun = time.monotonic()
    write(form)
    form.locator("form[data-proven]").wait_for()
    record_property("told", f"proof of work: {time.monotonic() - begun:.1f} s in this browser")
    form.get_by_role("button", name="Post comment").click()
    form.wait_for_url("**/reviews/**#c*")
    assert Comment.objects.latest("pk").state == "public"


def test_browser_without_the_means_waits_and_loses_nothing(form):
    form.evaluate("Object.defineProperty(crypto, 'subtle', { value: undefined })")
    write(form)
    form.get_by_role("button", name="Post comment").click()
    form.wait_for_url("**/comments/held/**")
    kept = Comment.objects.latest("pk")
    assert (kept.body, kept.held_because) == ("In the middle of it all.", FLOOD)
