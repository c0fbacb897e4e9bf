"""Photos at the desk: dropped several at once, described, put in order, cut where an editor says."""

import pytest
from playwright.sync_api import Page, expect

from desk.models import WaitingPicture
from reviews.models import Review
from tests import factories as make
from tests.browser.conftest import DESKTOP, PHONE, sign_in
from tests.browser.hands import SMALL_COPY, drop, hand, opened, picture_of, row, still, three_photos
from tests.browser.test_body_editor import button, editor_on, save
from tests.images.test_cleaning import picture

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def review(db):
    return make.ReviewFactory(body="<p>It begins with a dropped gun.</p><p>She says it aloud.</p>")


@pytest.fixture
def desk(page, review) -> Page:
    sign_in(page)
    return opened(page, review)


def test_three_files_become_three_photos_in_order(desk, review):
    drop(desk, still("a.png", (64, 36)), still("b.png", (66, 36)), still("c.png", (68, 36)))
    expect(row(desk, 1).get_by_label("Alternative text")).to_be_focused()
    for place in (1, 2, 3):
        expect(picture_of(row(desk, place))).to_have_attribute("src", SMALL_COPY)
    desk.keyboard.type("A gun")
    desk.keyboard.press("Tab")
    desk.keyboard.type("Drawing: Daesa")
    desk.get_by_role("button", name="Use “Drawing: Daesa” for the 2 photos").click()
    row(desk, 2).get_by_label("Alternative text").fill("A track")
    row(desk, 3).get_by_label("Alternative text").fill("An umbrella")
    save(desk)
    photos = list(review.photos.values_list("number", "alt", "credit", "width"))
    assert photos == [
        (1, "A gun", "Drawing: Daesa", 64),
        (2, "A track", "Drawing: Daesa", 66),
        (3, "An umbrella", "Drawing: Daesa", 68),
    ]
    assert not WaitingPicture.objects.exists()
    desk.goto(review.get_absolute_url())
    stills = desk.locator("main figure img")
    assert stills.evaluate_all("all => all.map(({ alt }) => alt)") == [
        "A gun",
        "A track",
        "An umbrella",
    ]


def test_refused_form_keeps_the_pictures(desk, review):
    drop(desk, still("a.png"), still("b.png"))
    expect(picture_of(row(desk, 2))).to_have_attribute("src", SMALL_COPY)
    row(desk, 1).get_by_label("Alternative text").fill("A gun")
    desk.get_by_role("button", name="Save", exact=True).click()
    expect(desk.locator(".errornote")).to_be_visible()
    expect(picture_of(row(desk, 2))).to_have_attribute("src", SMALL_COPY)
    expect(desk.locator(".desk-file-lost")).to_have_count(0)
    expect(row(desk, 1).locator(".desk-file-name")).to_have_text("a.png")
    row(desk, 2).get_by_label("Alternative text").fill("A track")
    save(desk)
    assert list(review.photos.values_list("alt", flat=True)) == ["A gun", "A track"]


def test_files_beyond_the_rows_of_a_form_are_named_and_wait(desk):
    desk.locator("#id_photos-MAX_NUM_FORMS").evaluate("box => box.value = 1")
    drop(desk, still("a.png"), still("b.png"))
    note = "This form has no room for more photos. Save it, then add: “b.png”"
    expect(desk.get_by_text(note)).to_be_visible()
    expect(picture_of(row(desk, 1))).to_have_attribute("src", SMALL_COPY)
    expect(row(desk, 2)).to_have_count(0)


def test_row_says_what_the_picture_was_called(desk):
    drop(desk, still("a.png"))
    name = row(desk, 1).locator(".desk-file-name")
    expect(name).to_have_text("a.png")
    file = {"name": "b.png", "mimeType": "image/png", "buffer": picture("PNG")}
    row(desk, 1).locator("input[type=file]").set_input_files(file)
    expect(name).to_have_text("b.png")


@pytest.fixture
def refusals(console):
    """A browser notes every answer of 400; nothing else may stand on the console."""
    yield console
    assert [line for line in console if "400 (Bad Request)" not in line] == []
    assert len(console) == 1
    console.clear()


def test_bad_file_gets_a_sentence_and_leaves_no_row(desk, refusals):
    drop(desk, ("notes.png", "image/png", b"Lane four."), still("a.png"))
    expect(desk.get_by_text("“notes.png”: This file is not a picture we can read.")).to_be_visible()
    expect(picture_of(row(desk, 1))).to_have_attribute("src", SMALL_COPY)
    expect(desk.locator("#photos-group .inline-related:not(.empty-form)")).to_have_count(1)
    expect(row(desk, 1).get_by_label("Alternative text")).to_be_focused()


def test_bad_file_in_a_row_is_refused_beside_its_box(desk, review, refusals):
    make.PhotoFactory(review=review, number=1, alt="A gun")
    opened(desk, review)
    before = picture_of(row(desk, 1)).get_attribute("src")
    file = {"name": "notes.png", "mimeType": "image/png", "buffer": b"Lane four."}
    row(desk, 1).locator("input[type=file]").set_input_files(file)
    expect(row(desk, 1).get_by_role("alert")).to_contain_text("not a picture we can read")
    expect(picture_of(row(desk, 1))).to_have_attribute("src", before)
    save(desk)


