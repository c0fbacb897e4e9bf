"""What an article links to and shows is never lost, whatever becomes a record."""

import re
from html import escape

import pytest
from hypothesis import given, strategies as st

from text.articles.recognising import recognise

VIDEO = '<p><a href="https://video.example/1">https://video.example/1</a></p>'
MOMENT = "<p>Episode 3 – She waits at the harbour.</p>"
QUOTE = "<p>“Wait for me.” – Mi-joo</p>"


def of(inside, heading="Highlight Moments"):
    return recognise(f"<h2>{heading}</h2>{inside}", headline="Run On drama review")


@pytest.mark.parametrize(
    "video",
    [
        VIDEO,
        "<p>https://video.example/1</p>",
        '<p><iframe src="https://video.example/1"></iframe></p>',
    ],
)
def test_paragraph_that_is_an_address_is_no_part_of_a_moment(video):
    article = of(MOMENT + video)

    assert [(one.value.title, one.value.text) for one in article.moments] == [
        ("", "She waits at the harbour.")
    ]
    assert "https://video.example/1" in article.body
    assert "She waits" not in article.body


@pytest.mark.parametrize(
    ("name", "heading", "line"),
    [
        ("moments", "Highlight Moments", '<p>Episode 3 – She <a href="/clip">waits</a>.</p>'),
        (
            "moments",
            "Highlight Moments",
            '<ul><li><a href="/clip">Episode 3</a>: She waits.</li></ul>',
        ),
        ("lines", "Memorable Lines", '<p>“Wait for me.” – <a href="/clip">Mi-joo</a></p>'),
        ("in_brief", "In short", '<p>See it <a href="/clip">here</a> and wait.</p>'),
    ],
)
def test_text_with_a_link_stays_and_is_unsure(name, heading, line):
    article = of(line, heading)

    assert [one.sure for one in getattr(article, name)] == [False]
    assert '<a href="/clip">' in article.body


WORDS = st.sampled_from(
    [
        "Episode 3 – the lift.",
        "“Wait.” – Mi-joo",
        "Rating: 4/5",
        "Title: Run On",
        "Netflix",
        "#run",
        "Mi-joo",
    ]
)
ADDRESS = st.integers(0, 99).map(lambda number: f"/a{number}x")
SHOWN = st.one_of(
    WORDS,
    st.builds('<a href="{}">{}</a>'.format, ADDRESS, WORDS),
    st.builds('<img src="{}">'.format, ADDRESS),
    st.builds('<iframe src="{}"></iframe>'.format, ADDRESS),
    st.builds('<a href="{}"><img src="x"></a>'.format, ADDRESS),
)
BLOCK = st.one_of(
    st.builds("<p>{}</p>".format, st.lists(SHOWN, min_size=1, max_size=3).map(" ".join)),
    st.builds("<li>{}</li>".format, SHOWN),
    st.builds("<tr><td>{}</td><td>{}</td></tr>".format, SHOWN, SHOWN),
    st.builds('<figure data-photo="{}"></figure>'.format, ADDRESS),
    st.sampled_from(
        [
            "<h2>Highlights</h2>",
            "<h2>Memorable Lines</h2>",
            "<h2>Cast</h2>",
            "<h2>In short</h2>",
            "<br>",
        ]
    ),
)


@given(st.lists(BLOCK, max_size=8).map("".join))
def test_every_address_and_photo_is_still_there(html):
    body = recognise(html, headline="Run On review").body

    wanted = re.findall(r'(?:href|src|data-photo)="[^"]*"', html)
    assert [one for one in wanted if escape(one, quote=False) not in body] == []
