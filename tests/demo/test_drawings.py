from io import BytesIO

import pytest
from PIL import Image

from demo.drawings import DRAWINGS


@pytest.mark.parametrize("name", DRAWINGS)
def test_drawing_is_a_still_and_no_empty_sheet(name):
    picture = Image.open(BytesIO(DRAWINGS[name]().png()))
    most = max(count for count, _ in picture.getcolors(maxcolors=100_000))
    assert (picture.format, picture.size) == ("PNG", (1600, 900))
    assert most < 0.75 * 1600 * 900


def test_drawing_is_the_same_every_time():
    assert DRAWINGS["track"]().png() == DRAWINGS["track"]().png()


def test_edges_are_smooth():
    picture = Image.open(BytesIO(DRAWINGS["track"]().png()))
    rim = {picture.getpixel((x, 330)) for x in range(850, 1000)}
    assert len(rim) > 2
