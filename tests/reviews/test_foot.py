"""Standing pages at the foot of every page."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from lxml import html

from reviews.foot import foot
from tests import factories as make
from tests.desk_form import DeskForm
from tests.pages import PUBLIC_PAGES
from tests.world import build_world

pytestmark = pytest.mark.django_db
PAGES = [page for page in PUBLIC_PAGES if page.is_html and page.status != 302]


@pytest.fixture
def nothing_known():
    foot.forget()


def links(client, path="/lists/"):
    tree = html.document_fromstring(client.get(path).text)
    nav = tree.xpath('//footer//nav[@aria-label="About the site"]')[0]
    return {link.text_content(): link.get("href") for link in nav.iter("a")}


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_every_page_leads_to_the_standing_pages_for_one_query(client, page):
    world = build_world(2)
    foot.forget()
    with CaptureQueriesContext(connection) as asked:
        response = client.get(page.url(world))
    assert len(asked) == page.queries + 1
    assert f'href="{world.page.get_absolute_url()}"' in response.text.partition("<footer")[2]


def test_pages_stand_in_the_order_of_their_headlines(client, nothing_known):
    for headline in ("imprint", "Contact", "Advertise"):
        make.ReviewFactory(page=True, headline=headline, slug=headline.lower())
    make.ReviewFactory(page=True, draft=True, headline="Soon")
    make.ReviewFactory(page=True, scheduled=True, headline="Later")
    make.ReviewFactory(article=True, headline="News")
    found = list(links(client))
    assert found[:4] == ["Advertise", "Contact", "imprint", "About"]
    assert not {"Soon", "Later", "News"} & set(found)


def test_built_in_page_steps_back_for_one_of_the_same_name(client, nothing_known):
    make.ReviewFactory(page=True, headline="About", slug="about")
    found = links(client)
    assert (found["About"], found["How this site works"]) == ("/pages/about/", "/about/")


def test_headline_is_marked_as_written_on_korean_pages(client, nothing_known):
    make.ReviewFactory(page=True, headline="Contact", slug="contact")
    tree = html.document_fromstring(client.get("/ko/lists/").text)
    (link,) = tree.xpath('//footer//a[@href="/ko/pages/contact/"]')
    assert link.get("lang") == "en"


def test_what_the_desk_does_shows_at_once(admin_client, client):
    page = make.ReviewFactory(page=True, draft=True, headline="Contact", slug="contact")
    changelist = reverse("admin:reviews_review_changelist")
    admin_client.post(changelist, {"action": "publish_now", "_selected_action": [page.pk]})
    assert links(client)["Contact"] == "/pages/contact/"
    form = DeskForm(admin_client, reverse("admin:reviews_review_change", args=[page.pk]))
    form.type(headline="Write to us").press()
    assert links(client)["Write to us"] == "/pages/contact/"
    admin_client.post(reverse("admin:reviews_review_delete", args=[page.pk]), {"post": "yes"})
    assert "Write to us" not in links(client)
