"""The review: its verbs, and the ways to ask for reviews."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import FieldFetchBlocked
from django.utils import timezone

from reviews.models import HighlightMoment, Review
from reviews.models.searched import holding
from shows.models import Credit
from tests import factories as make


def test_published_is_a_date_in_the_past(db):
    published = make.ReviewFactory()
    make.ReviewFactory(draft=True)
    make.ReviewFactory(scheduled=True)
    assert list(Review.objects.published()) == [published]


def test_scheduled_review_appears_when_its_time_has_come(db):
    review = make.ReviewFactory(published_at=timezone.now() + timedelta(seconds=0.05))
    assert not Review.objects.published().exists()
    while not review.is_published:
        pass
    assert list(Review.objects.published()) == [review]


def test_publish_now_and_later(db):
    now, later = make.ReviewFactory(draft=True), make.ReviewFactory(draft=True)
    now.publish()
    later.publish(at=timezone.now() + timedelta(days=1))
    assert [now.is_published, later.is_published] == [True, False]
    assert list(Review.objects.published()) == [now]


@pytest.mark.parametrize(("hour", "was_updated"), [(14, False), (16, True)])
def test_updated_is_another_day_than_published_as_days_fall_here(settings, hour, was_updated):
    settings.TIME_ZONE = "Asia/Seoul"
    published_at, updated_at = (datetime(2026, 11, 1, at, tzinfo=UTC) for at in (13, hour))
    review = make.ReviewFactory.build(published_at=published_at, updated_at=updated_at)
    assert review.was_updated is was_updated


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (1, 16, "Whole series"),
        (1, 6, "Episodes 1–6"),
        (6, 6, "Episode 6"),
        (2, 16, "Episodes 2–16"),
        (None, None, ""),
    ],
)
def test_covers(first, last, words):
    review = make.ReviewFactory.build(first_episode=first, last_episode=last)
    assert review.covers == words


def test_points_are_the_lines_that_hold_something():
    assert make.ReviewFactory.build(in_brief=" One \n\nTwo\n").points == ["One", "Two"]


def test_excerpt_is_the_dek_or_the_open_text(db):
    body = '<p>Open words.</p><div data-spoils-to="9"><p>Late words.</p></div>'
    review = make.ReviewFactory(dek="", body=body)
    assert review.excerpt == "Open words."
    review.spoils_to = 6
    assert review.excerpt == ""
    review.dek = "A dek."
    assert review.excerpt == "A dek."


def test_plain_follows_the_body_through_every_way_of_writing(db):
    veiled = '<p>Open.</p><div data-spoils-to="9"><p>Late.</p></div>'
    saved = make.ReviewFactory(body=veiled)
    draft = make.ReviewFactory.build(body=veiled, slug="bulk", show=saved.show, author=saved.author)
    Review.objects.bulk_create([draft])
    Review.objects.update_or_create(slug=saved.slug, defaults={"body": veiled + "<p>More.</p>"})
    plains = Review.objects.order_by("pk").values_list("plain", flat=True)
    assert list(plains) == ["Open.\n\nMore.", "Open."]


def test_moment_boundary_is_its_last_episode_unless_said_otherwise(db):
    moment = make.HighlightMomentFactory(first_episode=6, last_episode=7)
    assert moment.spoils_to == 7
    moment.first_episode = moment.last_episode = 9
    moment.save()
    assert HighlightMoment.objects.get().spoils_to == 9
    moment.spoils_to_override = 0
    moment.save()
    assert HighlightMoment.objects.get().spoils_to == 0


def test_line_boundary_is_its_episode_or_nothing(db):
    line, copy = make.MemorableLineFactory(episode=4), make.MemorableLineFactory(episode=None)
    assert (line.spoils_to, copy.spoils_to) == (4, 0)
    assert make.MemorableLineFactory(episode=None, spoils_to_override=999).spoils_to == 999


def test_neighbours_are_in_one_sequence_with_films_and_foreign_shows(db, django_assert_num_queries):
    oldest = make.ReviewFactory(show=make.ShowFactory(film=True))
    middle = make.ReviewFactory(published_at=oldest.published_at)
    newest = make.ReviewFactory(show=make.ShowFactory(country="US"))
    make.ReviewFactory(draft=True)
    make.ReviewFactory(scheduled=True)
    published = Review.objects.published()
    with django_assert_num_queries(3):
        found = [published.neighbours(review) for review in (oldest, middle, newest)]
    assert found == [(None, middle), (oldest, newest), (middle, None)]


def test_draft_has_no_neighbours(db):
    make.ReviewFactory()
    draft = make.ReviewFactory(draft=True)
    assert Review.objects.published().neighbours(draft) == (None, None)


def test_related_by_show_people_tags_and_network_in_that_order(db):
    person, tag = make.PersonFactory(), make.TagFactory()
    review = make.ReviewFactory(tags=[tag])
    make.CreditFactory(show=review.show, person=person)
    make.ReviewFactory(show__original_network=make.NetworkFactory())
    network = make.ReviewFactory(show__original_network=review.show.original_network)
    tagged = make.ReviewFactory(tags=[tag])
    shared = make.ReviewFactory()
    make.CreditFactory(show=shared.show, person=person)
    same = make.ReviewFactory(show=review.show)
    make.ReviewFactory(show=review.show, draft=True)
    related = Review.objects.published().related_to(review)
    assert list(related) == [same, shared, tagged, network]


def test_shows_without_a_network_are_not_related_by_that(db):
    review = make.ReviewFactory(show__original_network=None)
    make.ReviewFactory(show__original_network=None)
    assert list(Review.objects.published().related_to(review)) == []


def test_about_gives_a_review_once_however_many_roles(db):
    credit = make.CreditFactory()
    make.CreditFactory(show=credit.show, person=credit.person, role=Credit.Role.DIRECTOR)
    review = make.ReviewFactory(show=credit.show)
    make.ReviewFactory()
    assert list(Review.objects.about(credit.person)) == [review]


@pytest.mark.parametrize("query", ["dropped gun", "gun DROPPED", "스태틱"])
def test_holding_every_word_of_the_open_text(db, query):
    words = {
        "headline": "A gun",
        "dek": "스태틱이 들린다.",
        "in_brief": "",
        "body": "<p>Dropped.</p>",
    }
    review = make.ReviewFactory(**words)
    make.ReviewFactory(**words | {"headline": "Static", "dek": ""})
    make.ReviewFactory(
        **words | {"dek": "", "body": '<div data-spoils-to="3"><p>Dropped</p></div>'}
    )
    assert list(Review.objects.filter(holding(query))) == [review]


@pytest.mark.parametrize("query", ["런온", "Reon On", "siwan im", "ㅇㅅㅇ", "gun dropped"])
def test_matching_by_words_and_by_the_names_of_show_and_people(db, query):
    show = make.ShowFactory(title="Run On", title_hangul="런 온", title_romanized="Reon On")
    make.CreditFactory(show=show, person=make.PersonFactory(im_siwan=True))
    review = make.ReviewFactory(show=show, headline="A gun", dek="It is dropped.")
    titles = {"show__title": "Signal", "show__title_hangul": "시그널", "show__title_romanized": ""}
    make.ReviewFactory(headline="Static", dek="", body="", **titles)
    assert list(Review.objects.matching(query)) == [review]
    assert list(Review.objects.matching(" ")) == []


def test_words_are_those_of_the_text_that_is_written(db):
    review = make.ReviewFactory(headline="A", dek="", in_brief="", body="<p>Old.</p>")
    review.body = "<p>New.</p>"
    review.save()
    assert review.search_text == " a | new "


def test_nothing_is_held_for_an_empty_query():
    assert holding("  ") is None


def test_card_refuses_to_fetch_what_it_did_not_ask_for(db):
    make.ReviewFactory()
    card = Review.objects.for_cards().get()
    assert card.show.title_hangul == "런 온"
    with pytest.raises(FieldFetchBlocked):
        str(card.body)


def test_rating_is_stored_in_half_stars(db):
    make.ReviewFactory(rating=Decimal("3.5"))
    assert Review.objects.get().rating == Decimal("3.5")
