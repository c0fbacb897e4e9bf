"""Cards as points of colour."""

from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from itertools import pairwise

import pytest
from PIL import Image, ImageChops

from reviews.cards.drawing import fields, ink_mask, picture
from reviews.cards.form import form_mask, subpaths
from reviews.cards.words import HEIGHT, WIDTH, Card
from tests.test_contrast import TEXT, contrast
from text.poster import FORMS, poster

PLAIN = Card(
    kind="reviews",
    pk=1,
    title="Run On",
    hangul="런 온",
    kicker="Review of Run On",
    headline="A sprinter who cannot be subtitled",
    dek="Six episodes in, Run On cares less about who wins the race.",
    rating=Decimal("3.5"),
    note="Episodes 1–6",
    house="Daesa",
    mark="대사",
)
LINE = replace(
    PLAIN, is_line=True, headline="오늘은 바다도 쉬는 날이래.", rating=None, note="런 온 Run On"
)
LONG = replace(
    PLAIN,
    kicker="Review of a show " * 20,
    headline="What it means to watch sixteen episodes " * 9,
    hangul="어느 날 우리 집 현관으로 멸망이 들어왔다 " * 3,
    dek="No sleep at all. " * 40,
    note="Episodes " * 30,
    house="A house with a very long name indeed, as long as can be, for us",
)
EMPTY = Card(kind="house", pk=1, title="🎉", hangul="", kicker="", headline="🎉")
CARDS = {
    "plain": PLAIN,
    "line": LINE,
    "long": LONG,
    "long line": replace(LONG, is_line=True),
    "nothing to draw": EMPTY,
    "hanja": replace(PLAIN, hangul="쓸쓸하고 찬란하神 도깨비", headline="神話 🎉"),
    "Latin at the side": replace(PLAIN, hangul="SKY Castle of D.P."),
    "no side": replace(PLAIN, hangul=""),
    "one long word": replace(PLAIN, headline="supercalifragilistic" * 10, hangul="가" * 80),
}


def ink(card):
    return ink_mask(card, poster(card.title, card.hangul))


def points(card):
    return Image.open(BytesIO(picture(card))).convert("RGB")


@pytest.mark.parametrize("card", CARDS.values(), ids=CARDS)
def test_is_a_small_picture_of_the_size_that_is_asked_for(card):
    drawn = picture(card)
    image = Image.open(BytesIO(drawn))
    assert (image.format, image.mode, image.size) == ("PNG", "P", (WIDTH, HEIGHT))
    assert len(drawn) <= 100_000


