"""A published review leads to the people and the shows it names, without its editor typing a link."""

import lxml.html
import pytest
from django.db import connection, transaction

from shows.models import Show
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def review():
    show = make.ShowFactory(title="Run On", title_hangul="런 온")
    person = make.PersonFactory(
        slug="im-si-wan", name="Im Si-wan", name_hangul="임시완", aliases="Yim Si-wan"
    )
    make.CreditFactory(show=show, person=person, character="Ki Seon-gyeom")
    make.ShowFactory(slug="my-mister", title="My Mister", title_hangul="나의 아저씨")
    make.ShowFactory(slug="signal", title="Signal", title_hangul="")
    return make.ReviewFactory(show=show)


def links(client, review, body, prefix=""):
    review.body = body
    review.save()
    page = lxml.html.fromstring(client.get(prefix + review.get_absolute_url()).text)
    found = page.xpath(
        "//p//a[@rel='noopener'][contains(@href, '/people/') or contains(@href, '/shows/')]"
    )
    return [(a.text_content(), a.get("href")) for a in found]


def test_people_and_shows_are_linked_once(client, review):
    body = (
        "<p>Yim Si-wan is in <em>Run On</em>, and was never in <em>My Mister</em>. Signal: none.</p>"
        "<p>Im Si-wan, My Mister, 나의 아저씨, Ki Seon-gyeom, <em>Signal</em>.</p>"
    )
    assert links(client, review, body) == [
        ("Yim Si-wan", "/people/im-si-wan/"),
        ("My Mister", "/shows/my-mister/"),
        ("Signal", "/shows/signal/"),
    ]


def test_links_of_korean_pages_lead_to_korean_pages(client, review):
    assert links(client, review, "<p>임시완은 나의 아저씨에 없다.</p>", "/ko") == [
        ("임시완", "/ko/people/im-si-wan/"),
        ("나의 아저씨", "/ko/shows/my-mister/"),
    ]


def test_veiled_mentions_are_left_alone(client, review):
    body = '<div data-spoils-to="8"><p>Im Si-wan, My Mister</p></div><p>Im Si-wan</p>'
    assert links(client, review, body) == [("Im Si-wan", "/people/im-si-wan/")]


def test_marked_title_is_linked_though_no_space_stands_before_it(client, review):
    make.ShowFactory(slug="goblin", title="Goblin", title_hangul="도깨비")
    assert links(client, review, "<p>드라마<em>도깨비</em>는 길다.</p>") == [
        ("도깨비", "/shows/goblin/")
    ]


def test_shows_are_linked_in_a_text_of_any_length(client, review, monkeypatch):
    body = "<p>Never in My Mister.</p><p>Nor in 나의 아저씨.</p>"
    there = [("My Mister", "/shows/my-mister/")]
    assert links(client, review, body) == there
    monkeypatch.setattr("shows.models.show.MOST_HEADS", 3)
    assert links(client, review, body + "<p>It is longer now.</p>") == there


def test_shows_are_found_by_an_index():
    """Of few rows PostgreSQL would rather read all."""
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET LOCAL enable_seqscan = off")
                cursor.execute("SET LOCAL enable_indexscan = off")
        plan = Show.objects.named_in("He was never in My Mister.").explain()
    assert "show_title_head" in plan
    assert "show_title_hangul_head" in plan
