import pytest

from text.articles.disclosing import disclosed


@pytest.mark.parametrize(
    "text",
    [
        "This post is sponsored by a streaming service.",
        "I received a free screener from the distributor.",
        "We were given early access for review.",
        "The network's people sent me the first half early.",
        "A screener was sent to me by the distributor.",
        "In partnership with a shop for umbrellas.",
        "This post contains affiliate links.",
        "This is not a paid post.",
        "Nobody paid me for these words.",
        "Not sponsored, I bought the box myself.",
        "본 포스팅은 협찬을 받았습니다.",
    ],
)
def test_who_paid_is_disclosed(text):
    assert disclosed(f"I like it. {text}") == text


@pytest.mark.parametrize(
    "text",
    [
        "She received a letter.",
        "The sponsored umbrellas must have cost a fortune.",
        "Her father gifted her a bakery, and she is a gifted baker.",
        "His partnership with the prosecutor never turns into romance.",
        "A friend sent me a long message.",
        "Who paid for the flowers?",
        "I got free of work at nine.",
    ],
)
def test_other_gifts_disclose_nothing(text):
    assert disclosed(text) == ""
