"""Who is meant in tables of facts: in any spelling, and never by a guess."""

from datetime import date

import pytest
from django.db import DatabaseError

from people.models import Person
from shows.models import Credit
from tests import factories as make
from tests.exchange.night_ferry import bare_show

pytestmark = pytest.mark.django_db


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
    show = bare_show()
    make.CreditFactory(show=show, person=twins[1], character="Seo Ji-ah", role="lead")
    told = take("Title,Year,Actor,Character\nNight Ferry,2019,Kim Min-ji,Seo Ji-ah\n")
    assert told[-1] == "created 0, updated 0, skipped 1, doubtful 0"


def test_nothing_is_changed_for_one_of_two(take):
    twins = [make.PersonFactory(name="Kim Min-ji", name_hangul="김민지") for _ in range(2)]
    credit = make.CreditFactory(
        show=bare_show(),
        person=twins[0],
        character="Seo Ji-ah",
        character_hangul="",
        role="lead",
    )
    told = take("Title,Year,Actor,Hangul character\nNight Ferry,2019,김민지,서지아\n")
    assert told[-1] == "created 0, updated 0, skipped 0, doubtful 1"
    credit.refresh_from_db()
    assert credit.character_hangul == ""


def test_other_character_of_a_known_credit_is_left(take):
    show = bare_show()
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
