"""Names in the sentences of those who leave capitals out, with capitals."""

import re

from text.articles.people import RANKS, is_korean_name
from text.articles.vocabulary import WORDS
from text.names.families import is_family_name

_WRITTEN = re.compile(r"(?<!\w)[A-Z][a-z]")
_NAME = re.compile(r"(?<![\w'’-])(?:([a-z]+)\s)?([a-z]+-[a-z]+)(?![\w-])")
_LOUD = re.compile(r"(?<![\w-])[A-Z]{2,}\s[A-Z]{2,}-[A-Z]{2,}(?![\w-])")
"""“IM SI-WAN”."""
_BEFORE_BRACKET = re.compile(
    r"(?<![\w'’-])((?:[a-z][\w'’-]*\s){0,3})([A-Za-z][\w'’-]*)(?=\s\((?:played by\s)?[A-Z])"
)
_AS_IN_BRACKET = re.compile(r"(\([A-Z][a-z]+ [A-Z][a-z]+-[a-z]+ as )([a-z]+(?: [a-z]+)?)(?=\))")
"""“(Im Si-wan as rider oh)”: in brackets that end with it, whatever it is."""
_NO_NAME = frozenset(WORDS["no_name"])
_CREW = frozenset(("director", "writer", "screenwriter", "actor", "actress", "author", "pd"))


def with_capitals(text: str) -> str:
    """“falconer jang (tae won-sam)” → “Falconer Jang (Tae Won-sam)”; text with capitals as it is."""
    if "-" not in text:
        return text
    is_small = not _WRITTEN.search(text)
    text = _LOUD.sub(_softened, text)
    if not is_small:
        return text
    text = _AS_IN_BRACKET.sub(lambda found: found[1] + found[2].title(), _NAME.sub(_spelled, text))
    return _BEFORE_BRACKET.sub(_named, text)


def _softened(found: re.Match[str]) -> str:
    return " ".join(word.capitalize() for word in found[0].split())


def _spelled(found: re.Match[str]) -> str:
    family, given = found[1] or "", found[2].capitalize()
    if not is_korean_name(given):
        return found[0]
    if is_family_name(family) and is_korean_name(f"{family.capitalize()} {given}"):
        return f"{family.capitalize()} {given}"
    return f"{family} {given}" if family else given


def _named(found: re.Match[str]) -> str:
    """Of the words before a bracket those that are a name: behind “the”, a rank with it, else the last."""
    words = [*found[1].split(), found[2]]
    is_ranked = len(words) > 1 and words[-2] in RANKS and is_family_name(words[-1])
    if (words[-1] in _NO_NAME | _CREW and not is_ranked) or words[-1][0].isupper():
        return found[0]
    count = 1
    if "the" in words[:-1]:
        count = words[::-1].index("the")
    elif len(words) > 1 and (words[-2] in RANKS or is_family_name(words[-1])):
        count = 2
    kept = [word[:1].upper() + word[1:] for word in words[-count:]]
    return " ".join([*words[:-count], *kept])
