"""The one row: what it holds, what it means, and how soon a process knows."""

from decimal import Decimal
from unittest.mock import Mock

import pytest
from django.core.exceptions import ValidationError
from django.db import OperationalError, connection
from django.utils.translation import override

from house.models import House
from house.zones import zone_choices
from rows import kept
from tests import factories as make


def words_of(error: pytest.ExceptionInfo) -> str:
    return " ".join(error.value.messages)


@pytest.fixture
def clock(monkeypatch):
    """Seconds, as the house measures them."""
    now = [0.0]
    monkeypatch.setattr(kept, "monotonic", lambda: now[0])
    House.objects.forget()
    return now


def test_site_without_a_row_has_the_defaults(db):
    House.objects.forget()
    house = House.objects.current()
    assert (house.name, house.mark, str(house.zone)) == ("Daesa", "대사", "Asia/Seoul")
    assert house.family_name_first
    assert house.offers_both_languages
    assert not House.objects.exists()


def test_house_is_read_once_in_ten_seconds(db, clock, django_assert_num_queries):
    for second, queries in ((0, 1), (0, 0), (9.9, 0), (10, 1), (19, 0)):
        clock[0] = second
        with django_assert_num_queries(queries):
            House.objects.current()


def test_house_of_before_stands_while_the_database_is_silent(db, clock):
    House(name="Nunchi").save()
    assert House.objects.current().name == "Nunchi"
    House.objects.update(name="Jeong")
    silent = Mock(side_effect=OperationalError("gone"))
    for second, asked in ((11, 1), (20.9, 1), (21, 2)):
        clock[0] = second
        with connection.execute_wrapper(silent):
            assert (House.objects.current().name, silent.call_count) == ("Nunchi", asked)
    clock[0] = 31
    assert House.objects.current().name == "Jeong"


def test_other_process_follows_within_ten_seconds(db, clock):
    """Its save says nothing here: only the clock does."""
    House.objects.current()
    House(name="Nunchi").save()
    clock[0] = 9.9
    assert House.objects.current().name == "Daesa"
    clock[0] = 10
    assert House.objects.current().name == "Nunchi"


def test_house_is_known_to_every_test_and_that_of_another_test_is_not():
    assert House.objects.current().name == "Daesa"
    House.objects.keep(House(name="Nunchi"))


test_nothing_leaks_into_the_next_test = (
    test_house_is_known_to_every_test_and_that_of_another_test_is_not
)


def test_own_tagline_stays_and_ours_is_translated():
    with override("ko"):
        assert "대사" in House().tagline
        own = House(own_tagline="Drama at midnight.")
        assert (own.tagline, own.has_own_tagline) == ("Drama at midnight.", True)


@pytest.mark.parametrize("name", ["", "Mars/Olympus", "../etc/passwd", "\0"])
def test_unknown_zone_is_the_default_one(name):
    assert str(House(time_zone=name).zone) == "Asia/Seoul"


def test_zones_are_offered_by_region():
    zones = {zone: region for region, rows in zone_choices() for zone, _ in rows}
    assert zones["Asia/Seoul"] == "Asia"
    assert zones["America/Argentina/Buenos_Aires"] == "America"
    assert zones["UTC"] == "No city"
    assert not zones.keys() & {"Factory", "localtime", "Etc/GMT+9", "Japan", "ROK"}


@pytest.mark.parametrize(
    ("rating", "words"),
    [("5", "a keeper"), ("4.5", "worth it"), ("4", "worth it"), ("3.5", "so-so"), ("0.5", "")],
)
def test_rating_without_words_has_those_of_the_next_below(rating, words):
    house = House(rating_words="1: skip it\n5: a keeper\n\n4： worth  it\n3.5: so-so\nnonsense")
    assert house.words_for(Decimal(rating)) == words
    assert list(house.rating_scale) == [5, 4, Decimal("3.5"), 1]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("6: beyond", "“6: beyond”: write a number from 0.5 to 5"),
        ("0: nothing", "write a number from 0.5 to 5"),
        ("4.2: nearly", "write a number"),
        ("good: 4", "write a number"),
        ("NaN: x", "write a number"),
        ("sNaN: x", "write a number"),
        ("1e999999: x", "write a number"),
        ("4", "write a number"),
        ("4:  ", "write a number"),
        ("4: a\n4.0: b", "“4.0: b”: 4 has words already."),
        ("4: " + "x" * 81, "80 characters is the most"),
    ],
)
def test_wrong_rating_words_are_told_line_by_line(typed, said):
    with pytest.raises(ValidationError) as error:
        House(rating_words=typed).clean_fields()
    assert said in words_of(error)


@pytest.mark.parametrize(
    ("typed", "labels"),
    [
        ("https://www.example.org/", ["example.org"]),
        ("https://a.example/@x\nhttps://b.example\n", ["a.example", "b.example"]),
        ("https://a.example/x/\nhttps://a.example/y", ["a.example/x", "a.example/y"]),
        ("https://a.example\nhttps://a.example", ["a.example"]),
        ("javascript:alert(1)\nhttp://a.example\nhttps://b.example", ["b.example"]),
    ],
)
def test_links_are_called_by_their_hosts(typed, labels):
    assert [link.label for link in House(social_links=typed).links] == labels


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("http://a.example", "“http://a.example” is no address that begins with https://."),
        ("javascript:alert(1)", "no address that begins with https://"),
        ("a.example", "no address"),
        ("https://", "no address"),
        ("https://[::1", "no address"),
        ("https://a.example/ x", "no address"),
        ("https://a.example\nnonsense", "“nonsense” is no address"),
        ("https://me:secret@a.example/", "holds a login"),
        ("https://a.example/" + "x" * 3000, "at most"),
        ("\n".join(f"https://a{n}.example" for n in range(13)), "12 is the most"),
    ],
)
def test_wrong_links_are_told_line_by_line(typed, said):
    with pytest.raises(ValidationError) as error:
        House(social_links=typed).clean_fields()
    assert said in words_of(error)


def test_second_row_is_refused(db):
    make.HouseFactory()
    with pytest.raises(ValidationError, match="house_is_one"):
        House(id=2).validate_constraints()
