"""An editor makes a show with its episodes and cast from pasted text."""

from datetime import date
from decimal import Decimal

import lxml.html
import pytest
from django.contrib.auth.models import Permission
from django.db import IntegrityError
from django.urls import reverse

from people.models import Person
from shows.facts import Plan
from shows.models import Credit, Episode, Show
from tests import factories as make

pytestmark = pytest.mark.django_db

ADD = "/admin/shows/show/pasted/"
EPISODES = "1\t2020-12-16\tRun\t2.145%\n2\t2020-12-17\tTwo\t–"
CAST = "Yim Siwan as Ki Seon-gyeom\nShin Se-kyung – Oh Mi-joo"
TYPED = {
    "title": "Run On",
    "title_hangul": "런 온",
    "kind": "drama",
    "year": "2020",
    "role": "lead",
}


def paste_into(show):
    return reverse("admin:shows_show_pasted", args=[show.pk])


def preview(client, url=ADD, **typed):
    return client.post(url, {**TYPED, **typed, "_preview": "1"})


def hidden_in(response):
    """What pressing a button of the preview would send."""
    (form,) = lxml.html.fromstring(response.content.decode()).xpath(
        "//div[@id='content-main']/form"
    )
    return dict(form.form_values())


def create(client, url=ADD, choices=None, **typed):
    page = preview(client, url, **typed)
    data = hidden_in(page) | (choices or {})
    return client.post(url, {**data, "_create": "1"}, follow=True)


def test_show_is_made_whole(admin_client):
    person, network = make.PersonFactory(im_siwan=True), make.NetworkFactory()
    page = preview(admin_client, episodes=EPISODES, cast=CAST, original_network=network.pk)
    assert "known: Im Si-wan 임시완 as Ki Seon-gyeom" in page.text
    assert "new person: Shin Se-kyung as Oh Mi-joo" in page.text
    assert "2020-12-17" in page.text
    assert not Show.objects.exists()

    response = create(admin_client, episodes=EPISODES, cast=CAST, original_network=network.pk)

    show = Show.objects.get()
    assert response.redirect_chain == [(reverse("admin:shows_show_change", args=[show.pk]), 302)]
    assert (show.slug, show.title_hangul, show.original_network) == ("run-on", "런 온", network)
    assert (show.episode_count, show.aired_from, show.aired_to) == (
        *(2, date(2020, 12, 16)),
        date(2020, 12, 17),
    )
    rows = Episode.objects.values_list("number", "aired_on", "title", "viewership")
    assert list(rows) == [
        (1, date(2020, 12, 16), "Run", Decimal("2.145")),
        (2, date(2020, 12, 17), "Two", None),
    ]
    assert [str(credit) for credit in show.credits.all()] == [
        "Ki Seon-gyeom (Im Si-wan)",
        "Oh Mi-joo (Shin Se-kyung)",
    ]
    assert show.credits.first().person == person
    assert Person.objects.count() == 2


def test_episodes_that_are_there_are_changed_and_not_doubled(admin_client):
    show = make.ShowFactory(episode_count=16)
    make.EpisodeFactory(show=show, number=1, title="Old", title_hangul="옛", viewership="1.5")
    url = paste_into(show)
    page = preview(admin_client, url, episodes=EPISODES)
    assert "changes title: Old → Run" in page.text
    create(admin_client, url, episodes=EPISODES)
    rows = show.episodes.values_list("number", "title", "title_hangul", "viewership")
    assert list(rows) == [(1, "Run", "옛", Decimal("2.145")), (2, "Two", "", None)]
    show.refresh_from_db()
    assert show.episode_count == 16


def test_back_to_change_keeps_every_letter(admin_client):
    text = "\t1\t2020-12-16\n  and a line that nobody can read\n"
    data = hidden_in(preview(admin_client, episodes=text, cast=CAST))
    page = admin_client.post(ADD, {**data, "_change": "1"})
    values = hidden_in(page)
    # A browser drops the line break that opens a box.
    kept = {name: values[name].replace("\r\n", "\n").removeprefix("\n") for name in values}
    assert (kept["episodes"], kept["cast"]) == (text, CAST)
    assert (kept["title"], kept["year"]) == ("Run On", "2020")


