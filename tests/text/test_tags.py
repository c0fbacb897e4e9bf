import datetime as dt
from decimal import Decimal

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy, override

from text.korean import korean, mark_korean
from text.poster import poster
from text.tags import circles
from text.veil import elsewhere, veil


def rendered(source, **context):
    return Template(source).render(Context(context))


def test_korean_and_mark_korean():
    assert rendered("{% korean x %}", x="런 온") == korean("런 온")
    assert rendered("{% korean x %}", x=None) == ""
    assert rendered("{{ x|mark_korean }}", x="<런 온>") == mark_korean("<런 온>")
    assert rendered("{{ x|mark_korean }}", x=gettext_lazy("런 온")) == korean("런 온")
    assert rendered("{{ x|mark_korean }}", x=None) == ""
    assert rendered("{{ x|join:', '|mark_korean }}", x=["런 온", "<b>"]) == (
        korean("런 온") + ", &lt;b&gt;"
    )


def test_words_for_readers():
    assert rendered("{{ x|comment_html }}", x="a\n\n<b>") == "<p>a</p><p>&lt;b&gt;</p>"


@pytest.mark.parametrize(
    ("value", "circles", "figure"),
    [
        (Decimal("0.5"), "r05", "0.5"),
        (Decimal("4.0"), "r40", "4.0"),
        (Decimal("5.0"), "r50", "5.0"),
        (3.5, "r35", "3.5"),
        (4, "r40", "4.0"),
        (4.17, "r40", "4.2"),
        (4.25, "r45", "4.3"),
        (Decimal("3.6667"), "r35", "3.7"),
        (0, "r05", "0.0"),
    ],
)
def test_rating(value, circles, figure):
    assert rendered("{% rating x %}", x=value) == (
        f'<span class="rating"><span class="rating-dots {circles}" aria-hidden="true"></span>'
        f'{figure}<span class="vh"> out of 5</span></span>'
    )


def test_a_rating_says_what_it_means_to_those_who_ask():
    assert circles(4, "Good & <warm>") == (
        '<span class="rating" title="Good &amp; &lt;warm&gt;">'
        '<span class="rating-dots r40" aria-hidden="true"></span>4.0'
        '<span class="vh"> out of 5</span>'
        '<span class="vh">, <span>Good &amp; &lt;warm&gt;</span></span></span>'
    )
    with override("ko"):
        assert '<span lang="en">Good</span>' in circles(4, "Good")


def test_no_rating_prints_nothing():
    assert rendered("{% rating x %}", x=None) == ""


def test_veil_shuts_what_stands_between_its_tags():
    page = rendered(
        "{% veil n 'run-on' label=show anchor='line-3' %}<p>{{ x }}</p>{% endveil %}",
        n=8,
        show="Run On",
        x="<b>",
    )

    assert page == veil(
        mark_safe("<p>&lt;b&gt;</p>"),
        spoils_to=8,
        show_slug="run-on",
        label="Run On",
        anchor="line-3",
    )


def test_veil_of_nothing_is_no_veil():
    assert rendered("{% veil 0 'run-on' %}<p>a</p>{% endveil %}") == "<p>a</p>"


@pytest.mark.parametrize("spoils_to", ["", None, "8"])
def test_veil_without_a_number_is_shut_to_the_end(spoils_to):
    page = rendered("{% veil n 'run-on' %}a{% endveil %}", n=spoils_to)

    assert page == veil("a", spoils_to=999, show_slug="run-on")
    assert rendered("{% veil mispelled 'run-on' %}a{% endveil %}") == page


def test_elsewhere_is_a_link_to_what_is_veiled():
    link = rendered("{% elsewhere 8 '/a/' %}")

    assert link == elsewhere("/a/", spoils_to=8)
    assert rendered("{% elsewhere 8 '/a/' label='Signal' %}") == elsewhere(
        "/a/", spoils_to=8, label="Signal"
    )


