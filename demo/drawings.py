"""Eight drawings that stand in for stills: flat shapes in the site's colours, drawn at load time."""

from collections.abc import Callable
from io import BytesIO
from itertools import pairwise
from math import cos, pi, sin

from PIL import Image, ImageDraw

WIDTH, HEIGHT = 1600, 900
OVERSAMPLING = 4  # drawn larger and scaled down, which smooths the edges

type Point = tuple[float, float]

# The fields of the posters, each with its ground, form and ink as far as a drawing uses them.
JJOK, JJOK_FORM = "#1c3f7c", "#34599b"
CHEONGROK, CHEONGROK_FORM = "#0d5450", "#176b64"
SSUK, SSUK_FORM = "#4a5c34", "#5c6f44"
DAHONG = "#cf2e1d"
PAT, PAT_FORM, PAT_INK = "#571b2a", "#7a2c40", "#f8dccb"
BUNHONG, BUNHONG_FORM = "#f3b3ab", "#e9938a"
CHIJA, CHIJA_FORM = "#f5b722", "#e29a00"
HWANGTO, HWANGTO_FORM = "#96511f", "#7b3e14"
SALGU, SALGU_FORM = "#f6bc92", "#eb9d68"
SONGHWA = "#ecd976"
BAEKJA, BAEKJA_FORM = "#e8e8e3", "#cfd0ca"
EUN_FORM = "#a0aab2"
BISAEK, BISAEK_FORM = "#b7cfbf", "#97b7a2"
HOE, HOE_FORM = "#52595f", "#646c73"
MEOK, MEOK_FORM = "#1a1b1e", "#34363c"
GAM, GAM_FORM = "#17224a", "#2a3c7a"
GAJI, GAJI_FORM = "#38204a", "#573870"
ODONG, ODONG_FORM = "#33251f", "#52403a"


class Sheet:
    """A sheet of 1600 by 900 units, the origin at the top left."""

    def __init__(self, ground: str) -> None:
        size = (WIDTH * OVERSAMPLING, HEIGHT * OVERSAMPLING)
        self._image = Image.new("RGB", size, ground)
        self._draw = ImageDraw.Draw(self._image)

    def shape(self, colour: str, *points: Point) -> None:
        self._draw.polygon([(x * OVERSAMPLING, y * OVERSAMPLING) for x, y in points], fill=colour)

    def box(self, colour: str, x: float, y: float, width: float, height: float) -> None:
        self.shape(colour, (x, y), (x + width, y), (x + width, y + height), (x, y + height))

    def line(self, colour: str, width: float, *points: Point) -> None:
        """Straight pieces with round joints and ends."""
        for start, end in pairwise(points):
            scaled = [(x * OVERSAMPLING, y * OVERSAMPLING) for x, y in (start, end)]
            self._draw.line(scaled, fill=colour, width=round(width * OVERSAMPLING))
        for x, y in points:
            self.disc(colour, x, y, width / 2)

    def disc(self, colour: str, x: float, y: float, radius: float, squash: float = 1) -> None:
        self.pie(colour, x, y, radius, 0, 360, squash)

    def pie(
        self,
        colour: str,
        x: float,
        y: float,
        radius: float,
        start: float,
        end: float,
        squash: float = 1,
    ) -> None:
        """Part of a disc, in degrees clockwise from three o'clock; ``squash`` flattens it."""
        high = radius * squash
        corners = [x - radius, y - high, x + radius, y + high]
        self._draw.pieslice([c * OVERSAMPLING for c in corners], start, end, fill=colour)

    def png(self) -> bytes:
        small = self._image.resize((WIDTH, HEIGHT), Image.Resampling.BOX)
        out = BytesIO()
        small.save(out, "PNG", optimize=True)
        return out.getvalue()


def track() -> Sheet:
    """The lanes of a running track, towards a low sun."""
    sheet = Sheet(BUNHONG_FORM)
    sheet.disc(PAT_INK, 1010, 430, 150)
    sheet.box(PAT_FORM, 0, 430, WIDTH, 470)
    sheet.box(PAT, 0, 430, WIDTH, 8)
    for lane in range(-7, 9):
        foot = 800 + lane * 330
        sheet.shape(
            BUNHONG,
            (799 + lane * 14, 438),
            (801 + lane * 14, 438),
            (foot + 9, 900),
            (foot - 9, 900),
        )
    return sheet


def office_night() -> Sheet:
    """An office front late in the evening: four windows lit, somebody at one of them."""
    sheet = Sheet(GAM)
    lit = {(4, 0), (1, 2), (2, 2), (5, 3)}
    for column in range(8):
        for row in range(5):
            x, y = 92 + column * 182, 70 + row * 168
            dark = GAM_FORM if (column * 5 + row * 3) % 4 else JJOK_FORM
            sheet.box(CHIJA if (column, row) in lit else dark, x, y, 142, 118)
            sheet.box(GAM, x + 69, y, 4, 118)
    sheet.disc(GAM, 128 + 182, 458, 15)
    sheet.pie(GAM, 128 + 182, 524, 34, 180, 360, 1.4)
    return sheet


