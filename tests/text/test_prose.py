import pytest
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import override
from hypothesis import given

from tests.text.tangles import CANARY, guarded, tangles
from text.prose import (
    Heading,
    contents,
    every_word,
    excerpt,
    open_photos,
    placed_photos,
    plain,
    reading_minutes,
    render,
    render_away,
)
from text.veil import elsewhere, veil


def rendered(html, **figures):
    pictures = {int(name.removeprefix("photo")): mark_safe(html) for name, html in figures.items()}
    return render(html, show_slug="run-on", figures=pictures)


def test_contents_lists_second_level_headings_outside_spoilers():
    html = (
        "<h2>The <em>race</em></h2><h3>Not this</h3><h2>런 온</h2><h2>The race</h2>"
        '<div data-spoils-to="8"><h2>Who wins</h2></div><h2>?!</h2>'
    )

    assert contents(html) == [
        Heading("s-the-race", "The race"),
        Heading("s-런-온", "런 온"),
        Heading("s-the-race-2", "The race"),
        Heading("s-part", "?!"),
    ]


def test_ids_are_unique_even_against_each_other():
    html = "<h2>a</h2><h2>a 2</h2><h2>a</h2>"

    assert [heading.id for heading in contents(html)] == ["s-a", "s-a-2", "s-a-3"]


def test_the_id_of_a_long_heading_ends_with_a_word():
    assert contents(f"<h2>{'a' * 59} bc</h2>")[0].id == "s-" + "a" * 59
    assert contents(f"<h2>{'a' * 61}</h2>")[0].id == "s-" + "a" * 60


def test_render_gives_the_headings_the_ids_of_the_contents():
    assert rendered("<h2>A &amp; b</h2><h2>런 온</h2><h3>c</h3>") == (
        '<h2 id="s-a-b">A &amp; b</h2><h2 id="s-런-온"><span lang="ko">런 온</span></h2><h3>c</h3>'
    )


def test_render_veils_spoilers():
    inside = mark_safe('<h2>a</h2><p><span lang="ko">런</span></p>')

    assert rendered('<p>b</p><div data-spoils-to="8"><h2>a</h2><p>런</p></div>') == (
        "<p>b</p>" + veil(inside, spoils_to=8, show_slug="run-on")
    )


def test_a_veil_speaks_the_language_of_each_page():
    html = '<div data-spoils-to="8"><p>a</p></div>'
    english = rendered(html)

    with override("ko"):
        assert rendered(html) == veil(mark_safe("<p>a</p>"), spoils_to=8, show_slug="run-on")
        assert rendered(html) != english


def test_render_puts_photos_in_their_places_and_nothing_for_a_missing_one():
    html = (
        '<figure data-photo="1"></figure><figure data-photo="2"></figure>'
        '<div data-spoils-to="8"><figure data-photo="3"></figure></div>'
    )

    assert rendered(html, photo1="<figure>1</figure>", photo3="<figure>3</figure>") == (
        "<figure>1</figure>"
        + veil(mark_safe("<figure>3</figure>"), spoils_to=8, show_slug="run-on")
    )


def test_away_from_its_page_a_spoiler_past_the_episode_is_a_link():
    html = (
        '<h2>런</h2><div data-spoils-to="8"><p>a</p><figure data-photo="1"></figure></div>'
        '<div data-spoils-to="9"><p>b</p></div>'
    )
    figures = {1: mark_safe("<img>")}
    link = elsewhere("/a/", spoils_to=9)
    heading = '<h2><span lang="ko">런</span></h2>'

    assert render_away(html, address="/a/", figures=figures, through=8) == (
        f"{heading}<p>a</p><img>{link}"
    )
    assert render_away(html, address="/a/", figures=figures) == (
        heading + elsewhere("/a/", spoils_to=8) + link
    )
    one = '<div data-spoils-to="1"><p>a</p></div>'
    assert render_away(one, address="/a/", figures={}) == elsewhere("/a/", spoils_to=1)


def test_a_figure_that_is_not_safe_is_escaped():
    assert (
        render('<figure data-photo="1"></figure>', show_slug="a", figures={1: "<b>"}) == "&lt;b&gt;"
    )


def test_render_marks_hangul_wherever_it_stands():
    assert rendered('<p>a 런 온 <em>미생</em> b<br>c <a href="/가?x=1&amp;y">d</a> 괴물</p>') == (
        '<p>a <span lang="ko">런 온</span> <em><span lang="ko">미생</span></em> b<br>'
        'c <a href="/가?x=1&amp;y" rel="noopener">d</a> <span lang="ko">괴물</span></p>'
    )


def test_render_cleans_what_was_stored_unclean():
    page = rendered("<p onclick='x'>a<script>b</script></p>")

    assert isinstance(page, SafeString)
    assert page == "<p>a</p>"


def test_placed_photos():
    html = (
        '<figure data-photo="3"></figure><ul><li><figure data-photo="1"></figure></li></ul>'
        '<div data-spoils-to="8"><figure data-photo="2"></figure></div><figure data-photo="x"></figure>'
    )

    assert placed_photos(html) == {1, 2, 3}


