import datetime as dt
from decimal import Decimal

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy

from text.korean import korean, mark_korean
from text.poster import poster
from text.veil import veil


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
