"""What a page weighs, compressed as a live site sends it, and that nothing moves while it arrives."""

import gzip
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.contrib.staticfiles import finders

from config.static_files import ENTRIES, SCRIPTS, bundled
from tests import factories as make
from tests.config.test_static_files import all_files
from tests.world import build_world

pytestmark = pytest.mark.django_db(transaction=True)

KB = 1_000
STILLNESS = """() => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => {
    for (const shift of list.getEntries()) sum += shift.value;
  }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 600);
})"""


@pytest.fixture
def longest_review(db):
    review = build_world(1).review
    for number in range(1, 20):
        make.HighlightMomentFactory(
            review=review, first_episode=number % 16 + 1, last_episode=number % 16 + 1
        )
        make.MemorableLineFactory(review=review)
    return review


def packed(data: bytes) -> int:
    return len(gzip.compress(data, mtime=0))


def static_weight(url: str) -> int:
    """Of a style sheet or script; development serves imports apart, a live site writes them out."""
    name = urlsplit(url).path.removeprefix("/static/")
    if name in ENTRIES:
        return packed(bundled(name, all_files()).encode())
    if f'"./{name.removeprefix("js/")}"' in Path(finders.find(SCRIPTS)).read_text():
        return 0  # written out in the entry
    return packed(Path(finders.find(name)).read_bytes())


def test_longest_review_weighs_little(page, longest_review):
    seen = {"document": set(), "stylesheet": set(), "script": set(), "font": set()}
    page.on("request", lambda request: seen.get(request.resource_type, set()).add(request.url))
    answer = page.goto(longest_review.get_absolute_url())
    page.wait_for_load_state("networkidle")
    assert page.locator(".moments > li").count() == 20
    assert page.locator(".line").count() >= 20
    html = packed(answer.body())
    linked = {
        url for url in seen["stylesheet"] if url.rsplit("/", 1)[1] in ("site.css", "hangul.css")
    }
    css = sum(map(static_weight, linked))
    scripts = sum(map(static_weight, seen["script"]))
    print(f"review: HTML {html}, CSS {css}, JavaScript {scripts} bytes, compressed")
    assert len(linked) == 2
    assert scripts <= 8 * KB
    assert html + css + scripts <= 60 * KB


def test_fonts_of_a_page_in_latin_letters_weigh_little(page):
    review = make.ReviewFactory(
        show__title_hangul="",
        body="<p>Some <em>stressed</em> and <strong>strong</strong> words.</p>",
    )
    fonts = []
    page.on("response", lambda r: fonts.append(r) if r.request.resource_type == "font" else None)
    page.goto(review.get_absolute_url())
    page.wait_for_load_state("networkidle")
    weight = sum(len(font.body()) for font in fonts)
    print(f"fonts: {weight} bytes in {len(fonts)} files")
    assert len(fonts) == 5
    assert weight <= 100 * KB


@pytest.mark.parametrize("device", ["page", "phone"])
def test_nothing_moves_while_fonts_arrive(request, device, longest_review):
    reader = request.getfixturevalue(device)

    def late(route):
        reader.wait_for_timeout(150)
        route.continue_()

    reader.route("**/*.woff2", late)
    for url in ("/", longest_review.get_absolute_url()):
        reader.goto(url)
        assert reader.evaluate(STILLNESS) <= 0.01
