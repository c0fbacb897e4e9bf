"""Coming to a search field, and what it suggests."""

import re

from playwright.sync_api import Page, expect

from tests import factories as make

ASKED = re.compile(r"/search/suggestions/\?q=")


def make_people() -> None:
    """Two whose names begin alike; the first plays Ki Seon-gyeom in Run On."""
    siwan = make.PersonFactory(im_siwan=True)
    make.PersonFactory(slug="im-soo-jung", name="Im Soo-jung", name_hangul="임수정")
    make.CreditFactory(show=make.ShowFactory(run_on=True), person=siwan, character="Ki Seon-gyeom")


def field_on(page: Page, path: str = "/about/"):
    """The masthead's search field, come to as a reader comes to it; the scripts are there."""
    page.goto(path)
    return focused(page, "#find")


def focused(page: Page, selector: str):
    field = page.locator(selector)
    field.focus()
    expect(field).to_have_role("combobox")
    page.wait_for_load_state("networkidle")
    return field


def options(page: Page):
    """What is suggested; everything that is found is one option more."""
    return page.locator("[role=option]:not(.all):visible")
