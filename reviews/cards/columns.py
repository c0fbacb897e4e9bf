"""The Hangul of a title set from top to bottom, as at the side of a band."""

from dataclasses import dataclass

from PIL import Image, ImageChops, ImageDraw

from reviews.cards.faces import DISPLAY, font, home, runs
from reviews.cards.setting import ELLIPSIS, ems
from text.jamo import is_syllable

SIZES = {1: 156, 2: 132, 3: 112, 4: 84, 5: 66}
"""By the size that a band has for so many syllables."""
SMALLEST = 44
ROOM = 420
MOST_COLUMNS = 3
SHRUNK = 0.66
"""A title is set so much smaller before it gets another column."""
WORD_GAP = 0.34
COLUMN = 1.16

Piece = tuple[str, float]
"""One upright character, or a stretch of others that lies on its side; and how long it is."""


@dataclass(frozen=True)
class Columns:
    columns: tuple[tuple[Piece, ...], ...]
    size: int

    @property
    def width(self) -> int:
        return round(self.size * (1 + COLUMN * (len(self.columns) - 1)))


def column_block(text: str, band_size: int) -> Columns:
    """In as few columns as there can be, as large as there is room for; what is too long ends with a sign."""
    first = SIZES[band_size]
    for most in range(1, MOST_COLUMNS + 1):
        smallest = SMALLEST if most == MOST_COLUMNS else round(first * SHRUNK)
        for size in range(first, smallest - 1, -2):
            if len(found := _columns(text, ROOM / size)) <= most:
                return Columns(found, size)
    kept = list(_columns(text, ROOM / SMALLEST)[:MOST_COLUMNS])
    kept[-1] = (*kept[-1][:-1], (ELLIPSIS, 1.0))
    return Columns(tuple(kept), SMALLEST)


def _columns(text: str, room: float) -> tuple[tuple[Piece, ...], ...]:
    found: list[list[Piece]] = [[]]
    for word in text.split():
        pieces = _pieces(word)
        length = sum(long for _, long in pieces)
        if found[-1] and _length(found[-1]) + WORD_GAP + length > room:
            found.append([])
        if found[-1]:
            found[-1].append((" ", WORD_GAP))
        for piece in pieces:
            if found[-1] and _length(found[-1]) + piece[1] > room:
                found.append([])
            found[-1].append(piece)
    return tuple(tuple(column) for column in found)


def _length(column: list[Piece]) -> float:
    return sum(long for _, long in column)


def _pieces(word: str) -> list[Piece]:
    found: list[Piece] = []
    for mark in word:
        if is_syllable(mark) or home(DISPLAY, mark) != DISPLAY:
            found.append((mark, 1.0))
        elif found and not _is_upright(found[-1][0]):
            found[-1] = (found[-1][0] + mark, ems(DISPLAY, found[-1][0] + mark))
        else:
            found.append((mark, ems(DISPLAY, mark)))
    return found


def _is_upright(piece: str) -> bool:
    return len(piece) == 1 and home(DISPLAY, piece) != DISPLAY


def draw_columns(mask: Image.Image, block: Columns, right: int, top: int) -> None:
    """The first column at the right, as Korean is set from top to bottom."""
    for place, column in enumerate(block.columns):
        middle = right - block.size * (0.5 + COLUMN * place)
        down: float = top
        for piece, long in column:
            if _is_upright(piece):
                _upright(mask, piece, block.size, (middle, down + block.size / 2))
            elif piece != " ":
                _lying(mask, piece, block.size, (middle, down))
            down += long * block.size


def _upright(mask: Image.Image, mark: str, size: int, middle: tuple[float, float]) -> None:
    path = home(DISPLAY, mark) or DISPLAY
    baseline = middle[1] + size * 0.36
    ImageDraw.Draw(mask).text(
        (middle[0], baseline), mark, fill=255, font=font(path, size), anchor="ms"
    )


def _lying(mask: Image.Image, piece: str, size: int, at: tuple[float, float]) -> None:
    """Turned by a quarter, its foot to the left."""
    strip = Image.new("L", (round(ems(DISPLAY, piece) * size) + 2, round(size * 1.3)))
    left, pen = 0.0, ImageDraw.Draw(strip)
    for path, part in runs(DISPLAY, piece):
        drawn = font(path, size)
        pen.text((left, size * 0.97), part, fill=255, font=drawn, anchor="ls")
        left += drawn.getlength(part)
    turned = strip.transpose(Image.Transpose.ROTATE_270)
    place = (round(at[0] - turned.width / 2), round(at[1]))
    layer = Image.new("L", mask.size)
    layer.paste(turned, place)
    mask.paste(ImageChops.lighter(mask, layer))
