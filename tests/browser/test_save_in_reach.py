"""The review's form can be saved from everywhere in it, and nobody types behind the button."""

import pytest

from tests import factories as make
from tests.browser.conftest import sign_in
from tests.browser.hands import opened, until
from tests.browser.test_body_editor import editor_on

pytestmark = pytest.mark.django_db(transaction=True)

# What has the focus and reaches below the top of the button, though it could stand above it. Of a text, the
# caret counts.
BEHIND = """() => {
  const [one, save] = [document.activeElement, document.querySelector("[name=_save]")];
  const { bottom, height } = one.getBoundingClientRect();
  const { top } = save.getBoundingClientRect();
  const isBelow = save.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING;
  const isIn = one === save || isBelow || !one.closest("form") || one.isContentEditable || height > top;
  return !isIn && bottom > top + 1 ? one.outerHTML.slice(0, 100) : null;
}"""
IN_SIGHT = """() => {
  const { top, bottom } = document.querySelector("[name=_save]").getBoundingClientRect();
  return top > 0 && bottom <= innerHeight;
}"""
CARET = """() => {
  const save = document.querySelector("[name=_save]").getBoundingClientRect().top;
  const block = getSelection().anchorNode;
  const element = block.nodeType === Node.TEXT_NODE ? block.parentElement : block;
  return save - element.getBoundingClientRect().bottom;
}"""


@pytest.fixture(params=["page", "phone"])
def desk(request):
    review = make.ReviewFactory(body="<p>One.</p>")
    make.PhotoFactory(review=review)
    make.MemorableLineFactory(review=review, spoken=True)
    return opened(sign_in(request.getfixturevalue(request.param)), review)


def test_save_is_in_sight_at_the_top_and_at_the_end(desk):
    for place in ("0", "document.body.scrollHeight / 2", "document.body.scrollHeight"):
        desk.evaluate(f"scrollTo(0, {place})")
        until(desk, IN_SIGHT)


def test_keyboard_finds_nothing_behind_the_button(desk):
    desk.get_by_label("Headline").focus()
    behind = []
    for _ in range(60):
        desk.keyboard.press("Tab")
        behind.append(desk.evaluate(BEHIND))
    assert [one for one in behind if one] == []


def test_caret_stays_above_the_button(desk):
    editor_on(desk).click()
    for number in range(40):
        desk.keyboard.press("Enter")
        desk.keyboard.type(f"{number}")
        assert desk.evaluate(CARET) >= 0
