"""A pasted table of episodes is read, whatever stands between its cells."""

from datetime import date
from decimal import Decimal

import pytest

from text.pasted.episodes import read_episodes

FIRST = {"aired_on": date(2020, 12, 16), "title": "The Run", "viewership": Decimal("2.145")}
SECOND = {"aired_on": date(2020, 12, 17), "title": "Two"}

TABLES = {
    "tabs": "No.\tTitle\tAir date\tRatings\n1\tThe Run\t2020-12-16\t2.145%\n2\tTwo\t2020-12-17\t–",
    "commas": 'number,date,title,viewership\n1,"December 16, 2020",The Run,2.145\n'
    "2,2020-12-17,Two,N/A",
    "dates with commas": "1,December 16, 2020,The Run,2.145%\n2,December 17, 2020,Two,",
    "semicolons": "1;2020.12.16;“The Run”;2.145\n2;2020.12.17;Two;",
    "pipes": "| # | Date | Title | Nationwide |\n|---|---|---|---|\n"
    "| 1 | 16 December 2020 | The Run | 2.145% (12th) |\n| 2 | 17 Dec 2020 | Two | NR |",
    "columns": "1  2020-12-16  The Run  2.145%\n2  2020-12-17  Two",
    "korean": "회차\t방영일\t제목\t시청률\n1회\t2020년 12월 16일\tThe Run\t2.145%\n"
    "제2회\t2020.12.17.(목)\tTwo\t-",
    "footnotes": "1\tWed, 16 December 2020[3]\t'The Run'\t2.145%[a]\n2\t12/17/2020\tTwo",
    "repeated dates": "EP1\tDecember 16, 2020 (2020-12-16)\tThe Run\t2.145\nEP2\t17/12/2020\tTwo",
}


@pytest.mark.parametrize("name", TABLES)
def test_table_is_read(name):
    table = read_episodes(TABLES[name])
    assert table.faults == []
    assert [(row.number, row.facts) for row in table.rows] == [(1, FIRST), (2, SECOND)]


def test_titles_in_both_scripts_are_told_apart():
    rows = read_episodes('1\t"Run" (Korean: 달리기)\n2\t멈춤\n3\tTurn\t돌아서').rows
    assert [row.facts for row in rows] == [
        {"title": "Run", "title_hangul": "달리기"},
        {"title_hangul": "멈춤"},
        {"title": "Turn", "title_hangul": "돌아서"},
    ]


def test_columns_that_are_not_ours_are_named():
    table = read_episodes("회\t시청률\t수도권\t감독\n1\t2.1\t2.5\t이재훈")
    assert table.left_out == ["수도권", "감독"]
    assert table.rows[0].facts == {"viewership": Decimal("2.1")}


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("2\t2,145", "“2,145” may be a number of viewers; write 2.145"),
        ("2\t2020-12-32", "there is no day"),
        ("2\t12월 16일", "has no year"),
        ("2\t01/02/2020", "may be two days"),
        ("2\t120%", "more than all of the audience"),
        ("2\t2.12345%", "more than three decimals"),
        ("2\t1988", "a heading says what is what"),
        ("2\tOne\tTwo", "second title"),
        ("2\t2020-12-16\t2020-12-17", "second aired on"),
        ("two\t2020-12-16", "“two” is no episode’s number"),
        ("0\t2020-12-16", "they go from 1 to"),
        ("999\t2020-12-16", "they go from 1 to"),
        ("1\t2020-12-17", "stands in line 1 already"),
        ("2\t" + "x" * 201, "longer than 200"),
        ("2\t1500-01-01", "cannot be"),
    ],
)
def test_line_that_cannot_be_read_says_why(line, reason):
    table = read_episodes(f"1\t2020-12-16\n\n{line}")
    assert [row.number for row in table.rows] == [1]
    (fault,) = table.faults
    assert (fault.line, fault.words) == (3, line)
    assert reason in fault.reason


def test_cell_too_many_is_not_guessed_at():
    (fault,) = read_episodes("number,title,date\n1,Run, On,2020-12-16").faults
    assert fault.reason.startswith("it has 4 cells, the heading 3")


def test_numbers_alone_are_episodes():
    assert [row.number for row in read_episodes("1\n2\n3").rows] == [1, 2, 3]
