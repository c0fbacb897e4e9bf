"""Readers say which episode a comment spoils."""

import pytest
from django.urls import reverse
from lxml import html

from comments.models import SpoilerReport
from comments.moderation import PER_NETWORK
from comments.reporting import MOST
from tests import factories as make

HERE = {"headers": {"Sec-Fetch-Site": "same-origin"}}


def address(comment):
    return reverse("comments:comment_report", args=[comment.pk])


def report(client, comment, episode, **more):
    return client.post(address(comment), {"spoils_to": episode}, **HERE, **more)


def test_report_is_stored_and_thanked_for(client, db):
    comment = make.CommentFactory(review__show__episode_count=16)
    response = report(client, comment, 9)
    assert response.headers["Location"] == f"/comments/{comment.pk}/reported/"
    page = client.get(response.headers["Location"])
    assert "Thank you. Your report has arrived." in page.text
    assert (response.cookies, page.cookies) == ({}, {})
    stored = SpoilerReport.objects.get()
    assert (stored.comment, stored.spoils_to, len(stored.origin)) == (comment, 9, 64)
    assert "127.0.0.1" not in stored.origin


def test_one_place_reports_one_comment_once(client, db):
    comment = make.CommentFactory()
    answers = [
        report(client, comment, 9),
        report(client, comment, 12),
        report(client, comment, 12, REMOTE_ADDR="203.0.113.9"),
        report(client, make.CommentFactory(), 12),
    ]
    assert [answer.status_code for answer in answers] == [302] * 4
    assert sorted(comment.spoiler_reports.values_list("spoils_to", flat=True)) == [9, 12]


def test_too_many_reports_from_one_place_wait(client, db):
    comment = make.CommentFactory()
    for _ in range(MOST):
        report(client, comment, 9)
    other = make.CommentFactory()
    refused = report(client, other, 9)
    assert (refused.status_code, 0 < int(refused["Retry-After"]) <= 3600) == (429, True)
    assert 'value="9" selected' in refused.text
    assert not other.spoiler_reports.exists()
    assert report(client, other, 9, REMOTE_ADDR="203.0.113.9").status_code == 302


def test_too_many_reports_from_one_network_wait(client, db):
    for place in range(MOST * PER_NETWORK):
        answer = report(client, make.CommentFactory(), 9, REMOTE_ADDR=f"203.0.113.{place}")
        assert answer.status_code == 302
    refused = report(client, make.CommentFactory(), 9, REMOTE_ADDR="203.0.113.250")
    assert (refused.status_code, 0 < int(refused["Retry-After"]) <= 3600) == (429, True)
    assert report(client, make.CommentFactory(), 9, REMOTE_ADDR="198.51.100.1").status_code == 302


def test_report_comes_from_a_place_that_is_not_known_or_was_forgotten(client, db):
    comment = make.CommentFactory()
    make.SpoilerReportFactory.create_batch(2, comment=comment, origin="")
    assert report(client, comment, 9, REMOTE_ADDR="").status_code == 302
    assert report(client, comment, 9).status_code == 302
    assert comment.spoiler_reports.count() == 4


@pytest.mark.parametrize("episode", ["", "0", "4", "17", "x", "٣", "-1", "9" * 30])
def test_what_is_no_later_episode_is_refused(client, db, episode):
    comment = make.CommentFactory(spoils_to=4, review__show__episode_count=16)
    response = report(client, comment, episode)
    assert (response.status_code, "Choose an episode" in response.text) == (422, True)
    assert not SpoilerReport.objects.exists()


def test_only_later_episodes_are_offered(client, db):
    comment = make.CommentFactory(spoils_to=14, review__show__episode_count=16)
    values = html.document_fromstring(client.get(address(comment)).text).xpath("//option/@value")
    assert values == ["", "15", "16", "999"]


def test_other_sites_cannot_report(client, db):
    comment = make.CommentFactory()
    response = client.post(
        address(comment), {"spoils_to": 9}, headers={"Sec-Fetch-Site": "cross-site"}
    )
    assert response.status_code == 422
    assert "Please press the button once more" in response.text
    assert not SpoilerReport.objects.exists()


@pytest.mark.parametrize("more", [{"pending": True}, {"removed": True}, {"spoils_to": 999}])
def test_what_cannot_be_reported_has_no_page(client, db, more):
    comment = make.CommentFactory(**more)
    assert client.get(address(comment)).status_code == 404
    assert report(client, comment, 9).status_code == 404
    page = client.get(comment.review.get_absolute_url()).text
    assert address(comment) not in page


def test_comment_under_a_draft_has_no_page(client, db):
    comment = make.CommentFactory(review__draft=True)
    assert client.get(address(comment)).status_code == 404


def test_each_comment_leads_to_its_report(client, db):
    comment = make.CommentFactory()
    page = html.document_fromstring(client.get(comment.review.get_absolute_url()).text)
    assert page.get_element_by_id(comment.anchor).xpath(".//a/@href")[-1] == address(comment)
