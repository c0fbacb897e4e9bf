"""Pages that hold the worst that was typed, in a browser: nothing of it runs, and nothing breaks."""

import pytest

from comments.threads import REPLIES_PER_PART
from tests import factories as make
from tests.comments.test_scripts import talk_of_payloads
from tests.comments.test_unicode import ABUSE
from tests.comments.typing import form_of
from tests.payloads import PAYLOADS
from text.readable import readable, readable_line

pytestmark = pytest.mark.django_db(transaction=True)


def test_nothing_that_was_typed_runs(page):
    """A refused script or a picture that is not there would stand on the console, which has to be empty."""
    dialogs = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    root = talk_of_payloads()
    strange = ":is(script, img, svg, iframe, object, embed, style, form, input, x, video)"
    shown = 0
    for part in range(1, len(PAYLOADS) // REPLIES_PER_PART + 2):
        page.goto(f"{root.review.get_absolute_url()}?thread={root.pk}&replies={part}")
        shown += page.locator(".comment-text").count() - 1
        assert page.locator(f".comment {strange}").count() == 0
        for link in page.locator(".comment-text a").all()[:20]:
            assert link.get_attribute("href").startswith(("http://", "https://"))
    assert shown == len(PAYLOADS)
    typed = "\n\n".join(PAYLOADS).replace("\0", "")
    page.goto(form_of(root.review))
    page.get_by_label("Name", exact=True).fill(PAYLOADS[0])
    page.get_by_label("Comment", exact=True).fill(typed[:9_000])
    page.get_by_role("button", name="Preview").click()
    page.get_by_role("region", name="Preview").wait_for()
    assert dialogs == []


@pytest.mark.parametrize("width", [390, 1280])
def test_no_text_breaks_the_page_or_leaves_its_place(visitor, width):
    """Towers of marks, words without end, text from the right: nothing is wider than the page."""
    page = visitor(viewport={"width": width, "height": 844})
    review = make.ReviewFactory()
    for sent, _ in ABUSE.values():
        name = readable_line(sent)[:80]
        make.CommentFactory(review=review, author_name=name, body=readable(sent) * 40)
    make.CommentFactory(review=review, author_name="W" * 80, body="> > > " + "W" * 400)
    page.goto(review.get_absolute_url())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    outside = page.evaluate(
        """[...document.querySelectorAll(".comment *")].filter(
            (one) => one.getBoundingClientRect().right > innerWidth && !one.closest(".vh")).length"""
    )
    assert outside == 0
