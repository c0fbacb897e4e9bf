"""WordPress' shortcodes: captions, galleries and embeds become markup; the rest stays, and is named."""

import html
import re
from collections.abc import Callable

from exchange.reading.items import Picture

_CODE = re.compile(r"\[(\[?)(/?)([A-Za-z][\w-]{0,40})((?:[\s=:/][^\[\]]{0,3000})?)\](\]?)")
_ATTRIBUTE = re.compile(r"""([\w-]{1,40})\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))""")
_LEADING_PICTURE = re.compile(r"\s*((?:<a\b[^<>]*>)?\s*<img\b[^<>]*>\s*(?:</a>)?)", re.IGNORECASE)
_QUOTES = re.compile("&quot;|&#822[01];|&#8243;|[“”″]")
_LONGEST_INSIDE = 20_000
_MOST = 5_000
"""In one post; what comes behind them stays text."""
_ADDRESS = re.compile(r"(?:https?:)?//[^\s\"'<>\[\]]+")
_LINKED = {
    "youtube": "https://www.youtube.com/watch?v={}",
    "vimeo": "https://vimeo.com/{}",
    "dailymotion": "https://www.dailymotion.com/video/{}",
    "ted": "https://www.ted.com/talks/{}",
    **dict.fromkeys(
        ("embed", "video", "audio", "playlist", "soundcloud", "instagram", "tweet", "twitter"), "{}"
    ),
    **dict.fromkeys(("facebook", "googlevideo", "spotify", "tiktok", "pinterest"), "{}"),
}
_OURS = {"caption", "wp_caption", "gallery", *_LINKED}
OF_SPOILERS = ("spoilers?", "su_spoiler", "spoil", "expand", "collapse", "hide", "hidden")
"""Patterns of those that hide what stands in them, which no body has to wait for: they stay in the text."""
_OF_SPOILERS = re.compile("|".join(OF_SPOILERS))

type FindPictures = Callable[[list[str]], list[Picture]]
"""By their numbers; all of the post where none are given."""


class Shortcodes:
    def __init__(self, find: FindPictures) -> None:
        self.find = find
        self.leftovers: dict[str, None] = {}

    def replaced(self, text: str) -> str:
        pieces: list[str] = []
        at = 0
        closings = {code[3].lower() for code in _CODE.finditer(text) if code[2]}
        while len(pieces) < 2 * _MOST and (found := _CODE.search(text, at)):
            pieces.append(text[at : found.start()])
            markup, at = self._one(text, found, closings)
            pieces.append(markup)
        return "".join([*pieces, text[at:]])

    def _one(self, text: str, code: re.Match[str], closings: set[str]) -> tuple[str, int]:
        """What stands for it, and where it ends."""
        name = code[3].lower()
        if code[1] and code[5]:
            return code[0][1:-1], code.end()
        start = code.start() + len(code[1])
        inside, end = "", code.end()
        if name in closings and name in _OURS and not code[2]:
            close = text.find(f"[/{code[3]}]", end, end + _LONGEST_INSIDE)
            if close >= 0:
                inside, end = text[end:close], close + len(name) + 3
        made = self._made(name, code[4], inside) if not code[2] and not code[1] else None
        if made is not None:
            return made, end
        is_left = "=" in code[4] or name in closings
        if is_left and not _OF_SPOILERS.fullmatch(name):
            self.leftovers[f"[{name}]"] = None
        return text[code.start() : max(start, code.end())], code.end()

    def _made(self, name: str, written: str, inside: str) -> str | None:
        attributes = _attributes(written)
        if name in ("caption", "wp_caption"):
            return _captioned(attributes, inside)
        if name == "gallery":
            return self._gallery(attributes)
        if name in _LINKED:
            return _linked(name, written, attributes, inside)
        return None

    def _gallery(self, attributes: dict[str, str]) -> str:
        listed = attributes.get("ids") or attributes.get("include") or ""
        numbers = [number.strip() for number in listed.split(",") if number.strip()]
        found = self.find(numbers)
        missing = set(numbers) - {picture.source_id for picture in found}
        for number in sorted(missing):
            self.leftovers[f"picture {number} of a gallery"] = None
        if not found:
            self.leftovers["[gallery]"] = None
        return block("".join(figure(picture) for picture in found))


def figure(picture: Picture) -> str:
    caption = f"<figcaption>{picture.caption}</figcaption>" if picture.caption else ""
    source, alt = html.escape(picture.address), html.escape(picture.alt)
    return f'<figure><img src="{source}" alt="{alt}">{caption}</figure>'


def link(address: str) -> str:
    shown = html.escape(html.unescape(address))
    return block(f'<p><a href="{shown}">{shown}</a></p>')


def block(markup: str) -> str:
    """Set apart, so that it becomes no part of a paragraph."""
    return f"\n\n{markup}\n\n"


def _attributes(written: str) -> dict[str, str]:
    return {
        found[1].lower(): next((value for value in found.groups()[1:] if value), "")
        for found in _ATTRIBUTE.finditer(_QUOTES.sub('"', written))
    }


def _captioned(attributes: dict[str, str], inside: str) -> str | None:
    picture = _LEADING_PICTURE.match(inside)
    if picture is None:
        return block(inside) if inside.strip() else None
    caption = attributes.get("caption", "") or inside[picture.end() :].strip()
    below = f"<figcaption>{html.unescape(caption) if '&lt;' in caption else caption}</figcaption>"
    return block(f"<figure>{picture[1].strip()}{below if caption else ''}</figure>")


def _linked(name: str, written: str, attributes: dict[str, str], inside: str) -> str | None:
    """Whoever reads it then has the way to what was embedded."""
    for text in (inside, written):
        address = _ADDRESS.search(text)
        if address:
            return link(address[0])
    pattern = _LINKED[name]
    number = attributes.get("id") or written.strip(" =").split(" ")[0]
    if pattern != "{}" and re.fullmatch(r"[\w-]{1,40}", number):
        return link(pattern.format(number))
    return None
