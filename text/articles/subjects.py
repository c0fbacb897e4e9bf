"""Of whom a sentence speaks: that begins with “he” or “she”, or that lists who stars."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

_PLAYED = re.compile(
    r"(?:He|She|They)(?:['’](?:s|re)|\s+(?:is|are|was))\s+(?=(?:\w+ly\s+)?(?:played|portrayed|voiced)\s+by\b)"
)

_STARS = re.compile(
    r"\b(?:[Ss]tars|[Ss]tarring|[Ff]eaturing|[Hh]eadlined\s+by|[Ll]ed\s+by)\s+(?=[A-Z가-힣])(?=([^.;:]{0,300}))"
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


def stars_first(sentence: str, place: int) -> bool:
    """Whether a list that begins with “starring” reaches there: it puts the actors first."""
    match = _STARS.search(sentence)
    return match is not None and match.end() < place <= match.end(1)
