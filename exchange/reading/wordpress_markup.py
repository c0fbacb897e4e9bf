"""The text of a WordPress post, from the block editor or of old, as plain HTML."""

import html
import json
import re
from collections.abc import Iterator
from typing import Any

from exchange.reading.paragraphs import with_paragraphs
from exchange.reading.shortcodes import FindPictures, Shortcodes, block, figure, link

_BLOCK = re.compile(r"<!--\s+(/?)wp:([a-z0-9_/-]{1,80})\s+(?:(\{[^<>]*\})\s*)?(/?)-->")
_WRAPPER = re.compile(
    r"<div class=\"wp-block-embed__wrapper\">\s*(https?://[^\s<>\"]+)\s*</div>", re.IGNORECASE
)
_LONE_ADDRESS = re.compile(r"^[ \t]*(https?://[^\s<>\"\[\]]+)[ \t]*$", re.MULTILINE)
_NEAR = 4000
"""Characters within which a block's own picture stands, if it has it as an element."""


def plain_html(original: str, find: FindPictures) -> tuple[str, tuple[str, ...]]:
    """And the names of what nobody understood."""
    codes = Shortcodes(find)
    text = original.replace("\r\n", "\n")
    if _BLOCK.search(text):
        pieces = _outside_and_inside(text, codes)
        done = "\n".join(piece for piece in pieces if piece)
    else:
        done = _classic(text, codes)
    return done, tuple(codes.leftovers)


def _classic(text: str, codes: Shortcodes) -> str:
    text = codes.replaced(_without_comments(text))
    return with_paragraphs(_LONE_ADDRESS.sub(lambda found: link(found[1]), text))


def _without_comments(text: str) -> str:
    pieces, at = [], 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start)) >= 0:
        pieces.append(text[at:start])
        at = end + 3
    return "".join([*pieces, text[at:]])


def _outside_and_inside(text: str, codes: Shortcodes) -> Iterator[str]:
    """What stands outside of every block was typed in the editor of old."""
    at = depth = 0
    inside: list[str] = []
    for found in _BLOCK.finditer(text):
        piece, at = text[at : found.start()], found.end()
        if depth:
            inside.append(piece)
        elif piece.strip():
            yield _classic(piece, codes)
        closes, alone = bool(found[1]), bool(found[4])
        if not closes:
            inside.append(_opening(found, text[found.end() : found.end() + _NEAR], alone, codes))
            depth += not alone
        else:
            depth = max(0, depth - 1)
        if depth == 0:
            yield _finished("".join(inside), found[2], codes)
            inside = []
    rest = text[at:]
    yield _finished("".join(inside) + rest, "", codes) if depth else _classic(rest, codes)


def _finished(markup: str, name: str, codes: Shortcodes) -> str:
    markup = _WRAPPER.sub(lambda found: link(found[1]).strip(), _without_comments(markup))
    if name == "freeform":
        return _classic(markup, codes)
    return codes.replaced(markup).strip()


def _opening(found: re.Match[str], follows: str, is_alone: bool, codes: Shortcodes) -> str:
    """What the editor's comment itself says and the markup behind it does not."""
    name, told = found[2].removeprefix("core/"), _told(found[3])
    address = html.unescape(str(told.get("url") or ""))
    if is_alone:
        return _alone(name, told, address, codes)
    has_picture = "<img" in follows.split("<!-- /wp:" + name)[0]
    if name in ("cover", "cover-image") and address and not has_picture:
        return block(f'<figure><img src="{html.escape(address)}" alt=""></figure>')
    return ""


def _alone(name: str, told: dict[str, Any], address: str, codes: Shortcodes) -> str:
    if name == "embed" or name.startswith("core-embed/"):
        return link(address) if address else ""
    if name in ("image", "gallery"):
        ids = told.get("ids") or [told.get("id")]
        numbers = [str(one) for one in ids if one] if isinstance(ids, list) else []
        found = codes.find(numbers) if numbers else []
        if found:
            return block("".join(figure(picture) for picture in found))
    if name in _SILENT:
        return ""
    codes.leftovers[f"block {name}" + (f" {told['ref']}" if "ref" in told else "")] = None
    return ""


_SILENT = {"more", "nextpage", "separator", "spacer", "paragraph", "post-content"}


def _told(written: str | None) -> dict[str, Any]:
    try:
        found = json.loads(written or "{}")
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
