"""Of whom a sentence speaks that begins with “he” or “she”."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

_PLAYED = re.compile(
    r"(?:He|She|They)(?:['’](?:s|re)|\s+(?:is|are|was))\s+(?=(?:\w+ly\s+)?(?:played|portrayed|voiced)\s+by\b)"
)


@lru_cache(maxsize=4)
def _subject(name: str) -> re.Pattern[str]:
    return re.compile(rf"({name})(?:\s\([^()]*\))?,?\s+[a-z]")


def with_subjects(sentences: Iterable[str], name: str) -> Iterator[str]:
    """“Mi-joo is a translator. She is played by …”, with her name; ``name`` is the pattern of one."""
    subject = ""
    for sentence in sentences:
        match = _PLAYED.match(sentence)
        yield f"{subject} is {sentence[match.end() :]}" if match and subject else sentence
        begun = _subject(name).match(sentence)
        subject = begun[1] if begun else ""