def test_server_that_does_not_answer_may_be_asked_again(desk, review, console):
    desk.route("**/review/pictures/", lambda route: route.abort())
    desk.get_by_role("button", name="Add another Photo").click()
    file = {"name": "a.png", "mimeType": "image/png", "buffer": picture("PNG")}
    row(desk, 1).locator("input[type=file]").set_input_files(file)
    expect(row(desk, 1).get_by_role("alert")).to_contain_text("The server does not answer")
    desk.unroute("**/review/pictures/")
    row(desk, 1).get_by_role("button", name="Send it again").click()
    expect(picture_of(row(desk, 1))).to_have_attribute("src", SMALL_COPY)
    assert len(console) == 1
    console.clear()


def test_login_that_ended_is_told_and_the_picture_is_sent_after_the_next(desk, review):
    cookies = desk.context.cookies()
    desk.context.clear_cookies(name="sessionid")
    drop(desk, still("a.png"))
    expect(row(desk, 1).get_by_role("alert")).to_contain_text("You are logged out.")
    desk.context.add_cookies(cookies)
    row(desk, 1).get_by_role("button", name="Send it again").click()
    expect(picture_of(row(desk, 1))).to_have_attribute("src", SMALL_COPY)
    assert WaitingPicture.objects.count() == 1


@pytest.mark.parametrize(
    "options",
    [{"viewport": DESKTOP, "color_scheme": "dark"}, {"viewport": PHONE}],
    ids=["dark", "phone"],
)
def test_rows_are_accessible_and_fit(visitor, review, accessibility_faults, options):
    three_photos(review)
    page = opened(sign_in(visitor(**options)), review)
    drop(page, still("a.png"))
    expect(picture_of(row(page, 4))).to_have_attribute("src", SMALL_COPY)
    row(page, 4).get_by_label("Credit").fill("Drawing: Daesa")
    assert accessibility_faults(page) == []
    widest = page.evaluate("document.documentElement.scrollWidth")
    assert widest <= options["viewport"]["width"]


def test_focus_is_clicked_and_moved_by_arrows(desk, review):
    make.PhotoFactory(review=review, number=1, image__width=640, image__height=360)
    opened(desk, review)
    focus = row(desk, 1).get_by_role("button", name="Focus of the picture")
    size = focus.bounding_box()
    focus.click(position={"x": size["width"] * 0.251, "y": size["height"] * 0.751})
    across, down = (
        row(desk, 1).get_by_label("Focus across"),
        row(desk, 1).get_by_label("Focus down"),
    )
    expect(across).to_have_value("25")
    expect(down).to_have_value("75")
    focus.press("ArrowRight")
    focus.press("Shift+ArrowUp")
    expect(across).to_have_value("30")
    expect(down).to_have_value("74")
    square = row(desk, 1).locator("[data-shape='1:1'] img")
    expect(square).to_have_css("object-position", "30% 70%")
    save(desk)
    photo = review.photos.get()
    assert (photo.focus_across, photo.focus_down) == (30, 74)


@pytest.mark.parametrize("kind", ["shows/show", "people/person"])
def test_focus_of_a_new_poster_and_portrait(page, kind):
    sign_in(page)
    page.goto(f"/admin/{kind}/add/")
    focus = page.get_by_role("button", name="Focus of the picture")
    expect(focus).to_be_hidden()
    file = {"name": "a.png", "mimeType": "image/png", "buffer": picture("PNG", size=(80, 120))}
    page.locator("input[type=file]").set_input_files(file)
    focus.click(position={"x": 48, "y": 0})
    expect(page.get_by_label("Focus across")).to_have_value("50")
    expect(page.get_by_label("Focus down")).to_have_value("0")


def test_picture_pasted_into_the_text_is_a_photo_with_its_place(desk, review):
    editor = editor_on(desk)
    editor.get_by_text("It begins with a dropped gun.").click()
    hand(editor, "ClipboardEvent", "paste", still("a.png"))
    placed = editor.locator("figure.desk-photo")
    expect(placed.get_by_role("button")).to_have_text("Photo 1: no alternative text yet")
    expect(picture_of(row(desk, 1))).to_have_attribute("src", SMALL_COPY)
    expect(placed.locator("img")).to_have_attribute("src", SMALL_COPY)
    row(desk, 1).get_by_label("Alternative text").fill("A gun")
    save(desk)
    stored = Review.objects.get()
    assert stored.body == (
        "<p>It begins with a dropped gun.</p>"
        '<figure data-photo="1"></figure><p>She says it aloud.</p>'
    )
    assert stored.photos.get().alt == "A gun"


def test_picture_dropped_into_the_text_stands_after_its_block(desk, review):
    hand(editor_on(desk).locator("p").nth(1), "DragEvent", "drop", still("a.png"))
    expect(picture_of(row(desk, 1))).to_have_attribute("src", SMALL_COPY)
    row(desk, 1).get_by_label("Alternative text").fill("A gun")
    save(desk)
    assert Review.objects.get().body.endswith(
        '<p>She says it aloud.</p><figure data-photo="1"></figure>'
    )


def test_bad_picture_pasted_into_the_text_leaves_no_place(desk, refusals):
    editor = editor_on(desk)
    editor.get_by_text("It begins with a dropped gun.").click()
    hand(editor, "ClipboardEvent", "paste", ("notes.png", "image/png", b"Lane four."))
    expect(desk.get_by_text("“notes.png”: This file is not a picture we can read.")).to_be_visible()
    expect(editor.locator("figure")).to_have_count(0)
    assert button(desk, "photo").is_visible()
