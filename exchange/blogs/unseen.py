"""What another blog showed to nobody who did not ask for it: without a box, or written in its own ground."""

import re

from lxml.html import HtmlElement

GONE = re.compile(r"(?:display|visibility)\s{0,9}:\s{0,9}(?:none|hidden)", re.IGNORECASE)
COLOUR = re.compile(r"(?<![\w-])(color|background(?:-color)?)\s{0,9}:([^;]{1,100})", re.IGNORECASE)
NAMES = {"black": "#000000", "white": "#ffffff"}
SHORT = re.compile(r"#([0-9a-f])([0-9a-f])([0-9a-f])")
SPACES = re.compile(r"\s+|!important")


def is_unseen(element: HtmlElement) -> bool:
    style = str(element.get("style", ""))
    return "hidden" in element.attrib or bool(GONE.search(style)) or _is_of_one_colour(style)


def _is_of_one_colour(style: str) -> bool:
    told = {name.casefold()[:5]: _colour(value) for name, value in COLOUR.findall(style)}
    return told.get("color") in (told.get("backg", ""), "transparent")


def _colour(value: str) -> str:
    value = SPACES.sub("", value.casefold())
    return SHORT.sub(r"#\1\1\2\2\3\3", value) if len(value) == 4 else NAMES.get(value, value)
