"""A review starts from one pasted article."""

import lxml.html
import pytest

from desk.models import UnsavedWork
from exchange.models import Doubt, ImportedPost
from reviews.models import Review
from shows.models import Show
from tests import factories as make
from tests.exchange.pasting import (
    HTML,
    UNSURE,
    add_to_show,
    boxes,
    leave,
    make_show,
    marked,
    opened,
    section,
    take,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def show():
    show = make.ShowFactory(
        title="Night Ferry",
        title_hangul="밤배",
        year=2019,
        aired_from=None,
        aired_to=None,
        episode_count=12,
    )
    person = make.PersonFactory(name="Kim Ha-neul", name_hangul="김하늘")
    make.CreditFactory(show=show, person=person, character="Seo Ji-ah", role="lead")
    return show


def test_form_is_filled_and_nothing_is_stored(admin_client, show):
    form = opened(admin_client)
    assert boxes(form, "show", "kind", "headline", "rating", "tags") == [
        str(show.pk),
        "review",
        "Night Ferry: a review",
        "4.5",
        "slowburn, 밤배",
    ]
    assert boxes(form, "moments-0-episodes", "lines-0-quote", "lines-0-episode") == [
        "3",
        "The sea keeps no timetable.",
        "5",
    ]
    assert boxes(form, "lines-0-credit") == [str(show.credits.get().pk)]
    (body,) = boxes(form, "body")
    assert "nearly every minute of the crossing. 🛳" in body
    assert not [gone for gone in ("Rating", "timetable", "Hangul", "#밤배") if gone in body]
    assert not Review.objects.exists()


def test_saved_form_is_the_review_that_a_reader_sees(admin_client, client, show):
    form = opened(admin_client).type(published_at_0="2024-05-01", published_at_1="10:00")
    assert form.press().status_code == 302
    review = Review.objects.get()
    page = client.get(review.get_absolute_url()).text
    for words in (
        "nearly every minute of the crossing",
        "The sea keeps no timetable.",
        "upper deck",
    ):
        assert words in page
    assert (str(review.rating), review.moments.get().spoils_to) == ("4.5", 3)
    assert sorted(tag.name for tag in review.tags.all()) == ["slowburn", "밤배"]
    assert ImportedPost.objects.get().original == HTML
    assert ImportedPost.objects.get().review == review
    assert not UnsavedWork.objects.exists()


def test_filled_boxes_say_that_they_are_read_from_the_text(admin_client, show):
    form = opened(admin_client)
    said = marked(admin_client, form)
    assert said["rating"] == "Read from the text: “Rating: 4.5/5”"
    assert {"show", "headline", "tags", "body", "moments-0-title", "lines-0-quote"} <= said.keys()
    assert "dek" not in said


def test_box_that_was_changed_says_so_no_more(admin_client, show):
    form = opened(admin_client).type(rating="3.0", headline="")
    refused = form.press()
    assert refused.status_code == 200
    assert "Read from the text: “Rating: 4.5/5”" not in refused.text
    assert "Read from the text" in refused.text
    assert "desk-article-heading" in refused.text


def test_unknown_show_is_made_with_what_is_ticked(admin_client):
    make.PersonFactory(name="Kim Ha-neul", name_hangul="김하늘")
    form = opened(admin_client)
    assert boxes(form, "show", "kind", "rating", "lines-0-speaker") == [
        "",
        "review",
        "4.5",
        "Seo Ji-ah",
    ]
    said = section(admin_client, form)
    assert "does not know this show: Night Ferry" in said
    assert "Kim Ha-neul as Seo Ji-ah (known: Kim Ha-neul)" in said
    assert "Park Do-yun as Han Gyeol (new person)" in said
    form = make_show(admin_client, form.type(dek="Typed meanwhile."), "Network")
    assert "Network : tvN" in boxes(form, "body")[0]
    assert "Main Cast" not in boxes(form, "body")[0]
    show = Show.objects.get()
    assert (show.title, show.title_hangul, show.year, show.episode_count) == (
        "Night Ferry",
        "밤배",
        2019,
        12,
    )
    assert show.original_network is None
    assert [str(one) for one in show.credits.all()] == [
        "Seo Ji-ah (Kim Ha-neul)",
        "Han Gyeol (Park Do-yun)",
    ]
    assert not Review.objects.exists()
    credit = show.credits.get(character="Seo Ji-ah")
    assert boxes(form, "show", "dek", "lines-0-credit", "lines-0-speaker") == [
        str(show.pk),
        "Typed meanwhile.",
        str(credit.pk),
        "",
    ]
    assert form.press().status_code == 302
    assert Review.objects.get().lines.get().credit == credit


def test_form_without_its_show_is_refused_and_keeps_everything(admin_client):
    form = opened(admin_client)
    refused = form.press()
    assert "Choose a show" in refused.text
    assert "nearly every minute of the crossing" in refused.text
    assert "Make this show" in refused.text
    assert not Review.objects.exists()


def test_known_show_gets_what_it_lacks(admin_client, show):
    form = opened(admin_client)
    said = section(admin_client, form)
    assert "The show: Night Ferry (2019)" in said
    assert "Park Do-yun as Han Gyeol (new person)" in said
    assert "in Hangul 밤배; year 2019; episodes 12; Kim Ha-neul as Seo Ji-ah." in said
    show.original_network = make.NetworkFactory(name="JTBC")
    show.save()
    add_to_show(admin_client, form)
    show.refresh_from_db()
    assert show.original_network.name == "JTBC"
    assert [str(one) for one in show.credits.all()] == [
        "Seo Ji-ah (Kim Ha-neul)",
        "Han Gyeol (Park Do-yun)",
    ]


def test_person_whose_name_several_have_is_left_to_the_editor(admin_client):
    make.PersonFactory.create_batch(2, name="Kim Ha-neul", name_hangul="김하늘")
    form = opened(admin_client)
    assert "Kim Ha-neul as Seo Ji-ah (several people have this name" in section(admin_client, form)
    make_show(admin_client, form)
    assert [str(one) for one in Show.objects.get().credits.all()] == ["Han Gyeol (Park Do-yun)"]


def test_unsure_things_are_asked_with_their_evidence(admin_client, show):
    form = opened(admin_client, UNSURE)
    assert boxes(form, "moments-TOTAL_FORMS") == ["0"]
    assert "nobody</a> says a word" in boxes(form, "body")[0]
    said = section(admin_client, form)
    assert "Is this right? 1 to answer" in said
    assert "Highlight moment: episode 3: the rain on the upper deck" in said
    assert "Episode 3: the rain on the upper deck, where nobody says a word." in said


def test_what_is_taken_over_stands_in_the_form(admin_client, show):
    form = opened(admin_client, UNSURE).type(dek="Typed meanwhile.")
    form = take(admin_client, form, "moment")
    assert boxes(form, "moments-TOTAL_FORMS", "moments-0-episodes", "dek") == [
        "1",
        "3",
        "Typed meanwhile.",
    ]
    assert "Is this right?" not in section(admin_client, form)
    assert "nobody" not in boxes(form, "body")[0]
    assert "moments-0-title" in marked(admin_client, form)
    assert form.press().status_code == 302
    assert Review.objects.get().moments.get().first_episode == 3
    assert not Doubt.objects.filter(name="moments").exists()


def test_what_is_left_is_not_asked_again(admin_client, show):
    form = leave(admin_client, opened(admin_client, UNSURE), "moment")
    assert "nobody" in boxes(form, "body")[0]
    assert "Is this right?" not in section(admin_client, form)
    assert form.press().status_code == 302
    assert not Doubt.objects.filter(name="moments").exists()


def test_what_nobody_answered_waits_in_the_list_of_doubts(admin_client, show):
    answer = opened(admin_client, UNSURE).press()
    page = lxml.html.fromstring(admin_client.get(answer.url).text)
    (link,) = page.xpath("//a[.='list of doubts']")
    doubt = Doubt.objects.get(name="moments")
    assert "the rain on the upper deck" in admin_client.get(link.get("href")).text
    assert doubt.post.review == Review.objects.get()


def test_article_about_no_one_show_is_saved_as_an_article(admin_client, show):
    text = "<p>I watched Night Ferry and two more this week, and liked them.</p>" * 3
    form = opened(admin_client, text, "What I watched in May")
    assert boxes(form, "kind", "show") == ["article", ""]
    assert form.press().status_code == 302
    assert Review.objects.get().kind == "article"
