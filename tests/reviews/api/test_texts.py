"""What the API tells of reviews and lines: nothing that gives anything away, unless it is asked how far."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from house.models import House
from rows.kept import LARGE, Kept, RoughlyBy
from tests import factories as make
from tests.reviews.api.test_facts import asked, slugs

pytestmark = pytest.mark.django_db
CANARY = "Songhwa"


@pytest.fixture
def review():
    """Gives something away at episode 8 and at the ending, in every place."""
    review = make.ReviewFactory(
        slug="run-on",
        show__slug="run-on-show",
        show__episode_count=16,
        body=f"<p>Open.</p>{_spoiler(8, 1)}{_spoiler(16, 2)}{_spoiler(999, 3)}",
    )
    credit = make.CreditFactory(
        show=review.show, character=f"{CANARY} who", person__name=f"{CANARY} Kim"
    )
    for number, episode in enumerate([8, 16, 999], 1):
        words = f"{CANARY} {episode}"
        make.PhotoFactory(review=review, number=number, alt=f"{words} photo")
        make.PhotoFactory(
            review=review, number=number + 3, alt=f"{words} late photo", spoils_to=episode
        )
        make.HighlightMomentFactory(
            review=review, title=f"{words} moment", spoils_to_override=episode
        )
        make.MemorableLineFactory(
            review=review, credit=credit, quote=f"{words} line", spoils_to_override=episode
        )
    make.MemorableLineFactory(review=review, quote="Open line.", episode=None)
    return review


def _spoiler(episode, number):
    words = f"<p>{CANARY} {episode} passage</p>"
    return f'<div data-spoils-to="{episode}">{words}<figure data-photo="{number}"></figure></div>'


def text(client, slug="run-on", **query):
    return client.get(reverse("api:review", args=[slug]), query).text


@pytest.mark.parametrize("query", ["", "?through=0", "?through=7"])
@pytest.mark.parametrize("path", ["reviews/run-on", "reviews", "lines", "lines?show=run-on-show"])
def test_nothing_is_given_away(client, review, path, query):
    query = query.replace("?", "&") if "?" in path else query
    response = client.get(f"/api/v1/{path}{query}")
    assert response.status_code == 200
    assert CANARY not in response.text


EVERYTHING = ("passage", "photo", "late photo", "moment", "line")


@pytest.mark.parametrize(
    ("through", "told", "kept"), [(8, [8], [16, 999]), (15, [8], [16, 999]), (16, [8, 16, 999], [])]
)
def test_as_much_is_told_as_is_asked_for(client, review, through, told, kept):
    """The ending, to who has seen the last episode."""
    answer = text(client, through=through)
    for what in EVERYTHING:
        assert [
            episode for episode in (8, 16, 999) if f"{CANARY} {episode} {what}" in answer
        ] == told
    assert all(f"{CANARY} {episode}" not in answer for episode in kept)


def test_everything_is_told_to_who_asks_for_it(client, review):
    review.show.episode_count = None
    review.show.save()
    answer = text(client, through=999)
    assert all(f"{CANARY} 999 {what}" in answer for what in EVERYTHING)
    assert f"{CANARY} 999" not in text(client, through=998)


def test_what_is_veiled_leads_to_the_page(client, review):
    found = asked(client, "review", "run-on")
    page = "http://testserver/reviews/run-on/"
    assert f'<a href="{page}">Episode 8, veiled: read on the site</a>' in found["html"]
    moment = found["moments"][0]
    assert (moment["is_veiled"], moment["spoils_to"], moment["title"]) == (True, 8, "")
    assert moment["url"].startswith(f"{page}#moment-")
    line = found["lines"][0]
    assert (line["is_veiled"], line["quote"], line["character"]) == (True, "", "")
    assert line["actor"] is line["episode"] is None
    assert found["lines"][-1]["quote"] == "Open line."
    assert found["photos"] == []


def test_text_of_a_recap_waits_to_be_asked_for(client):
    make.ReviewFactory(slug="run-on", kind="recap", spoils_to=7, dek="", body=f"<p>{CANARY}</p>")
    assert CANARY not in text(client) + text(client, through=6)
    assert CANARY in text(client, through=7)


def test_text_about_no_show_stays_veiled(client):
    """Nobody is anywhere in no show."""
    make.ReviewFactory(
        article=True, slug="run-on", body=f'<div data-spoils-to="999"><p>{CANARY}</p></div>'
    )
    assert "veiled: read on the site" in text(client, through=999)
    assert CANARY not in text(client, through=999)


def test_actor_finds_no_line_that_is_veiled(client, review):
    """Neither the lines nor how many they are: it would say who speaks in which episode."""
    actor = review.show.credits.get().person.slug
    assert asked(client, "lines", person=actor)["count"] == 0
    assert asked(client, "lines", person=actor, through=16)["count"] == 0
    found = asked(client, "lines", person=actor, show="run-on-show", through=8)
    assert [line["quote"] for line in found["results"]] == [f"{CANARY} 8 line"]
    assert found["count"] == 1


def test_lines_are_told_as_far_as_one_show_was_watched(client, review):
    answer = asked(client, "lines", show="run-on-show", through=8)
    assert [line["is_veiled"] for line in answer["results"]] == [False, True, True, False]
    elsewhere = asked(client, "lines", through=999)["results"]
    assert [line["is_veiled"] for line in elsewhere] == [False, True, True, True]
    assert asked(client, "lines", show="none", through=999)["results"] == []


def test_review_with_all_that_is_known(client):
    review = make.ReviewFactory(
        slug="run-on",
        tags=[make.TagFactory(name="slow burn")],
        disclosure="A calendar.",
        published_at=datetime(2026, 1, 2, 3, 4, tzinfo=UTC),
    )
    make.PhotoFactory(review=review, number=1, credit="Drawing: Daesa")
    credit = make.CreditFactory(show=review.show, character="Oh Mi-joo", character_hangul="오미주")
    make.MemorableLineFactory(review=review, credit=credit, episode=None)
    found = asked(client, "review", "run-on")
    assert found["show"]["slug"] == review.show.slug
    assert (found["rating"], found["author"]) == (4.5, str(review.author))
    assert (found["first_episode"], found["last_episode"]) == (1, 16)
    assert found["published_at"] == "2026-01-02T03:04:00Z"
    assert (found["tags"], found["disclosure"]) == (["slow burn"], "A calendar.")
    assert found["points"] == review.points
    assert "It begins with a dropped gun" in found["html"]
    [photo] = found["photos"]
    assert photo["credit"] == "Drawing: Daesa"
    assert photo["url"] in found["html"]
    [line] = found["lines"]
    assert (line["character"], line["character_hangul"]) == ("Oh Mi-joo", "오미주")
    assert line["actor"]["slug"] == credit.person.slug
    assert line["quote_hangul"] == "같이 달리고 싶어요."


@pytest.mark.parametrize("are_many", [False, True])
def test_reviews_are_narrowed_by_all_that_is_asked(client, monkeypatch, are_many):
    monkeypatch.setattr("rows.slices.is_full_sooner", lambda *rows: are_many)
    tag = make.TagFactory(name="오피스", slug="오피스")
    mine = make.ReviewFactory(tags=[tag], headline="Paper cranes", slug="mine", kind="recap")
    make.ReviewFactory(slug="other", published_at=datetime(2019, 5, 5, tzinfo=UTC))
    credit = make.CreditFactory(show=mine.show)
    make.CreditFactory(show=mine.show, person=credit.person, role="director", character="")
    assert slugs(client, "reviews") == ["mine", "other"]
    for query in (
        {"tag": "오피스"},
        {"q": "cranes"},
        {"show": mine.show.slug},
        {"person": credit.person.slug},
        {"kind": "recap"},
        {"year": mine.published_at.year, "tag": "오피스"},
    ):
        assert slugs(client, "reviews", **query) == ["mine"], query
    assert slugs(client, "reviews", year=2019) == ["other"]


@pytest.mark.parametrize("are_many", [False, True])
def test_reviews_of_a_query_are_the_same_however_many(client, monkeypatch, are_many):
    monkeypatch.setattr("rows.slices.is_full_sooner", lambda *rows: are_many)
    plain = {
        "dek": "",
        "in_brief": "",
        "body": "",
        "published_at": datetime(2020, 1, 5, tzinfo=UTC),
    }
    make.ReviewFactory(slug="older", headline="The sea", **plain)
    make.ReviewFactory(slug="newer", headline="By the sea", **plain)
    make.ReviewFactory(
        slug="named", show__title="Sea", show__slug="sea", headline="A show", **plain
    )
    make.ReviewFactory(slug="other", headline="A hill", **plain)
    make.ReviewFactory(slug="hidden", headline="The sea", **plain | {"published_at": None})
    assert slugs(client, "reviews", q="sea") == ["named", "newer", "older"]
    assert slugs(client, "reviews", q="sea", show="sea") == ["named"]
    assert slugs(client, "reviews", q="sea", per_page=1, page=2) == ["newer"]
    assert slugs(client, "reviews", q="?") == []


@pytest.mark.parametrize("facts", [{"draft": True}, {"scheduled": True}, {"page": True}])
def test_what_is_not_listed_is_not_there(client, facts):
    review = make.ReviewFactory(slug="hidden", **facts)
    make.MemorableLineFactory(review=review, episode=None)
    assert slugs(client, "reviews") == asked(client, "lines")["results"] == []
    assert client.get("/api/v1/reviews/hidden").status_code == 404


@pytest.mark.django_db(transaction=True)
def test_count_of_a_large_list_is_late_and_its_lines_are_not(client, monkeypatch, watched):
    monkeypatch.setattr("reviews.api.asking._counts", RoughlyBy(lambda count: LARGE + 1))
    make.MemorableLineFactory()
    lines = reverse("api:lines")
    assert client.get(lines).json()["count"] == 1
    newer = make.MemorableLineFactory()
    told = client.get(lines).json()
    assert (told["count"], len(told["results"])) == (1, 2)
    of_show = client.get(lines, {"show": newer.review.show.slug}).json()
    assert of_show["count"] == 1


@pytest.mark.django_db(transaction=True)
def test_count_of_what_somebody_says_is_never_late(client, monkeypatch, watched):
    monkeypatch.setattr("reviews.api.asking._counts", RoughlyBy(lambda count: LARGE + 1))
    credit = make.CreditFactory()
    review = make.ReviewFactory(show=credit.show)
    lines = make.MemorableLineFactory.create_batch(2, review=review, credit=credit, episode=None)
    person = credit.person.slug
    assert asked(client, "lines", person=person)["count"] == 2
    lines[0].spoils_to_override = 16
    lines[0].save()
    assert asked(client, "lines", person=person)["count"] == 1
    assert asked(client, "lines", person=person, show=credit.show.slug, through=16)["count"] == 2


@pytest.mark.django_db(transaction=True)
def test_count_of_a_short_list_is_never_late(client, watched, django_assert_num_queries):
    review = make.ReviewFactory(headline="Paper cranes", tags=["slow burn"])
    assert asked(client, "reviews", tag="slow-burn")["count"] == 1
    make.CommentFactory(review=review)
    with django_assert_num_queries(2):  # the page and its tags
        assert asked(client, "reviews", tag="slow-burn")["count"] == 1
    make.ReviewFactory(tags=["slow burn"])
    assert asked(client, "reviews", tag="slow-burn")["count"] == 2
    person = make.CreditFactory(show=review.show, person__name="Bae Doona").person
    assert asked(client, "reviews", q="임시완")["count"] == 0
    person.name_hangul = "임시완"
    person.save()
    assert asked(client, "reviews", q="임시완")["count"] == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("is_large", "count"), [(True, 2), (False, 3)], ids=["large", "small"])
def test_count_of_many_found_is_late_on_a_large_site(client, monkeypatch, watched, is_large, count):
    monkeypatch.setattr("reviews.api.asking._found", RoughlyBy(int))
    monkeypatch.setattr("reviews.api.asking.COMMON", 1)
    monkeypatch.setattr("reviews.api.asking.is_large", Kept(lambda: is_large))
    make.ReviewFactory.create_batch(2, headline="Paper cranes")
    assert asked(client, "reviews", q="cranes")["count"] == 2
    make.ReviewFactory(headline="More cranes")
    told = asked(client, "reviews", q="cranes")
    assert (told["count"], len(told["results"])) == (count, 3)


@pytest.mark.django_db(transaction=True)
def test_year_of_a_review_is_that_of_the_house(client, watched):
    make.HouseFactory(time_zone="UTC")
    make.ReviewFactory(published_at=datetime(2019, 12, 31, 23, 30, tzinfo=UTC))
    assert asked(client, "reviews", year=2020)["count"] == 0
    House.objects.update(time_zone="Asia/Seoul")
    assert asked(client, "reviews", year=2020)["count"] == 1
