"""A Ghost post's text: its HTML if the export has it, else made from the editor's own notations."""

import html
import json
from collections.abc import Callable
from typing import Any

from exchange.reading.paragraphs import with_paragraphs

_FORMATS = ((1, "strong"), (2, "em"), (4, "s"), (8, "u"), (16, "code"), (32, "sub"), (64, "sup"))
"""Lexical's bits."""
_DEEPEST = 50

type Node = dict[str, Any]


def rendered(row: Node) -> tuple[str, tuple[str, ...]]:
    """And the names of cards that nobody understood."""
    written = row.get("html")
    if isinstance(written, str) and written.strip():
        return written, ()
    for name, make in (("lexical", _from_lexical), ("mobiledoc", _from_mobiledoc)):
        try:
            document = json.loads(row.get(name) or "null")
            if isinstance(document, dict):
                cards = _Cards()
                return make(document, cards), tuple(cards.unknown)
        except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError):
            return "", (f"the text, whose {name} is broken",)
    text = row.get("markdown") or row.get("plaintext")
    return (
        (with_paragraphs(html.escape(text, quote=False)), ()) if isinstance(text, str) else ("", ())
    )


def _attribute(value: object) -> str:
    return html.escape(str(value or ""))


class _Cards:
    def __init__(self) -> None:
        self.unknown: dict[str, None] = {}

    def made(self, name: str, card: Node) -> str:
        address = _attribute(card.get("src") or card.get("url"))
        if name == "image" and address:
            return self._figure(f'<img src="{address}" alt="{_attribute(card.get("alt"))}">', card)
        if name == "gallery":
            pictures = card.get("images") or []
            return "".join(
                self.made("image", one | {"caption": ""}) for one in pictures
            ) + self._below(card)
        if name in ("html", "card-html"):
            return str(card.get("html") or "")
        if name in ("markdown", "card-markdown"):
            return with_paragraphs(html.escape(str(card.get("markdown") or ""), quote=False))
        if name in ("code", "codeblock"):
            return f"<pre><code>{html.escape(str(card.get('code') or ''))}</code></pre>"
        if name in ("hr", "horizontalrule"):
            return "<hr>"
        words = card.get("html") or card.get("calloutText") or card.get("content") or ""
        if not address or words:
            self.unknown[f"card {name}"] = None
        link = f'<p><a href="{address}">{address}</a></p>' if address else ""
        return f"{words}{link}{self._below(card)}"

    def _figure(self, inside: str, card: Node) -> str:
        caption = card.get("caption")
        below = f"<figcaption>{caption}</figcaption>" if caption else ""
        return f"<figure>{inside}{below}</figure>"

    def _below(self, card: Node) -> str:
        return f"<p>{card['caption']}</p>" if card.get("caption") else ""


# Mobiledoc


def _from_mobiledoc(document: Node, cards: _Cards) -> str:
    made = []
    for section in document.get("sections", []):
        kind, told = section[0], section[1]
        if kind == 1:
            made.append(f"<{told}>{_marked(section[2], document)}</{told}>")
        elif kind == 2:
            made.append(f'<figure><img src="{_attribute(told)}" alt=""></figure>')
        elif kind == 3:
            items = "".join(f"<li>{_marked(markers, document)}</li>" for markers in section[2])
            made.append(f"<{told}>{items}</{told}>")
        elif kind == 10:
            name, card = document["cards"][told][:2]
            made.append(cards.made(str(name), card))
    return "\n".join(made)


def _marked(markers: list[Any], document: Node) -> str:
    """Each marker opens some of the document's marks, says its words and closes the last ones."""
    made, opened = [], []
    for kind, opens, closes, value in markers:
        for index in opens:
            name, *attributes = document["markups"][index]
            pairs = attributes[0] if attributes else []
            written = "".join(
                f' {k}="{_attribute(v)}"' for k, v in zip(pairs[::2], pairs[1::2], strict=True)
            )
            made.append(f"<{name}{written}>")
            opened.append(name)
        if kind == 1:
            made.append("<br>" if document["atoms"][value][0] == "soft-return" else "")
        else:
            made.append(html.escape(str(value), quote=False))
        made += [f"</{opened.pop()}>" for _ in range(closes)]
    return "".join(made)


# Lexical


def _from_lexical(document: Node, cards: _Cards) -> str:
    return "\n".join(_node(node, cards, 0) for node in document["root"]["children"])


def _node(node: Node, cards: _Cards, depth: int) -> str:
    kind = str(node.get("type", "")).removeprefix("extended-")
    if kind in ("text", "linebreak", "tab"):
        return _words(node, kind)
    inside = ""
    if depth < _DEEPEST:
        inside = "".join(_node(child, cards, depth + 1) for child in node.get("children") or [])
    tags: dict[str, Callable[[], str]] = {
        "paragraph": lambda: f"<p>{inside}</p>",
        "heading": lambda: f"<{node.get('tag', 'h2')}>{inside}</{node.get('tag', 'h2')}>",
        "quote": lambda: f"<blockquote><p>{inside}</p></blockquote>",
        "aside": lambda: f"<blockquote><p>{inside}</p></blockquote>",
        "list": lambda: f"<{node.get('tag', 'ul')}>{inside}</{node.get('tag', 'ul')}>",
        "listitem": lambda: f"<li>{inside}</li>",
        "link": lambda: f'<a href="{_attribute(node.get("url"))}">{inside}</a>',
        "autolink": lambda: f'<a href="{_attribute(node.get("url"))}">{inside}</a>',
        "root": lambda: inside,
    }
    if kind in tags:
        return tags[kind]()
    return inside or cards.made(kind, node)


def _words(node: Node, kind: str) -> str:
    if kind != "text":
        return "<br>" if kind == "linebreak" else " "
    made = html.escape(str(node.get("text", "")), quote=False)
    bits = node.get("format")
    for bit, tag in _FORMATS:
        if isinstance(bits, int) and bits & bit:
            made = f"<{tag}>{made}</{tag}>"
    return made
