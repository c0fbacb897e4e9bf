"""Files of facts in every form, and what is wrong with them."""

import json
import os
import time
import tracemalloc
from contextlib import closing
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from exchange.facts.csv_rows import read_cells
from exchange.facts.headings import columns_of
from exchange.facts.limits import LONGEST_ROW
from exchange.facts.records import Fact
from exchange.facts.spool import Spool
from people.models import Person
from shows.models import Credit, Episode, Show

pytestmark = pytest.mark.django_db


@pytest.fixture
def take(tmp_path):
    """Runs the command over one file with these bytes; gives the lines it printed."""

    def run(content, **options):
        file = tmp_path / "facts"
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        out = StringIO()
        call_command("import_facts", file, stdout=out, **options)
        return out.getvalue().splitlines()

    return run


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("Title,Year\n밤배,2019\n".encode(), "CSV with commas, UTF-8"),
        (
            "\ufeffTitle;Year\r\n밤배;2019\r\n".encode(),
            "CSV with semicolons, UTF-8 with a byte order mark",
        ),
        (
            "Title\tYear\n밤배\t2019\n".encode("utf-16"),
            "CSV with tabs, UTF-16 with a byte order mark",
        ),
        ("제목,연도\r밤배,2019\r".encode("cp949"), "CSV with commas, CP949"),
        ("sep=;\nTitle;Year\n밤배;2019\n".encode(), "CSV with semicolons, UTF-8"),
        (json.dumps([{"title": "밤배", "year": 2019}]).encode(), "JSON, UTF-8"),
        ('{"shows": [{"title": {"ko": "밤배"}, "year": "2019"}]}'.encode(), "JSON, UTF-8"),
    ],
)
def test_format_is_told_by_the_content(take, content, told):
    assert take(content)[0] == f"facts: {told}"
    assert [(show.title_hangul, show.year) for show in Show.objects.all()] == [("밤배", 2019)]


@pytest.mark.parametrize(
    ("headings", "names"),
    [
        ("Title|Hangul title|Year|Network", "title title_hangul year network"),
        ("Show|Episode|Title|Air date|Rating", "title number episode_title aired_on viewership"),
        ("Title|Actor|Character|Role", "title person character role"),
        ("Name|Hangul|Birthday|Other names", "person person_hangul born_on person_aliases"),
        ("Name|Aired Date|Original Network|Rating", "title aired network "),
        (
            "show_id|person_id|character_ko|note",
            "show_id person_id character_hangul character_note",
        ),
        ("드라마|회차|방영일|시청률", "title number aired_on viewership"),
        ("Title|Title|Votes", "title  "),
        ("Title (English)|Episodes", "title episode_count"),
    ],
)
def test_headings_are_known_in_their_usual_spellings(headings, names):
    assert columns_of(headings.split("|")) == names.split(" ")


def test_unknown_columns_are_named_and_left(take):
    assert take("Title,Votes,Mood\nNight Ferry,7,blue\n")[0].endswith("; left out: Votes, Mood")


def test_show_of_json_with_all_that_belongs_to_it(take):
    show = {
        "titles": {"en": "Night Ferry", "ko": "밤배", "alternates": ["The Ferry"]},
        "aired": {"start": "2019-01-01", "days": ["Friday", "Saturday"], "runtime_min": [60, 75]},
        "genres": ["Mystery", "Romance"],
        "directors": [{"en": "Yoon Ga-eun", "ko": "윤가은"}],
        "cast": [
            {
                "billing": "main",
                "person": {"en": "Im Si-wan", "ko": "임시완"},
                "character": {"en": "Han Gyeol", "ko": "한결"},
            }
        ],
        "episodes": [{"n": 1, "date": "2019-01-01", "rating": {"pct": 3.4}}],
    }
    take(json.dumps(show))
    made = Show.objects.get()
    assert (made.title, made.aliases, made.airing_days) == ("Night Ferry", "The Ferry", "fri-sat")
    assert (made.runtime_min, made.runtime_max, made.genres.count()) == (60, 75, 2)
    assert str(Episode.objects.get().viewership) == "3.400"
    assert [(one.person.name_hangul, one.role, one.character) for one in Credit.objects.all()] == [
        ("임시완", "lead", "Han Gyeol"),
        ("윤가은", "director", ""),
    ]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "facts is empty."),
        (b"\0\0\0\0", "facts is empty."),
        (b"PK\3\4 and so on", "facts is an archive or a picture."),
        (b"<html><body>Title", "facts is a web page or XML."),
        (b"Colour,Mood\n1,2\n", "facts: none of its columns is known: Colour, Mood."),
        (
            b'"Title,Year\nNight Ferry,2019\n',
            "facts, line 1: it has a quotation mark that closes nowhere.",
        ),
    ],
)
def test_file_that_is_none_is_refused_with_a_reason(take, content, why):
    with pytest.raises(CommandError) as refused:
        take(content)
    assert str(refused.value).startswith(why)


