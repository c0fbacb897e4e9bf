"""Episodes and boundaries as editors type them, and the sentences that refuse nonsense."""

import pytest
from django.urls import reverse

from tests import factories as make
from tests.desk_form import DeskForm, errors_of

pytestmark = pytest.mark.django_db

HINT = "Write an episode as 6, or several as 6–7."
NONSENSE = [
    ("7–6", "Episode 6 comes before episode 7: write 6–7."),
    ("0", "Episodes are counted from 1."),
    ("17", "Episode 17 does not exist: the show has 16."),
    ("6–17", "Episode 17 does not exist: the show has 16."),
    ("a", HINT),
    ("6–", HINT),
    ("1,2", HINT),
]


def form_of(client, **show: object) -> DeskForm:
    review = make.ReviewFactory(
        show=make.ShowFactory(**show), first_episode=None, last_episode=None
    )
    return DeskForm(client, reverse("admin:reviews_review_change", args=[review.pk]))


@pytest.mark.parametrize(
    ("typed", "printed"), [("6", "6"), ("6–7", "6–7"), ("6-7", "6–7"), (" 6 - 7 ", "6–7"), ("", "")]
)
def test_moment_takes_an_episode_or_a_range(admin_client, typed, printed):
    form = form_of(admin_client)
    form.add_row("moments", title="A silence", episodes=typed, spoils_to_override="0")
    assert form.press().status_code == 302
    (moment,) = make.HighlightMomentFactory._meta.model.objects.all()
    assert moment.episodes == printed


@pytest.mark.parametrize(("typed", "sentence"), NONSENSE)
def test_moment_refuses_nonsense_beside_its_box(admin_client, typed, sentence):
    form = form_of(admin_client).add_row(
        "moments", title="A silence", episodes=typed, text="Kept text"
    )
    response = form.press()
    errors = errors_of(response)
    assert errors["moments-0-episodes"] == [sentence]
    page = response.content.decode()
    assert f'value="{typed}"' in page
    assert "Kept text" in page


@pytest.mark.parametrize(("typed", "sentence"), NONSENSE)
def test_watched_refuses_nonsense_beside_its_box(admin_client, typed, sentence):
    response = form_of(admin_client).type(watched=typed, disclosure="Kept text").press()
    errors = errors_of(response)
    assert errors == {"watched": [sentence]}
    assert "Kept text" in response.content.decode()


@pytest.mark.parametrize(
    ("typed", "covers"),
    [("1–6", "Episodes 1–6"), ("3", "Episode 3"), ("1-16", "Whole series"), ("", "")],
)
def test_watched_is_one_box(admin_client, typed, covers):
    form_of(admin_client).type(watched=typed).press()
    review = make.ReviewFactory._meta.model.objects.get()
    assert review.covers == covers


def test_emptied_box_forgets_the_range(admin_client):
    review = make.ReviewFactory()
    form = DeskForm(admin_client, reverse("admin:reviews_review_change", args=[review.pk]))
    assert form.data["watched"] == ["1–16"]
    form.type(watched="").press()
    review.refresh_from_db()
    assert (review.first_episode, review.last_episode) == (None, None)


def test_film_has_no_episodes_to_watch(admin_client):
    form = form_of(admin_client, film=True).type(watched="1")
    form.add_row("moments", title="The stairs", episodes="1")
    sentence = ["A film has no episodes: leave this empty."]
    assert errors_of(form.press()) == {"watched": sentence, "moments-0-episodes": sentence}


def test_unknown_length_allows_any_episode(admin_client):
    form = form_of(admin_client, episode_count=None).type(watched="1–200")
    assert form.press().status_code == 302


def test_line_refuses_an_episode_that_the_show_lacks(admin_client):
    response = form_of(admin_client).add_row("lines", quote="Stay.", episode="17").press()
    assert errors_of(response) == {
        "lines-0-episode": ["Episode 17 does not exist: the show has 16."]
    }


@pytest.mark.parametrize("boundary", ["0", "16", "999", ""])
def test_boundary_is_an_episode_or_the_ending(admin_client, boundary):
    form = form_of(admin_client)
    form.add_row("moments", title="A silence", episodes="6", spoils_to_override=boundary)
    assert form.press().status_code == 302
    (moment,) = make.HighlightMomentFactory._meta.model.objects.all()
    assert moment.spoils_to == int(boundary or 6)


def test_boundary_beyond_the_show_is_refused(admin_client):
    form = form_of(admin_client).type(spoils_to="17")
    form.add_row("moments", title="A silence", spoils_to_override="17")
    form.add_row("lines", quote="Stay.", spoils_to_override="17")
    form.add_row("photos", number="1", alt="A track", spoils_to="17")
    errors = errors_of(form.press())
    sentence = ["The show has 16 episodes. Write 999 for the ending of any show."]
    boxes = ["spoils_to", "moments-0-spoils_to_override", "lines-0-spoils_to_override"]
    assert [errors[box] for box in [*boxes, "photos-0-spoils_to"]] == [sentence] * 4


def test_missing_show_is_said_once(admin_client):
    form = DeskForm(admin_client, "/admin/reviews/review/add/").type(headline="Two", slug="two")
    form.add_row("moments", title="A silence", episodes="99")
    form.add_row("lines", quote="Stay.", credit=make.CreditFactory().pk, episode="3")
    assert errors_of(form.press()) == {
        "show": ["Choose a show. Only an article or a page is about none."]
    }


SILENT = ["Say which episode, or how far it spoils (0 for nothing)."]


def test_part_that_says_nothing_of_episodes_is_refused(admin_client):
    form = form_of(admin_client)
    credit = make.CreditFactory(show=make.ReviewFactory._meta.model.objects.get().show)
    form.add_row("moments", title="A silence")
    form.add_row("lines", quote="Stay.", credit=credit.pk)
    assert errors_of(form.press()) == {"moments-0-episodes": SILENT, "lines-0-episode": SILENT}
    form.type_row("moments", 0, spoils_to_override="0")
    assert form.type_row("lines", 0, spoils_to_override="0").press().status_code == 302


def test_film_and_poster_need_no_episode(admin_client):
    form = form_of(admin_client, film=True).add_row("moments", title="The stairs")
    credit = make.CreditFactory(show=make.ReviewFactory._meta.model.objects.get().show)
    assert form.add_row("lines", quote="Stay.", credit=credit.pk).press().status_code == 302
    poster = form_of(admin_client).add_row("lines", quote="In cinemas.", speaker="Poster copy")
    assert poster.press().status_code == 302
