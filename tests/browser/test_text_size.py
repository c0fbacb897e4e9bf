"""Readers who set the text their own way: wider apart (WCAG 1.4.12), or twice as large (1.4.4)."""

import pytest

from tests import factories as make
from tests.pages import PUBLIC_PAGES
from tests.world import build_world

pytestmark = pytest.mark.django_db(transaction=True)

PAGES = [page for page in PUBLIC_PAGES if page.is_html and page.status in (200, 404)]
TITLES = ("런 온", "기생충", "그 해 우리는", "사랑의 불시착", "이상한 변호사 우영우", "Moonshot")
"""One for each way to set a title on a poster, the last for one without Hangul."""
SPACED = """
* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-block-end: 2em !important }
"""
UNTOUCHED = "/* as it comes */"
TWICE = "html { font-size: 200% }"
CUT_TEXTS = """() => {
  const cut = new Set(), texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (texts.nextNode()) {
    const text = texts.currentNode, parent = text.parentElement;
    if (!text.data.trim() || !parent.checkVisibility()) continue;
    range.selectNodeContents(text);
    for (const { left, right, top, bottom } of range.getClientRects()) {
      const y = (top + bottom) / 2, x = (left + right) / 2;
      const half = parseFloat(getComputedStyle(parent).fontSize) / 2;
      const upright = getComputedStyle(parent).writingMode === "horizontal-tb";
      const [l, r, t, b] = upright ? [left, right, y - half, y + half] : [x - half, x + half, top, bottom];
      for (let box = parent; box; box = box.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(box), edge = box.getBoundingClientRect();
        if (![overflowX, overflowY].some((o) => o === "hidden" || o === "clip") || edge.width <= 1) continue;
        if (l < edge.left - 1 || r > edge.right + 1 || t < edge.top - 1 || b > edge.bottom + 1)
          cut.add(text.data.trim());
      }
    }
  }
  return [...cut];
}"""
TITLE_LINES = """(title) => {
  const range = document.createRange();
  range.selectNodeContents(title.firstChild);
  return range.getClientRects().length;
}"""

COLLIDING_CONTROLS = """() => {
  const range = document.createRange();
  const controls = [...document.querySelectorAll(".masthead a, .masthead button, .reading label")]
    .filter((control) => control.checkVisibility())
    .map((control) => {
      range.selectNodeContents(control);
      return { control, box: control.getBoundingClientRect(), text: range.getBoundingClientRect() };
    });
  const meet = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
  const spills = ({ box, text }) => text.left < box.left - 1 || text.right > box.right + 1;
  return controls
    .filter((one, i) => spills(one) || controls.slice(0, i).some(({ box }) => meet(box, one.box)))
    .map(({ control }) => control.textContent.trim() || control.className);
}"""


@pytest.fixture
def set_text(visitor, console):
    """Opens an address in a window of a width with the reader's own style sheet."""
    page = visitor(bypass_csp=True)

    def opened(url, width, style):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(url)
        page.add_style_tag(content=style)
        page.wait_for_load_state("networkidle")
        return page

    yield opened
    console.clear()  # the missing page is one of the pages


@pytest.mark.parametrize("width", [390, 1280])
def test_spaced_text_is_nowhere_cut(set_text, width):
    world = build_world(2)
    for title in TITLES:
        make.ReviewFactory(show__title_hangul="" if title.isascii() else title, show__title=title)
    cut = {}
    for public in PAGES:
        page = set_text(public.url(world), width, SPACED)
        if found := page.evaluate(CUT_TEXTS):
            cut[str(public)] = found
    assert cut == {}


@pytest.mark.parametrize("width", [390, 1280])
def test_spaced_title_of_a_review_takes_no_more_lines(set_text, width):
    for title in TITLES[:-1]:
        url = make.ReviewFactory(show__title_hangul=title).get_absolute_url()
        lines, spaced = (
            set_text(url, width, style).locator(".band-hangul > span").evaluate(TITLE_LINES)
            for style in (UNTOUCHED, SPACED)
        )
        assert spaced <= lines, title


def test_pages_fit_a_phone_with_text_twice_as_large(set_text):
    world = build_world(2)
    faults = {}
    for public in PAGES:
        page = set_text(public.url(world), 390, TWICE)
        if page.evaluate("document.scrollingElement.scrollWidth > innerWidth"):
            faults[str(public)] = "too wide"
        elif found := page.evaluate(COLLIDING_CONTROLS):
            faults[str(public)] = found
    assert faults == {}