def test_lines_that_cannot_be_read_hold_everything_up(admin_client):
    cast = f"{CAST}\nA line of prose."
    page = preview(admin_client, cast=cast, episodes=EPISODES + "\n3\t2,145")
    assert "Cast, line 3: it names one person alone" in page.text
    assert "Episodes, line 3: “2,145” may be a number of viewers" in page.text
    refused = create(admin_client, cast=cast)
    assert "Some lines could not be read." in refused.text
    assert not Show.objects.exists()
    create(admin_client, cast=cast, choices={"without_faults": "on"})
    assert Show.objects.get().credits.count() == 2


def test_choice_that_is_open_is_asked_for_and_taken(admin_client):
    _, second = make.PersonFactory.create_batch(2, name="Kim Ji-won", name_hangul="김지원")
    cast = "Kim Ji-won as Lena\nIm Si-wan as Ki Seon-gyeom\nKang Tae-oh as Lee Yeong-hwa"
    refused = create(admin_client, cast=cast)
    assert "Choose for each of these lines of the cast: 1." in refused.text
    assert not Show.objects.exists()
    choices = {"line-1": f"first:{second.pk}", "line-2": "out"}
    create(admin_client, cast=cast, choices=choices)
    people = Person.objects.filter(credits__isnull=False)
    assert [person.name for person in people.order_by("pk")] == ["Kim Ji-won", "Kang Tae-oh"]
    assert second.credits.count() == 1


def test_choice_that_no_line_offers_is_passed_over(admin_client):
    stranger = make.PersonFactory(name="Somebody Else", name_hangul="")
    for nonsense in (f"first:{stranger.pk}", "first:x", "", "second:9" * 99):
        Show.objects.all().delete()
        create(admin_client, cast="Im Si-wan as Ki Seon-gyeom", choices={"line-1": nonsense})
        assert stranger.credits.count() == 0


def test_what_changed_meanwhile_is_shown_again(admin_client):
    data = hidden_in(preview(admin_client, cast=CAST))
    make.PersonFactory(im_siwan=True)
    page = admin_client.post(ADD, {**data, "_create": "1"})
    assert "What would be made has changed since you looked." in page.text
    assert not Show.objects.exists()


def test_button_pressed_twice_makes_one_show(admin_client):
    data = hidden_in(preview(admin_client, cast=CAST)) | {"_create": "1"}
    assert admin_client.post(ADD, data).status_code == 302
    again = admin_client.post(ADD, data)
    assert "A show of this name is there already:" in again.text
    assert (Show.objects.count(), Person.objects.count()) == (1, 2)


def test_all_or_nothing(admin_client, monkeypatch):
    def fail(self, *args, **kwargs):
        raise IntegrityError("planted")

    data = hidden_in(preview(admin_client, cast=CAST, episodes=EPISODES)) | {"_create": "1"}
    monkeypatch.setattr(Credit, "save", fail)
    page = admin_client.post(ADD, data)
    assert "Somebody stored the same at this moment." in page.text
    assert hidden_in(page)["cast"] == CAST
    assert [model.objects.count() for model in (Show, Person, Episode)] == [0, 0, 0]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"title": ""}, "This field is required."),
        ({"year": "2019x"}, "Enter a whole number."),
        ({"cast": "x\n" * 401}, "That has more than 400 lines."),
        ({"episodes": "x" * 50_001}, "That is longer than 50,000 characters."),
        ({"cast": "x" * 2_001}, "Line 1 is longer than 2,000 characters"),
        ({"kind": "opera"}, "Select a valid choice."),
    ],
)
def test_form_refuses_in_words_and_keeps_what_was_typed(admin_client, typed, sentence):
    kept = {"cast": CAST, "title": "Run On", **typed}
    page = preview(admin_client, **kept)
    assert sentence in page.text
    assert hidden_in(page)["cast"].strip() == kept["cast"].strip()


def test_four_hundred_lines_are_read(admin_client):
    lines = "\n".join(f"Person {number} as Part {number}" for number in range(400))
    assert preview(admin_client, cast=lines).text.count("<select") == 400


def test_contradiction_of_the_show_is_said_before_anything_is_stored(admin_client):
    show = make.ShowFactory(bare=True, year=2021, aired_to=None)
    Show.objects.filter(pk=show.pk).update(aired_from=date(2021, 1, 1))
    page = preview(admin_client, year="2019", episodes=EPISODES)
    assert "errornote" not in page.text
    assert create(admin_client, year="2019", episodes=EPISODES).status_code == 200
    assert Show.objects.get(year=2019).aired_from is None


