"""A blog is brought over by keyboard, and without scripts; questions are answered on a phone."""

import re

import pytest
from playwright.sync_api import expect

from exchange.models import Doubt
from reviews.models import Review
from tests import factories as make
from tests.browser.conftest import DESKTOP, PHONE, sign_in
from tests.exchange.conftest import REVIEW
from tests.exchange.exports import item, wp_comment, wxr

pytestmark = pytest.mark.django_db(transaction=True)

LOST = f'{REVIEW}<iframe src="https://www.youtube.com/embed/x1"></iframe>'
EXPORT = wxr(item(7, "Night Ferry", LOST, wp_comment(1, text="First.")), item(8, "Other", "Words."))
OPTIONS = pytest.mark.parametrize(
    "options",
    [{"viewport": DESKTOP}, {"viewport": DESKTOP, "color_scheme": "dark"}, {"viewport": PHONE}],
    ids=["light", "dark", "phone"],
)


@pytest.fixture
def file(tmp_path, settings):
    settings.VAR_DIR = tmp_path / "var"
    path = tmp_path / "seoul-nights.xml"
    path.write_text(EXPORT, encoding="utf-8")
    return path


def send(page, file):
    page.goto("/admin/")
    page.get_by_role("link", name="Bring a blog over").focus()
    page.keyboard.press("Enter")
    page.get_by_label("Export of the blog").set_input_files(file)
    page.get_by_role("button", name="Send and try").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="What an import would do")).to_be_visible()


def question(number):
    """The name of the button that accepts it."""
    return re.compile(rf"Accept\s?: Disclosure: Screener {number}\.")


def import_now(page):
    page.get_by_role("button", name="Import now").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="What the import did")).to_be_visible()


@OPTIONS
def test_blog_is_brought_over_by_keyboard(visitor, accessibility_faults, file, options):
    page = sign_in(visitor(**options))
    send(page, file)
    assert accessibility_faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    import_now(page)
    assert accessibility_faults(page) == []
    page.get_by_role("link", name="Night Ferry").first.click()
    assert Review.objects.get(source_id="7").headline in page.get_by_label("Headline").input_value()


def test_blog_is_brought_over_without_scripts(visitor, file):
    page = sign_in(visitor(viewport=DESKTOP, java_script_enabled=False))
    send(page, file)
    import_now(page)
    assert Review.objects.count() == 2


@OPTIONS
def test_page_that_takes_an_export_is_accessible(visitor, accessibility_faults, options):
    page = sign_in(visitor(**options))
    page.goto("/admin/exchange/upload/add/")
    assert accessibility_faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize(
    "options", [{"viewport": DESKTOP}, {"viewport": PHONE}], ids=["wide", "phone"]
)
def test_questions_are_answered_one_after_the_other_by_keyboard(visitor, options):
    post = make.ImportedPostFactory()
    for number in range(12):
        make.DoubtFactory(
            post=post, name="disclosure", value=f"Screener {number}.", evidence="x " * 90
        )
    page = sign_in(visitor(**options))
    page.goto("/admin/exchange/doubt/?answered=no")
    page.get_by_role("button", name=question(8)).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Screener 8. is accepted")).to_be_in_viewport()
    after = page.get_by_role("button", name=question(9))
    expect(after).to_be_focused()
    expect(after).to_be_in_viewport()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Screener 9. is refused")).to_be_in_viewport()
    expect(page.get_by_role("button", name=question(10))).to_be_focused()
    assert page.url.endswith(f"?answered=no#answer-{Doubt.objects.get(value='Screener 10.').pk}")
    settled = dict(Doubt.objects.exclude(settled_at=None).values_list("value", "was_accepted"))
    assert settled == {"Screener 8.": True, "Screener 9.": False}


@pytest.mark.parametrize(
    "options", [{"viewport": DESKTOP}, {"viewport": PHONE}], ids=["wide", "phone"]
)
def test_reason_of_a_loss_is_in_sight(visitor, options):
    make.LossFactory(
        subject="https://www.youtube.com/embed/" + "x" * 200, reason="A link stands there."
    )
    page = sign_in(visitor(**options))
    page.goto("/admin/exchange/loss/")
    cell = page.locator("#result_list .field-why").bounding_box()
    assert cell["x"] >= 0
    assert cell["x"] + cell["width"] <= options["viewport"]["width"]