GOOD = "Title,Year,Network\nFirst,2019,tvN\n{}\nLast,2020,tvN\n"
LONG = "x" * 200_000


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (f"{LONG},2019,tvN", "facts, line 3: it has a cell of more than 131,072 characters"),
        ('"Open,2019,tvN', "facts, line 3: it has a quotation mark"),
        ('"Open" ended,2019,tvN', "facts, line 3: it has a quotation mark inside a cell"),
        ("a,2019,tvN,more", "facts, line 3: it has 4 cells, the heading 3"),
        (f"{'y' * 300},2019,", "facts, line 3, column Title: it is longer than 200 characters"),
        ("=HYPERLINK(1),2019,", "facts, line 3, column Title: “=HYPERLINK(1)” is a formula"),
        ("Middle,20199,", "facts, line 3, column Year: “20199” is no year"),
        (",2019,tvN", "facts, line 3: it names neither a show nor a person"),
    ],
)
def test_bad_row_is_told_and_the_good_ones_are_kept(take, row, reason):
    told = take(GOOD.format(row))
    assert [line for line in told if line.startswith(f"  {reason}")]
    assert [show.title for show in Show.objects.order_by("pk")] == ["First", "Last"]


def test_bad_bytes_are_told_and_the_good_rows_are_kept(take):
    told = take(GOOD.format("Bad \xff\xfe,2019,").encode("latin-1"))
    assert "  facts, line 3, column Title: it has bytes that are neither UTF-8 nor CP949" in told
    assert Show.objects.count() == 2


def test_nul_and_controls_are_left_out(take):
    take("Title,Year\nNight\0 Fer\x07ry,2019\n")
    assert Show.objects.get().title == "Night Ferry"


def test_spreadsheets_text_is_read_as_text(take):
    take('Title,Year\n"=""1987""",2017\n')
    assert Show.objects.get().title == "1987"


@pytest.mark.parametrize(
    "content",
    [
        '[{"title": "First"}, {"title": ' + "[" * 100_000 + "]" * 100_000 + '}, {"title": "Last"}]',
        '[{"title": "First"}, {"title": nonsense}, {"title": "Last"}, {"title": "Cut',
        '[{"title": "First"}, 7, null, {"title": "Last"}]',
        '[{"title": "First"}, {"year": "\\ud800", "title": "Last"}]',
    ],
    ids=["deep", "broken", "no objects", "half a pair"],
)
def test_good_objects_of_bad_json_are_kept(take, content):
    take(content)
    assert [show.title for show in Show.objects.order_by("pk")] == ["First", "Last"]


def test_many_rows_take_little_memory(take):
    row = "Night Ferry,2019,tvN\n"
    tracemalloc.start()
    started = time.process_time()
    told = take("Title,Year,Network\n" + row * 100_000)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 60_000_000
    assert time.process_time() - started < 120
    assert told[-1] == "created 1, updated 0, skipped 0, doubtful 0"


def joined_in(number):
    with closing(Spool()) as spool:
        for one in range(number):
            spool.add(Fact("credit", "", {"title": f"Show {one}"}, {}))
        started = time.process_time()
        spool.finish()
        return time.process_time() - started


def test_shows_are_joined_in_proportion_to_their_number():
    many, few = (min(joined_in(number) for _ in range(3)) for number in (8_000, 2_000))
    assert many < 4 * 3 * max(few, 0.01)


def test_rows_behind_the_limit_are_told(take, monkeypatch):
    monkeypatch.setattr("exchange.facts.running.MOST_ROWS", 2)
    told = take("Title\nFirst\nSecond\nThird\n")
    assert "  facts, line 4: the files have more than 2 rows; give the others apart" in told
    assert Show.objects.count() == 2


def test_new_people_behind_the_limit_are_doubtful(take, monkeypatch):
    monkeypatch.setattr("exchange.facts.people.MOST_PEOPLE", 1)
    told = take("Name\nKim Ha-neul\nPark Do-yun\n")
    assert told[-1] == "created 1, updated 0, skipped 0, doubtful 1"
    assert Person.objects.count() == 1


def test_row_that_never_ends_is_left_behind():
    lines = ['"a\n', *(['","\n'] * (LONGEST_ROW // 4 + 10))]
    rows = list(read_cells(iter(lines), ","))
    assert rows[0].reason
    assert rows[1].cells == [","]


def test_line_without_an_end_is_one_bad_row():
    pieces = ["Title\n", *(["x" * 65_536] * 40), "\nLast\n"]
    rows = list(read_cells(iter(pieces), ","))
    assert [row.cells for row in rows if not row.reason] == [["Title"], ["Last"]]
    assert len(rows) == 3


@pytest.mark.parametrize("is_in_a_folder", [False, True])
def test_pipe_is_not_waited_for(tmp_path, is_in_a_folder):
    os.mkfifo(tmp_path / "x.csv")
    with pytest.raises(CommandError, match=r"x\.csv is no file"):
        call_command("import_facts", tmp_path if is_in_a_folder else tmp_path / "x.csv")


def test_device_without_end_is_not_read(tmp_path):
    (tmp_path / "x.csv").symlink_to("/dev/urandom")
    with pytest.raises(CommandError, match=r"x\.csv is no file"):
        call_command("import_facts", tmp_path)
