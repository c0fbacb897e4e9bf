"""The calendar of what is planned: days as they fall here, from any month that is asked for."""

from datetime import UTC, datetime
from urllib.parse import parse_qs, urlsplit

import lxml.html
import pytest
from django.utils import timezone

from desk.moments import zone_in_words
from tests import factories as make
from tests.config.test_admin_lists import queries_of
from tests.desk.test_front import staff
from tests.desk_form import DeskForm

pytestmark = pytest.mark.django_db
PAGE = "/admin/calendar/"
NOW = datetime(2026, 12, 9, 14, 20, tzinfo=UTC)  # 23:20 in Seoul


@pytest.fixture(autouse=True)
def now(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


def calendar(client, month: str = ""):
    response = client.get(PAGE, {"month": month} if month else {})
    assert response.status_code == 200
    (main,) = lxml.html.fromstring(response.content.decode()).xpath("//main")
    return main


def days(page) -> dict[str, list[str]]:
    """What stands on each day that has something."""
    cells = page.xpath(".//td[.//li]")
    return {
        cell.xpath(".//time/@datetime")[0]: [
            " ".join(item.text_content().split()) for item in cell.xpath(".//li")
        ]
        for cell in cells
    }


def test_month_shows_what_appeared_and_what_is_planned(admin_client):
    # In Seoul the first of these appears on the 2nd, at half past one in the morning.
    make.ReviewFactory(headline="Past", published_at=datetime(2026, 12, 1, 16, 30, tzinfo=UTC))
    make.ReviewFactory(headline="Soon", published_at=datetime(2026, 12, 24, 10, tzinfo=UTC))
    make.RankedListFactory(title="Ten", published_at=datetime(2026, 12, 24, 9, tzinfo=UTC))
    make.ReviewFactory(headline="January", published_at=datetime(2026, 12, 31, 15, tzinfo=UTC))
    make.ReviewFactory(headline="November", published_at=datetime(2026, 11, 30, 14, tzinfo=UTC))
    page = calendar(admin_client)
    assert days(page) == {
        "2026-12-02": ["Published, 01:30 Past"],
        "2026-12-24": ["Scheduled, 18:00 Ten", "Scheduled, 19:00 Soon"],
    }
    assert page.xpath(".//caption")[0].text_content() == "December 2026"
    assert [th.text_content() for th in page.xpath(".//th[@scope='col']")][::6] == ["Mon", "Sun"]
    assert "January" in str(days(calendar(admin_client, "2027-01")))


def test_today_is_marked_in_its_month_alone(admin_client):
    (today,) = calendar(admin_client).xpath(".//td[@aria-current='date']")
    assert "Today" in today.text_content()
    assert today.xpath(".//time/@datetime") == ["2026-12-09"]
    assert calendar(admin_client, "2026-11").xpath(".//td[@aria-current='date']") == []


def test_drafts_stand_beside(admin_client):
    make.ReviewFactory(headline="Half a thought", draft=True)
    make.RankedListFactory(title="Ten of them", draft=True)
    (beside,) = calendar(admin_client).xpath(".//section[h2[contains(., 'No date yet')]]")
    assert [link.text for link in beside.xpath(".//a")] == ["Half a thought", "Ten of them"]


def test_zone_is_named(admin_client, settings):
    assert "All times in Asia/Seoul, UTC+9." in calendar(admin_client).text_content()
    assert "at the desk are in Asia/Seoul, UTC+9." in admin_client.get("/admin/").content.decode()
    with timezone.override("Europe/Berlin"):
        march = (datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 4, 1, tzinfo=UTC))
        assert zone_in_words(*march) == "Europe/Berlin, UTC+1 and UTC+2"
    for zone, words in {"Asia/Kolkata": "UTC+5:30", "UTC": "UTC", "America/Lima": "UTC−5"}.items():
        with timezone.override(zone):
            assert zone_in_words() == f"{zone}, {words}"


@pytest.mark.parametrize(
    "month",
    ["x", "\x00", "2026", "2026-13", "2026-00", "2026-12-01", "0001-01", "9999-12", "9" * 5000],
)
def test_nonsense_is_this_month(admin_client, month):
    assert calendar(admin_client, month).xpath(".//caption")[0].text == "December 2026"


@pytest.mark.parametrize("month", ["1970-01", "2200-12", "2024-02"])
def test_neighbouring_months_lead_on(admin_client, month):
    page = calendar(admin_client, month)
    for way in page.xpath(".//nav[@aria-label='Months']/a/@href"):
        calendar(admin_client, parse_qs(urlsplit(way).query)["month"][0])
    assert len(page.xpath(".//td[not(@class='desk-no-day')]")) in {29, 31}


def test_a_day_is_planned_for(admin_client):
    page = calendar(admin_client)
    adds = page.xpath(".//td//a[@class='desk-add']")
    assert adds[-1].get("aria-label") == "Write a review for 31 December"
    form = DeskForm(admin_client, adds[-1].get("href"))
    assert form.data["published_at_0"] == ["2026-12-31"]
    assert form.data["published_at_1"] == ["09:00:00"]
    # It is twenty past eleven at night: what is left of today is planned for nobody.
    assert adds[0].get("aria-label") == "Write a review for 10 December"


def test_today_is_planned_for_an_hour_ahead(admin_client, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW.replace(hour=3))
    add = calendar(admin_client).xpath(".//td[@aria-current='date']//a[@class='desk-add']/@href")[0]
    assert DeskForm(admin_client, add).data["published_at_1"] == ["13:00:00"]


def test_who_may_only_look_plans_nothing(client):
    make.RankedListFactory(title="Ten", published_at=NOW)
    staff(client, "view_review")
    page = calendar(client)
    assert page.xpath(".//a[@class='desk-add']") == []
    assert days(page) == {}


def test_who_may_not_see_reviews_sees_no_calendar(client):
    staff(client, "view_show")
    assert client.get(PAGE).status_code == 403
    client.logout()
    assert client.get(PAGE).status_code == 302


def test_calendar_asks_as_often_for_many_as_for_one(admin_client):
    def fill(size: int) -> None:
        for traits in ({"published_at": NOW}, {"draft": True}):
            make.ReviewFactory.create_batch(size, **traits)
            make.RankedListFactory.create_batch(size, **traits)

    fill(1)
    admin_client.get(PAGE)
    one = queries_of(admin_client, PAGE)
    fill(2)
    assert (one, queries_of(admin_client, PAGE)) == (6, 6)


def test_calendar_is_found_from_the_lists(admin_client):
    for page in ("/admin/", "/admin/reviews/review/", "/admin/reviews/rankedlist/"):
        assert f'href="{PAGE}"' in admin_client.get(page).content.decode()
