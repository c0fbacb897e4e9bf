"""Facts from tables: what is made, what is known, what is left."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import DatabaseError

from people.models import Person
from shows.models import Credit, Episode, Genre, Network, Show
from tests import factories as make
from tests.exchange.night_ferry import bare_show

pytestmark = pytest.mark.django_db

CAST = """Title,Hangul title,Year,Network,Actor,Hangul name,Character,Role
Night Ferry,밤배,2019,tvN,Im Si-wan,임시완,Han Gyeol,Main
Night Ferry,,2019,,Kim Ha-neul,,Seo Ji-ah,Supporting
"""


def rows():
    """All that facts can change."""
    return [
        list(model.objects.order_by("pk").values())
        for model in (Show, Person, Credit, Episode, Network, Genre)
    ]


def test_show_people_and_credits_are_made(take):
    assert take(CAST)[-1] == "created 5, updated 0, skipped 0, doubtful 0"
    show = Show.objects.get()
    assert (show.title, show.title_hangul, show.year) == ("Night Ferry", "밤배", 2019)
    assert show.original_network.name == "tvN"
    assert [(one.person.name, one.character, one.role) for one in show.credits.all()] == [
        ("Im Si-wan", "Han Gyeol", "lead"),
        ("Kim Ha-neul", "Seo Ji-ah", "support"),
    ]
    person = Person.objects.get(name="Im Si-wan")
    assert (person.name_hangul, person.family_name) == ("임시완", "Im")


def test_second_run_changes_nothing(take):
    take(CAST)
    before = rows()
    assert take(CAST)[-1] == "created 0, updated 0, skipped 3, doubtful 0"
    assert rows() == before


def test_dry_run_stores_nothing_and_tells_the_same(take):
    empty = rows()
    told = take(CAST, dry_run=True)
    assert rows() == empty
    assert told[-1] == take(CAST)[-1]
    assert (
        "  1.csv, line 2: Night Ferry (2019): title in Hangul 밤배, year 2019, network tvN" in told
    )


def test_what_is_missing_is_filled_and_what_is_there_stays(take):
    tvn = make.NetworkFactory(name="tvN")
    show = bare_show(title_hangul="밤배", original_network=tvn, synopsis="Ours.")
    text = "Title,Year,Network,Episodes,Synopsis\nNight Ferry,2019,JTBC,12,\n"
    told = take(text)
    show.refresh_from_db()
    assert (show.episode_count, show.original_network, show.synopsis) == (12, tvn, "Ours.")
    assert "  1.csv, line 2: Night Ferry (2019): network tvN here, JTBC in the file" in told
    take(text, overwrite=True)
    show.refresh_from_db()
    assert (show.original_network.name, show.synopsis) == ("JTBC", "Ours.")


def test_text_that_contradicts_is_listed_and_left(take):
    show = bare_show(synopsis="Ours.", episode_count=12)
    text = "Title,Year,Episodes,Synopsis\nNight Ferry,2019,16,Theirs.\n"
    told = take(text)
    show.refresh_from_db()
    assert (show.episode_count, show.synopsis) == (12, "Ours.")
    assert [line.partition(": Night Ferry (2019): ")[2] for line in told[-3:-1]] == [
        "episode count 12 here, 16 in the file",
        "synopsis Ours. here, Theirs. in the file",
    ]
    take(text, overwrite=True)
    show.refresh_from_db()
    assert (show.episode_count, show.synopsis) == (16, "Theirs.")


def test_show_of_another_year_is_another_show(take):
    bare_show(year=2009)
    assert take("Title,Year\nNight Ferry,2019\n")[-1].startswith("created 1,")
    assert take("Title,Year\nNight Ferry,2020\n")[-1].endswith("doubtful 1")
    assert sorted(Show.objects.values_list("year", flat=True)) == [2009, 2019]


def test_film_of_one_episode_is_a_film_and_known_as_one(take):
    text = "Title,Year,Type,Episodes\nNight Ferry,2019,Movie,1\n"
    told = take(text)
    show = Show.objects.get()
    assert (show.kind, show.episode_count) == ("film", None)
    assert "Could not be read: 1" not in told
    assert take(text)[-1] == "created 0, updated 0, skipped 1, doubtful 0"


def test_other_kind_is_a_contradiction_and_no_other_show(take):
    bare_show(kind="drama")
    told = take("Title,Year,Type\nNight Ferry,2019,Movie\n")
    assert "  1.csv, line 2: Night Ferry (2019): kind drama here, film in the file" in told
    assert Show.objects.count() == 1


def test_title_without_a_year_is_not_guessed_of_two(take):
    text = "Title,Year,Network\nNight Ferry,2009,tvN\nNight Ferry,2019,tvN\n"
    told = take(text, "Title,Actor\nNight Ferry,Im Si-wan\n")
    assert told[-1] == "created 2, updated 0, skipped 0, doubtful 1"
    assert Credit.objects.count() == 0


def test_episodes_are_made_filled_and_compared(take):
    show = bare_show(episode_count=2)
    make.EpisodeFactory(
        show=show, number=1, title="", title_hangul="", aired_on=date(2019, 1, 1), viewership=None
    )
    told = take(
        "Show,Episode,Title,Air date,Viewership\n"
        "Night Ferry,1,The deck,2019-01-02,3.4%\nNight Ferry,2,,2019-02-30,\nNight Ferry,3,,,\n"
    )
    first, second = Episode.objects.all()
    assert (first.title, first.aired_on) == ("The deck", date(2019, 1, 1))
    assert (first.viewership, second.aired_on) == (Decimal("3.4"), None)
    assert told[-1] == "created 1, updated 1, skipped 0, doubtful 0"
    assert "  1.csv, line 3, column Air date: there is no day “2019-02-30”" in told
    assert "  1.csv, line 4: episode 3 does not exist: the show has 2" in told


def test_dates_that_cannot_be_are_left_and_the_rest_is_kept(take):
    told = take("Title,Start date,End date,Episodes\nNight Ferry,2019-03-01,2019-01-01,12\n")
    show = Show.objects.get()
    assert (show.aired_from, show.aired_to, show.episode_count) == (date(2019, 3, 1), None, 12)
    assert [line for line in told if "The last day on air is before the first" in line]


def test_each_show_is_one_transaction(take, monkeypatch):
    store = Episode.save

    def fails_for_the_second(episode, **options):
        if episode.number == 2:
            raise DatabaseError("the disk is full")
        store(episode, **options)

    monkeypatch.setattr(Episode, "save", fails_for_the_second)
    text = "Title,Year,Episode,Actor\nNight Ferry,2019,1,Im Si-wan\nDay Ferry,2019,2,Im Si-wan\n"
    told = take(text)
    assert [show.title for show in Show.objects.all()] == ["Night Ferry"]
    assert [line for line in told if "cannot be stored: the disk is full" in line]
    assert told[-1] == "created 4, updated 0, skipped 0, doubtful 0"
    monkeypatch.undo()
    take(text)
    assert sorted(show.title for show in Show.objects.all()) == ["Day Ferry", "Night Ferry"]
    assert Person.objects.count() == 1


def test_report_is_written_as_json(take, tmp_path):
    take(CAST, report=tmp_path / "report.json")
    written = (tmp_path / "report.json").read_text()
    assert '"totals": {\n  "created": 5' in written


def test_somebody_in_a_show_that_the_row_leaves_out_is_nobody_new(take):
    lines = take(
        "Title,Year,Actor,Character\nNight Ferry,2019,Im Si-wan,Han Gyeol\n,2019,Park Do-yun,\n"
    )
    assert "  1.csv, line 3: it does not say of which show it is" in lines
    assert [person.name for person in Person.objects.all()] == ["Im Si-wan"]


def test_person_with_facts_needs_no_title(take):
    take("Title,Actor,Born\nNight Ferry,Im Si-wan,\n,Park Do-yun,1990-05-01\n")
    assert Person.objects.get(name="Park Do-yun").born_on == date(1990, 5, 1)
