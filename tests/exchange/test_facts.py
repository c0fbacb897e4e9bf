"""Facts from tables: what is made, what is known, what is left."""

from datetime import date
from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import DatabaseError

from people.models import Person
from shows.models import Credit, Episode, Genre, Network, Show
from tests import factories as make

pytestmark = pytest.mark.django_db

CAST = """Title,Hangul title,Year,Network,Actor,Hangul name,Character,Role
Night Ferry,밤배,2019,tvN,Im Si-wan,임시완,Han Gyeol,Main
Night Ferry,,2019,,Kim Ha-neul,,Seo Ji-ah,Supporting
"""


@pytest.fixture
def take(tmp_path):
    """Runs the command over files with these texts; gives the lines it printed."""

    def run(*texts, **options):
        files = [tmp_path / f"{number}.csv" for number in range(1, len(texts) + 1)]
        for file, text in zip(files, texts, strict=True):
            file.write_text(text, encoding="utf-8")
        out = StringIO()
        call_command("import_facts", *files, stdout=out, **options)
        return out.getvalue().splitlines()

    return run


def night_ferry(**columns):
    nothing = {"aired_from": None, "aired_to": None, "episode_count": None, "title_hangul": ""}
    return make.ShowFactory(**{"title": "Night Ferry", "year": 2019} | nothing | columns)


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


@pytest.mark.parametrize(
    "spelling", ["임시완", "Im Si-wan", "Siwan Im", "Yim Si-wan", "Im Siwan", "Im Si-wan (임시완)"]
)
def test_person_is_known_in_every_spelling(take, spelling):
    person = make.PersonFactory(name="Im Si-wan", name_hangul="임시완", aliases="")
    take(f"Title,Actor,Character\nNight Ferry,{spelling},Han Gyeol\n")
    assert list(Person.objects.all()) == [person]
    assert person.credits.get().show.title == "Night Ferry"


def test_other_spelling_is_told_with_its_reason(take):
    make.PersonFactory(name="Im Si-wan", name_hangul="임시완", aliases="")
    told = take("Title,Actor\nNight Ferry,Yim Si-wan\n", dry_run=True)
    assert "  1.csv, line 2: Yim Si-wan is Im Si-wan 임시완, by another usual spelling" in told


def test_of_two_who_fit_none_is_guessed(take):
    for _ in range(2):
        make.PersonFactory(name="Kim Min-ji", name_hangul="김민지", aliases="")
    told = take("Title,Actor\nNight Ferry,Kim Min-ji\n")
    assert told[-1] == "created 1, updated 0, skipped 0, doubtful 1"
    assert Credit.objects.count() == 0
    assert Person.objects.count() == 2
    reason = "2 people fit equally well: Kim Min-ji 김민지, Kim Min-ji 김민지"
    assert f"  1.csv, line 2: Kim Min-ji in Night Ferry: {reason}" in told


def test_one_of_two_is_told_by_the_day_of_birth(take):
    born = [date(1990, 3, 1), date(1988, 12, 1)]
    first, second = (
        make.PersonFactory(name="Kim Min-ji", name_hangul="김민지", born_on=one, groups="")
        for one in born
    )
    told = take("Name,Hangul name,Born,Groups\nKim Min-ji,김민지,1988-12-01,Sea\n")
    assert told[-1] == "created 0, updated 1, skipped 0, doubtful 0"
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.groups, second.groups) == ("", "Sea")


def test_credit_of_either_of_two_is_there_already(take):
    twins = [make.PersonFactory(name="Kim Min-ji", name_hangul="김민지") for _ in range(2)]
    show = night_ferry()
    make.CreditFactory(show=show, person=twins[1], character="Seo Ji-ah", role="lead")
    told = take("Title,Year,Actor,Character\nNight Ferry,2019,Kim Min-ji,Seo Ji-ah\n")
    assert told[-1] == "created 0, updated 0, skipped 1, doubtful 0"


def test_what_is_missing_is_filled_and_what_is_there_stays(take):
    tvn = make.NetworkFactory(name="tvN")
    show = night_ferry(title_hangul="밤배", original_network=tvn, synopsis="Ours.")
    text = "Title,Year,Network,Episodes,Synopsis\nNight Ferry,2019,JTBC,12,\n"
    told = take(text)
    show.refresh_from_db()
    assert (show.episode_count, show.original_network, show.synopsis) == (12, tvn, "Ours.")
    assert "  1.csv, line 2: Night Ferry (2019): network tvN here, JTBC in the file" in told
    take(text, overwrite=True)
    show.refresh_from_db()
    assert (show.original_network.name, show.synopsis) == ("JTBC", "Ours.")


