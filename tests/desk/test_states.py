"""A review's form says when readers get it, and what saving it did to that."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from desk.models import Version
from reviews.models import Review
from tests import factories as make
from tests.accounts.test_roles import sign_in
from tests.desk.conftest import change_address
from tests.desk_form import DeskForm

pytestmark = pytest.mark.django_db
AT = datetime(2099, 12, 24, 10, tzinfo=ZoneInfo("Asia/Seoul"))
WORDS = "24 Dec 2099, 10:00 (Seoul)"


@pytest.fixture
def planned(db):
    return make.ReviewFactory(published_at=AT)


def form_of(client, review):
    return DeskForm(client, change_address(review))


def date_of(review):
    return Review.objects.get(pk=review.pk).published_at


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"draft": True}, ">Draft</span>"),
        ({"published_at": AT}, f"Scheduled for {WORDS}"),
        ({"published_at": AT.replace(year=2020)}, "Published 24 Dec 2020, 10:00 (Seoul)"),
    ],
)
@pytest.mark.parametrize("group", ["Writer", "Editor"])
def test_form_says_its_state(client, facts, words, group):
    review = make.ReviewFactory(author=sign_in(client, group), **facts)
    assert words in client.get(change_address(review)).text


def test_refused_form_says_what_is_stored(admin_client, planned):
    refused = form_of(admin_client, planned).type(published_at_0="", headline="").press()
    assert f"Scheduled for {WORDS}" in refused.text


def test_schedule_is_taken_back_with_a_button(admin_client, planned):
    form = form_of(admin_client, planned)
    said = admin_client.get(form.press("_button", "unschedule").url).text
    assert "It is a draft again" in said
    assert date_of(planned) is None
    assert Version.objects.filter(note="Unscheduled").count() == 1


@pytest.mark.parametrize("facts", [{"draft": True}, {}])
def test_only_a_schedule_has_that_button(admin_client, facts):
    review = make.ReviewFactory(**facts)
    assert 'value="unschedule"' not in admin_client.get(change_address(review)).text


def test_published_review_is_not_unscheduled_by_hand(admin_client):
    review = make.ReviewFactory()
    form_of(admin_client, review).press("_button", "unschedule")
    assert date_of(review) == review.published_at


def test_writer_unschedules_nothing(client, planned):
    sign_in(client, "Writer")
    assert 'value="unschedule"' not in client.get(change_address(planned), follow=True).text
    assert client.post(change_address(planned), {"_button": "unschedule"}).status_code in {302, 403}
    assert date_of(planned) == AT


def test_date_that_is_emptied_unschedules(admin_client, planned):
    answer = form_of(admin_client, planned).type(published_at_0="").press()
    assert date_of(planned) is None
    assert "It is a draft now" in admin_client.get(answer.url).text


def test_date_without_a_time_is_its_morning(admin_client, planned):
    form = form_of(admin_client, planned).type(published_at_0="2099-12-31", published_at_1="")
    said = admin_client.get(form.press().url).text
    assert date_of(planned) == AT.replace(day=31, hour=9)
    assert "It appears on 31 Dec 2099, 09:00 (Seoul)." in said


def test_publishing_before_its_time_says_that_the_plan_is_gone(admin_client, planned):
    answer = form_of(admin_client, planned).press("_button", "publish")
    assert f"Its plan for {WORDS} is gone." in admin_client.get(answer.url).text
    assert Review.objects.get(pk=planned.pk).is_published
