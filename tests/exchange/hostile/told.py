"""Dates, numbers and threads that cannot be; and JSON."""

from tests.exchange.exports import (
    blogger,
    blogger_comment,
    entry,
    ghost,
    ghost_post,
    item,
    wp_comment,
    wxr,
)
from tests.exchange.hostile.kinds import GOOD, MEGABYTE, hostile, long, text


@hostile(
    "“99999-01-01 00:00:00” is not a date",
    "“1890-01-01 00:00:00” is not between 1970 and 2100",
    "“yesterday” is not a date",
    posts=("Zero", "Far", "Old", "Words"),
)
def wrong_dates(path):
    dates = ("0000-00-00 00:00:00", "99999-01-01 00:00:00", "1890-01-01 00:00:00", "yesterday")
    names = ("Zero", "Far", "Old", "Words")
    written = wxr(
        *(
            item(n, name, post_date=date, post_date_gmt=date)
            for n, (name, date) in enumerate(zip(names, dates, strict=True))
        )
    )
    text(
        path, written.replace("Sat, 02 Jan 2021 00:30:00 +0000", "Thu, 30 Nov -0001 00:00:00 +0000")
    )


@hostile("the post “Two”: has the number of another; kept as 1#export:", posts=("Good", "Two"))
def numbers_given_twice(path):
    text(path, wxr(GOOD, item(1, "Two")))


@hostile(posts=("Minus",))
def negative_numbers(path):
    text(path, wxr(item(-5, "Minus", "Text", wp_comment(-7), wp_comment(-8, parent=-7))))


@hostile(
    "answers itself, by way of its own answers; it begins a thread",
    "is not there; it begins a thread",
)
def threads_that_bite_their_tail(path):
    replies = [wp_comment(1, parent=2), wp_comment(2, parent=1), wp_comment(3, parent=99)]
    text(path, wxr(item(1, "Good", "Text", *replies)))


@hostile("that it answers belongs to another post; it begins a thread", posts=("A", "B"))
def threads_across_posts(path):
    replies = [blogger_comment(11, 1), blogger_comment(12, 2, parent=11)]
    text(path, blogger(entry("post", 1, "", "A"), entry("post", 2, "", "B"), *replies))


@hostile()
def hundred_thousand_comments_on_a_post(path):
    head, foot = wxr(item(1, "Good", "Text", "HERE")).split("HERE")
    text(path, head, *(wp_comment(n, parent=n - 1) for n in range(1, 100_001)), foot)


# JSON


@hostile("row 2, of “posts”: is nested too deep", posts=("Post 1",))
def deep_json(path):
    deep = "[" * 200_000 + "]" * 200_000
    text(path, ghost(posts=[ghost_post(1), ghost_post(2, html="DEEP")]).replace('"DEEP"', deep))


@hostile("row 2, of “posts”: is longer than 16,000,000 characters", posts=("Post 1", "Post 3"))
def json_string_of_a_hundred_megabytes(path):
    head, foot = ghost(posts=[ghost_post(1), ghost_post(2, html="HERE"), ghost_post(3)]).split(
        "HERE"
    )
    text(path, *long(head, "words \\n", 100 * MEGABYTE, foot))


@hostile(
    "row 2, of “posts”: the file ends in the middle of it", "the file is cut off", posts=("Post 1",)
)
def json_that_is_cut_off(path):
    text(path, ghost(posts=[ghost_post(1), ghost_post(2, html="HERE")]).partition("HERE")[0])


@hostile("row 2, of “posts”: is no JSON", posts=("Post 1",))
def number_without_end_in_json(path):
    written = ghost(posts=[ghost_post(1), ghost_post(2, html="NUMBER")])
    text(path, written.replace('"NUMBER"', "9" * 10_000))


@hostile(posts=("Halfpair",))
def half_a_pair_in_json(path):
    text(
        path, ghost(posts=[ghost_post(1, title="TITLE")]).replace("TITLE", "Half\\ud800\\u0000pair")
    )


@hostile("export: the file is cut off", posts=("Post 1",))
def brackets_without_end_in_json(path):
    text(path, ghost(posts=[ghost_post(1)]), "[" * 3_000_000)
