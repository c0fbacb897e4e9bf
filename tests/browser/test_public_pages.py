"""Every public page in a real browser: accessible, no wider than its window, and alone with its reader.

The tool that looks for faults writes styles into the page, so the policy against them is lifted here.
"""

import pytest

from tests.pages import PUBLIC_PAGES
from tests.world import build_world

pytestmark = pytest.mark.django_db(transaction=True)

PAGES = [page for page in PUBLIC_PAGES if page.is_html and page.status == 200]
WIDTHS = (320, 390, 640, 1280, 1440)
"""CSS pixels; 640 is a desktop window at 200 %."""


@pytest.fixture
def reader(visitor, console):
    """Visitors that the tool may inspect; its own requests for style sheets are no page's complaint."""
    yield lambda **options: visitor(bypass_csp=True, **options)
    console.clear()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_are_accessible(reader, accessibility_faults, scheme):
    world = build_world(2)
    page = reader(color_scheme=scheme)
    faults = {}
    for public in PAGES:
        for width in (390, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            page.goto(public.url(world))
            if found := accessibility_faults(page):
                faults[f"{public} at {width}"] = found
    assert faults == {}


def test_korean_pages_are_accessible_and_fit(reader, accessibility_faults):
    world = build_world(2)
    page = reader()
    faults = {}
    for public in PAGES:
        page.set_viewport_size({"width": 390, "height": 900})
        page.goto(public.korean_url(world))
        if found := accessibility_faults(page):
            faults[str(public)] = found
        page.set_viewport_size({"width": 320, "height": 900})
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            faults[f"{public} at 320"] = "too wide"
    assert faults == {}


def test_planted_fault_is_found(reader, accessibility_faults):
    page = reader()
    page.goto("/about/")
    page.evaluate("document.querySelector('main').append(document.createElement('button'))")
    assert len(accessibility_faults(page)) == 1


def test_pages_fit_and_leave_the_reader_alone(page, live_server):
    world = build_world(2)
    hosts: set[str] = set()
    page.on("request", lambda request: hosts.add(request.url.split("/")[2]))
    too_wide = []
    for public in PAGES:
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            page.goto(public.url(world))
            if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                too_wide.append(f"{public} at {width}")
    assert too_wide == []
    assert hosts == {live_server.url.split("/")[2]}
    assert page.context.cookies() == []
