"""A reader's words as HTML: paragraphs, line breaks, quotations, emphasis, links. All else is shown as typed.

> A quotation; its lines begin with "> ", those of a quotation in it with "> > ".
*Emphasis*, _emphasis_, also before a particle: *나의 아저씨*는. https://an.example/address
"""

import re
from itertools import groupby
from typing import NamedTuple
from urllib.parse import urlsplit

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from text.jamo import LETTERS
from text.korean import mark_korean
from text.typed import printable

DEEPEST_QUOTE = 3
REL = "nofollow ugc noopener"

_OTHER_WORD = rf"(?:(?![{LETTERS}])\w)"
"""A letter that a word in Latin goes on with; Hangul is a particle, or a word that has one before it."""
_INNER = r"(?=[\w“‘\"'《〈『「(\[<])(?!_)"
_ADDRESS = r"""(?<![0-9A-Za-z])[Hh][Tt][Tt][Pp][Ss]?://[^\s<>"\\]+"""
_LINK = re.compile(_ADDRESS)
_SPECIAL = re.compile(
    rf"(?P<link>{_ADDRESS})"
    rf"|(?<!\*)(?<!{_OTHER_WORD})\*{_INNER}(?P<stars>[^*]*[^*\s])\*(?!\*|{_OTHER_WORD})"
    rf"|(?<!\w)_{_INNER}(?P<lines>[^_]*[^_\s])_(?!_|{_OTHER_WORD})"
)
_TRAILING = ".,;:!?'*_~…。，、！？”’》〉』」"
_PARTICLE = re.compile(
    "(?<=[0-9A-Za-z])(?:은|는|이|가|을|를|의|와|과|도|만|에|에게|에서|께서|처럼|보다|이랑|랑|로|으로|이다|입니다)$"
)


class _Line(NamedTuple):
    depth: int
    words: str


def comment_html(text: str) -> SafeString:
    """Blank lines part paragraphs, other line breaks stay."""
    lines = [_line(line) for line in re.split("\r\n|\r|\n", printable(text))]
    html, depth = [], 0
    for (wanted, is_blank), group in groupby(lines, lambda line: (line.depth, not line.words)):
        if is_blank and not wanted:
            continue
        html += ["<blockquote>"] * (wanted - depth) + ["</blockquote>"] * (depth - wanted)
        depth = wanted
        if not is_blank:
            html.append(f"<p>{'<br>'.join(_inline(line.words) for line in group)}</p>")
    return mark_safe("".join([*html, "</blockquote>" * depth]))


def _line(line: str) -> _Line:
    """How deep in quotations; a ">" with something right behind it, as in ">_<", is none."""
    words, depth = line.strip(), 0
    rest = words
    while depth < DEEPEST_QUOTE and rest.startswith(">"):
        rest, depth = rest[1:].lstrip(" "), depth + 1
    marks = words[: len(words) - len(rest)]
    is_quoted = bool(marks) and (marks.endswith(" ") or not rest or rest.startswith("> "))
    return _Line(depth, rest) if is_quoted else _Line(0, words)


def _inline(words: str) -> str:
    html: list[str] = []
    end = 0
    for found in _SPECIAL.finditer(words):
        html.append(mark_korean(words[end : found.start()]))
        inside = found["stars"] or found["lines"]
        html.append(f"<em>{_linked(inside)}</em>" if inside else _link(found["link"]))
        end = found.end()
    return "".join([*html, mark_korean(words[end:])])


def _linked(words: str) -> str:
    html: list[str] = []
    end = 0
    for found in _LINK.finditer(words):
        html += [mark_korean(words[end : found.start()]), _link(found[0])]
        end = found.end()
    return "".join([*html, mark_korean(words[end:])])


def _link(found: str) -> str:
    address = _PARTICLE.sub("", _without_trailing(found))
    shown = mark_korean(address)
    behind = mark_korean(found[len(address) :])
    if not _leads_somewhere(address):
        return shown + behind
    return format_html('<a href="{}" rel="{}">{}</a>{}', address, REL, shown, behind)


def _without_trailing(found: str) -> str:
    """A full stop behind an address is the sentence's, and so is a bracket that was opened before it."""
    surplus = found.count(")") - found.count("(")
    end = len(found)
    while end and (found[end - 1] in _TRAILING or (found[end - 1] in ")]}" and surplus > 0)):
        surplus -= found[end - 1] == ")"
        end -= 1
    return found[:end]


def _leads_somewhere(address: str) -> bool:
    """To a host, and to the one that it seems to: with a name before "@" it would not."""
    try:
        parts = urlsplit(address)
        return bool(parts.hostname) and "@" not in parts.netloc
    except ValueError:
        return False
