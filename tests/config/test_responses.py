"""Headers and names that every page carries."""

import pytest

from tests import factories as make


def test_public_pages_allow_nothing_but_our_own_files(client, db):
    policy = client.get("/about/").headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_desk_allows_the_style_of_the_body_editor_and_no_inline_script(client, db):
    client.force_login(make.UserFactory(editor=True))
    policy = client.get("/admin/reviews/review/add/").headers["Content-Security-Policy"]
    assert "style-src 'self' 'unsafe-inline'" in policy
    assert policy.count("unsafe") == 1
    assert "script-src 'self' 'nonce-" in policy
    assert "unsafe" not in client.get("/admin/").headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("query", "canonical"),
    [
        ("", "http://testserver/reviews/"),
        ("?page=1", "http://testserver/reviews/"),
        ("?page=2&utm=x", "http://testserver/reviews/"),  # there is no second page
        ("?page=x", "http://testserver/reviews/"),
        ("?page=1234567", "http://testserver/reviews/"),
    ],
)
def test_canonical_address(client, db, query, canonical):
    assert f'rel="canonical" href="{canonical}"' in client.get(f"/reviews/{query}").text


def test_site_is_called_what_its_owner_says(client, db):
    make.HouseFactory(name="Nunchi", mark="눈치")
    page = client.get("/about/").text
    assert "Nunchi" in page
    assert "눈치" in page


@pytest.mark.parametrize("debug", [True, False])
@pytest.mark.parametrize("path", ["/reviews/none/", "/shows/none/", "/none", "/comments/0/"])
def test_missing_page_is_the_same_in_development_and_live(client, db, settings, debug, path):
    settings.DEBUG = debug
    response = client.get(path)
    assert response.status_code == 404
    assert "This scene did not make the cut" in response.text
