"""A card as a picture: the band of a page, on 1200 by 630 points, in the three colours of its field.

Nothing is blended in colour. Two masks say where the form and where the ink is, and together they give the
place in a palette of all the mixtures there can be: few bytes, and no colours to be counted.
"""

import re
from functools import cache
from io import BytesIO
from pathlib import Path

from django.conf import settings
from PIL import Image, ImageChops, ImageDraw

from reviews.cards.columns import column_block, draw_columns
from reviews.cards.faces import DISPLAY, PLAIN, TEXT, drawable, font, runs
from reviews.cards.form import form_mask
from reviews.cards.setting import Block, Size, ems, fitted
from reviews.cards.words import HEIGHT, WIDTH, Card
from text.poster import Poster, poster
from text.stars import nearest_half

MARGIN, TOP, FOOT = 64, 84, 558
GAP = 56
NARROWEST, HOUSE_ROOM = 100, 340
LEADING = {DISPLAY: 1.14, TEXT: 1.36, PLAIN: 1.4}

HEADLINE: tuple[Size, ...] = (
    (96, 1),
    (84, 2),
    (76, 3),
    (66, 3),
    (58, 3),
    (52, 4),
    (46, 4),
    (40, 4),
)
SAID: tuple[Size, ...] = ((80, 2), (68, 3), (58, 3), (50, 4), (44, 5), (38, 6))
DEK: tuple[Size, ...] = ((31, 2), (28, 2), (28, 3))
TRANSLATION: tuple[Size, ...] = ((34, 2), (31, 3), (28, 3))
LINE = ((27, 1), (24, 1))

FORM_STEPS, INK_STEPS = 7, 15
"""Shades between ground and form, and between those and ink."""
_FIELD = re.compile(r"\.f-(\w+) {\s*--f: #(\w+);\s*--g: #(\w+);\s*--o: #(\w+);")

Colour = tuple[int, int, int]


def picture(card: Card) -> bytes:
    """The card as a PNG."""
    art = poster(card.title, card.hangul)
    ink = ink_mask(card, art)
    form = form_mask(art, WIDTH, HEIGHT)
    places = ImageChops.add(
        form.point([round(value * FORM_STEPS / 255) * (INK_STEPS + 1) for value in range(256)]),
        ink.point([round(value * INK_STEPS / 255) for value in range(256)]),
    )
    drawn = Image.frombytes("P", (WIDTH, HEIGHT), places.tobytes())
    drawn.putpalette(_palette(*fields()[art.field]))
    out = BytesIO()
    drawn.save(out, "PNG", compress_level=6)
    return out.getvalue()


@cache
def fields() -> dict[str, tuple[Colour, Colour, Colour]]:
    """Ground, form and ink of every field, as the pages have them."""
    sheet = Path(settings.BASE_DIR, "static", "css", "fields.css").read_text()
    return {name: (_rgb(f), _rgb(g), _rgb(o)) for name, f, g, o in _FIELD.findall(sheet)}


def _rgb(code: str) -> Colour:
    return int(code[:2], 16), int(code[2:4], 16), int(code[4:], 16)


def _palette(ground: Colour, form: Colour, ink: Colour) -> list[int]:
    found: list[int] = []
    for step in range(FORM_STEPS + 1):
        under = _mixed(ground, form, step / FORM_STEPS)
        for part in range(INK_STEPS + 1):
            found += _mixed(under, ink, part / INK_STEPS)
    return found


def _mixed(under: Colour, over: Colour, part: float) -> Colour:
    red, green, blue = (round(a + (b - a) * part) for a, b in zip(under, over, strict=True))
    return red, green, blue


def ink_mask(card: Card, art: Poster) -> Image.Image:
    """White where there are words or circles."""
    mask = Image.new("L", (WIDTH, HEIGHT))
    draw = ImageDraw.Draw(mask)
    right = WIDTH - MARGIN
    if not card.is_line and (side := drawable(DISPLAY, card.hangul)):
        block = column_block(side, art.band_size)
        draw_columns(mask, block, right, TOP - 28)
        right -= block.width + GAP
    _foot(draw, card)
    _words(draw, card, right - MARGIN)
    return mask


