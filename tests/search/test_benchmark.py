"""The measuring of the search, on a catalogue of five."""

import json

import pytest
from django.core.management import CommandError, call_command
from django.db import connections

from reviews.search.benchmark import Case, Recall, beginnings

CATALOGUE = """entity_id,type,name_en,name_ko,alternates,popularity
p:1,person,Im Si-wan,임시완,Yim Siwan,9
p:2,person,Shin Se-kyung,신세경,,8
p:3,person,,박한글,,1
s:1,show,Run On,런 온,Running On|Reon On,7
s:2,show,Misaeng,미생,Incomplete Life,6
"""
CREDITS = """show_id,person_id,role,character,character_ko,note,source
s:1,p:1,lead,Ki Seon Gyeom,기선겸,,x
s:2,p:1,role,Jang Geu Rae,장그래,,x
s:9,p:1,lead,Nobody,,,x
"""
CASES = """query,expected_type,expected_primary,expected_id,acceptable_ids,category,variant_source,tier
임시완,person,Im Si-wan,p:1,p:1,hangul_exact,catalogue,core
jang geurae,show,Misaeng,s:2,s:2|p:1,character,catalogue,core
no such name,show,Run On,s:1,s:1,nonsense,made,hard
"""


@pytest.fixture
def own_database():
    """The command makes the default connection lead elsewhere; afterwards it leads where it did."""
    before, settings = connections["default"], connections.settings["default"]
    yield
    connections.settings["default"] = settings
    connections["default"] = before


def test_command_prints_recall_and_times_and_writes_the_answers(
    tmp_path, own_database, capsys, django_db_blocker
):
    (tmp_path / "search").mkdir()
    (tmp_path / "search" / "search_catalogue.csv").write_text(CATALOGUE)
    (tmp_path / "credits.csv").write_text(CREDITS)
    (tmp_path / "cases.csv").write_text(CASES)
    out = tmp_path / "answers.jsonl"
    with django_db_blocker.unblock():
        call_command("search_benchmark", tmp_path, tmp_path / "cases.csv", out=out)
    printed = capsys.readouterr().out
    assert "core                                     2   1.000   1.000" in printed
    assert "hard: nonsense                           1   0.000   0.000" in printed
    assert "5 entries" in printed
    assert "search " in printed
    answers = [json.loads(line) for line in out.read_text().splitlines()]
    assert [answer["query"] for answer in answers] == ["임시완", "jang geurae", "no such name"]
    assert answers[0]["ids"] == ["p:1"]
    assert set(answers[1]["ids"]) == {"s:2", "p:1"}


def test_recall_counts_the_first_and_the_first_five():
    recall = Recall()
    case = Case("x", frozenset({"a", "b"}), ("core",))
    recall.count(case, ["a"])
    recall.count(case, ["c", "d", "e", "f", "b"])
    recall.count(case, ["c", "d", "e", "f", "g", "b"])
    recall.count(case, [])
    assert list(recall.lines())[1].split() == ["core", "4", "0.250", "0.500"]


def test_beginnings_grow_by_a_letter():
    assert list(beginnings("임시")) == ["임", "임시"]


def test_address_that_is_none_is_refused(tmp_path, own_database):
    (tmp_path / "cases.csv").write_text(CASES)
    with pytest.raises(CommandError, match="such as postgres://"):
        call_command("search_benchmark", tmp_path, tmp_path / "cases.csv", database="mysql")


def test_missing_files_are_named(tmp_path, own_database):
    with pytest.raises(CommandError, match=r"cases\.csv"):
        call_command("search_benchmark", tmp_path, tmp_path / "cases.csv")
    (tmp_path / "cases.csv").write_text(CASES)
    with pytest.raises(CommandError, match=r"no search_catalogue\.csv"):
        call_command("search_benchmark", tmp_path, tmp_path / "cases.csv")
