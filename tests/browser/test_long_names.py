"""A name without a place to break it stays in its column at the desk."""

import pytest

from tests import factories as make
from tests.browser.conftest import sign_in

pytestmark = pytest.mark.django_db(transaction=True)
# What reaches out of the block that holds it, or out of the window.
OUT = """selector => [...document.querySelectorAll(selector)].filter((one) => {
  const room = document.createRange();
  room.selectNodeContents(one);
  const home = one.closest("li, td, th").getBoundingClientRect();
  return room.getBoundingClientRect().right > Math.min(home.right, innerWidth) + 1;
}).map((one) => one.textContent)"""


@pytest.fixture(params=["page", "phone"])
def desk(request):
    make.CommentFactory(author_name="W" * 80, body="ㅋ" * 300, pending=True)
    return sign_in(request.getfixturevalue(request.param))


def test_long_name_stays_in_its_column_of_the_first_page(desk):
    desk.goto("/admin/")
    notes = ".desk-section li > :is(a, .quiet)"
    assert "WWW" in "".join(desk.locator(notes).all_text_contents())
    assert desk.evaluate(OUT, notes) == []


def test_long_name_stays_in_its_column_of_the_list(desk):
    desk.goto("/admin/comments/comment/")
    cells = "#result_list :is(.field-author_name, .field-excerpt, .field-review, .field-spoils_to)"
    assert "WWW" in "".join(desk.locator(cells).all_text_contents())
    assert desk.evaluate(OUT, cells) == []
    assert desk.evaluate("document.documentElement.scrollWidth <= innerWidth")