def test_last_episode_is_not_guessed_while_a_line_is_unread(admin_client):
    choices = {"without_faults": "on"}
    create(admin_client, episodes=EPISODES + "\n3\t2,145", choices=choices)
    assert Show.objects.get().episode_count is None


def test_film_has_no_episodes(admin_client):
    page = preview(admin_client, kind="film", episodes=EPISODES)
    assert "a film has no episodes" in page.text


def test_episode_beyond_the_last_is_refused(admin_client):
    show = make.ShowFactory(episode_count=1)
    page = preview(admin_client, paste_into(show), episodes=EPISODES)
    assert "episode 2 does not exist: the show has 1" in page.text


def test_pages_are_reached_from_the_list_and_the_form(admin_client):
    show = make.ShowFactory()
    assert f'href="{ADD}"' in admin_client.get("/admin/shows/show/").text
    form = admin_client.get(reverse("admin:shows_show_change", args=[show.pk])).text
    assert f'href="{paste_into(show)}"' in form
    assert admin_client.get(ADD).status_code == 200
    assert admin_client.get(paste_into(show)).status_code == 200


RIGHTS = ["add_show", "change_show", "add_episode", "change_episode", "add_credit", "add_person"]


@pytest.mark.parametrize("lacking", RIGHTS)
def test_each_right_is_needed(client, lacking):
    user = make.UserFactory(staff=True)
    codes = [right for right in RIGHTS if right != lacking]
    user.user_permissions.add(*Permission.objects.filter(codename__in=codes))
    client.force_login(user)
    pages = {ADD: "change_show", paste_into(make.ShowFactory()): "add_show"}
    allowed = [client.get(page).status_code == 200 for page in pages]
    assert allowed == [spared == lacking for spared in pages.values()]


@pytest.mark.parametrize("key", ["x", "9" * 25, "%00", "-1"])
def test_nonsense_show_is_missing(admin_client, key):
    assert admin_client.get(f"/admin/shows/show/{key}/pasted/").status_code == 404


NASTY = [
    "\x00",
    "\ud800".encode("utf-8", "surrogatepass").decode("utf-8", "replace"),
    "a" * 50_000,
    "(" * 5_000,
    "((((a) as b) as c)" * 500,
    '"unclosed,1,2\n",",,,"',
    "|" * 2_000,
    " as " * 2_000,
    "임" * 20_000,
    "aeiou" * 2_000,
    "-".join(["yeo"] * 400),
    *("\n".join([part * 600] * 25) for part in ("[[", "(a ", "a -", "  \t", "a as")),
    "\n".join(["a " * 900 + "(b 역"] * 25),
    "1" * 5_000 + "\t2020-12-16",
    "1\t" + "9" * 5_000 + "%",
    "²\t٣\t2020-12-16",
    "1\t٢٠٢٠-١٢-١٦\t٢%",
    "\u202e1\t2020-12-16\u202c",
    "{{ 7|add:7 }}<script>alert(1)</script> as <b>x</b>",
    "\r\r\n\n\u2028\u2029\x0b",
]


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_no_text_gives_an_error(admin_client, text):
    show = make.ShowFactory()
    for url in (ADD, paste_into(show)):
        for typed in ({"episodes": text}, {"cast": text}, {"title": text, "cast": CAST}):
            page = preview(admin_client, url, **typed)
            assert page.status_code == 200
            assert "<script>alert" not in page.text
    data = {"without_faults": "on"}
    assert create(admin_client, cast=text, episodes=text, choices=data).status_code == 200


@pytest.mark.parametrize("key", ["x", "9" * 25, "\x00", "-1"])
def test_nonsense_network_is_refused(admin_client, key):
    assert preview(admin_client, original_network=key).status_code == 200
    assert not Show.objects.exists()


def test_mark_tells_one_plan_from_another():
    plans = [
        Plan.of(Show(title="A"), episodes, cast, "", "lead").mark
        for episodes, cast in [("", CAST), (EPISODES, CAST), ("", "Im Si-wan as Ki"), ("", CAST)]
    ]
    assert len(set(plans)) == 3
    assert plans[0] == plans[3]
