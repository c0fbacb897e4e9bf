"""The editor of a review's body: its buttons, spoiler blocks and photos, up to what a reader sees."""

import re

import pytest
from playwright.sync_api import Page, expect

from people.models import Person
from shows.models import Credit, Show
from tests import factories as make
from tests.browser.conftest import sign_in
from tests.images.test_cleaning import picture

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def desk(page) -> Page:
    """The desk, signed in."""
    return sign_in(page)


@pytest.fixture
def review(db):
    return make.ReviewFactory(body="<p>It begins with a dropped gun.</p><p>She says it aloud.</p>")


@pytest.fixture
def editor(desk, review):
    desk.goto(f"/admin/reviews/review/{review.pk}/change/")
    return editor_on(desk)


def editor_on(desk: Page):
    """The editor once it is ready; before that, a plain text box has its name."""
    return desk.locator('[role="textbox"][aria-label="Body"]')


def button(desk: Page, name: str):
    return desk.get_by_role("toolbar", name="Body: formatting").get_by_role(
        "button", name=name, exact=True
    )


def save(desk: Page) -> None:
    desk.get_by_role("button", name="Save and continue editing").click()
    expect(desk.locator(".messagelist .success")).to_be_visible()


def mark_as_spoiler(desk: Page, episode: str) -> None:
    button(desk, "spoiler block").click()
    dialog = desk.get_by_role("dialog", name="Spoiler block")
    dialog.get_by_label("Last episode it gives away").fill(episode)
    dialog.get_by_role("button", name="Mark as spoiler").click()


def test_editor_is_never_drawn_without_its_name(desk, review):
    desk.add_init_script("""
      window.names = new Set();
      const look = () => document.querySelectorAll("[role=textbox][contenteditable]").forEach(
        (text) => window.names.add(text.getAttribute("aria-label"))
      );
      new MutationObserver(look).observe(document, { childList: true, subtree: true });
    """)
    desk.goto(f"/admin/reviews/review/{review.pk}/change/")
    expect(editor_on(desk)).to_be_visible()
    assert desk.evaluate("[...window.names]") == ["Body"]


def test_spoiler_block_reaches_readers_veiled(desk, editor, review):
    editor.get_by_text("She says it aloud.").click()
    mark_as_spoiler(desk, "8")
    expect(editor.get_by_role("button", name="Spoiler through episode 8")).to_be_visible()
    save(desk)
    review.refresh_from_db()
    assert review.body == (
        '<p>It begins with a dropped gun.</p><div data-spoils-to="8"><p>She says it aloud.</p></div>'
    )
    desk.goto(review.get_absolute_url())
    expect(desk.get_by_text("It begins with a dropped gun.")).to_be_visible()
    expect(desk.get_by_text("She says it aloud.")).to_be_hidden()
    desk.get_by_text("Episode 8, veiled").click()
    expect(desk.get_by_text("She says it aloud.")).to_be_visible()


def test_spoiler_block_is_changed_and_removed(desk, editor, review):
    editor.get_by_text("She says it aloud.").click()
    mark_as_spoiler(desk, "8")
    editor.get_by_role("button", name="Spoiler through episode 8").click()
    dialog = desk.get_by_role("dialog", name="Spoiler block")
    expect(dialog.get_by_label("Last episode it gives away")).to_have_value("8")
    dialog.get_by_label("Last episode it gives away").fill("999")
    dialog.get_by_role("button", name="Mark as spoiler").click()
    editor.get_by_role("button", name="Spoiler: the ending").click()
    dialog.get_by_role("button", name="Remove the block, keep its text").click()
    expect(editor.locator(".desk-spoiler")).to_have_count(0)
    save(desk)
    review.refresh_from_db()
    assert review.body == "<p>It begins with a dropped gun.</p><p>She says it aloud.</p>"


