"""A real Chromium on the live site.

``page`` is a desktop reader, ``phone`` one at 390 px, ``plain_page`` one without JavaScript; each is
a new visitor. A script error, a refused resource or a warning on the console fails the test that
caused it; a test that expects one empties ``console`` itself.
"""

import os
from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright

from tests.browser import chromium
from tests.factories import PASSWORD, UserFactory

# Playwright's own loop runs in this thread, and Django takes it for asynchronous code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

PATIENCE = 30_000  # milliseconds; only what fails waits so long
expect.set_options(timeout=PATIENCE)  # its own five seconds are few on a busy machine
DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings, tmp_path_factory) -> None:
    """A file, not memory: the server's threads and the test have connections of their own."""
    from django.conf import settings

    database = settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3"):
        file = tmp_path_factory.mktemp("database") / "browser.sqlite3"
        database.setdefault("TEST", {})["NAME"] = str(file)


@pytest.fixture(scope="session")
def live_server(django_db_setup, live_server):
    """After the database: before, the server would take it for one in memory and share a connection."""
    return live_server


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def browser(request) -> Iterator[Browser]:
    path = chromium.find()
    if path is None and os.environ.get("CI") == "true":
        pytest.fail(chromium.MISSING)
    if path is None:
        pytest.skip(chromium.MISSING)
    driver: Playwright = request.getfixturevalue("playwright")
    opened = driver.chromium.launch(executable_path=path, args=chromium.FLAGS)
    yield opened
    opened.close()


@pytest.fixture
def console() -> Iterator[list[str]]:
    """What the pages complained of, in order."""
    complaints: list[str] = []
    yield complaints
    assert complaints == []


@pytest.fixture
def visitor(browser, live_server, console) -> Iterator[Callable[..., Page]]:
    """Makes a new visitor's page; takes the options of Playwright's ``new_context``."""
    contexts: list[BrowserContext] = []

    def visit(**options) -> Page:
        context = browser.new_context(base_url=live_server.url, locale="en-GB", **options)
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: console.append(f"{page.url}: {error}"))
        page.on(
            "console",
            lambda message: (
                message.type in ("error", "warning")
                and console.append(f"{page.url}: {message.text}")
            ),
        )
        return page

    yield visit
    for context in contexts:
        context.close()


@pytest.fixture
def page(visitor) -> Page:
    return visitor(viewport=DESKTOP)


@pytest.fixture
def phone(visitor) -> Page:
    return visitor(viewport=PHONE, has_touch=True, is_mobile=True, device_scale_factor=2)


@pytest.fixture
def plain_page(visitor) -> Page:
    return visitor(viewport=DESKTOP, java_script_enabled=False)


@pytest.fixture(scope="session")
def accessibility_faults() -> Callable[[Page], list[str]]:
    """Runs axe on the page as it stands and tells each fault with the elements that have it."""

    def faults(page: Page) -> list[str]:
        page.wait_for_load_state()  # a click may have left the page for another, not yet read
        violations = Axe().run(page).response["violations"]
        return [
            f"{fault['id']}: {', '.join(node['html'][:120] for node in fault['nodes'])}"
            for fault in violations
        ]

    return faults


def sign_in(page: Page) -> Page:
    """An editor, Hana Reyes, at the desk's first page."""
    UserFactory(username="hana.reyes", display_name="Hana Reyes", editor=True)
    page.goto("/admin/")
    page.get_by_label("Username").fill("hana.reyes")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    page.wait_for_load_state()  # only then do the desk's own buttons answer
    return page
