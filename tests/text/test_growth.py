"""Reading a body four times as long takes about four times as long, whatever it is made of."""

from time import process_time

import pytest

from text.prose import plain

SIZE = 20_000


def seconds(html):
    """The quickest of three: what else the machine does only ever adds to it."""
    times = []
    for _ in range(3):
        start = process_time()
        plain(html)
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

    assert seconds(short * 4) < 8 * seconds(short)
