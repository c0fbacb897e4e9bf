"""The card of every page of the demonstration."""

import time
from io import BytesIO
from statistics import median

import pytest
from PIL import Image

from demo.loading import load
from reviews.cards.drawing import DEK, HEADLINE, SAID, ink_mask, picture
from reviews.cards.faces import DISPLAY, TEXT, drawable, font, runs
from reviews.cards.found import PUBLIC, card_of
from reviews.cards.setting import fitted, leaves_alone
from reviews.cards.words import HEIGHT, WIDTH
from text.poster import poster

LARGEST = 100_000


@pytest.fixture
def cards(db):
    load()
    found = [
        card_of(kind, pk) for kind in PUBLIC for pk in PUBLIC[kind]().values_list("pk", flat=True)
    ]
    return [*found, card_of("house", 1)]


def test_every_card(cards, record_property):
    """Of the right size, few bytes, every character drawn, nothing near the edge and no word alone."""
    assert len(cards) > 50
    bytes_of, seconds = [], []
    for card in cards:
        begun = time.perf_counter()
        drawn = picture(card)
        seconds.append(time.perf_counter() - begun)
        bytes_of.append(len(drawn))
        assert Image.open(BytesIO(drawn)).size == (WIDTH, HEIGHT)
        left, top, right, bottom = ink_mask(card, poster(card.title, card.hangul)).getbbox()
        assert min(left, top, WIDTH - right, HEIGHT - bottom) > 40
        _is_drawn_whole(card)
        for face, text, sizes in (
            (DISPLAY, card.headline, SAID if card.is_line else HEADLINE),
            (TEXT, card.dek, DEK),
        ):
            if text:
                assert not leaves_alone(fitted(face, text, 760, sizes).lines)
    assert max(bytes_of) <= LARGEST
    slowest, middle = max(seconds) * 1e3, median(seconds) * 1e3
    record_property(
        "told",
        f"share cards: {len(cards)}, the largest {max(bytes_of):,} bytes, the slowest {slowest:.0f} ms,"
        f" the middle one {middle:.0f} ms",
    )


def _is_drawn_whole(card) -> None:
    """Every character of every word has a glyph, and none is the box that stands for what is missing."""
    for word in card.words:
        assert "".join(drawable(DISPLAY, word).split()) == "".join(word.split())
        for path, part in runs(DISPLAY, drawable(DISPLAY, word)):
            pen = font(path, 40)
            box = bytes(pen.getmask("\uffff"))
            assert all(bytes(pen.getmask(mark)) != box for mark in part if mark != " ")