def test_dialog_takes_only_episodes_and_escape_leaves_the_text(desk, editor):
    editor.get_by_text("She says it aloud.").click()
    mark_as_spoiler(desk, "0")
    dialog = desk.get_by_role("dialog", name="Spoiler block")
    expect(dialog).to_be_visible()
    desk.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(editor).to_be_focused()
    expect(editor.locator(".desk-spoiler")).to_have_count(0)


def test_spoiler_spans_a_whole_list(desk, editor, review):
    editor.click()
    desk.keyboard.press("ControlOrMeta+A")
    button(desk, "unordered list").click()
    mark_as_spoiler(desk, "3")
    save(desk)
    review.refresh_from_db()
    assert review.body == (
        '<div data-spoils-to="3"><ul><li>It begins with a dropped gun.</li>'
        "<li>She says it aloud.</li></ul></div>"
    )


def test_no_spoiler_inside_a_spoiler(desk, editor):
    editor.get_by_text("She says it aloud.").click()
    mark_as_spoiler(desk, "8")
    editor.click()
    desk.keyboard.press("ControlOrMeta+A")
    expect(button(desk, "spoiler block")).to_have_attribute("aria-disabled", "true")


@pytest.mark.parametrize(
    ("name", "html"),
    [
        ("heading 2", "<h2>It begins with a dropped gun.</h2>"),
        ("heading 3", "<h3>It begins with a dropped gun.</h3>"),
        ("bold", "<p><strong>It begins with a dropped gun.</strong></p>"),
        ("italic", "<p><em>It begins with a dropped gun.</em></p>"),
        ("unordered list", "<ul><li>It begins with a dropped gun.</li></ul>"),
        ("ordered list", "<ol><li>It begins with a dropped gun.</li></ol>"),
        ("blockquote", "<blockquote><p>It begins with a dropped gun.</p></blockquote>"),
    ],
)
def test_each_button_makes_its_shape(desk, editor, review, name, html):
    editor.get_by_text("It begins with a dropped gun.").click(click_count=3)
    button(desk, name).click()
    save(desk)
    review.refresh_from_db()
    assert review.body == f"{html}<p>She says it aloud.</p>"


def test_link_and_undo(desk, editor, review):
    editor.get_by_text("It begins with a dropped gun.").click(click_count=3)
    button(desk, "insert link").click()
    desk.get_by_role("dialog").get_by_label("URL").fill("https://daesa.example/")
    desk.get_by_role("dialog").get_by_role("button", name="Update").click()
    expect(editor.get_by_role("link")).to_have_attribute("href", "https://daesa.example/")
    button(desk, "undo").click()
    expect(editor.get_by_role("link")).to_have_count(0)
    button(desk, "redo").click()
    save(desk)
    review.refresh_from_db()
    assert 'href="https://daesa.example/"' in review.body


def test_hangul_and_spaces_are_stored_as_typed(desk, editor, review):
    editor.get_by_text("She says it aloud.").click(click_count=3)
    desk.keyboard.insert_text("같이 달리고  싶어요.")
    desk.keyboard.press("Enter")
    desk.keyboard.type("One two")
    save(desk)
    review.refresh_from_db()
    assert "같이 달리고 싶어요.</p><p>One two</p>" in review.body
    assert "nbsp" not in review.body


def test_photo_is_uploaded_and_placed(desk, editor, review):
    desk.get_by_role("button", name="Add another Photo").click()
    row = desk.locator("#photos-0")
    expect(row.get_by_label("Number")).to_have_value("1")
    still = {"name": "still.png", "mimeType": "image/png", "buffer": picture("PNG")}
    row.locator("input[type=file]").set_input_files(still)
    row.get_by_label("Alternative text").fill("A running track at dusk.")
    editor.get_by_text("It begins with a dropped gun.").click()
    button(desk, "photo").click()
    dialog = desk.get_by_role("dialog", name="Photo in the text")
    dialog.get_by_role("button", name="Place it here").click()
    placed = editor.locator("figure.desk-photo")
    expect(placed.get_by_role("button")).to_have_text("Photo 1: A running track at dusk.")
    expect(placed.locator("img")).to_have_attribute(
        "src", re.compile(r"^data:image/png|/media/photos/")
    )
    save(desk)
    expect(placed.locator("img")).to_have_attribute(
        "src", re.compile(r"/media/photos/[\w-]{16}/picture/")
    )
    review.refresh_from_db()
    assert '<figure data-photo="1"></figure>' in review.body
    desk.get_by_role("button", name="Add another Photo").click()
    expect(desk.locator("#photos-1").get_by_label("Number")).to_have_value("2")