def test_open_photos_are_those_outside_every_spoiler_past_the_episode():
    html = (
        '<figure data-photo="3"></figure><div data-spoils-to="1"><figure data-photo="1"></figure></div>'
        '<div data-spoils-to="9"><figure data-photo="4"></figure></div><figure data-photo="2"></figure>'
    )

    assert open_photos(html) == (3, 2)
    assert open_photos(html, through=1) == (3, 1, 2)


def test_plain_is_the_words_with_blank_lines_between_blocks():
    html = (
        "<h2>A</h2><p>b <em>c</em><br>d &amp; e<br><em>x</em></p>"
        "<ul><li>f</li><li><p>g</p><ol><li>h</li></ol></li></ul>"
        '<blockquote><p>i</p></blockquote><hr><figure data-photo="1"></figure><p>런 온</p>'
    )

    assert plain(html) == "A\n\nb c\nd & e\nx\n\nf\n\ng\n\nh\n\ni\n\n런 온"


def test_every_word_is_those_too_that_are_veiled():
    html = '<h2>A</h2><div data-spoils-to="8"><p>b</p><p>c</p></div>'

    assert every_word(html) == "A\n\nb\n\nc"
    assert plain(html) == "A"


@pytest.mark.parametrize(
    "html",
    [
        '<div data-spoils-to="8"><p>{}</p></div>',
        '<div data-spoils-to="8">{}',
        "<div data-spoils-to=8><p>a<div data-spoils-to=3>{}</div>{}</p></div>",
        "<div data-spoils-to=3><div data-spoils-to=0>{}</div></div>",
        '<div data-spoils-to="">{}</div>',
        "<div data-spoils-to>{}</div>",
        "<DIV DATA-SPOILS-TO='8'>{}</DIV>",
        "<div data-spoils-to='0x8'><h2>{}</h2></div>",
        "<p>a<div data-spoils-to=8></p>{}</div>",
        "<ul><li>a<div data-spoils-to=8>{}</div></li></ul>",
        "<blockquote><p data-spoils-to=8>{}</p></blockquote>",
        "<h2>a <span data-spoils-to=8>{}</span></h2>",
        "<table><tr><td><div data-spoils-to=8>{}</div></td></tr></table>",
        "<div data-spoils-to=8><table>{}<tr><td>{}</td></tr></table></div>",
        "<em><div data-spoils-to=8><em>{}</em></div></em>",
        "<a href=/a><div data-spoils-to=8>a<a href=/b>{}</a>{}</div></a>",
        "<p><button><p><div data-spoils-to=8>{}</div></p></button></p>",
        '<p><a href="/{}" title="{}">a</a><img alt="{}"></p>',
        '<h2 title="{}" id="{}">a</h2>',
        "<!-- {} --><p>a</p><script>{}</script>",
        "<div>" * 300 + "<div data-spoils-to=8>{}",
        "<b>" * 300 + "<svg data-spoils-to=8></svg></b>{}",
        "<b>" * 100 + "<svg data-spoils-to=8>{}</svg>",
        "<p><svg data-spoils-to=8>a</p>{}",
        "<div data-spoils-to=8>" + "<b>" * 300 + "</div>{}",
    ],
)
def test_spoilers_stay_out_of_plain_text_and_contents(html):
    html = html.replace("{}", CANARY)

    assert CANARY not in plain(html)
    assert CANARY not in str(contents(html))


@given(guarded())
def test_no_spoiler_leaks_from_any_tree(html):
    assert CANARY not in plain(html)
    assert CANARY not in str(contents(html))


@given(guarded())
def test_every_spoiler_is_inside_a_veil(html):
    before_each_veil = [
        part.partition('<details class="veil"')[0] for part in rendered(html).split("</details>")
    ]

    assert CANARY not in "".join(before_each_veil)


@given(tangles())
def test_any_tangle_can_be_rendered(html):
    rendered(html)
    plain(html)
    contents(html)


@pytest.mark.parametrize(("words", "minutes"), [(0, 0), (1, 1), (238, 1), (239, 2), (1428, 6)])
def test_reading_minutes(words, minutes):
    assert reading_minutes(f"<p>{'word ' * words}</p>") == minutes


def test_reading_minutes_count_every_block_and_what_is_veiled():
    shut = f'<div data-spoils-to="8"><p>{"말 " * 119}</p><p>{"word " * 119}</p></div>'
    assert reading_minutes(f"<h2>One</h2>{shut}") == 2


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("One two three.", 3, "One two three."),
        ("One two three.", 2, "One two…"),
        ("One two, three.", 2, "One two…"),
        ("One\n\ntwo", 5, "One two"),
        ("", 5, ""),
    ],
)
def test_excerpt(text, words, expected):
    assert excerpt(text, words=words) == expected


def test_an_excerpt_has_forty_words():
    assert excerpt("word " * 41) == "word " * 39 + "word…"
    assert excerpt("word " * 40) == "word " * 39 + "word"