@pytest.mark.parametrize(("spoils_to", "expected"), [(0, ""), (998, ""), (999, "yes")])
def test_the_ending_is_the_farthest_of_all(spoils_to, expected):
    assert rendered("{% if n|is_ending %}yes{% endif %}", n=spoils_to) == expected


def test_day_is_a_time_element():
    expected = '<time datetime="2020-12-16">16 December 2020</time>'

    assert rendered("{% day x %}", x=dt.date(2020, 12, 16)) == expected
    assert rendered("{% day x %}", x=None) == ""


def test_a_moment_is_the_day_it_falls_on_here(settings):
    settings.TIME_ZONE = "Asia/Seoul"
    moment = dt.datetime(2020, 12, 15, 15, 30, tzinfo=dt.UTC)

    assert rendered("{% day x %}", x=moment) == (
        '<time datetime="2020-12-16">16 December 2020</time>'
    )


def test_a_minute_is_told_in_the_zone_of_the_site(settings):
    settings.TIME_ZONE = "Asia/Seoul"
    moment = dt.datetime(2020, 12, 15, 15, 30, tzinfo=dt.UTC)

    assert rendered("{% minute x %}", x=moment) == (
        '<time datetime="2020-12-16T00:30:00+09:00">16 December 2020, 00:30</time>'
    )
    assert '+09:00" data-ago="beside">' in rendered("{% minute x ago='beside' %}", x=moment)
    assert '-16" data-ago="instead">' in rendered("{% day x ago='instead' %}", x=moment)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (1, "1 second"),
        (30, "30 seconds"),
        (60, "1 minute"),
        (61, "61 seconds"),
        (119, "119 seconds"),
        (120, "2 minutes"),
        (121, "3 minutes"),
        (300, "5 minutes"),
    ],
)
def test_a_time_to_wait_is_told_in_words(seconds, words):
    assert rendered("{{ x|in_words }}", x=seconds) == words


def test_what_machines_are_told_cannot_end_its_script():
    data = {"name": "런 온", "text": "</script>&\u2028"}

    assert rendered("{% jsonld x %}", x=data) == (
        '<script type="application/ld+json">'
        r'{"name":"런 온","text":"\u003c/script\u003e\u0026\u2028"}</script>'
    )
    assert rendered("{% jsonld x %}", x=None) == ""


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (1, "1 2 … 9"),
        (3, "1 2 3 4 … 9"),
        (5, "1 … 4 5 6 … 9"),
        (9, "1 … 8 9"),
    ],
)
def test_page_numbers_skip_what_is_far_from_here_and_from_the_ends(number, expected):
    page = Paginator(range(9), 1).page(number)

    assert rendered("{{ page|page_numbers|join:' ' }}", page=page) == expected


@pytest.mark.parametrize(
    ("errors", "words"),
    [
        ({}, "0 things"),
        ({"name": ["a"]}, "One thing"),
        ({"name": ["a", "b"]}, "Two things"),
        ({"name": ["a", "b"], "__all__": ["c"]}, "Three things"),
        ({"name": ["a"] * 9}, "Nine things"),
        ({"name": ["a"] * 10}, "10 things"),
    ],
)
def test_things_wrong_counts_every_sentence(errors, words):
    sentence = f"{words} to fix before this can be posted"
    assert rendered("{{ errors|things_wrong }}", errors=errors) == sentence


START = '<time datetime="2020-12-16">16 December 2020</time>'
END = '<time datetime="2021-02-04">4 February 2021</time>'


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (dt.date(2020, 12, 16), dt.date(2021, 2, 4), f"{START} to {END}"),
        (dt.date(2020, 12, 16), dt.date(2020, 12, 16), START),
        (dt.date(2020, 12, 16), None, START),
        (None, dt.date(2021, 2, 4), END),
        (None, None, ""),
    ],
)
def test_run_dates(first, last, expected):
    assert rendered("{% run_dates first last %}", first=first, last=last) == expected


def test_poster_is_the_artwork_of_a_title():
    assert rendered("{% poster 'Misaeng' '미생' as art %}{{ art.field }}") == (
        poster("Misaeng", "미생").field
    )
