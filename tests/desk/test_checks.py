"""What the panel says before a review is published: every planted fault, and none where there is none."""

import pytest

from desk.checks import advice_for
from desk.drafts import Draft
from reviews.models import Review
from tests import factories as make
from tests.desk_form import DeskForm

pytestmark = pytest.mark.django_db


@pytest.fixture
def review(db):
    review = make.ReviewFactory(show=make.ShowFactory(episode_count=16), tags=["slow burn"])
    make.PhotoFactory(review=review, number=1)
    make.HighlightMomentFactory(review=review)
    make.MemorableLineFactory(review=review, speaker="A poster")
    return review


def said(review, **changes):
    for name, value in changes.items():
        setattr(review, name, value)
    review.save()
    return [advice.words for advice in advice_for(Draft.stored(review))]


def test_sound_review_is_left_alone(review):
    assert said(review) == []


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"dek": ""}, "There is no dek"),
        ({"dek": "long " * 50}, "The dek has 250 characters"),
        ({"in_brief": ""}, "“In short” is empty"),
        ({"body": ""}, "There is no text"),
        ({"rating": None}, "There is no rating"),
        ({"first_episode": None, "last_episode": None}, "which episodes were watched"),
        (
            {"first_episode": 1, "last_episode": 6},
            "is of episode 7; the review covers episodes up to 6",
        ),
        ({"body": "<h2>Finale</h2><p>Words.</p>"}, "“Finale” seems to tell an ending (“Finale”)"),
        ({"body": "<p>In the last episode he stays.</p>"}, "The beginning seems to tell an ending"),
        ({"body": "<p>결말이 좋다.</p>"}, "seems to tell an ending (“결말”)"),
        (
            {"body": "<p>By episode 12 they talk.</p>"},
            "speaks of episode 12 in open text, whose boundary is 0",
        ),
        (
            {"body": "<h2>One</h2><h4>Three</h4><p>Words.</p>"},
            "“Three” is of level 4, right after level 2",
        ),
        ({"body": "<h3>Two</h3><p>Words.</p>"}, "“Two” is of level 3, right after level 1"),
        ({"body": "<p>A sponsored trip.</p>"}, "money or favours (“sponsored”)"),
        ({"body": "<p>협찬을 받았다.</p>"}, "money or favours (“협찬”)"),
        (
            {"body": '<p><a href="https://amzn.to/x">Buy</a></p>'},
            "money or favours (the link https://amzn.to/x)",
        ),
        (
            {"body": '<p><a href="/shows/no-such/">Show</a></p>'},
            "The link /shows/no-such/ leads to no page",
        ),
        ({"body": '<p><a href="/no/such/">Page</a></p>'}, "The link /no/such/ leads to no page"),
        (
            {"body": '<p><a href="#moment-999">There</a></p>'},
            "The link #moment-999 leads to no page",
        ),
        ({"body": '<figure data-photo="7"></figure><p>Words.</p>'}, "a place for photo 7"),
    ],
)
def test_planted_fault_is_named(review, changes, words):
    (advice,) = said(review, **changes)
    assert words in advice


@pytest.mark.parametrize(
    ("alt", "caption", "credit", "words"),
    [
        ("IMG_2041.jpg", "", "Drawing", "no alternative text that helps"),
        ("x", "", "Drawing", "no alternative text that helps"),
        ("Lane four.", "Lane four.", "Drawing", "only repeats the caption"),
        ("A track at dusk", "", "", "has no credit"),
    ],
)
def test_planted_fault_of_a_photo_is_named(review, alt, caption, credit, words):
    review.photos.update(alt=alt, caption=caption, credit=credit)
    (advice,) = said(review)
    assert words in advice


def test_what_is_veiled_disclosed_or_there_is_no_fault(review):
    other = make.ReviewFactory()
    moment = review.moments.get()
    body = (
        '<div data-spoils-to="16"><p>In the last episode she dies.</p></div>'
        f'<p>Sponsored. See <a href="{other.get_absolute_url()}">that</a>,'
        f' <a href="{review.show.get_absolute_url()}">the show</a>, <a href="#{moment.anchor}">here</a>,'
        ' <a href="https://example.com/?ref=x">elsewhere</a> and <a href="mailto:a@example.com">mail</a>.</p>'
    )
    assert said(review, body=body, disclosure="They paid for the train.") == []


def test_boundary_at_the_end_lets_everything_be_told(review):
    assert said(review, body="<p>In the last episode, episode 16, he dies.</p>", spoils_to=16) == []


def test_film_has_no_episodes_to_name(review):
    review.show.episode_count, review.show.kind = None, "film"
    review.show.save()
    words = said(
        review, first_episode=None, last_episode=None, body="<p>Episode 2 of a podcast.</p>"
    )
    assert words == []


def test_line_without_a_speaker_is_named(review):
    make.MemorableLineFactory(review=review, speaker="")
    assert said(review) == ["Line 2 does not say who speaks."]


def test_panel_follows_what_is_typed(admin_client, review):
    form = DeskForm(admin_client, f"/admin/reviews/review/{review.pk}/change/")
    assert "Nothing is missing." in admin_client.get(form.url).text
    form.type(dek="").type_row("photos", 0, credit="")
    panel = admin_client.post(f"/admin/reviews/review/{review.pk}/kept/", form.data).text
    assert '<a href="#id_dek">There is no dek' in panel
    assert '<a href="#id_photos-0-credit">Photo 1 has no credit.' in panel


def test_panel_speaks_of_publishing_until_it_is_done(admin_client, review):
    address = f"/admin/reviews/review/{review.pk}/change/"
    assert "<h2>What to look at</h2>" in admin_client.get(address).text
    Review.objects.filter(pk=review.pk).update(published_at=None)
    assert "<h2>Before you publish</h2>" in admin_client.get(address).text


def test_advice_stands_in_nobodys_way(admin_client, review):
    Review.objects.filter(pk=review.pk).update(published_at=None)
    form = DeskForm(admin_client, f"/admin/reviews/review/{review.pk}/change/")
    assert form.type(dek="", body="").press("_button", "publish").status_code == 302
    review.refresh_from_db()
    assert review.is_published