def umbrella() -> Sheet:
    """A yellow umbrella under slanting rain, and its reflection on the street."""
    sheet = Sheet(HOE)
    sheet.box(HOE_FORM, 0, 690, WIDTH, 210)
    for drop in range(190):
        x, y = (drop * 0.618034 % 1) * 1700, (drop * 0.754878 % 1) * 940 - 60
        if not (480 < x < 1110 and 310 < y < 700):  # dry under the umbrella
            sheet.line(EUN_FORM, 2.5, (x, y), (x - 15, y + 62))
    for step in range(7):
        sheet.box(CHIJA_FORM, 590 + step * 26, 716 + step * 24, 420 - step * 52, 8)
    sheet.pie(CHIJA, 800, 430, 300, 180, 360)
    sheet.shape(CHIJA_FORM, (800, 130), (900, 430), (700, 430))
    for rib in (-200, 0, 200):
        sheet.pie(HOE, 800 + rib, 431, 100, 180, 360, squash=0.42)
    sheet.line(MEOK, 11, (800, 388), (800, 640))
    hook = [(830 + 30 * cos(turn * pi / 12), 640 + 30 * sin(turn * pi / 12)) for turn in range(13)]
    sheet.line(MEOK, 11, *hook)
    sheet.line(MEOK, 9, (800, 106), (800, 132))
    return sheet


def border_field() -> Sheet:
    """A paraglider coming down over furrows, beyond a wire fence."""
    sheet = Sheet(SALGU)
    sheet.shape(
        SALGU_FORM,
        (0, 430),
        (380, 300),
        (760, 420),
        (1180, 270),
        (1600, 410),
        (1600, 560),
        (0, 560),
    )
    sheet.box(SSUK, 0, 500, WIDTH, 400)
    for furrow in range(-9, 10, 2):
        near, far = 800 + furrow * 240, 800 + furrow * 60
        sheet.shape(SSUK_FORM, (far, 500), (far + 60, 500), (near + 240, 900), (near, 900))
    sheet.pie(DAHONG, 1110, 190, 150, 200, 340, 0.62)
    sheet.pie(SALGU, 1110, 214, 150, 190, 350, 0.5)
    for rope in (-118, -60, 0, 60, 118):
        sheet.line(ODONG, 2.5, (1110 + rope, 150 - 12 * (abs(rope) < 100)), (1110, 318))
    sheet.disc(ODONG, 1110, 322, 11)
    sheet.line(ODONG, 13, (1110, 338), (1106, 366))
    for post in range(9):
        sheet.box(ODONG, 30 + post * 190, 560, 14, 290)
    for wire in range(4):
        sheet.line(ODONG, 3.5, (0, 600 + wire * 58), (1600, 600 + wire * 58))
    return sheet


def courtroom() -> Sheet:
    """A judges' bench before rows of seats; past the middle window swims a whale."""
    sheet = Sheet(ODONG)
    for x in (190, 620, 1050):
        sheet.box(JJOK, x, 70, 360, 430)
        sheet.box(JJOK_FORM, x, 330, 360, 170)
    _whale(sheet, 770, 270)
    for x in (190, 620, 1050):
        sheet.box(ODONG_FORM, x - 14, 500, 388, 18)
    for seat in (370, 800, 1230):
        sheet.box(HWANGTO_FORM, seat - 52, 452, 104, 140)
        sheet.pie(HWANGTO_FORM, seat, 453, 52, 180, 360)
    sheet.box(HWANGTO, 240, 590, 1120, 40)
    sheet.box(HWANGTO_FORM, 280, 630, 1040, 190)
    for panel in range(6):
        sheet.box(HWANGTO, 306 + panel * 168, 656, 148, 138)
    sheet.box(ODONG_FORM, 0, 820, WIDTH, 80)
    for row, colour in ((0, MEOK_FORM), (1, MEOK)):
        for x in range(-90 + row * 80, WIDTH, 180):
            sheet.pie(colour, x + 65, 800 + row * 62, 65, 180, 360, squash=0.5)
            sheet.box(colour, x, 799 + row * 62, 130, 120)
    return sheet


def _whale(sheet: Sheet, x: float, y: float) -> None:
    sheet.pie(BAEKJA, x, y, 125, 0, 180, squash=0.5)
    sheet.pie(BAEKJA, x - 35, y + 1, 90, 180, 360, squash=0.62)
    sheet.shape(BAEKJA, (x - 35, y - 55), (x, y - 51), (x + 125, y), (x, y + 10))
    sheet.shape(BAEKJA, (x + 60, y - 27), (x + 118, y - 18), (x + 148, y - 60), (x + 125, y + 4))
    sheet.pie(BAEKJA, x + 149, y - 52, 46, 190, 244)
    sheet.pie(BAEKJA, x + 147, y - 52, 46, 288, 342)
    sheet.shape(BAEKJA_FORM, (x - 32, y + 26), (x + 8, y + 90), (x + 22, y + 32))
    sheet.disc(JJOK, x - 90, y - 6, 6)


