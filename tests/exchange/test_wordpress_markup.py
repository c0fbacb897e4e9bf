import time

import pytest

from exchange.reading.items import Picture
from exchange.reading.wordpress_markup import plain_html

PICTURES = {"1": Picture("1", "/a.jpg", alt="A", caption="One"), "2": Picture("2", "/b.jpg")}
FIGURE = '<figure><img src="/a.jpg" alt="A"><figcaption>One</figcaption></figure>'


def find(numbers):
    return [PICTURES[number] for number in numbers or PICTURES if number in PICTURES]


def markup(written):
    return plain_html(written, find)[0]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("One.\n\nTwo\nlines.", "<p>One.</p>\n<p>Two<br>\nlines.</p>"),
        ("One.\r\n\r\n\r\nTwo.", "<p>One.</p>\n<p>Two.</p>"),
        ("<h2>Head</h2>\nText", "<h2>Head</h2>\n<p>Text</p>"),
        (
            "<ul>\n<li>a</li>\n<li>b\nc</li>\n</ul>",
            "<ul><li>a</li>\n<li>b<br>\nc</li>\n</ul>",
        ),
        ("<p>Done</p>\n\nOpen", "<p>Done</p>\n<p>Open</p>"),
        ("<blockquote>a\n\nb</blockquote>", "<blockquote><p>a</p>\n<p>b</p></blockquote>"),
        ("<pre>a\n\nb</pre>\nc", "<pre>a\n\nb</pre>\n<p>c</p>"),
        ("<div>a</div>", "<div><p>a</p></div>"),
        ('<a\nhref="/x">y</a>', '<p><a href="/x">y</a></p>'),
        ("a<!--more-->b", "<p>ab</p>"),
        ("", ""),
    ],
)
def test_paragraphs_of_the_classic_editor(written, shown):
    assert markup(written) == shown


def test_caption_becomes_a_figure():
    picture = '<a href="/x"><img src="/a.jpg"></a>'
    written = (
        f'Before\n\n[caption id="a_5" width="300"]{picture} Two <i>friends</i>[/caption]\n\nBehind'
    )
    assert markup(written).split("\n") == [
        "<p>Before</p>",
        f"<figure>{picture}<figcaption>Two <i>friends</i></figcaption>",
        "</figure>",
        "<p>Behind</p>",
    ]


def test_gallery_shows_its_pictures_and_names_what_is_missing():
    shown, leftovers = plain_html('[gallery ids="1,7" columns="2"]', find)
    assert shown.count("<img") == 1
    assert 'src="/a.jpg"' in shown
    assert leftovers == ("picture 7 of a gallery",)
    assert markup("[gallery]").count("<img") == 2


@pytest.mark.parametrize(
    "written",
    [
        "[embed]https://v.example/1[/embed]",
        "https://v.example/1",
        '[video src="https://v.example/1"]',
        '<!-- wp:embed {"url":"https://v.example/1"} /-->',
        '<!-- wp:core-embed/x {"url":"https://v.example/1"} --><figure>'
        '<div class="wp-block-embed__wrapper">\nhttps://v.example/1\n</div></figure>'
        "<!-- /wp:core-embed/x -->",
    ],
)
def test_embeds_become_links(written):
    assert '<p><a href="https://v.example/1">https://v.example/1</a></p>' in markup(written)


def test_video_by_number():
    assert 'href="https://www.youtube.com/watch?v=abc"' in markup("[youtube abc]")


def test_unknown_shortcodes_stay_and_are_named():
    shown, leftovers = plain_html('[su_box title="x"]Text[/su_box] and [sic] and [[gallery]]', find)
    assert shown == '<p>[su_box title="x"]Text[/su_box] and [sic] and [gallery]</p>'
    assert leftovers == ("[su_box]",)


def test_blocks_lose_their_comments_and_keep_their_words():
    written = (
        '<!-- wp:paragraph {"align":"left"} -->\n<p>One.</p>\n<!-- /wp:paragraph -->\n\n'
        '<!-- wp:group --><div><!-- wp:image {"id":1} --><figure><img src="/a.jpg"/></figure>'
        "<!-- /wp:image --></div><!-- /wp:group -->\n\n<!-- wp:more --><!--more--><!-- /wp:more -->\n\n"
        "Loose words.\n\nMore.\n\n<!-- wp:nextpage --><!--nextpage--><!-- /wp:nextpage -->"
    )
    assert markup(written) == (
        '<p>One.</p>\n<div><figure><img src="/a.jpg"/></figure></div>\n<p>Loose words.</p>\n<p>More.</p>'
    )


def test_blocks_that_are_only_a_comment():
    shown, leftovers = plain_html('<!-- wp:gallery {"ids":[1]} /--><!-- wp:latest-posts /-->', find)
    assert shown.strip() == FIGURE
    assert leftovers == ("block latest-posts",)


def test_cover_whose_picture_is_told_by_its_comment_alone():
    written = '<!-- wp:cover {"url":"/a.jpg"} --><div><p>Hi</p></div><!-- /wp:cover -->'
    assert '<img src="/a.jpg" alt="">' in markup(written)


PIECES = (
    "<!--",
    "<!-- wp:a {",
    "[a",
    "[a][/a",
    "[caption]",
    "[video][/video]",
    "<div",
    "<pre>",
    "\n \n",
)
PIECES += (
    " ",
    '[a x="',
    "<li>",
    "</p>",
    "<p>a",
    "&lt;",
    "https://a.b ",
    "<!-- wp:a -->",
    "[gallery]",
    "x\n",
)


@pytest.mark.parametrize("piece", PIECES)
def test_time_grows_with_the_length_alone(piece):
    began = time.monotonic()
    markup(piece * (400_000 // len(piece)))
    assert time.monotonic() - began < 5
