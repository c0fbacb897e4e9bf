"""Forms of filters: what they send, and what stands in them after Back."""

import re

import pytest
from playwright.sync_api import expect

from tests import factories as make

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def shows():
    for slug in ("tvn", "sbs"):
        network = make.NetworkFactory(slug=slug, name=slug)
        make.ShowFactory(original_network=network, title=f"Run {slug}")


@pytest.mark.parametrize("path", ["/shows/", "/search/?q=run"])
def test_address_says_only_what_was_chosen_and_back_takes_it_out(page, path):
    page.goto(path)
    page.locator("#filter-network").select_option("tvn")
    page.get_by_role("button", name="Filter", exact=True).click()
    asked = "q=run&network=tvn" if "?" in path else "network=tvn"
    expect(page).to_have_url(re.compile(rf"\?{asked}$"))
    page.go_back()
    expect(page).to_have_url(re.compile(rf"{re.escape(path)}$"))
    expect(page.locator("#filter-network")).to_have_value("")
    expect(page.locator("#filter-network")).to_be_enabled()