def test_text_that_contradicts_is_listed_and_left(take):
    show = night_ferry(synopsis="Ours.", episode_count=12)
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


def test_other_character_of_a_known_credit_is_left(take):
    show = night_ferry()
    person = make.PersonFactory(name="Im Si-wan", name_hangul="임시완")
    credit = make.CreditFactory(
        show=show, person=person, character="Han Gyeol", character_hangul="한결", role="lead"
    )
    text = "Title,Year,Actor,Character\nNight Ferry,2019,Im Si-wan,Seo Ji-ah\n"
    told = take(text)
    assert told[-1] == "created 0, updated 0, skipped 0, doubtful 1"
    assert list(Credit.objects.all()) == [credit]
    told = take(f"{text}Night Ferry,2019,Im Si-wan,Han Gyul\n")
    assert told[-1] == "created 1, updated 0, skipped 1, doubtful 0"


def test_show_of_another_year_is_another_show(take):
    night_ferry(year=2009)
    assert take("Title,Year\nNight Ferry,2019\n")[-1].startswith("created 1,")
    assert take("Title,Year\nNight Ferry,2020\n")[-1].endswith("doubtful 1")
    assert sorted(Show.objects.values_list("year", flat=True)) == [2009, 2019]


def test_title_without_a_year_is_not_guessed_of_two(take):
    text = "Title,Year,Network\nNight Ferry,2009,tvN\nNight Ferry,2019,tvN\n"
    told = take(text, "Title,Actor\nNight Ferry,Im Si-wan\n")
    assert told[-1] == "created 2, updated 0, skipped 0, doubtful 1"
    assert Credit.objects.count() == 0


def test_files_that_name_each_other_by_numbers(take):
    shows = "show_id,title_en,title_ko,year\ns1,Night Ferry,밤배,2019\n"
    people = "person_id,name_en,name_ko\np1,Kim Min-ji,김민지\np2,Kim Min-ji,김민지\n"
    credits = "show_id,person_id,role,character\ns1,p1,lead,Seo Ji-ah\ns1,p2,writer,\nsX,p1,lead,\n"
    told = take(credits, shows, people)
    assert told[-1] == "created 5, updated 0, skipped 0, doubtful 0"
    first, second = Credit.objects.order_by("billing")
    assert first.person != second.person
    assert "  1.csv, line 4: its show sX is in none of the files, or has no title" in told
    assert take(credits, shows, people)[-1] == "created 0, updated 0, skipped 5, doubtful 0"


def test_episodes_are_made_filled_and_compared(take):
    show = night_ferry(episode_count=2)
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


def test_columns_of_lists_are_credits(take):
    take(
        'Name,Year of release,Director,Cast\nNight Ferry,2019,Yoon Ga-eun,"Im Si-wan, Jo Yi-hyun"\n'
    )
    assert [(one.person.name, one.role) for one in Credit.objects.order_by("billing")] == [
        ("Im Si-wan", "lead"),
        ("Jo Yi-hyun", "lead"),
        ("Yoon Ga-eun", "director"),
    ]


def test_hangul_alone_makes_a_name_and_a_title(take):
    take("제목,연도,배우,배역\n밤배,2019,강태오,한결\n")
    credit = Credit.objects.select_related("show", "person").get()
    assert (credit.show.title, credit.show.title_hangul) == ("밤배", "밤배")
    assert (credit.person.name, credit.person.name_hangul) == ("Kang Tae-o", "강태오")
    assert credit.character_hangul == "한결"


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
    monkeypatch.undo()
    take(text)
    assert sorted(show.title for show in Show.objects.all()) == ["Day Ferry", "Night Ferry"]
    assert Person.objects.count() == 1


def test_new_person_of_a_failed_show_is_made_with_the_next(take, monkeypatch):
    store = Person.save

    def fails_once(person, **options):
        store(person, **options)
        monkeypatch.undo()
        raise DatabaseError("no")

    monkeypatch.setattr(Person, "save", fails_once)
    take(
        "Title,Year,Actor\nDay Ferry,2019,Im Si-wan\n"
        "Night Ferry,2019,Kim Ha-neul\nNight Ferry,2019,Yim Si-wan\n"
    )
    made = [credit.person.name for credit in Credit.objects.order_by("billing")]
    assert made == ["Kim Ha-neul", "Im Si-wan"]


def test_report_is_written_as_json(take, tmp_path):
    take(CAST, report=tmp_path / "report.json")
    written = (tmp_path / "report.json").read_text()
    assert '"totals": {\n  "created": 5' in written
