"""Template tags, as templates use them."""

from decimal import Decimal

import pytest
from django.template import Context, Template


def render(source: str, **context) -> str:
    return Template(source).render(Context(context))


@pytest.mark.parametrize(
    ("value", "dots", "figure"),
    [("0.5", "r05", "0.5"), ("3.5", "r35", "3.5"), ("5.0", "r50", "5.0"), ("3.6667", "r35", "3.7")],
)
def test_rating_is_circles_a_figure_and_words(value, dots, figure):
    html = render("{% rating value %}", value=Decimal(value))
    assert f'class="rating-dots {dots}" aria-hidden="true"' in html
    assert f'{figure}<span class="vh"> out of 5</span>' in html


def test_no_rating_is_nothing():
    assert render("{% rating value %}", value=None) == ""


def test_korean_is_marked_escaped_and_absent_where_empty():
    assert render("{% korean x %}", x="런 <온>") == '<span lang="ko">런 &lt;온&gt;</span>'
    assert render("{% korean x %}", x="") == ""


def test_veil_shuts_what_stands_inside_and_keeps_it_escaped():
    html = render('{% veil 8 "run-on" anchor="m3" %}<p>{{ x }}</p>{% endveil %}', x="<b>")
    assert html.startswith('<details class="veil" data-spoils-to="8" data-show="run-on">')
    assert '<summary id="m3">' in html
    assert "<p>&lt;b&gt;</p>" in html
    assert "open" not in html.split(">")[0]


def test_veil_of_nothing_is_the_content():
    assert render('{% veil 0 "run-on" %}<p>x</p>{% endveil %}') == "<p>x</p>"


def test_comment_text_is_paragraphs_and_no_markup():
    html = render("{{ x|comment_html }}", x="One\n\n<b>Two</b>")
    assert html == "<p>One</p><p>&lt;b&gt;Two&lt;/b&gt;</p>"


def test_poster_is_given_by_name():
    source = "{% poster title hangul as art %}{{ art.field }}"
    assert render(source, title="Misaeng", hangul="미생") == "hwangto"
