from datetime import date

import pytest

from text.articles.runs import day_in, days_in, episode_count_in, run_in, runtime_in

RUN = date(2020, 12, 16), date(2021, 2, 4)


@pytest.mark.parametrize(
    "written",
    [
        "December 16, 2020 – February 4, 2021",
        "Dec. 16, 2020 to Feb. 4, 2021",
        "16 December 2020 - 4 February 2021",
        "16th of December 2020 until 4th February 2021",
        "Dec 16 - Feb 4, 2021",
        "2020.12.16 ~ 2021.02.04",
        "2020. 12. 16. ~ 2021. 02. 04.",
        "2020.12.16(수) ~ 2021.02.04",
        "2020년 12월 16일 ~ 2021년 2월 4일",
        "2020-12-16 - 2021-02-04",
        "2020-Dec-16 to 2021-Feb-04",
    ],
)
def test_run_is_read(written):
    assert run_in(written) == RUN


@pytest.mark.parametrize(
    ("written", "run"),
    [
        ("Nov 6 – Dec 12, 2021", (date(2021, 11, 6), date(2021, 12, 12))),
        ("2021.11.06 ~ 12.12", (date(2021, 11, 6), date(2021, 12, 12))),
        ("since May 1, 2024", (date(2024, 5, 1), None)),
        ("03/04/2021", (None, None)),
        ("32 May 2021", (None, None)),
        ("2020", (None, None)),
    ],
)
def test_part_of_a_run_is_read_as_far_as_it_is_told(written, run):
    assert run_in(written) == run


def test_month_stands_for_its_first_day():
    assert day_in("as of March 2021") == date(2021, 3, 1)


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("Wednesdays & Thursdays 21:00", "wed-thu"),
        ("Mon-Tue", "mon-tue"),
        ("every Friday", "fri"),
        ("수목드라마", "wed-thu"),
        ("토, 일", "sat-sun"),
        ("all episodes at once", "all-at-once"),
        ("Mon, Wed", ""),
        ("monthly", ""),
    ],
)
def test_days_are_those_the_site_knows(written, days):
    assert days_in(written) == days


@pytest.mark.parametrize(
    ("written", "minutes"),
    [
        ("70 min", (70, 70)),
        ("60-70 minutes", (60, 70)),
        ("1 hr. 10 min.", (70, 70)),
        ("1h 5m", (65, 65)),
        ("약 70분", (70, 70)),
        ("65’", (65, 65)),
        ("long", None),
    ],
)
def test_runtime_is_read(written, minutes):
    assert runtime_in(written) == minutes


@pytest.mark.parametrize(
    ("written", "count"),
    [
        ("16", 16),
        ("16 (70 min each)", 16),
        ("16부작", 16),
        ("sixteen episodes", 16),
        ("1-16", 16),
        ("2020", None),
    ],
)
def test_number_of_episodes_is_read_behind_its_label(written, count):
    assert episode_count_in(written, is_labelled=True) == count
