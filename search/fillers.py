"""Words that say what kind of thing is looked for, and name nothing: “goblin drama”, 도깨비 드라마."""

import re

from search.names import words

_ENGLISH = (
    r"dramas?|series|tv|shows?|movies?|films?|actors?|actress(?:es)?|cast|starring|koreans?|korea"
)
_HANGUL = "드라마|영화|시리즈|배우|여배우|남배우|출연|출연진|출연작|한국|한드"
FILLER = re.compile(rf"(?:k[-\u2010\u2011 ]?)?(?:{_ENGLISH})|{_HANGUL}", re.IGNORECASE)
_FILLERS = re.compile(rf"(?<!\w)(?:{FILLER.pattern})(?!\w)", re.IGNORECASE)


def is_filler(word: str) -> bool:
    return FILLER.fullmatch(word) is not None


def without_fillers(query: str) -> list[str]:
    """What is left of the query without the last, then without any: “The Actor drama” asks for The Actor."""
    found = list(_FILLERS.finditer(query))
    if not found:
        return []
    kept = [query[: found[-1].start()] + query[found[-1].end() :], _FILLERS.sub(" ", query)]
    return [text for text in dict.fromkeys(map(_tidy, kept)) if words(text)]


def _tidy(text: str) -> str:
    return " ".join(text.split())
