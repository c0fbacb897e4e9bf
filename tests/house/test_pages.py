"""What readers see of the house settings."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from django.utils import timezone
from lxml import html

from house.models import House
from reviews.models import Review
from tests import factories as make
from tests.desk_form import DeskForm
from tests.pages import PUBLIC_PAGES
from tests.world import build_world

pytestmark = pytest.mark.django_db

PROBES = {"healthz", "readyz"}
"""Answered before anybody asks for the house."""


def tree(response):
    return html.document_fromstring(response.text)


@pytest.mark.parametrize(
    "page", [page for page in PUBLIC_PAGES if page.name not in PROBES], ids=str
)
def test_house_costs_one_query_where_it_is_not_known_yet(client, django_assert_num_queries, page):
    url = page.url(build_world(1))
    House.objects.forget()
    with django_assert_num_queries(page.queries + 1):
        client.get(url)


def test_rating_says_what_it_means(client):
    make.HouseFactory(rating_words="4: worth your <evening>\n5: 인생작")
    review = make.ReviewFactory(rating=Decimal("4.5"))
    for path, lang in (
        (review.get_absolute_url(), None),
        (f"/ko{review.get_absolute_url()}", "en"),
    ):
        rating = tree(client.get(path)).find_class("rating")[0]
        assert rating.get("title") == "worth your <evening>"
        assert rating.text_content().endswith(", worth your <evening>")
        assert rating.xpath("span[last()]/span")[0].get("lang") == lang


def test_rating_without_words_says_the_figure(client):
    review = make.ReviewFactory(rating=Decimal("4.5"))
    rating = tree(client.get(review.get_absolute_url())).find_class("rating")[0]
    assert (rating.text_content(), rating.get("title")) == ("4.5 out of 5", None)


def test_average_has_the_words_of_the_nearest_half(client):
    make.HouseFactory(rating_words="4: good\n4.5: very good")
    show = make.ShowFactory()
    for rating in ("4.0", "4.5"):
        make.ReviewFactory(show=show, rating=Decimal(rating))
    mean = tree(client.get(show.get_absolute_url())).find_class("mean")[0]
    assert mean.find_class("rating")[0].get("title") == "very good"


def test_about_explains_the_ratings_from_the_best_down(client):
    assert not tree(client.get("/about/")).xpath("//main//li")
    make.HouseFactory(rating_words="2: for fans\n4.5: do not miss it")
    rows = tree(client.get("/about/")).xpath("//main//li")
    assert [row.xpath("span[@aria-hidden]")[0].text for row in rows] == [
        *("do not miss it", "for fans")
    ]
    assert [row.xpath("span/text()")[0] for row in rows] == ["4.5", "2.0"]


def test_comment_policy_stands_by_the_form_and_under_about(client):
    review = make.ReviewFactory()
    form = f"{review.get_absolute_url()}comments/new/"
    assert 'class="policy"' not in client.get(form).text
    make.HouseFactory(comment_policy="Be <kind>.\n\nOr be quiet.")
    for path in ("/about/", form, f"/ko{form}"):
        page = client.get(path).text
        assert "<p>Be &lt;kind&gt;.</p><p>Or be quiet.</p>" in page
    assert '<div class="policy" lang="en">' in page


def test_policy_stays_when_a_comment_is_refused(client):
    make.HouseFactory(comment_policy="Be kind.")
    refused = client.post(f"{make.ReviewFactory().get_absolute_url()}comments/new/", {})
    assert (refused.status_code, "Be kind." in refused.text) == (422, True)


def test_links_stand_at_the_foot_of_every_page(client):
    make.HouseFactory(social_links="https://a.example/@daesa?x=1&y=2\nhttps://www.b.example/")
    for path in ("/", "/about/", "/ko/shows/", "/none/"):
        links = tree(client.get(path)).xpath("//footer//a[@rel='me']")
        assert [(link.get("href"), link.text) for link in links] == [
            ("https://a.example/@daesa?x=1&y=2", "a.example"),
            ("https://www.b.example/", "b.example"),
        ]


def test_foot_without_links_has_no_empty_list(client):
    assert len(tree(client.get("/about/")).xpath("//footer//nav")) == 1


def test_family_name_goes_where_the_house_wants_it(client):
    person = make.PersonFactory(im_siwan=True)
    assert "Im Si-wan" in tree(client.get(person.get_absolute_url())).findtext("head/title")
    make.HouseFactory(family_name_first=False)
    assert "Si-wan Im" in tree(client.get(person.get_absolute_url())).findtext("head/title")


@pytest.mark.parametrize(
    ("zone", "day", "typed"),
    [
        ("Asia/Seoul", "2 March 2026", "03:30:00"),
        ("America/New_York", "1 March 2026", "13:30:00"),
        ("Pacific/Kiritimati", "2 March 2026", "08:30:00"),
    ],
)
def test_days_and_times_are_those_of_the_zone(client, admin_client, zone, day, typed):
    review = make.ReviewFactory(published_at=datetime(2026, 3, 1, 18, 30, tzinfo=UTC))
    make.HouseFactory(time_zone=zone)
    assert day in client.get(review.get_absolute_url()).text
    form = tree(admin_client.get(f"/admin/reviews/review/{review.pk}/change/"))
    assert form.xpath("//input[@name='published_at_1']/@value") == [typed]


def test_schedule_is_typed_in_the_zone(admin_client):
    review = make.ReviewFactory(draft=True)
    make.HouseFactory(time_zone="America/New_York")
    form = DeskForm(admin_client, f"/admin/reviews/review/{review.pk}/change/")
    form.type(published_at_0="2099-07-01", published_at_1="09:00").press()
    at = Review.objects.get().published_at
    assert at == datetime(2099, 7, 1, 13, tzinfo=UTC)


def test_zone_ends_with_the_request(client):
    make.HouseFactory(time_zone="America/New_York")
    client.get("/about/")
    assert timezone.get_current_timezone_name() == "Asia/Seoul"


def test_zone_that_this_machine_does_not_know_breaks_nothing(client):
    make.HouseFactory(time_zone="Mars/Olympus")
    assert client.get("/").status_code == 200
