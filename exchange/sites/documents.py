"""JSON for people, and its careful reading: whatever is in a file, it takes a bounded memory."""

import json
import re
from collections import Counter
from typing import Any

LONGEST = 17_000_000
"""Characters of one file; a post of another blog has eight million at most, each written as one or two."""
LONGEST_LIST = 20_000_000
"""Those of the list of all files: some 150,000 of them."""
MOST_VALUES = 1_000_000
DEEPEST = 20
FULL = 1_000_000
"""Characters from which a file takes no more rows."""

_WORDS = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"', re.DOTALL)
_NO_BRACKETS = bytes(set(range(256)) - set(b"[]{}"))
_CONTINUED = bytes(range(0x80, 0xC0))
_UNPRINTED = re.compile("[\x00\ud800-\udfff]")


class BadJson(Exception):
    """Says what is wrong with it."""


def as_text(told: Any) -> str:
    """With its end of line."""
    return json.dumps(told, ensure_ascii=False, sort_keys=True, indent=1) + "\n"


def as_list(rows: list[str]) -> str:
    """Of rows that are texts already."""
    inner = (" " + row.rstrip("\n").replace("\n", "\n ") for row in rows)
    return "[\n" + ",\n".join(inner) + "\n]\n"


def read(content: bytes, longest: int = LONGEST) -> Any:
    """Raises ``BadJson``."""
    _bound(content, longest)
    try:
        return json.loads(content.decode(), object_pairs_hook=_object, parse_constant=_no_number)
    except UnicodeDecodeError as error:
        raise BadJson(f"is no UTF-8 at byte {error.start}") from None
    except json.JSONDecodeError as error:
        raise BadJson(f"is no JSON in line {error.lineno}: {error.msg}") from None
    except ValueError:
        raise BadJson("has a number that is too long") from None


def _bound(content: bytes, longest: int) -> None:
    """Before anything is built of it."""
    if len(content.translate(None, _CONTINUED)) > longest:
        raise BadJson(f"is longer than {longest:,} characters")
    bare = _WORDS.sub(b"", content)
    if sum(map(bare.count, (b",", b"[", b"{"))) > MOST_VALUES:
        raise BadJson(f"has more than {MOST_VALUES:,} values")
    brackets = bare.translate(None, _NO_BRACKETS)
    for _ in range(DEEPEST):
        brackets = brackets.replace(b"[]", b"").replace(b"{}", b"")
    if brackets:
        raise BadJson("is cut short, or nested too deeply")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    told = dict(pairs)
    if len(told) < len(pairs):
        twice = Counter(name for name, _ in pairs).most_common(1)[0][0]
        raise BadJson(f"has “{twice[:80]}” twice in one object")
    return told


def _no_number(word: str) -> Any:
    raise BadJson(f"has {word}, which is no number")


def is_storable(text: str) -> bool:
    """Whether every database keeps it."""
    return not _UNPRINTED.search(text)
