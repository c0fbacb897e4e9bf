"""Orders of threads, parts of a long one, and the way back to each comment."""

from datetime import timedelta

import pytest
from django.http import QueryDict
from django.utils import timezone
from lxml import html

from comments.asked import Asked, Order
from comments.models import Comment
from comments.places import place_of
from comments.threads import (
    REPLIES_PER_PART,
    SHOWN_REPLIES,
    THREADS_PER_PAGE,
    page_of_threads,
    with_talk,
)
from reviews.models import Review
from tests import factories as make

START = timezone.now() - timedelta(days=30)


def say(body, hour, **more):
    return make.CommentFactory(body=body, created_at=START + timedelta(hours=hour), **more)


def many(count, **more):
    """Roots of one review, the first the oldest."""
    review = make.ReviewFactory()
    return review, [say(str(number), number, review=review, **more) for number in range(count)]


def page_of(review, query=""):
    counted = with_talk(Review.objects.filter(pk=review.pk)).get()
    return page_of_threads(counted, Asked.of(QueryDict(query)))


def roots(review, query):
    return [thread.comment.body for thread in page_of(review, query)[1]]


def links(client, address, path):
    return html.document_fromstring(client.get(address).text).xpath(path)


@pytest.mark.parametrize(
    ("query", "order"),
    [
        ("", ["quiet", "lively", "latest word", "newest"]),
        ("order=oldest", ["quiet", "lively", "latest word", "newest"]),
        ("order=newest", ["newest", "latest word", "lively", "quiet"]),
        ("order=liveliest", ["lively", "latest word", "newest", "quiet"]),
        ("order=loudest", ["quiet", "lively", "latest word", "newest"]),
    ],
)
def test_order_of_threads(db, query, order):
    quiet = say("quiet", 0)
    lively = say("lively", 1, review=quiet.review)
    latest = say("latest word", 2, review=quiet.review)
    newest = say("newest", 3, review=quiet.review)
    for hour in (4, 5):
        say("reply", hour, parent=lively)
    say("reply", 9, parent=newest)
    say("reply", 10, parent=latest)
    for hour in (11, 12, 13):
        say("not public", hour, parent=quiet, pending=True)
    assert roots(quiet.review, query) == order


def test_every_link_keeps_the_order(client, db):
    review, found = many(THREADS_PER_PAGE + 1)
    make.CommentFactory.create_batch(SHOWN_REPLIES + 2, parent=found[-1])
    address = f"{review.get_absolute_url()}?order=liveliest"
    for path in (
        "//nav[@class='pager']//a/@href",
        "//p[@class='more-replies']/a/@href",
        "//p[@class='comment-acts']/a[starts-with(., 'Link')]/@href",
    ):
        hrefs = links(client, address, path)
        assert hrefs
        assert all("order=liveliest" in href for href in hrefs)
    assert links(client, address, "//nav[@class='orders']//a[@aria-current]/text()") == [
        "Liveliest first"
    ]


@pytest.mark.parametrize("order", ["newest", "liveliest"])
def test_pages_stay_as_they_were_while_the_talk_goes_on(client, db, order):
    review, found = many(THREADS_PER_PAGE * 2)
    address = f"{review.get_absolute_url()}?order={order}"
    [second] = links(client, address, "//nav[@class='pager']//a[@rel='next']/@href")
    before = roots(review, second.removeprefix("?").partition("#")[0])
    say("new thread", 2000, review=review)
    say("new reply", 2001, parent=found[0])
    query = second.removeprefix("?").partition("#")[0]
    assert roots(review, query) == before == [str(one) for one in reversed(range(20))]
    page = client.get(f"{review.get_absolute_url()}?{query}").text
    assert "The talk has gone on since you began to read." in page
    assert "gone on since" not in client.get(address).text


@pytest.mark.parametrize("order", ["newest", "liveliest"])
def test_what_is_released_moves_no_page_either(client, db, order):
    review, found = many(THREADS_PER_PAGE * 2)
    held = say("held", 30.5, review=review, pending=True)
    answer = say("held answer", 31, parent=found[3], pending=True)
    [second] = links(
        client,
        f"{review.get_absolute_url()}?order={order}",
        "//nav[@class='pager']//a[@rel='next']/@href",
    )
    query = second.removeprefix("?").partition("#")[0]
    before = roots(review, query)
    for comment in (held, answer):
        comment.approve(None)
    assert roots(review, query) == before
    assert "gone on since" in client.get(f"{review.get_absolute_url()}?{query}").text


