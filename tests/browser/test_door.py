"""Coming in with a browser: an authenticator app, a passkey, and without JavaScript."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.accounts.doors import app_of, code_of
from tests.browser.conftest import DESKTOP
from tests.factories import PASSWORD, UserFactory

PAGES = ["/admin/your-login/", "/admin/your-login/app/", "/admin/your-login/passkeys/add/"]


@pytest.fixture
def editor(live_server):
    return UserFactory(username="hana.reyes", display_name="Hana Reyes", editor=True)


def come_in(page: Page) -> None:
    page.goto("/admin/")
    page.get_by_label("Username").fill("hana.reyes")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()


def set_up(page: Page) -> str:
    """An app, by the keyboard's way through the pages; its secret."""
    page.get_by_role("link", name="Your login").first.click()
    page.get_by_role("link", name="Set up an authenticator app").click()
    picture = page.locator(".door-qr")
    expect(picture).to_have_js_property("complete", True)
    assert picture.evaluate("shown => shown.naturalWidth") > 0  # the policy lets it through
    secret = page.locator(".door-key").inner_text()
    page.get_by_label("Authenticator code").fill(code_of(secret))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Recovery codes", exact=True)).to_be_visible()
    return secret


def test_app_is_set_up_and_asked_for(page, editor):
    come_in(page)
    secret = set_up(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="Download them").click()
    lines = download.value.path().read_text().split()
    assert download.value.suggested_filename == "recovery-codes.txt"
    assert [bool(re.fullmatch(r"\d{8}", line)) for line in lines[1:]] == [True] * 10
    page.get_by_role("link", name="I have kept them").click()
    expect(page.get_by_text("10 recovery codes are left")).to_be_visible()
    page.get_by_role("button", name="Log out").click()
    come_in(page)
    box = page.get_by_label("Code")
    expect(box).to_be_focused()
    box.fill(code_of(secret, 1))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Editor’s desk")).to_be_visible()


def test_all_of_it_works_without_javascript(plain_page, editor):
    come_in(plain_page)
    set_up(plain_page)
    with plain_page.expect_download():
        plain_page.get_by_role("link", name="Download them").click()
    plain_page.get_by_role("link", name="I have kept them").click()
    plain_page.get_by_role("button", name="Log out").click()
    come_in(plain_page)
    expect(plain_page.get_by_role("button", name="Use a passkey")).to_be_hidden()
    plain_page.get_by_role("button", name="Start again").click()
    expect(plain_page.get_by_label("Username")).to_be_visible()


def test_passkey_is_added_and_asked_for(page, editor, live_server):
    """A browser takes passkeys for a name alone, such as localhost."""
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasUserVerification": True}
    options |= {"isUserVerified": True, "automaticPresenceSimulation": True, "hasResidentKey": True}
    device.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    home = live_server.url.replace("127.0.0.1", "localhost")
    page.goto(f"{home}/admin/")
    page.get_by_label("Username").fill("hana.reyes")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    page.get_by_role("link", name="Your login").first.click()
    page.get_by_role("link", name="Add a passkey").click()
    page.get_by_label("What you call it").fill("The laptop")
    page.get_by_role("button", name="Add the passkey").click()
    page.get_by_role("link", name="I have kept them").click()
    expect(page.get_by_text("Passkey “The laptop”")).to_be_visible()
    page.get_by_role("button", name="Log out").click()
    page.goto(f"{home}/admin/")
    page.get_by_label("Username").fill("hana.reyes")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_role("heading", name="Editor’s desk")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_pages_fit_and_have_no_fault(visitor, editor, accessibility_faults, scheme, width):
    size = {"width": width, "height": DESKTOP["height"]}
    page = visitor(viewport=size, color_scheme=scheme)
    page.goto("/admin/login/")
    faults = accessibility_faults(page)
    come_in(page)
    for address in PAGES:
        page.goto(address)
        faults += accessibility_faults(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    app_of(editor)
    page.get_by_role("button", name="Log out").click()
    come_in(page)
    expect(page.get_by_label("Code")).to_be_visible()
    expect(page.get_by_role("button", name="Use a passkey")).to_have_count(0)  # there is none
    faults += accessibility_faults(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert faults == []