def alley() -> Sheet:
    """A narrow stepped alley at nightfall: walls, wires, one lamp, a lit gate at the top."""
    sheet = Sheet(GAJI)
    sheet.disc(GAJI_FORM, 800, 470, 330)
    for far, near, base, wall in ((640, 0, 560, ODONG), (960, 1600, 560, ODONG)):
        sheet.shape(wall, (near, 110), (far, 350), (far, base), (near, 900))
        sheet.shape(MEOK, (near, 60), (far, 336), (far, 356), (near, 150))
        sheet.shape(PAT, (near, 690), (far, 500), (far, base), (near, 900))
    for step in range(9):
        top, foot = 560 + 340 * (step / 9) ** 1.6, 560 + 340 * ((step + 1) / 9) ** 1.6
        side = 640 * (foot - 560) / 340
        sheet.box(ODONG_FORM, 640 - side, top, 320 + 2 * side, foot - top)
        sheet.box(ODONG, 640 - side, top, 320 + 2 * side, (foot - top) * 0.18)
    sheet.box(MEOK, 640, 380, 320, 180)
    sheet.shape(MEOK, (600, 385), (800, 290), (1000, 385))
    sheet.box(SONGHWA, 745, 435, 110, 125)
    sheet.box(MEOK, 797, 435, 6, 125)
    sheet.shape(CHIJA, (330, 372), (430, 384), (430, 477), (330, 486))
    sheet.shape(GAJI, (130, 318), (240, 336), (240, 497), (130, 508))
    sheet.shape(GAJI, (1360, 348), (1250, 363), (1250, 489), (1360, 500))
    _street_lamp(sheet)
    for sag in (0, 46, 92):
        wire = [(x, 60 + sag + 70 * sin(pi * x / 1600)) for x in range(0, 1601, 50)]
        sheet.line(MEOK, 4, *wire)
    return sheet


def _street_lamp(sheet: Sheet) -> None:
    sheet.disc(HWANGTO, 1010, 256, 62)
    sheet.line(MEOK, 12, (1190, 690), (1190, 190), (1150, 190), (1010, 226))
    sheet.pie(CHIJA, 1010, 246, 30, 0, 180)
    sheet.box(MEOK, 976, 226, 68, 20)


def mountain_fog() -> Sheet:
    """One rock peak and the ridges before it, each paler where the fog lies."""
    sheet = Sheet(BISAEK)
    sheet.disc(BAEKJA, 420, 250, 92)
    sheet.shape(
        CHEONGROK_FORM, (660, 640), (800, 420), (846, 300), (880, 180), (940, 130), (996, 176)
    )
    sheet.shape(CHEONGROK_FORM, (660, 640), (996, 176), (1030, 320), (1104, 420), (1260, 640))
    sheet.shape(
        CHEONGROK,
        (940, 130),
        (996, 176),
        (1030, 320),
        (1104, 420),
        (1260, 640),
        (1010, 640),
        (960, 330),
    )
    for level, colour in ((470, BISAEK_FORM), (560, BAEKJA), (600, CHEONGROK_FORM), (700, BISAEK)):
        _ridge(sheet, colour, level)
    _ridge(sheet, CHEONGROK, 770)
    return sheet


def _ridge(sheet: Sheet, colour: str, level: float) -> None:
    """A soft line of hills that starts at a height of its own and fills the sheet below."""
    crest = [
        (x, level + 34 * sin(x / 190 + level) + 18 * sin(x / 83 + 2 * level))
        for x in range(0, WIDTH + 1, 20)
    ]
    sheet.shape(colour, (0, HEIGHT), *crest, (WIDTH, HEIGHT))


def stairs() -> Sheet:
    """A long stair between dark walls: a low lit window at its foot, daylight at its head."""
    sheet = Sheet(BAEKJA)
    sheet.disc(SONGHWA, 800, 236, 96)
    sheet.shape(MEOK_FORM, (0, 0), (640, 0), (690, 236), (330, 900), (0, 900))
    sheet.shape(MEOK_FORM, (1600, 0), (960, 0), (910, 236), (1270, 900), (1600, 900))
    sheet.shape(MEOK, (0, 0), (520, 0), (640, 236), (140, 900), (0, 900))
    sheet.shape(MEOK, (1600, 0), (1080, 0), (960, 236), (1460, 900), (1600, 900))
    for step in range(13):
        top, foot = 236 + 664 * (step / 13) ** 1.5, 236 + 664 * ((step + 1) / 13) ** 1.5
        left, right = 690 - 360 * (foot - 236) / 664, 910 + 360 * (foot - 236) / 664
        sheet.box(HOE, left, top, right - left, foot - top)
        sheet.box(EUN_FORM, left, top, right - left, (foot - top) * 0.36)
    sheet.box(CHIJA, 40, 700, 150, 56)
    for bar in range(1, 4):
        sheet.box(MEOK, 37 + bar * 37, 700, 6, 56)
    return sheet


DRAWINGS: dict[str, Callable[[], Sheet]] = {
    "track": track,
    "office-night": office_night,
    "umbrella": umbrella,
    "border-field": border_field,
    "courtroom": courtroom,
    "alley": alley,
    "mountain-fog": mountain_fog,
    "stairs": stairs,
}