def test_photo_in_the_text_gets_another_number(desk, review):
    make.PhotoFactory(review=review, number=1, alt="A track")
    make.PhotoFactory(review=review, number=2, alt="An umbrella")
    review.body = '<figure data-photo="1"></figure>'
    review.save()
    desk.goto(f"/admin/reviews/review/{review.pk}/change/")
    desk.get_by_role("button", name="Photo 1: A track").click()
    dialog = desk.get_by_role("dialog", name="Photo in the text")
    dialog.get_by_label("Number of the photo").fill("2")
    dialog.get_by_role("button", name="Place it here").click()
    expect(desk.get_by_role("button", name="Photo 2: An umbrella")).to_be_visible()
    desk.locator("#photos-1").get_by_label("Number").fill("3")
    expect(desk.get_by_role("button", name="Photo 2: no such photo below yet")).to_be_visible()


def test_refused_form_keeps_the_text_in_the_editor(desk, editor):
    editor.get_by_text("She says it aloud.").click(click_count=3)
    desk.keyboard.type("An evening of work.")
    desk.locator("#id_watched").fill("7–6")
    desk.get_by_role("button", name="Save", exact=True).click()
    expect(
        desk.get_by_text("Episode 6 comes before episode 7: write 6–7.", exact=True)
    ).to_be_visible()
    expect(editor_on(desk)).to_contain_text("An evening of work.")


def test_opening_and_saving_keeps_every_shape(desk, review):
    review.body = (
        "<h2>One</h2><p>a <s>b</s> x<sup>2</sup> H<sub>2</sub>O<br>next</p><h4>Small</h4><hr>"
        '<blockquote><p>Said.</p></blockquote><ol><li>One</li></ol><div data-spoils-to="999">'
        '<h3>Late</h3><figure data-photo="4"></figure></div><p>End</p>'
    )
    review.save()
    desk.goto(f"/admin/reviews/review/{review.pk}/change/")
    editor_on(desk).get_by_text("End", exact=True).click()
    desk.keyboard.press("End")
    desk.keyboard.type("ing")
    save(desk)
    before = review.body
    review.refresh_from_db()
    assert review.body == before.replace("<p>End</p>", "<p>Ending</p>")


def test_show_and_person_are_added_without_leaving_the_review(desk):
    desk.goto("/admin/reviews/review/add/")
    desk.get_by_label("Headline").fill("Typed before the show was there")
    with desk.expect_popup() as opened:
        desk.locator("#add_id_show").click()
    show = opened.value
    show.get_by_label("Title:", exact=True).fill("Run On")
    show.get_by_role("button", name="Add another Credit").click()
    with show.expect_popup() as opened:
        show.locator("#add_id_credits-0-person").click()
    person = opened.value
    person.get_by_label("Name:", exact=True).fill("Im Si-wan")
    person.get_by_role("button", name="Save").click()
    expect(show.locator("#credits-0 .field-person")).to_contain_text("Im Si-wan")
    show.get_by_role("button", name="Save", exact=True).click()
    expect(desk.locator(".field-show .select2-selection__rendered")).to_contain_text("Run On")
    expect(desk.get_by_label("Headline")).to_have_value("Typed before the show was there")
    assert Credit.objects.get().show == Show.objects.get()
    assert Person.objects.get().slug == "im-si-wan"


def test_review_form_is_accessible(desk, editor, accessibility_faults):
    editor.get_by_text("She says it aloud.").click()
    mark_as_spoiler(desk, "8")
    assert accessibility_faults(desk) == []