@pytest.mark.parametrize("until", ["x", "-1", "9" * 18, "9" * 19, "²"])
def test_end_that_is_no_moment_hides_nothing(client, db, until):
    review, _ = many(2)
    assert roots(review, f"order=newest&until={until}") == ["1", "0"]
    assert (
        client.get(review.get_absolute_url(), {"order": "newest", "until": until}).status_code
        == 200
    )


def test_oldest_first_needs_no_end(client, db):
    review, _ = many(THREADS_PER_PAGE + 1)
    hrefs = links(client, review.get_absolute_url(), "//nav[@class='pager']//a/@href")
    assert {href for href in hrefs if "until" in href} == set()


@pytest.mark.parametrize("order", list(Order))
def test_permanent_address_finds_its_page_in_every_order(client, db, order):
    _, found = many(THREADS_PER_PAGE * 2 + 3)
    for number, root in enumerate(found[::5]):
        make.CommentFactory.create_batch(number, parent=root)
    replies = list(Comment.objects.filter(thread=found[40]))
    for comment in (found[0], found[25], found[-1], replies[0], replies[-1]):
        response = client.get(f"{comment.get_absolute_url()}?order={order}", follow=True)
        assert f'id="{comment.anchor}"' in response.text
        assert response.context["asked"]().order == order


def test_parts_of_a_long_thread(client, db):
    root = say("root", 0)
    replies = [say(str(number), number + 1, parent=root) for number in range(100)]
    _, [second] = page_of(root.review, f"thread={root.pk}&replies=2")
    shown = [int(reply.comment.body) for reply in second.replies]
    assert shown == list(range(REPLIES_PER_PART, REPLIES_PER_PART * 2))
    assert (len(second.before), len(second.after)) == (30, 40)
    assert place_of(replies[45]) == f"?thread={root.pk}&replies=2#{replies[45].anchor}"
    for number in (0, 6, 29, 30, 59, 60, 99):
        page = client.get(replies[number].get_absolute_url(), follow=True).text
        assert f'id="{replies[number].anchor}"' in page
    page = client.get(root.review.get_absolute_url() + f"?thread={root.pk}&replies=2").text
    assert "Show 30 earlier replies" in page
    assert "Show 40 more replies" in page


def test_part_past_the_end_gives_the_last(db):
    root = say("root", 0)
    make.CommentFactory.create_batch(50, parent=root)
    _, [thread] = page_of(root.review, f"thread={root.pk}&replies=99999")
    assert (len(thread.before), len(thread.replies)) == (30, 20)


def test_reply_answered_on_another_part_names_it_by_its_address(client, db):
    root = say("root", 0)
    first = say("first", 1, parent=root, author_name="Sanna")
    for hour in range(2, 60):
        say("more", hour, parent=first)
    page = client.get(f"{root.review.get_absolute_url()}?thread={root.pk}&replies=2").text
    assert f'in reply to <a href="{first.get_absolute_url()}">Sanna</a>' in page


def test_public_reply_under_one_that_waits_again_keeps_its_place(client, db):
    root = say("root", 0)
    waiting = say("waits again", 1, parent=root, pending=True)
    reply = say("still seen", 2, parent=waiting)
    page = client.get(reply.get_absolute_url(), follow=True).text
    assert "still seen" in page
    assert "An editor reads this comment again." in page
    assert "waits again" not in page


def test_texts_of_hidden_replies_are_not_loaded(db, django_assert_num_queries):
    root = say("root", 0)
    for number in range(SHOWN_REPLIES + 5):
        say(f"reply {number}", number + 1, parent=root)
    with django_assert_num_queries(4) as asked:
        page_of(root.review)
    bodies = [query["sql"] for query in asked if '"comments_comment"."body"' in query["sql"]]
    assert len(bodies) == 2
    assert str(SHOWN_REPLIES + 2 + root.pk) not in bodies[1].partition("IN (")[2].split(")")[0]
