"""Who answers whom and when: equal to what the file says, whatever zone it was written in."""

from datetime import UTC, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest

from comments.models import Comment
from tests.exchange.exports import (
    blogger,
    blogger_comment,
    entry,
    ghost,
    ghost_post,
    item,
    wp_comment,
    wxr,
)

pytestmark = pytest.mark.django_db

ZONES = ["UTC", "Asia/Seoul", "Europe/Berlin", "America/New_York", "Asia/Kolkata"]
COUNT = 60


def talk():
    """Number, parent and moment of each: an hour apart, over the nights in which clocks are changed."""
    dice = Random(7)
    nights = (datetime(2020, 3, 28, 20, tzinfo=UTC), datetime(2020, 10, 24, 20, tzinfo=UTC))
    for number in range(1, COUNT + 1):
        parent = dice.randrange(1, number) if number % 3 and number > 1 else 0
        yield number, parent, nights[number % 2] + timedelta(hours=number)


def said():
    stored = Comment.objects.select_related("parent", "thread")
    return {
        int(one.body.split()[-1]): (
            int(one.parent.body.split()[-1]) if one.parent else 0,
            int(one.thread.body.split()[-1]) if one.thread else 0,
            one.created_at,
        )
        for one in stored
    }


def expected():
    roots = {}
    for number, parent, _ in talk():
        roots[number] = roots[parent] if parent else number
    return {
        number: (parent, roots[number] if parent else 0, moment)
        for number, parent, moment in talk()
    }


def wordpress(zone, order, *, has_gmt):
    comments = []
    for number, parent, moment in order(list(talk())):
        dates = {"comment_date": f"{moment.astimezone(zone):%Y-%m-%d %H:%M:%S}"}
        dates["comment_date_gmt"] = (
            f"{moment:%Y-%m-%d %H:%M:%S}" if has_gmt else "0000-00-00 00:00:00"
        )
        comments.append(wp_comment(number, parent, f"Number {number}", **dates))
    return wxr(item(1, "One", "Words.", *comments))


ORDERS = [list, lambda rows: rows[::-1], lambda rows: Random(3).sample(rows, len(rows))]


@pytest.mark.parametrize("order", ORDERS, ids=["as said", "backwards", "shuffled"])
@pytest.mark.parametrize("zone", ZONES)
def test_talk_of_wordpress(zone, order, bring):
    bring(wordpress(ZoneInfo(zone), order, has_gmt=True))
    assert said() == expected()


def test_talk_of_wordpress_without_world_time_is_in_the_zone_of_its_post(bring):
    bring(wordpress(ZoneInfo("Asia/Seoul"), list, has_gmt=False))
    assert said() == expected()


@pytest.mark.parametrize("zone", ZONES)
def test_talk_of_blogger(zone, bring):
    entries = []
    for number, parent, moment in reversed(list(talk())):
        written = moment.astimezone(ZoneInfo(zone)).isoformat(timespec="milliseconds")
        one = blogger_comment(100 + number, 1, parent and 100 + parent)
        one = one.replace("2019-05-01T10:00:00.000+09:00", written)
        entries.append(one.replace(f"Comment {100 + number}", f"Number {number}"))
    bring(blogger(*entries, entry("post", 1)))
    assert said() == expected()


def test_talk_of_ghost(bring):
    rows = [
        {
            "id": f"c{number}",
            "post_id": "p1",
            "member_id": "m1",
            "parent_id": f"c{parent}" if parent else None,
            "html": f"<p>Number {number}</p>",
            "created_at": moment.isoformat().replace("+00:00", ".000Z"),
        }
        for number, parent, moment in talk()
    ]
    members = [{"id": "m1", "name": "Ari", "email": "ari@mail.example"}]
    bring(ghost(posts=[ghost_post(1)], comments=rows, members=members))
    assert said() == expected()


def test_deep_talk_over_several_statements(bring, monkeypatch):
    monkeypatch.setattr("exchange.blogs.storing.AT_ONCE", 20)
    chain = [wp_comment(n, n - 1, f"Number {n}") for n in range(1, 91)]
    bring(wxr(item(1, "One", "Words.", *chain)))
    assert {number: (parent, root) for number, (parent, root, _) in said().items()} == {
        n: (n - 1, 1 if n > 1 else 0) for n in range(1, 91)
    }


def test_talk_in_which_few_answers_are_equally_far(bring, monkeypatch):
    monkeypatch.setattr("exchange.blogs.storing.FEW", 1_000)
    bring(wordpress(ZoneInfo("UTC"), list, has_gmt=True))
    assert said() == expected()


def test_comment_of_an_author_is_theirs(bring):
    bring(wxr(item(1, "One", "Words.", wp_comment(1, comment_user_id="1"), wp_comment(2))))
    mine, other = Comment.objects.order_by("pk")
    assert (mine.user.username, mine.user == mine.review.author) == ("mina", True)
    assert other.user is None