@pytest.mark.parametrize("card", CARDS.values(), ids=CARDS)
def test_nothing_comes_near_the_edge(card):
    box = ink(card).getbbox() or (WIDTH // 2, HEIGHT // 2, WIDTH // 2, HEIGHT // 2)
    assert box[0] >= 50
    assert box[1] >= 40
    assert box[2] <= WIDTH - 50
    assert box[3] <= HEIGHT - 50


@pytest.mark.parametrize(
    ("without", "place"),
    [
        ({"kicker": ""}, (60, 40, 500, 90)),
        ({"hangul": ""}, (900, 50, 1140, 480)),
        ({"headline": "", "title": ""}, (60, 150, 900, 430)),
        ({"dek": ""}, (60, 400, 960, 520)),
        ({"rating": None}, (60, 530, 320, 565)),
        ({"note": ""}, (250, 530, 600, 570)),
        ({"house": ""}, (980, 520, 1140, 575)),
        ({"mark": ""}, (900, 520, 1140, 575)),
    ],
    ids=lambda given: str(next(iter(given))) if isinstance(given, dict) else "",
)
def test_every_word_has_its_place(without, place):
    """Ink stands there, and it is of this word: without it the place is not the same."""
    with_it, without_it = ink(PLAIN).crop(place), ink(replace(PLAIN, **without)).crop(place)
    assert with_it.getbbox()
    assert ImageChops.difference(with_it, without_it).getbbox()


@pytest.mark.parametrize("syllable", "시그널나의아저씨도깨비뷁꽃")
def test_each_syllable_is_drawn_as_itself(syllable):
    """At the side and in a headline; not as any other, nor as a box, which they would all be."""
    for name in ("hangul", "headline"):
        drawn = ink(replace(PLAIN, **{name: syllable}))
        other = ink(replace(PLAIN, **{name: "멍"}))
        assert ImageChops.difference(drawn, other).getbbox()


@pytest.mark.parametrize("card", CARDS.values(), ids=CARDS)
def test_words_keep_clear_of_the_title_at_the_side(card):
    none = {"kicker": "", "headline": "", "title": "", "dek": "", "rating": None, "note": ""}
    alone = ink_mask(replace(card, **none, house="", mark=""), poster(card.title, card.hangul))
    if box := alone.getbbox():
        assert ink(card).crop((box[0] - 40, box[1], box[0], box[3])).getbbox() is None
    else:
        assert card.is_line or not card.hangul


@pytest.mark.parametrize("rating", [Decimal(half) / 2 for half in range(1, 11)])
def test_circles_are_filled_to_the_half(rating):
    row = ink(replace(PLAIN, rating=rating)).crop((62, 534, 62 + 5 * 28, 562))
    full = sum(value > 200 for value in row.get_flattened_data())
    whole = sum(
        value > 200
        for value in ink(replace(PLAIN, rating=Decimal(5)))
        .crop((62, 534, 62 + 5 * 28, 562))
        .get_flattened_data()
    )
    assert full / whole == pytest.approx(float(rating) / 5, abs=0.02)


@pytest.mark.parametrize("name", fields())
def test_words_can_be_read_on_every_field(name):
    ground, form, letters = ("#{:02x}{:02x}{:02x}".format(*one) for one in fields()[name])
    assert contrast(letters, ground) >= TEXT
    assert contrast(letters, form) >= TEXT


def test_colours_are_those_of_the_field():
    """Ground, form and ink are the three that cover most, and text reaches the ink itself."""
    art = poster("Run On", "런 온")
    counted = sorted(points(PLAIN).getcolors(WIDTH * HEIGHT), reverse=True)
    assert {colour for _, colour in counted[:3]} == {*fields()[art.field]}


@pytest.mark.parametrize("path", FORMS.values(), ids=FORMS)
def test_forms_are_drawn(path):
    found = [*subpaths(path)]
    assert len(found) == path.count("M")
    for corners, is_closed in found:
        pairs = [*pairwise(corners), *([(corners[-1], corners[0])] if is_closed else [])]
        assert all(start != end for start, end in pairs)


def on_card(x, y) -> tuple[int, int]:
    """A place in the box of 200 that a consonant is drawn in."""
    scale = max(HEIGHT / 600, WIDTH / 1280)
    left, top = WIDTH - 1280 * scale + 596 * scale, -64 * scale
    return round(left + x * 3.95 * scale), round(top + y * 3.95 * scale)


@pytest.mark.parametrize(
    ("syllable", "inside", "outside"),
    [
        ("마", [(25, 25), (100, 40), (40, 100)], [(100, 100), (10, 100)]),
        ("라", [(25, 85), (100, 100), (40, 130)], [(100, 130), (15, 100)]),
    ],
)
def test_corners_of_a_form_are_square(syllable, inside, outside):
    mask = form_mask(poster(syllable, syllable), WIDTH, HEIGHT)
    assert [mask.getpixel(on_card(*place)) for place in inside] == [255] * len(inside)
    assert [mask.getpixel(on_card(*place)) for place in outside] == [0] * len(outside)


def test_form_is_a_ring_without_teeth():
    """ㅇ as a solid stroke: on a ray from its middle ink begins once and ends once."""
    art = poster("아", "아")
    mask = form_mask(art, WIDTH, HEIGHT)
    box = mask.getbbox()
    assert box
    assert mask.getpixel(on_card(100, 100)) == 0
    columns = [mask.crop((x, 0, x + 1, HEIGHT)) for x in range(box[0] + 2, box[0] + 40)]
    for column in columns:
        changes = [
            a != b for a, b in pairwise(value > 127 for value in column.get_flattened_data())
        ]
        assert sum(changes) <= 2


def test_same_card_is_the_same_picture():
    assert picture(PLAIN) == picture(PLAIN)
    assert picture(PLAIN) != picture(LINE)
