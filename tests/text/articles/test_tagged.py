"""Titles that a hashtag, a slot of a network, or another script makes sure."""

import pytest

from text.articles.recognising import recognise
from text.articles.tagged import tagged


def test_title_is_what_headline_and_hashtag_share():
    html = (
        "<p>i watched all 16 episodes and cried. score: 4/5</p><p>#kdrama #runonsomehow #jtbc</p>"
    )

    found = recognise(html, headline="so i finished run on, somehow").title
    assert (found.value, found.sure) == ("Run On, Somehow", True)


@pytest.mark.parametrize(
    ("headline", "tag"),
    [
        ("my k-drama review of the week", "kdramareview"),
        ("why im si-wan runs so well", "imsiwan"),
        ("a romance that runs", "romance"),
        ("what i thought of it all", "kdrama"),
    ],
)
def test_other_hashtags_name_no_show(headline, tag):
    assert tagged(headline, [tag]) == ""


def test_series_of_a_network_is_no_title():
    html = (
        "<p>One evening of rain, watched twice.</p><p><i>The Ferryman</i> / 뱃사공</p>"
        "<p>I liked this drama a lot. Rating: 4/5</p>"
    )

    found = recognise(html, headline="tvN Drama Stage 2019: The Ferryman")
    assert (found.title.value, found.title.sure) == ("The Ferryman", True)
    assert found.title_hangul.value == "뱃사공"
    assert found.kind.value == "special"


def test_romanised_title_gives_way_to_its_translation():
    html = "<p>I watched all 12 episodes of this drama.</p><p>4/5</p>"

    found = recognise(html, headline="Gyeoul Narutbae / 겨울 나룻배 (Winter Ferry) review")
    assert found.title.value == "Winter Ferry"
    assert found.title_hangul.value == "겨울 나룻배"
    assert found.title_romanized.value == "Gyeoul Narutbae"
