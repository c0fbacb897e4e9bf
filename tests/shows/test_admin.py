"""An editor enters shows."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from shows.models import Availability, Credit, Episode, Show
from tests import factories as make
from tests.desk_form import DeskForm, errors_of

pytestmark = pytest.mark.django_db

ADD = "/admin/shows/show/add/"


def change(show: Show) -> str:
    return reverse("admin:shows_show_change", args=[show.pk])


def test_show_is_entered_whole(admin_client):
    person = make.PersonFactory(im_siwan=True)
    platform, network, genre = make.PlatformFactory(), make.NetworkFactory(), make.GenreFactory()
    form = DeskForm(admin_client, ADD)
    form.type(title="Run On", title_hangul="런 온", slug="run-on", year="2020", episode_count="16")
    form.type(original_network=network.pk, genres=[genre.pk], airing_days="wed-thu")
    form.add_row("episodes", number="1", aired_on="2020-12-16", viewership="2.114")
    form.add_row("credits", person=person.pk, role="lead", character="Ki Seon-gyeom", billing="1")
    form.add_row(
        "availability",
        platform=platform.pk,
        status="licensed",
        region="US",
        checked_on="2026-11-01",
    )

    assert form.press().status_code == 302

    show = Show.objects.get()
    assert (show.title_hangul, show.original_network) == ("런 온", network)
    assert list(show.genres.all()) == [genre]
    episode = Episode.objects.get()
    assert (episode.show, episode.aired_on) == (show, date(2020, 12, 16))
    assert episode.viewership == Decimal("2.114")
    assert str(Credit.objects.get()) == "Ki Seon-gyeom (Im Si-wan)"
    assert Availability.objects.get().platform == platform


def test_title_is_enough(admin_client):
    assert (
        DeskForm(admin_client, ADD).type(title="Signal", slug="signal").press().status_code == 302
    )
    assert Show.objects.get().search_key != ""


def test_saving_without_a_change_keeps_everything(admin_client):
    show = make.ShowFactory(genres=make.GenreFactory.create_batch(2), aliases="Keep On\n런온")
    make.EpisodeFactory(show=show, number=3)
    make.CreditFactory(show=show)
    make.AvailabilityFactory(show=show)
    before = everything(show)

    assert DeskForm(admin_client, change(show)).press().status_code == 302

    assert everything(show) == before


def everything(show: Show) -> list[object]:
    rows = [show.episodes, show.credits, show.availability, show.genres]
    return [list(Show.objects.values()), *(list(row.order_by("pk").values()) for row in rows)]


@pytest.mark.parametrize(
    ("show", "number", "sentence"),
    [
        ({"episode_count": 16}, 17, "Episode 17 does not exist: the show has 16."),
        ({"film": True, "year": None}, 1, "A film has no episodes."),
    ],
)
def test_episode_that_cannot_be_is_refused(admin_client, show, number, sentence):
    form = DeskForm(admin_client, change(make.ShowFactory(**show)))
    response = form.add_row("episodes", number=number, title="Kept").press()
    assert errors_of(response) == {"episodes-0-number": [sentence]}
    assert 'value="Kept"' in response.content.decode()


def test_contradictions_get_sentences(admin_client):
    form = DeskForm(admin_client, ADD).type(title="Run On", slug="run-on", year="2019")
    response = form.type(aired_from="2020-12-16", aired_to="2020-12-01").press()
    assert errors_of(response) == {
        "__all__": [
            "The last day on air is before the first, or the first is missing.",
            "The year is not the year of the first day on air.",
        ]
    }


def test_button_adds_the_missing_episodes(admin_client):
    show = make.ShowFactory(episode_count=4)
    make.EpisodeFactory(show=show, number=2, title="Kept")
    response = DeskForm(admin_client, change(show)).press("_button", "add_missing_episodes")
    assert response.url == change(show)
    assert list(show.episodes.values_list("number", "title")) == [
        (1, ""),
        (2, "Kept"),
        (3, ""),
        (4, ""),
    ]


def test_button_is_not_offered_for_a_film(admin_client):
    response = admin_client.get(change(make.ShowFactory(film=True)))
    assert "add_missing_episodes" not in response.content.decode()


@pytest.mark.parametrize("query", ["런온", "run-on", "Reon On", "ㄹㅇ", "RUN ON"])
def test_list_finds_a_show_by_any_spelling(admin_client, query):
    show = make.ShowFactory(run_on=True)
    make.ShowFactory(title="Signal", title_hangul="시그널", title_romanized="Sigeunal")
    response = admin_client.get("/admin/shows/show/", {"q": query})
    assert list(response.context_data["cl"].result_list) == [show]


def test_list_shows_a_letter_where_a_poster_is_missing(admin_client):
    make.ShowFactory(title_hangul="런 온")
    page = admin_client.get("/admin/shows/show/").content.decode()
    assert '<span class="desk-seal" aria-hidden="true">런</span>' in page


def test_show_in_use_is_not_deleted(admin_client):
    review = make.ReviewFactory(headline="Two people talking")
    url = reverse("admin:shows_show_delete", args=[review.show.pk])
    page = admin_client.get(url).content.decode()
    assert f"“{review.show}” cannot be deleted while it is in use." in page
    assert "Two people talking" in page
    admin_client.post(url, {"post": "yes"})
    assert Show.objects.exists()


def test_shows_in_use_are_not_deleted_in_bulk(admin_client):
    review = make.ReviewFactory(headline="Two people talking")
    data = {"action": "delete_selected", "_selected_action": [review.show.pk], "post": "yes"}
    page = admin_client.post("/admin/shows/show/", data).content.decode()
    assert "What you selected cannot be deleted while it is in use." in page
    assert "Two people talking" in page
    assert Show.objects.exists()


def test_credit_that_speaks_a_line_is_not_removed(admin_client):
    line = make.MemorableLineFactory(spoken=True, quote="Stay.")
    form = DeskForm(admin_client, change(line.credit.show))
    response = form.type_row("credits", 0, DELETE="on").press()
    assert "memorable line Stay." in str(errors_of(response))
    assert Credit.objects.exists()


def test_form_asks_as_often_for_three_episodes_as_for_one(admin_client):
    show = make.ShowFactory()
    make.EpisodeFactory(show=show, number=1)
    url = change(show)
    admin_client.get(url)
    with CaptureQueriesContext(connection) as for_one:
        admin_client.get(url)
    for number in (2, 3):
        make.EpisodeFactory(show=show, number=number)
    with CaptureQueriesContext(connection) as for_three:
        assert 'value="3"' in admin_client.get(url).content.decode()
    assert len(for_three) == len(for_one)
