"""A reader is counted once the page was in sight for a while, and once a day."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from tests import factories as make
from tests.browser.test_shield import stored

pytestmark = pytest.mark.django_db(transaction=True)

# Chromium without a window calls itself HeadlessChrome, and robots are not counted.
READER = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36"
COVER = """state => {
  Object.defineProperty(document, "visibilityState", { value: state, configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
}"""


@pytest.fixture
def review(db):
    return make.ReviewFactory(slug="run-on")


@pytest.fixture
def reader(visitor):
    """Their clock goes on when a test says so, however long a page is on its way."""
    page = visitor(user_agent=READER)
    now = timezone.now()
    page.clock.install(time=now)
    page.clock.pause_at(now + timedelta(seconds=1))
    return page


@pytest.fixture
def told(reader):
    """The requests that asked to be counted."""
    requests = []
    reader.on("request", lambda request: request.method == "POST" and requests.append(request))
    return requests


def look(reader, seconds):
    reader.clock.run_for(seconds * 1_000)


def open_and_be_counted(reader, review):
    reader.goto(review.get_absolute_url())
    with reader.expect_response("**/seen/") as answer:
        look(reader, 6)
    assert answer.value.status == 204


def days_of(review):
    return list(review.daily_views.values_list("day", "count"))


def test_reader_is_counted_once_a_day(reader, review, told):
    open_and_be_counted(reader, review)
    assert days_of(review) == [(timezone.localdate(), 1)]
    assert list(stored(reader, "seen")) == ["run-on"]
    reader.reload()
    look(reader, 60)
    assert len(told) == 1
    assert "cookie" not in told[0].all_headers()
    assert reader.context.cookies() == []


def test_every_review_is_counted_and_earlier_days_are_forgotten(reader, review, told):
    open_and_be_counted(reader, review)
    reader.clock.run_for(24 * 60 * 60 * 1_000)
    other = make.ReviewFactory(slug="misaeng")
    open_and_be_counted(reader, other)
    assert list(stored(reader, "seen")) == ["misaeng"]
    assert (len(days_of(review)), len(days_of(other))) == (1, 1)


def test_glance_is_not_counted(reader, review, told):
    reader.goto(review.get_absolute_url())
    look(reader, 4)
    reader.goto("/about/")
    look(reader, 60)
    assert told == []


def test_time_out_of_sight_is_not_counted(reader, review, told):
    reader.goto(review.get_absolute_url())
    look(reader, 4)
    reader.evaluate(COVER, "hidden")
    look(reader, 60)
    reader.evaluate(COVER, "visible")
    look(reader, 4)
    assert told == []
    with reader.expect_response("**/seen/"):
        look(reader, 2)
    assert len(days_of(review)) == 1


@pytest.mark.parametrize("kept", ["{", "null", "5", '"x"', '[["run-on"]]', '{"run-on": 5}'])
def test_broken_memory_does_no_harm(reader, review, kept):
    reader.goto("/about/")
    reader.evaluate("kept => localStorage.setItem('daesa:seen', kept)", kept)
    open_and_be_counted(reader, review)
    assert list(json.loads(reader.evaluate("localStorage.getItem('daesa:seen')"))) == ["run-on"]


def test_browser_that_keeps_nothing_is_still_told_apart(reader, review, told):
    reader.add_init_script("Storage.prototype.setItem = () => { throw new Error('full'); };")
    for _ in range(2):
        open_and_be_counted(reader, review)
    assert len(told) == 2
    assert days_of(review) == [(timezone.localdate(), 1)]


def test_robot_with_a_browser_is_not_counted(page, review):
    page.clock.install()
    open_and_be_counted(page, review)
    assert days_of(review) == []
