"""Whatever a comment is made of, it is read in a moment."""

from time import process_time

import pytest

from text.advertising import advertisements_in
from text.hosts import links_in
from text.likeness import essence, is_like_any
from text.lookalikes import has_hidden, has_lookalikes, holds, skeleton

LONGEST = 10_000
MOMENT = 0.5
PIECES = [
    "a",
    "a.",
    "a . ",
    "(dot)",
    " dot com",
    "http://a ",
    "h t t p",
    "ｗ.",
    "@",
    "а",
    "а.",
    "\u200b",
    "a\u200b",
    "e\u0301",
    "! ",
    " ",
    "check out my ",
    "and please ",
    "subscribe ",
    "free ",
    "earn some ",
    "of our x",
    "구독 ",
]


@pytest.mark.parametrize("piece", PIECES)
def test_longest_comment_is_read_in_a_moment(piece):
    text = (piece * LONGEST)[:LONGEST]
    begun = process_time()
    for read in (advertisements_in, links_in, has_hidden, has_lookalikes):
        read(text)
    holds(skeleton(text), "x y")
    is_like_any(essence(text), [essence(text[1:])] * 20)
    assert process_time() - begun < MOMENT


@pytest.mark.parametrize(
    "begun_with", ["check out my ", "our ", "and please ", "subscribe ", "earn some "]
)
@pytest.mark.parametrize("piece", ["'", "’", "' ", "'a", "- ", "\n", "please '"])
def test_what_follows_a_sign_is_read_in_a_moment(begun_with, piece):
    """Marks that are inside of words and between them could be shared out in very many ways."""
    text = (begun_with + piece * LONGEST)[:LONGEST]
    begun = process_time()
    advertisements_in(text)
    assert process_time() - begun < MOMENT
