"""Which copy of a picture a browser takes: as many pixels as it shows, hardly more."""

from collections.abc import Iterator

import pytest
from factory.django import ImageField
from playwright.sync_api import Browser, Page

from tests import factories as make

pytestmark = pytest.mark.django_db(transaction=True)

SCREENS = [(390, 1), (390, 2), (1280, 1), (1280, 2)]
SHOWN = """async (image) => {
  image.loading = "eager";
  await image.decode();
  const widths = image.parentElement.querySelector("source").srcset.match(/\\d+(?=w)/g).map(Number);
  const box = image.getBoundingClientRect();
  return {
    file: new URL(image.currentSrc).pathname.split("/").pop(),
    pixels: box.width * devicePixelRatio, shape: box.width / box.height,
    widths: [...new Set(widths)],
  };
}"""


@pytest.fixture(params=SCREENS, ids=["phone", "sharp phone", "desk", "sharp desk"])
def screen(request, browser: Browser, live_server) -> Iterator[Page]:
    width, density = request.param
    context = browser.new_context(
        base_url=live_server.url,
        viewport={"width": width, "height": 800},
        device_scale_factor=density,
    )
    yield context.new_page()
    context.close()


@pytest.fixture
def review(db):
    poster = ImageField(filename="poster.jpg", format="JPEG", width=1000, height=1400)
    still = ImageField(filename="still.jpg", format="JPEG", width=1600, height=1000)
    face = ImageField(filename="face.jpg", format="JPEG", width=900, height=900)
    review = make.ReviewFactory(show=make.ShowFactory(poster=poster))
    make.PhotoFactory(review=review, number=1, image=still)
    moment = make.PhotoFactory(review=review, number=2, image=still)
    make.HighlightMomentFactory(review=review, spoils_to_override=0, photo=moment)
    make.CreditFactory(show=review.show, person=make.PersonFactory(photo=face))
    return review


PLACES = [
    ("/reviews/", ".card img", 2 / 3),
    ("/", ".tile img", 2 / 3),
    ("/shows/", ".tile img", 2 / 3),
    ("{show}", ".show-head img", 2 / 3),
    ("{show}", ".cast img", 1),
    ("{person}", ".show-head img", 4 / 5),
    ("{review}", ".prose img", 16 / 9),
    ("{review}", ".moments img", 16 / 9),
]


def test_browser_takes_the_copy_that_fits(screen, review):
    person = review.show.credits.get().person
    rows = {"show": review.show, "person": person, "review": review}
    addresses = {name: row.get_absolute_url() for name, row in rows.items()}
    for address, selector, shape in PLACES:
        screen.goto(address.format(**addresses))
        shown = screen.locator(selector).first.evaluate(SHOWN)
        enough = [width for width in shown["widths"] if width >= 0.97 * shown["pixels"]]
        best = min(enough, default=max(shown["widths"]))
        assert (address, selector, shown["file"]) == (address, selector, f"{best}w.avif")
        assert shown["shape"] == pytest.approx(shape, rel=0.01)
