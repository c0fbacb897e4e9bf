"""Every pair of text and background, computed from the style sheets as WCAG 2.2 counts contrast."""

import re

import pytest

from tests.house_rules import ROOT

CSS = ROOT / "static" / "css"
TEXT, CONTROL = 4.5, 3.0
DAY, NIGHT = 0, 1
TOKENS = {
    name: (day, night)
    for name, day, night in re.findall(
        r"--([a-z]+): light-dark\((#\w{6}), (#\w{6})\);", (CSS / "tokens.css").read_text()
    )
}
SHEET = (CSS / "fields.css").read_text()
FIELDS = {
    name: (ground, form, ink)
    for name, ground, form, ink in re.findall(
        r"\.f-(\w+) {\s+--f: (#\w{6});\s+--g: (#\w{6});\s+--o: (#\w{6});\s+}", SHEET
    )
}
SWAPPED = re.findall(r"\.f-(\w+)", re.search(r"\.band:is\(([^)]*)\)", SHEET)[1])
MIX = int(re.search(r"color-mix\(in oklab, var\(--o\) (\d+)%, var\(--f\)\)", SHEET)[1]) / 100
ON_PAPER = {"ink": TEXT, "soft": TEXT, "bad": TEXT, "wait": TEXT, "edge": CONTROL, "ring": CONTROL}


def linear(colour):
    """#rrggbb → red, green and blue as amounts of light."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]


def contrast(one, other):
    """From 1 to 21; a colour is #rrggbb or linear light."""
    lights = [linear(c) if isinstance(c, str) else c for c in (one, other)]
    bright, dim = sorted(
        (0.2126 * red + 0.7152 * green + 0.0722 * blue for red, green, blue in lights), reverse=True
    )
    return (bright + 0.05) / (dim + 0.05)


def to_oklab(light):
    red, green, blue = light
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    middle = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


def from_oklab(lab):
    lightness, a, b = lab
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )


def mixed(one, other, share):
    """As CSS color-mix does it: ``share`` of one, the rest of the other, in Oklab."""
    pairs = zip(to_oklab(linear(one)), to_oklab(linear(other)), strict=True)
    return from_oklab([share * first + (1 - share) * second for first, second in pairs])


def test_contrast_is_counted_as_wcag_does():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.478, abs=0.001)


def test_mixing_goes_through_oklab_and_back():
    assert mixed("#a51c40", "#000000", 1) == pytest.approx(linear("#a51c40"), abs=1e-5)
    assert mixed("#ffffff", "#000000", 0.5) == pytest.approx([0.125] * 3, abs=1e-4)


def test_every_token_and_field_is_read():
    assert ON_PAPER.keys() | {"paper", "rule", "slat", "mark"} == TOKENS.keys()
    assert len(FIELDS) == 20


@pytest.mark.parametrize("scheme", [DAY, NIGHT], ids=["day", "night"])
@pytest.mark.parametrize(("name", "least"), ON_PAPER.items(), ids=ON_PAPER)
def test_token_stands_out_on_paper(name, least, scheme):
    assert contrast(TOKENS[name][scheme], TOKENS["paper"][scheme]) >= least


@pytest.mark.parametrize("scheme", [DAY, NIGHT], ids=["day", "night"])
def test_ink_stands_out_on_a_mark(scheme):
    assert contrast(TOKENS["ink"][scheme], TOKENS["mark"][scheme]) >= TEXT


@pytest.mark.parametrize(("ground", "form", "ink"), FIELDS.values(), ids=FIELDS)
def test_words_of_a_poster_stand_out_on_ground_and_form(ground, form, ink):
    assert contrast(ink, ground) >= TEXT
    assert contrast(ink, form) >= TEXT


def test_light_fields_are_those_that_swap_at_night():
    light = [name for name, (ground, _, _) in FIELDS.items() if contrast(ground, "#000000") > 10]
    assert light == SWAPPED


@pytest.mark.parametrize("name", SWAPPED)
def test_words_of_a_light_band_stand_out_at_night(name):
    ground, _, ink = FIELDS[name]
    assert contrast(ground, ink) >= TEXT
    assert contrast(ground, mixed(ink, ground, MIX)) >= TEXT