def _words(draw: ImageDraw.ImageDraw, card: Card, width: int) -> None:
    """Kicker at the head, headline and dek at the foot; the dek goes where there is no room for it."""
    if kicker := drawable(PLAIN, card.kicker):
        _set(draw, fitted(PLAIN, kicker, width, LINE), MARGIN, TOP - 32)
    said = drawable(DISPLAY, card.headline) or drawable(DISPLAY, card.title)
    if not said:
        return
    headline = fitted(DISPLAY, said, width, SAID if card.is_line else HEADLINE)
    blocks, room = [headline], FOOT - 48 - TOP - 16 - _height(headline)
    if dek := drawable(TEXT, card.dek):
        below = fitted(TEXT, dek, min(width, 900), TRANSLATION if card.is_line else DEK)
        if _height(below) + 14 <= room:
            blocks.append(below)
    bottom = FOOT - 48 if _has_foot(card) else FOOT + 8
    for block in reversed(blocks):
        bottom -= _height(block)
        _set(draw, block, MARGIN, bottom)
        bottom -= 14


def _has_foot(card: Card) -> bool:
    return card.rating is not None or bool(card.note)


def _height(block: Block) -> int:
    return round(len(block.lines) * block.size * LEADING[block.face])


def _set(draw: ImageDraw.ImageDraw, block: Block, left: int, top: int) -> None:
    step = block.size * LEADING[block.face]
    for place, line in enumerate(block.lines):
        baseline = top + round(place * step + step * 0.5 + block.size * 0.34)
        _write(draw, block.face, line, block.size, (left, baseline))


def _write(
    draw: ImageDraw.ImageDraw,
    face: Path,
    text: str,
    size: int,
    at: tuple[float, int],
    weight: int = 400,
) -> float:
    """From the left end of a baseline; where it ends."""
    left, baseline = at
    for path, part in runs(face, text):
        drawn = font(path, size, weight)
        draw.text((left, baseline), part, fill=255, font=drawn, anchor="ls")
        left += drawn.getlength(part)
    return left


def _foot(draw: ImageDraw.ImageDraw, card: Card) -> None:
    """Rating and what it covers at the left, the house at the right, on one baseline."""
    house_at = _house(draw, card)
    left: float = MARGIN
    if card.rating is not None:
        left = _circles(draw, float(nearest_half(card.rating)), FOOT)
        left = _write(draw, PLAIN, str(card.rating), 28, (left + 16, FOOT), 700) + 36
    room = round(house_at - left) - 48
    if (note := drawable(PLAIN, card.note)) and room >= NARROWEST:
        block = fitted(PLAIN, note, room, LINE)
        _write(draw, PLAIN, block.lines[0], block.size, (left, FOOT))


def _house(draw: ImageDraw.ImageDraw, card: Card) -> float:
    """Mark and name as at the head of every page; where they begin."""
    left: float = WIDTH - MARGIN
    for words, size in ((card.house, 28), (card.mark, 36)):
        if shown := drawable(DISPLAY, words):
            [line] = fitted(DISPLAY, shown, HOUSE_ROOM, ((size, 1),)).lines
            left -= ems(DISPLAY, line) * size
            _write(draw, DISPLAY, line, size, (left, FOOT))
            left -= 10
    return left


def _circles(draw: ImageDraw.ImageDraw, rating: float, baseline: int) -> float:
    """Five, filled to a half as on the pages; where they end."""
    pitch, radius, fine = 28, 12.4, 4
    row = Image.new("L", (5 * pitch * fine, pitch * fine))
    pen = ImageDraw.Draw(row)
    for place in range(5):
        middle = (place + 0.5) * pitch * fine
        box = (middle - radius * fine, (pitch / 2 - radius) * fine)
        pen.ellipse((*box, box[0] + 2 * radius * fine, box[1] + 2 * radius * fine), fill=255)
    small = row.reduce(fine)
    filled = round(rating * pitch)
    faint = small.point([value * 3 // 10 for value in range(256)])
    small.paste(faint.crop((filled, 0, 5 * pitch, pitch)), (filled, 0))
    draw.bitmap((MARGIN - 2, baseline - pitch + 4), small, fill=255)
    return MARGIN - 2 + 5 * pitch
