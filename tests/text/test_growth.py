"""Reading a body four times as long takes about four times as long, whatever it is made of."""

from time import process_time

import pytest

from text.prose import _contents, contents, plain

SIZE = 20_000


def seconds(read, html):
    """The quickest of three: what else the machine does only ever adds to it."""
    times = []
    for _ in range(3):
        start = process_time()
        read(html)
        times.append(process_time() - start)
    return min(times)


@pytest.mark.parametrize(
    "piece",
    [
        "<b>x</b>y",
        "<",
        "x<span>y</span>",
        "a<br>",
        "a<script></script>",
        "<p>x</p>",
        "<hr>",
        "<b></i>",
    ],
)
def test_reading_grows_with_the_body_and_not_its_square(piece):
    short = piece * (SIZE // len(piece))

    assert seconds(plain, short * 4) < 8 * seconds(plain, short)


def test_naming_equal_headings_grows_with_their_number():
    short = "<h2>a</h2>" * (SIZE // 10)

    assert seconds(fresh_contents, short * 4) < 8 * seconds(fresh_contents, short)


def fresh_contents(html):
    _contents.cache_clear()
    return contents(html)
