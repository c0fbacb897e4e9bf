"""The search fields while somebody types: by keys, mouse, thumb, input method; and when the server fails."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.suggesting import ASKED, field_on, focused, make_people, options

pytestmark = pytest.mark.django_db(transaction=True)

SUGGESTIONS = "**/search/suggestions/?q=*"


@pytest.fixture(autouse=True)
def people():
    make_people()


def chosen(page: Page, field) -> str:
    """The first words of the option that the field says is active; they are marked as chosen too."""
    active = page.locator(f"[id='{field.get_attribute('aria-activedescendant')}']")
    expect(page.get_by_role("option", selected=True)).to_have_count(1)
    expect(active).to_have_attribute("aria-selected", "true")
    return active.locator("b").or_(active.and_(page.locator(".all"))).inner_text()


def test_scripts_are_fetched_once_a_reader_comes_to_the_field(page):
    page.goto("/about/")
    page.wait_for_load_state("networkidle")
    expect(page.locator("script[src*=combobox]")).to_have_count(0)
    expect(page.locator("#find")).to_have_role("searchbox")
    expect(focused(page, "#find")).to_have_attribute("aria-expanded", "false")
    expect(page.locator("script[src*=combobox]")).to_have_count(1)


def test_letters_bring_a_list_with_names(page):
    field = field_on(page)
    field.press_sequentially("im s")
    expect(options(page)).to_have_text(
        [re.compile("Im Si-wan 임시완 *Person"), re.compile("Im Soo-jung 임수정")]
    )
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(field).to_have_attribute("aria-autocomplete", "list")
    expect(field).to_have_attribute("aria-activedescendant", "")
    assert page.locator(f"#{field.get_attribute('aria-controls')}").get_attribute("role") == (
        "listbox"
    )
    expect(page.get_by_role("listbox", name="Suggestions")).to_be_visible()
    expect(page.get_by_role("status")).to_have_text("2 suggestions")
    expect(options(page).first.locator("[lang=ko]")).to_have_text("임시완")


def test_keys_move_round_and_back_to_the_caret(page):
    field = field_on(page)
    field.press_sequentially("im s")
    expect(options(page)).to_have_count(2)
    for key, name in (
        ("ArrowDown", "Im Si-wan"),
        ("ArrowDown", "Im Soo-jung"),
        ("ArrowDown", "All results for “im s”"),
        ("ArrowDown", "Im Si-wan"),
        ("ArrowUp", "All results for “im s”"),
        ("ArrowUp", "Im Soo-jung"),
        ("ArrowUp", "Im Si-wan"),
    ):
        field.press(key)
        assert chosen(page, field) == name
        expect(field).to_be_focused()
    for key, place in (("Home", 0), ("End", 4), ("ArrowLeft", 3)):
        field.press("ArrowUp")
        field.press(key)
        expect(field).to_have_attribute("aria-activedescendant", "")
        expect(page.get_by_role("option", selected=True)).to_have_count(0)
        assert field.evaluate("field => field.selectionStart") == place
    expect(field).to_have_value("im s")


def test_enter_follows_what_is_chosen(page):
    field = field_on(page)
    field.press_sequentially("im s")
    expect(options(page)).to_have_count(2)
    field.press("ArrowUp")
    field.press("ArrowUp")
    assert chosen(page, field) == "Im Soo-jung"
    field.press("Enter")
    expect(page).to_have_url(re.compile("/people/im-soo-jung/$"))


def test_last_option_leads_to_everything_that_is_found(page):
    field = field_on(page)
    field.press_sequentially("im s")
    expect(options(page)).to_have_count(2)
    field.press("ArrowUp")
    field.press("Enter")
    expect(page).to_have_url(re.compile(r"/search/\?q=im\+s$"))


def test_typed_letters_are_marked_whatever_parts_them(page):
    field = field_on(page)
    field.press_sequentially("IM siw")
    expect(options(page)).to_have_count(1)
    assert "<b><mark>Im Si-w</mark>an</b>" in options(page).first.inner_html()
    field.fill("임시")
    expect(options(page).locator("[lang=ko]").first).to_have_text("임시")
    expect(options(page).locator("mark")).to_have_text("임시")


def test_nothing_found_is_told_to_everybody(page):
    field = field_on(page)
    field.press_sequentially("xqzvbn")
    expect(page.get_by_role("listbox").get_by_text("No suggestions")).to_be_visible()
    expect(page.get_by_role("status")).to_have_text("No suggestions")
    expect(options(page)).to_have_count(0)
    field.press("ArrowDown")
    assert chosen(page, field) == "All results for “xqzvbn”"


def test_enter_alone_sends_the_form(page):
    field = field_on(page)
    field.press_sequentially("im s")
    expect(options(page)).to_have_count(2)
    field.press("Enter")
    expect(page).to_have_url(re.compile(r"/search/\?q=im\+s$"))


def test_escape_shuts_the_list_first_and_then_empties_the_field(page):
    field = field_on(page)
    field.press_sequentially("im s")
    expect(options(page)).to_have_count(2)
    field.press("ArrowDown")
    field.press("Escape")
    expect(page.locator(".suggestions")).to_be_hidden()
    expect(field).to_have_value("im s")
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field).to_have_attribute("aria-activedescendant", "")
    field.press("Alt+ArrowDown")
    expect(options(page)).to_have_count(2)
    expect(page.get_by_role("option", selected=True)).to_have_count(0)
    field.press("Alt+ArrowUp")
    expect(page.locator(".suggestions")).to_be_hidden()
    field.press("Escape")
    expect(field).to_have_value("")


def test_tab_leaves_the_field_and_shuts_the_list(page):
    field = field_on(page)
    field.press_sequentially("im s")
    expect(options(page)).to_have_count(2)
    field.press("ArrowDown")
    field.press("Tab")
    expect(page.locator(".suggestions")).to_be_hidden()
    expect(page.locator(".find button")).to_be_focused()
    expect(field).to_have_value("im s")


def test_typing_on_leads_back_to_the_caret(page):
    field = field_on(page)
    field.press_sequentially("im s")
    expect(options(page)).to_have_count(2)
    field.press("ArrowDown")
    field.press_sequentially("i")
    expect(field).to_have_attribute("aria-activedescendant", "")
    expect(options(page)).to_have_count(1)
    field.fill("")
    expect(page.locator(".suggestions")).to_be_hidden()
    expect(page.get_by_role("status")).to_have_text("")


def test_mouse_follows_a_suggestion(page):
    field = field_on(page)
    field.press_sequentially("Ki Seon-gyeom")
    option = options(page).filter(has_text="plays Ki Seon-gyeom")
    option.hover()
    page.mouse.down()
    expect(field).to_be_focused()
    page.mouse.up()
    expect(page).to_have_url(re.compile("/people/im-si-wan/$"))


def test_thumb_follows_a_suggestion_that_is_large_enough(phone):
    phone.goto("/about/")
    phone.get_by_role("link", name="Search", exact=True).tap()
    field = focused(phone, "#query")
    field.press_sequentially("임")
    expect(options(phone)).to_have_count(2)
    assert options(phone).first.bounding_box()["height"] >= 44
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    options(phone).first.tap()
    expect(phone).to_have_url(re.compile("/people/im-si-wan/$"))


def compose(page: Page, *steps: str) -> None:
    """What an input method shows in the field, step by step, before anything is committed."""
    session = page.context.new_cdp_session(page)
    for text in steps:
        session.send(
            "Input.imeSetComposition",
            {"text": text, "selectionStart": len(text), "selectionEnd": len(text)},
        )


def test_half_typed_hangul_brings_suggestions(page):
    field = field_on(page)
    field.evaluate(
        "field => field.addEventListener('compositionend', () => (field.dataset.ended = 1))"
    )
    compose(page, "ㅇ", "이", "임")
    expect(options(page)).to_have_count(2)
    compose(page, "임ㅅ", "임시")
    expect(options(page)).to_have_count(1)
    expect(options(page)).to_contain_text("임시완")
    assert field.get_attribute("data-ended") is None


def test_keys_that_the_input_method_takes_do_nothing_else(page):
    field = field_on(page)
    compose(page, "임")
    expect(options(page)).to_have_count(2)
    for options_of_key in ({"isComposing": True}, {"keyCode": 229}):
        field.evaluate(
            """(field, options) => {
              for (const key of ["ArrowDown", "Enter", "Escape"])
                field.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, ...options }));
            }""",
            options_of_key,
        )
    expect(field).to_have_attribute("aria-activedescendant", "")
    expect(options(page)).to_have_count(2)


def test_quick_typing_asks_once(page):
    asked = []
    page.on("request", lambda request: ASKED.search(request.url) and asked.append(request.url))
    field = field_on(page)
    field.evaluate(
        """(field) => {
          for (const letter of "im siwan") {
            field.value += letter;
            field.dispatchEvent(new InputEvent("input", { bubbles: true }));
          }
        }"""
    )
    expect(options(page)).to_have_count(1)
    assert [parse_qs(urlsplit(url).query)["q"] for url in asked] == [["im siwan"]]


def test_late_answer_to_an_earlier_question_is_dropped(page):
    page.route(SUGGESTIONS, lambda route: "soo" in route.request.url or route.continue_())
    field = field_on(page)
    with page.expect_event("requestfailed", lambda one: "soo" in one.url):
        with page.expect_request(lambda one: "soo" in one.url):
            field.press_sequentially("im soo")
        field.fill("im si-wan")
    expect(options(page)).to_have_text(re.compile("Im Si-wan"))


@pytest.mark.parametrize("leave", ["Tab", "Escape"])
def test_answer_that_comes_too_late_shows_no_list(page, leave):
    def slow(route: Route) -> None:
        page.wait_for_timeout(400)
        route.continue_()

    page.route(SUGGESTIONS, slow)
    field = field_on(page)
    with page.expect_request(ASKED):
        field.press_sequentially("im s")
    field.press(leave)
    page.wait_for_timeout(900)
    expect(page.locator(".suggestions")).to_be_hidden()
    expect(field).to_have_attribute("aria-expanded", "false")


@pytest.mark.parametrize(
    "failure",
    [
        {"status": 500, "body": "Broken"},
        {"status": 200, "body": "<p>A proxy’s own page"},
        None,
    ],
)
def test_failing_server_leaves_a_plain_field(page, console, failure):
    page.route(SUGGESTIONS, lambda route: route.fulfill(**failure) if failure else route.abort())
    field = field_on(page)
    with page.expect_event(
        "requestfinished" if failure else "requestfailed", lambda one: ASKED.search(one.url)
    ):
        field.press_sequentially("im s")
    expect(page.locator(".suggestions")).to_be_hidden()
    expect(field).to_have_attribute("aria-expanded", "false")
    field.press("Enter")
    expect(page).to_have_url(re.compile(r"/search/\?q=im\+s$"))
    console.clear()  # the browser tells of each failure itself
