"""What the text functions say in Korean, and which language they say what was written is in."""

import datetime as dt
from decimal import Decimal

import pytest
from django.template import Context, Template
from django.utils.translation import override

from text.episodes import FINALE, spoiler_label
from text.languages import both_scripts, or_hangul
from text.prose import render
from text.veil import veil


def said(source, language="ko", **context):
    with override(language):
        return Template(source).render(Context(context))


@pytest.mark.parametrize(
    ("spoils_to", "prefix", "expected"),
    [
        (8, "", "8회"),
        (FINALE, "", "결말"),
        (8, "시그널", "시그널, 8회"),
        (FINALE, "시그널", "시그널, 결말"),
    ],
)
def test_boundary(spoils_to, prefix, expected):
    with override("ko"):
        assert spoiler_label(spoils_to, prefix) == expected


@pytest.mark.parametrize(
    ("language", "date", "run"),
    [
        ("en", "16 December 2020", "16 December 2020 to 4 February 2021"),
        ("ko", "2020년 12월 16일", "2020년 12월 16일 – 2021년 2월 4일"),
    ],
)
def test_days(language, date, run):
    ends = {"first": dt.date(2020, 12, 16), "last": dt.date(2021, 2, 4)}
    source = "{% day first %}|{% run_dates first last %}"
    bare = "{{ first|date:'DATE_FORMAT' }}"
    assert said(bare, language, **ends) == date
    assert said(f"{{% filter striptags %}}{source}{{% endfilter %}}", language, **ends) == (
        f"{date}|{run}"
    )


@pytest.mark.parametrize(
    ("language", "moment", "day"),
    [("en", "5 January 2021, 21:07", "5 January"), ("ko", "2021년 1월 5일 21:07", "1월 5일")],
)
def test_moments_have_24_hours(language, moment, day):
    source = "{{ at|date:'DATETIME_FORMAT' }}|{{ at|date:'MONTH_DAY_FORMAT' }}"
    assert said(source, language, at=dt.datetime(2021, 1, 5, 21, 7)) == f"{moment}|{day}"  # noqa: DTZ001


def test_rating_says_how_many_there_are_first():
    assert said(
        "{% filter striptags %}{% rating value %}{% endfilter %}", value=Decimal("4.5")
    ) == ("별점 5점 만점에 4.5")


@pytest.mark.parametrize(
    ("errors", "expected"), [({"a": [1]}, "한 군데"), ({"a": [1], "b": [1]}, "두 군데")]
)
def test_things_wrong(errors, expected):
    assert f"고칠 곳이 {expected} 있습니다" in said("{{ errors|things_wrong }}", errors=errors)


def test_body_is_kept_for_each_language_apart():
    body = '<p>Open.</p><div data-spoils-to="8"><p>Late.</p></div>'
    english = render(body, show_slug="run-on", figures={})
    with override("ko"):
        korean = render(body, show_slug="run-on", figures={})
    assert "Episode 8, veiled" in english
    assert "Episode 8" not in korean
    assert '<summary lang="ko">' in korean
    assert render(body, show_slug="run-on", figures={}) == english


@pytest.mark.parametrize(
    ("own", "page", "written", "spoken"),
    [
        ("en", "en", "", ""),
        ("en", "ko", ' lang="en"', ' lang="ko"'),
        ("ko", "ko", "", ""),
        ("ko", "en", ' lang="ko"', ' lang="en"'),
    ],
)
def test_mark_of_what_is_written(settings, own, page, written, spoken):
    settings.LANGUAGE_CODE = own
    assert said("{% written %}|{% spoken %}", page) == f"{written}|{spoken}"


@pytest.mark.parametrize(("page", "expected"), [("en", ""), ("ko", ' lang="en"')])
def test_mark_of_a_language_by_name(settings, page, expected):
    for settings.LANGUAGE_CODE in ("en", "ko"):
        assert said('{% written "en" %}', page) == expected


@pytest.mark.parametrize(
    ("language", "hangul", "alone", "other"),
    [
        ("en", "런 온", "Run On", "런 온"),
        ("ko", "런 온", "런 온", "Run On"),
        ("ko", "", "Run On", ""),
        ("en", "Run On", "Run On", ""),
    ],
)
def test_name_alone_and_in_the_other_script(language, hangul, alone, other):
    with override(language):
        assert or_hangul("Run On", hangul) == alone
        assert both_scripts("Run On", hangul) == (alone, other)


def test_minute_is_said_in_the_zone_of_the_site_and_in_the_language_of_the_page():
    written_at = dt.datetime(2026, 11, 24, 12, 30, tzinfo=dt.UTC)
    assert said("{% minute at ago='instead' %}", at=written_at) == (
        '<time datetime="2026-11-24T21:30:00+09:00" data-ago="instead">2026년 11월 24일 21:30</time>'
    )


def test_veil_says_in_its_own_words_what_it_is():
    with override("ko"):
        shut = veil("x", spoils_to=8, show_slug="run-on")
    assert '<summary lang="ko">' in shut
    assert "내용 가림" in shut
    assert ">열기<" in shut
    assert ">가리기<" in shut
