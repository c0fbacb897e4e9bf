"""What a text seems to tell waits for an editor's word."""

import pytest
from django.urls import reverse

from exchange.models import Doubt
from tests import factories as make

pytestmark = pytest.mark.django_db
LIST = "admin:exchange_doubt_changelist"


def press(client, action, *doubts):
    chosen = {"action": action, "_selected_action": [doubt.pk for doubt in doubts]}
    return client.post(reverse(LIST), chosen, follow=True)


@pytest.mark.parametrize(
    ("name", "value", "column", "expected"),
    [
        ("rating", "3.5", "rating", "3.5"),
        ("coverage", [1, 6], "last_episode", "6"),
        ("spoils_to", 8, "spoils_to", "8"),
        ("disclosure", "They sent me a screener.", "disclosure", "They sent me a screener."),
    ],
)
def test_accepted_doubt_becomes_true_of_the_review(admin_client, name, value, column, expected):
    doubt = make.DoubtFactory(name=name, value=value)
    assert "is accepted" in press(admin_client, "accept_chosen", doubt).text
    review = doubt.post.review
    review.refresh_from_db()
    assert str(getattr(review, column)) == expected
    doubt.refresh_from_db()
    assert doubt.settled_at is not None
    assert doubt.was_accepted


def test_accepted_part_of_the_cast_is_credited(admin_client):
    pair = ["Kim Ha-neul", "Seo Ji-ah", "김하늘", "", "lead"]
    doubt = make.DoubtFactory(name="cast", value=pair)
    press(admin_client, "accept_chosen", doubt)
    credit = doubt.post.review.show.credits.get()
    assert (credit.character, credit.person.name_hangul) == ("Seo Ji-ah", "김하늘")


def test_accepted_moment_and_line_stand_in_the_review(admin_client):
    moment = make.DoubtFactory(name="moments", value=[3, 4, "The rain", "Nobody says a word."])
    line = make.DoubtFactory(
        post=moment.post, name="lines", value=["No timetable.", "", "Mina", 5, "So true."]
    )
    press(admin_client, "accept_chosen", moment, line)
    review = moment.post.review
    assert [(one.title, one.spoils_to) for one in review.moments.all()] == [("The rain", 4)]
    assert [(one.quote, one.speaker) for one in review.lines.all()] == [("No timetable.", "Mina")]


def test_title_makes_an_article_a_review_of_its_show(admin_client):
    article = make.ReviewFactory(
        show=None, kind="article", rating=None, first_episode=None, last_episode=None
    )
    doubt = make.DoubtFactory(post__review=article, name="title", value="Night Ferry")
    rating = make.DoubtFactory(post=doubt.post)
    assert "choose the show first" in press(admin_client, "accept_chosen", rating).text
    press(admin_client, "accept_chosen", doubt)
    press(admin_client, "accept_chosen", rating)
    article.refresh_from_db()
    assert (article.show.title, article.kind, str(article.rating)) == (
        "Night Ferry",
        "review",
        "4.5",
    )


def test_refused_doubt_changes_nothing_and_is_not_asked_again(admin_client):
    doubt = make.DoubtFactory(name="rating", value="1.0")
    before = doubt.post.review.rating
    press(admin_client, "refuse_chosen", doubt)
    doubt.post.review.refresh_from_db()
    assert doubt.post.review.rating == before
    assert not Doubt.objects.filter(settled_at=None).exists()


def test_doubt_about_a_review_that_is_gone_says_so(admin_client):
    doubt = make.DoubtFactory()
    doubt.post.review.delete()
    assert "The review is gone" in press(admin_client, "accept_chosen", doubt).text


@pytest.mark.parametrize(
    ("name", "value"),
    [("review_kind", "page"), ("year", 10**30), ("spoils_to", -5), ("rating", "1e999999")],
)
def test_what_the_database_refuses_is_told(admin_client, name, value):
    doubt = make.DoubtFactory(name=name, value=value)
    assert press(admin_client, "accept_chosen", doubt).status_code == 200
