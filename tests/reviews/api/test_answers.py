"""Manners of the API: anybody may read, nobody may write, and every refusal says why."""

import json

import pytest
from django.urls import reverse

from tests import factories as make
from tests.pages import API
from tests.world import build_world

pytestmark = pytest.mark.django_db
LONG = "a" * 10_000


@pytest.mark.parametrize("page", API, ids=str)
def test_any_site_may_read_any_answer(client, page):
    response = client.get(page.url(build_world(1)))
    assert response["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in response
    assert response["Content-Type"].partition(";")[0] == "application/json"
    assert response.cookies == {}
    assert "Cookie" not in response.get("Vary", "")


@pytest.mark.parametrize("page", [page for page in API if page.status == 200], ids=str)
def test_unchanged_answer_is_not_sent_again(client, page):
    url = page.url(build_world(1))
    first = client.get(url)
    assert first["Cache-Control"] == "max-age=60"
    again = client.get(url, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again["Access-Control-Allow-Origin"] == "*"


def test_changed_answer_is_sent(client):
    show = make.ShowFactory()
    url = reverse("api:show", args=[show.slug])
    known = {"If-None-Match": client.get(url)["ETag"]}
    make.EpisodeFactory(show=show, number=9)
    assert client.get(url, headers=known).status_code == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "BREW"])
@pytest.mark.parametrize("path", ["", "shows", "reviews/run-on", "openapi.json", "none"])
def test_nobody_may_write(client, method, path):
    response = client.generic(method, f"/api/v1/{path}", "{}", "application/json")
    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD"
    assert "detail" in response.json()


def test_head_is_answered_as_get_is(client):
    make.ShowFactory()
    got, head = client.get("/api/v1/shows"), client.head("/api/v1/shows")
    assert (head.status_code, head["ETag"], head.content) == (200, got["ETag"], b"")


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("shows?page=0", "page"),
        ("shows?page=10001", "page"),
        ("shows?per_page=101", "per_page"),
        ("shows?page=99999999999999999999", "page"),
        ("shows?page=%D9%A3x", "page"),
        ("shows?year=1e9", "year"),
        ("shows?kind=page", "kind"),
        ("shows?q=a%00b", "q"),
        (f"shows?q={LONG}", "q"),
        ("people?show=a%00", "show"),
        (f"people/{LONG}", "slug"),
        ("shows/a%00b", "slug"),
        ("shows/%F0%9F%92%A9", "slug"),
        ("reviews?tag=%00", "tag"),
        ("reviews/run-on?through=1000", "through"),
        ("reviews/run-on?through=-1", "through"),
        ("lines?through=x", "through"),
    ],
)
def test_refusal_says_why(client, query, named):
    response = client.get(f"/api/v1/{query}")
    assert response.status_code == 422
    assert response.json()["detail"].startswith(f"{named}: ")


@pytest.mark.parametrize(
    "path", ["shows/none", "people/none", "reviews/none", "none", "shows/", "shows/a/b", "..%2Fx"]
)
@pytest.mark.parametrize("debug", [True, False])
def test_nothing_there_is_told_as_json(client, settings, path, debug):
    settings.DEBUG = debug
    response = client.get(f"/api/v1/{path}")
    assert response.status_code == 404
    assert response.json() == {"detail": "Nothing matches the given URI"}


def test_document_is_of_the_version_that_it_claims(client):
    document = client.get("/api/v1/openapi.json").json()
    assert document["openapi"] == "3.1.0"
    assert set(document["paths"]) == {
        *("/api/v1/", "/api/v1/shows", "/api/v1/shows/{slug}", "/api/v1/people"),
        *("/api/v1/people/{slug}", "/api/v1/reviews", "/api/v1/reviews/{slug}", "/api/v1/lines"),
    }
    for ways in document["paths"].values():
        assert set(ways) == {"get"}
        assert ways["get"]["description"]
    assert "securitySchemes" not in json.dumps(document)


def test_index_leads_everywhere(client):
    for address in client.get("/api/v1/").json().values():
        assert client.get(address).status_code == 200
