"""A headline cut at its dashes, bars, colons, and before “, a review”."""

import re
from collections.abc import Iterator
from itertools import pairwise

from text.articles.asides import is_aside, opens_aside

_STRONG = re.compile(
    r"\s*[,:;]?\s+or(?:[:,]\s+|\s+(?=how\b|why\b)|\s*[-–—]\s+)|"
    r"\s+[-–—|~•·»/:]+\s+|\s*[|»•]\s*|\s*[—–]\s*|\s+::\s+",
    re.IGNORECASE,
)
"""Also “or:”, “, or how …”, before a second title of the post."""
_WEAK = re.compile(r"\s*[:：]\s+|：")
_COMMA = re.compile(r",\s+")

type Span = tuple[int, int]
type Block = list[Span]


def blocks_of(text: str) -> list[Block]:
    """What dashes and bars part, each in the pieces that colons part."""
    blocks = []
    for start, end in _parted(text, (0, len(text)), _STRONG):
        pieces = [
            part for piece in _parted(text, (start, end), _WEAK) for part in _at_comma(text, piece)
        ]
        blocks.append([piece for piece in pieces if text[slice(*piece)].strip()])
    return [block for block in blocks if block]


def _parted(text: str, span: Span, mark: re.Pattern[str]) -> Iterator[Span]:
    cuts = [match.span() for match in mark.finditer(text, *span)]
    return (
        (one[1], other[0]) for one, other in pairwise([(0, span[0]), *cuts, (span[1], span[1])])
    )


def _at_comma(text: str, span: Span) -> Iterator[Span]:
    """“Run On, a review” in two."""
    for comma in _COMMA.finditer(text, *span):
        rest = text[comma.end() : span[1]]
        if rest.count(")") > rest.count("("):
            continue
        if opens_aside(rest) or is_aside(rest):
            yield span[0], comma.start()
            yield comma.end(), span[1]
            return
    yield span
