"""Where a show can be seen, and since when the writer knows it."""

from datetime import date

import pytest

from text.articles.recognising import recognise
from text.articles.romanized import is_romanized

ALL = "<p>I watched all 16 episodes of this drama.</p>"


def offers(html):
    found = recognise(ALL + html, headline="Run On review").availability
    return [tuple(one.value) for one in found if one.sure]


@pytest.mark.parametrize(
    ("html", "offer"),
    [
        ("<p>It’s on Viki in the UK (as of 3 May 2021).</p>", ("Viki", "UK", date(2021, 5, 3))),
        ("<p>In Japan it is on Netflix.</p>", ("Netflix", "Japan", None)),
        (
            "<p>You can see it on Netflix (Spain, verified the 2 May 2021).</p>",
            ("Netflix", "Spain", date(2021, 5, 2)),
        ),
        (
            "<h3>Where to watch (as of 3 May 2021)</h3><ul><li>Viki – Europe</li></ul>",
            ("Viki", "Europe", date(2021, 5, 3)),
        ),
    ],
)
def test_offer_is_read_with_region_and_day(html, offer):
    assert offers(html) == [offer]


def test_word_of_every_day_is_no_platform():
    html = "<h3>Where to watch</h3><ul><li>Viki – Europe</li></ul><p>Subscribe now, and binge.</p>"

    assert offers(html) == [("Viki", "Europe", None)]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Geu Gyeoul-ui Baeksajang", True),
        ("Oneureun Byeoreul Bomnida", True),
        ("Run On", False),
        ("Namo Tango", False),
        ("The Great Gatsby", False),
    ],
)
def test_romanised_title_is_known_by_its_syllables(title, expected):
    assert is_romanized(title) is expected


def test_romanised_title_stands_in_brackets_behind_the_other():
    html = "<p>Title: The White Beach (Geu Gyeoul-ui Baeksajang)<br>Year: 2019<br>Network: tvN</p>"

    assert recognise(ALL + html).title_romanized.value == "Geu Gyeoul-ui Baeksajang"
