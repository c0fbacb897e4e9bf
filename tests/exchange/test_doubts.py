"""What a text seems to tell waits for an editor's word."""

import pytest
from django.urls import reverse

from exchange.blogs.doubts import accept
from exchange.blogs.settling import CannotAccept, refuse
from exchange.models import Doubt
from reviews.models import Review
from tests import factories as make
from tests.exchange.exports import item, wxr
from text import prose

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


UNSURE = """<p>A slow show about a ferry.</p><p>Rating: 4/5</p>
<h2>Highlights</h2><p>Episode 3: the rain on the upper deck, where nobody says a word.</p>
<p>Episode 5: the boat leaves without them.</p><h2>In the end</h2><p>I think of it still.</p>"""


@pytest.fixture
def unsure(bring):
    """A post that rates no one show for sure, so that all it tells waits."""
    bring(wxr(item(7, "Night Ferry vs Night Train", UNSURE)))
    review = Review.objects.get()
    review.show, review.kind = make.ShowFactory(title="Night Ferry"), "review"
    review.save()
    return review


def waiting(name):
    return list(Doubt.objects.filter(name=name, settled_at=None))


def test_accepted_doubts_leave_the_text_as_what_is_sure_does(admin_client, unsure):
    press(admin_client, "refuse_chosen", *Doubt.objects.exclude(name__in=["rating", "moments"]))
    first, second = waiting("moments")
    assert "is accepted, and has left the text" in press(admin_client, "accept_chosen", first).text
    unsure.refresh_from_db()
    assert "upper deck" not in unsure.body
    assert "<h2>Highlights</h2>" in unsure.body
    press(admin_client, "accept_chosen", second, *waiting("rating"))
    unsure.refresh_from_db()
    assert prose.plain(unsure.body).split("\n\n") == [
        "A slow show about a ferry.",
        "In the end",
        "I think of it still.",
    ]
    assert unsure.moments.count() == 2


def test_line_that_tells_what_is_refused_stays(admin_client, unsure):
    first, second = waiting("moments")
    press(admin_client, "refuse_chosen", first)
    press(admin_client, "accept_chosen", second)
    unsure.refresh_from_db()
    assert "upper deck" in unsure.body
    assert "leaves without them" not in unsure.body


def test_editor_is_told_what_stays_in_the_text(admin_client):
    doubt = make.DoubtFactory(name="rating", value="3.5")
    told = press(admin_client, "accept_chosen", doubt).text
    assert "is accepted, and its words stay in the text as well" in told


def test_veiled_passage_stays_when_a_doubt_is_accepted(admin_client, unsure):
    unsure.body += '<div data-spoils-to="999"><p>She sails.</p></div>'
    unsure.save()
    press(admin_client, "accept_chosen", waiting("moments")[0])
    unsure.refresh_from_db()
    assert unsure.body.endswith('<div data-spoils-to="999"><p>She sails.</p></div>')


def test_doubts_accepted_together_are_all_true_of_the_review(admin_client):
    rating = make.DoubtFactory(name="rating", value="3.5")
    spoils = make.DoubtFactory(post=rating.post, name="spoils_to", value=8)
    press(admin_client, "accept_chosen", rating, spoils)
    review = rating.post.review
    review.refresh_from_db()
    assert (str(review.rating), review.spoils_to) == ("3.5", 8)


def test_nothing_leaves_the_text_of_a_post_whose_show_is_unsure(bring, admin_client):
    bring(wxr(item(7, "Ships and such", UNSURE)))
    review = Review.objects.get()
    assert "Rating: 4/5" in review.body
    assert "upper deck" in review.body
    press(admin_client, "accept_chosen", *waiting("title"), *waiting("rating"))
    review.refresh_from_db()
    assert (review.show.title, str(review.rating)) == ("Ships", "4.0")
    assert "Rating" not in review.body


def test_page_of_the_old_blog_is_no_review(bring):
    bring(wxr(item(7, "Night Ferry: a review", UNSURE, post_type="page")))
    review = Review.objects.get()
    assert review.kind == "page"
    assert "Rating: 4/5" in review.body
    assert not Doubt.objects.exists()


def test_two_presses_carry_out_a_doubt_once():
    first = make.DoubtFactory(name="moments", value=[3, 4, "The rain", "Nobody says a word."])
    second = Doubt.objects.get(pk=first.pk)
    accept(first)
    with pytest.raises(CannotAccept, match="an answer by now"):
        accept(second)
    assert first.post.review.moments.count() == 1


def test_accepted_point_stands_below_those_that_are_there(admin_client):
    first = make.DoubtFactory(name="in_brief", value="Warm.", post__review__in_brief="Old.")
    second = make.DoubtFactory(post=first.post, name="in_brief", value="Slow.")
    press(admin_client, "accept_chosen", first, second)
    assert Review.objects.get().in_brief == "Old.\nWarm.\nSlow."


def test_text_that_the_show_contradicts_stays(admin_client):
    doubt = make.DoubtFactory(
        name="episode_count",
        value=12,
        passage=["Episodes: 12"],
        post__review__show__episode_count=16,
        post__review__body="<p>Open.</p><p>Episodes: 12</p>",
    )
    told = press(admin_client, "accept_chosen", doubt).text
    assert "its words stay in the text as well" in told
    assert "Episodes: 12" in Review.objects.get().body


def test_rating_between_the_half_stars_is_not_accepted(admin_client):
    doubt = make.DoubtFactory(name="rating", value="3.7", post__review__rating=4)
    assert "No review of this show can say so" in press(admin_client, "accept_chosen", doubt).text
    assert Review.objects.get().rating == 4


@pytest.mark.parametrize(
    ("name", "value", "column", "before", "after"),
    [
        ("spoils_to", 8, "spoils_to", 16, 16),
        ("warning", "Spoilers!", "spoils_to", 16, 999),
        ("disclosure", "They sent it.", "disclosure", "Mine.", "Mine.\nThey sent it."),
        ("disclosure", "Mine.", "disclosure", "Mine.", "Mine."),
    ],
)
def test_accepted_doubt_opens_and_removes_nothing(name, value, column, before, after):
    doubt = make.DoubtFactory(name=name, value=value, **{f"post__review__{column}": before})
    accept(doubt)
    assert getattr(Review.objects.get(), column) == after


def test_refusal_after_an_answer_changes_nothing():
    doubt = make.DoubtFactory(name="spoils_to", value=8)
    accept(Doubt.objects.get())
    assert not refuse(doubt)
    assert Doubt.objects.get().was_accepted
