"""What a hand does at the photos of a review's form: opens, drops, pastes, looks at a row."""

import base64
import re
import time

from playwright.sync_api import Page, expect

from tests import factories as make
from tests.browser.test_body_editor import editor_on
from tests.images.test_cleaning import picture

SMALL_COPY = re.compile(r"/media/photos/[\w-]{16}/picture/\d+w\.jpeg")
HAND = """([element, kind, event, files]) => {
  const data = new DataTransfer();
  for (const [name, type, text] of files) {
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    data.items.add(new File([bytes], name, { type }));
  }
  const options = { bubbles: true, cancelable: true, dataTransfer: data, clipboardData: data };
  const { x, y } = element.getBoundingClientRect();
  element.dispatchEvent(new window[kind](event, { ...options, clientX: x + 5, clientY: y + 5 }));
}"""


def hand(target, kind: str, event: str, *files: tuple[str, str, bytes]) -> None:
    """What a browser does when somebody drops files on the element, or pastes them into it."""
    sent = [[name, mime, base64.b64encode(content).decode()] for name, mime, content in files]
    target.evaluate(f"(element, rest) => ({HAND})([element, ...rest])", [kind, event, sent])


def until(page: Page, expression: str, seconds: float = 30) -> None:
    """Playwright's own way of waiting evaluates text inside the page, which a page of ours refuses."""
    end = time.monotonic() + seconds
    while not page.evaluate(expression):
        assert time.monotonic() < end, f"Not so after {seconds} seconds: {expression}"
        page.wait_for_timeout(50)


def still(name: str, size=(64, 36)) -> tuple[str, str, bytes]:
    return name, "image/png", picture("PNG", size=size)


def opened(page: Page, review) -> Page:
    page.goto(f"/admin/reviews/review/{review.pk}/change/")
    expect(editor_on(page)).to_be_visible()
    return page


def drop(desk: Page, *files) -> None:
    hand(desk.locator("#photos-group"), "DragEvent", "drop", *files)


def row(desk: Page, number: int):
    """The row at that place on the page, from 1."""
    return desk.locator("#photos-group .inline-related:not(.empty-form)").nth(number - 1)


def picture_of(row):
    return row.locator("img.desk-picture")


def headings(desk: Page) -> list[str]:
    labels = desk.locator("#photos-group .inline-related:not(.empty-form) .inline_label")
    return labels.all_inner_texts()


def three_photos(review) -> None:
    for number, alt in enumerate(["A gun", "A track", "An umbrella"], start=1):
        make.PhotoFactory(review=review, number=number, alt=alt)


def take(desk: Page, label) -> None:
    """Holds a row by its heading, until the rows show their headings alone."""
    label.hover()
    desk.mouse.down()
    at = label.bounding_box()
    desk.mouse.move(at["x"] + 60, at["y"] + 14, steps=5)
    expect(desk.locator(".inline-group[data-dragging]")).to_have_count(1)


def carry(desk: Page, row, *, above: float = 0, below: float = 0) -> None:
    """Holds what was taken as many pixels above the row or below it, else upon it."""
    box = row.bounding_box()
    y = box["y"] - above if above else box["y"] + (box["height"] + below if below else 8)
    desk.mouse.move(box["x"] + 40, y - 2)
    desk.mouse.move(box["x"] + 40, y, steps=3)
