"""A review starts from an article: by keyboard, on a phone, without scripts; nothing is lost on the way."""

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from reviews.models import Review
from shows.models import Show
from tests import factories as make
from tests.browser.conftest import DESKTOP, PHONE, sign_in
from tests.browser.test_autosave import sign_in_again
from tests.browser.test_body_editor import editor_on
from tests.exchange.pasting import HTML, PASTE, UNSURE

pytestmark = pytest.mark.django_db(transaction=True)
COPIED = """async ([html, plain]) => {
  const data = new DataTransfer();
  data.setData("text/html", html);
  data.setData("text/plain", plain);
  const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
  document.querySelector("#id_text").dispatchEvent(event);
}"""


def read(page, text=UNSURE, headline="Night Ferry: a review"):
    make.PersonFactory(name="Kim Ha-neul", name_hangul="김하늘")
    page.goto(PASTE)
    page.get_by_label("Headline").fill(headline)
    page.get_by_label("Article").fill(text)
    page.get_by_role("button", name="Read it").click()
    page.get_by_role("region", name="Read from the article").wait_for()
    return page


def test_review_is_made_by_keyboard_alone(page):
    sign_in(page).goto("/admin/reviews/review/")
    page.get_by_role("link", name="Start from an article").press("Enter")
    page.get_by_label("Headline").press_sequentially("Night Ferry: a review")
    page.keyboard.press("Tab")
    page.keyboard.insert_text(UNSURE)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    article = page.get_by_role("region", name="Read from the article")
    expect(article).to_contain_text("The site does not know this show: Night Ferry")
    expect(article.get_by_role("heading", name="Read from the article")).to_be_focused()
    article.get_by_role("button", name="Move it into the form highlight moment").press("Enter")
    expect(article.get_by_text("Is this right?")).to_have_count(0)
    expect(page.locator("#id_moments-0-episodes")).to_have_value("3")
    article.get_by_role("checkbox", name="Network: tvN").press("Space")
    article.get_by_role("button", name="Make this show").press("Enter")
    expect(article).to_have_count(1)
    expect(page.locator(".messagelist")).to_contain_text("is on the site now")
    page.get_by_label("Headline").press("Enter")  # as in any form: it saves
    expect(page.locator(".messagelist")).to_contain_text("was added successfully")
    review = Review.objects.get()
    assert (review.show.title, review.show.original_network) == ("Night Ferry", None)
    assert review.moments.count() == review.lines.count() == 1


def test_review_is_made_without_scripts(plain_page):
    page = read(sign_in(plain_page))
    page.get_by_role("button", name="Leave it in the text highlight moment").click()
    page.get_by_role("button", name="Make this show").click()
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_text("was added successfully").wait_for()
    assert str(Review.objects.get().rating) == "4.5"
    assert Show.objects.get().credits.count() == 2


KOREAN = (
    "“사랑은 타이밍이다”, 그 드라마 리뷰\n\n출연: 김하늘 (서지아 역)\n\n정말 좋았다.\n\n평점: 4/5"
)


def test_known_show_is_chosen_by_keyboard(page):
    make.ShowFactory(title="Night Ferry", title_hangul="밤배")
    sign_in(page)
    read(page, KOREAN, "")
    article = page.get_by_role("region", name="Read from the article")
    article.locator(".select2-selection").press("Enter")
    page.keyboard.type("밤배")
    page.get_by_role("option", name="Night Ferry").wait_for()
    page.keyboard.press("Enter")
    article.get_by_role("button", name="Use this show").press("Enter")
    expect(article).to_contain_text("The show: Night Ferry")


def test_known_show_is_chosen_without_scripts(plain_page):
    make.ShowFactory(
        title="Night Ferry", title_hangul="밤배", year=None, aired_from=None, aired_to=None
    )
    sign_in(plain_page)
    page = read(plain_page, KOREAN, "")
    page.locator("#id__title").fill("Nihgt Ferry")
    page.get_by_role("button", name="Look for this title first").click()
    page.locator("select[name='_show']").select_option("Night Ferry")
    page.get_by_role("button", name="Use this show").click()
    page.get_by_role("heading", name="The show: Night Ferry").wait_for()


@pytest.mark.parametrize(
    "options",
    [{"viewport": DESKTOP}, {"viewport": DESKTOP, "color_scheme": "dark"}, {"viewport": PHONE}],
    ids=["light", "dark", "phone"],
)
def test_pages_are_accessible_and_no_wider_than_the_window(visitor, accessibility_faults, options):
    page = sign_in(visitor(**options))
    page.goto(PASTE)
    assert accessibility_faults(page) == []
    expect(editor_on(read(page))).to_be_visible()
    assert accessibility_faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_rich_text_keeps_its_headings_and_lists(page):
    sign_in(page).goto(PASTE)
    word = (
        "<html><head><style>p.MsoNormal{}</style></head><body><!--StartFragment-->"
        '<h2 style="mso-outline-level:2"><span lang="KO">명장면</span></h2>'
        '<p class="MsoNormal">One &amp; <b>two</b><o:p></o:p></p><ul><li>three</li></ul>'
        "<!--EndFragment--></body></html>"
    )
    page.evaluate(COPIED, [word, "명장면 One & two three"])
    expect(page.get_by_label("Article")).to_have_value(
        "<h2>명장면</h2>\n<p>One &amp; <b>two</b></p>\n<ul><li>three</li>\n</ul>"
    )


def test_source_that_is_copied_stays_source(page):
    sign_in(page).goto(PASTE)
    box = page.get_by_label("Article")
    page.evaluate(COPIED, ["<pre>&lt;p&gt;a&lt;/p&gt;</pre>", "<p>a</p>"])
    expect(box).to_have_value("")  # the browser's own paste, which a made event does not do


def test_tab_that_is_killed_loses_nothing(page):
    sign_in(page).goto(PASTE)
    page.get_by_label("Article").fill(HTML)
    page.close(run_before_unload=False)
    back = page.context.new_page()
    back.goto(PASTE)
    expect(back.get_by_label("Article")).to_have_value(HTML)
    back.get_by_role("button", name="Read it").click()
    heading = back.get_by_role("heading", name="Read from the article")
    expect(heading).to_be_focused()  # its script has run
    back.goto(PASTE)
    expect(back.get_by_label("Article")).to_have_value("")


def test_login_that_has_ended_loses_nothing(page, console):
    sign_in(page).goto(PASTE)
    page.get_by_label("Article").fill(HTML)
    Session.objects.all().delete()
    page.get_by_role("button", name="Read it").click()
    expect(page.get_by_role("alert")).to_contain_text("You are logged out")
    expect(page.get_by_label("Article")).to_have_value(HTML)
    console.clear()  # the browser's own note of the answer 403
    other = page.context.new_page()
    other.goto("/admin/")
    sign_in_again(other)
    other.wait_for_load_state()
    page.get_by_role("button", name="Read it").click()
    page.get_by_role("region", name="Read from the article").wait_for()


def test_words_typed_after_the_login_ended_come_back_in_the_form(page, console):
    read(sign_in(page))
    Session.objects.all().delete()
    page.get_by_label("Dek").fill("Words typed at midnight.")
    expect(page.get_by_role("alert")).to_contain_text("You are logged out")
    console.clear()  # the browser's own note of the answer 403
    page.get_by_role("button", name="Save", exact=True).click()
    sign_in_again(page)
    expect(page.get_by_label("Dek")).to_have_value("Words typed at midnight.")
    expect(page.get_by_role("region", name="Read from the article")).to_be_visible()
