"""A house that speaks one language: nothing leads to the other one, and nothing breaks that did."""

import pytest
from lxml import html

from house.models import House
from tests import factories as make
from tests.comments.typing import typed
from tests.config.test_language import korean_site  # noqa: F401
from tests.pages import PUBLIC_PAGES
from tests.world import build_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def alone():
    return make.HouseFactory(offers_both_languages=False)


@pytest.mark.parametrize("page", [page for page in PUBLIC_PAGES if page.is_html], ids=str)
def test_no_page_names_the_other_language(client, alone, page):
    response = client.get(page.url(build_world(1)))
    assert response.status_code == page.status
    assert response.cookies == {}
    if response.text:
        tree = html.document_fromstring(response.text)
        assert tree.xpath("//@hreflang") == []
        assert "한국어" not in tree.text_content()


@pytest.mark.parametrize(
    ("path", "own"),
    [
        ("/ko/", "/"),
        ("/ko/about/", "/about/"),
        ("/ko/search/?q=%EB%9F%B0&page=2", "/search/?q=%EB%9F%B0&page=2"),
        ("/ko/shows/a%3Fb/", None),
        ("/ko//other.example/", None),
        ("/ko/none/", None),
        ("/ko/healthz", "/healthz"),
        ("/ko/admin/", "/admin/"),
    ],
)
def test_address_in_the_other_language_leads_to_the_page(client, alone, path, own):
    response = client.get(path)
    if own is None:
        assert response.status_code == 404
        assert response.headers["Content-Language"] == "en"
    else:
        assert (response.status_code, response.headers["Location"]) == (307, own)
        assert client.get(own).status_code in {200, 302}


def test_page_of_a_row_is_found_in_the_own_language(client, alone):
    review = make.ReviewFactory()
    assert client.get(f"/ko{review.get_absolute_url()}", follow=True).status_code == 200


def test_comment_begun_before_the_change_is_posted(client, alone):
    url = f"{make.ReviewFactory().get_absolute_url()}comments/new/"
    sent = typed(name="민지", body="좋아요")
    answer = client.post(f"/ko{url}", sent)
    assert (answer.status_code, answer.headers["Location"]) == (307, url)
    assert client.post(f"/ko{url}", sent, follow=True).status_code == 200


def test_old_address_with_a_code_still_leads_to_its_review(client, alone):
    review = make.OldPathFactory(path="/ko/2019/run-on.html").review
    assert client.get("/ko/2019/run-on.html").headers["Location"] == review.get_absolute_url()
    make.OldPathFactory(path="/2021/run-on.html", review=review)
    assert client.get("/ko/2021/run-on.html").headers["Location"] == review.get_absolute_url()


def test_both_languages_are_back_when_the_house_says_so(client, alone):
    assert client.get("/ko/about/").status_code == 307
    House.objects.keep(House())
    assert client.get("/ko/about/").status_code == 200


def test_korean_house_alone(client, alone, korean_site):  # noqa: F811
    about = client.get("/about/")
    assert about.headers["Content-Language"] == "ko"
    assert html.document_fromstring(about.text).xpath("//@hreflang") == []
    assert client.get("/en/about/").headers["Location"] == "/about/"
    assert client.get("/admin/login/").headers["Content-Language"] == "en"
