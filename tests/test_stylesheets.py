"""What the templates and the text package name, the style sheets know."""

import re

import pytest

from tests.house_rules import ROOT, files
from text import poster

CSS = ROOT / "static" / "css"
RULES = "\n".join(path.read_text() for path in CSS.glob("*.css"))


def styled(name):
    return re.search(rf"\.{name}\b(?!-)", RULES) is not None


@pytest.mark.parametrize("field", [name for shades in poster.ELEMENTS.values() for name in shades])
def test_every_field_has_its_colours(field):
    assert styled(f"f-{field}")


@pytest.mark.parametrize("size", sorted({*poster.SIZES, *poster.STACK_SIZES.values()}))
def test_every_title_size_has_its_class(size):
    assert styled(f"t-{size}")


@pytest.mark.parametrize("half", range(1, 11))
def test_every_rating_has_its_fill(half):
    assert styled(f"r{half * 5:02d}")


@pytest.mark.parametrize("size", range(1, 6))
def test_every_band_title_has_its_size(size):
    assert styled(f"k-{size}")


def test_every_sheet_has_its_place_in_a_layer():
    imported = re.findall(r'@import url\("([\w-]+\.css)"\)', (CSS / "site.css").read_text())
    linked = {"site.css", "hangul.css"}
    assert {*imported, *linked} == {path.name for path in CSS.glob("*.css") if path.parent == CSS}


def test_every_file_that_a_sheet_names_is_there():
    missing = [
        (sheet.name, address)
        for sheet in files("*.css", "static")
        for address in re.findall(r'url\("([^"]+)"\)', sheet.read_text())
        if not (sheet.parent / address).is_file()
    ]
    assert missing == []


def test_nothing_is_fetched_from_another_host():
    assert re.findall(r"(?:url\(|@import )[\"']?(?:https?:)?//", RULES) == []
