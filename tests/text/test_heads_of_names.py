"""What may be linked in a text begins with one of its heads, so that a database finds it by an index."""

from hypothesis import example, given, strategies as st

from text.mentions import Linked, heads, link_first, open_words
from text.tree import read

PIECES = st.sampled_from(
    [*"가나도는깨비씨이 \n", *"AbW1_#’“,.-‑", "도깨비", "My Mister", "는 ", "-ssi", "<em>", "</em>"]
)
LENGTH = 4


def links_in(html, spelling):
    body = read(html)
    link_first(body, (Linked(spelling, "/shows/it/"),))
    return list(body.iter("a"))


@given(st.lists(PIECES, max_size=12).map("".join), st.lists(PIECES, max_size=3).map("".join))
@example("드라마<em>도깨비</em>는", "도깨비")
@example("My Mister-ssi", "My Mister")
@example("#1_A, ", "#1_A")
@example("AW도는", "AW도")
def test_heads_hold_the_head_of_all_that_is_linked(html, spelling):
    if links_in(f"<p>{html}</p>", spelling):
        assert spelling[:LENGTH] in heads(open_words(read(f"<p>{html}</p>")), LENGTH)


def test_nothing_is_a_head_that_no_whole_word_begins_with():
    assert heads("Run On, 도깨비는", LENGTH) == {
        *("Run", "Run ", "On", "On,", "On, "),  # and with what follows: a title may end in a comma
        *("도", "도깨", "도깨비", "도깨비는"),
    }


def test_heads_of_a_short_text_are_few():
    words = "The second half is slower than the first, and better for it. " * 100
    assert len(heads(words, 8)) < 60
