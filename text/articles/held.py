"""Whether the records hold every word of a line, so that it may leave the text."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from text.articles.found import Article, each_found
from text.articles.labels import Labelled
from text.articles.lines import Line
from text.articles.people import RANKS
from text.articles.vocabulary import WORDS, is_of_labels, label_of, section_of
from text.names.families import is_family_name

_WORD = re.compile(r"[^\W_]+")
_COUNTED = re.compile(
    r"(?:s\d{1,2})?ep?\d{1,3}|\d+(?:st|nd|rd|th|min|mins|m|h|hr|hrs|x|회|화|부작|부|분|시|시간|년|월|일|점)?"
)
_BESIDE = frozenset(
    word
    for name in ("beside_facts", "columns", "korean_ranks")
    for words in WORDS[name]
    for word in words.split()
)
_LABEL = re.compile(r"[^:：]{1,60}[:：]")
_MOST_WORDS = 4
"""Of a label in words of the writer's own: “The damage: 3/5”."""


def words_of(article: Article) -> frozenset[str]:
    """What its sure records hold."""
    values = (found.value for _, found in each_found(article) if found.sure)
    return frozenset(word for value in values for word in _words(_flat(value)))


def held(
    taken: Iterable[int],
    lines: Sequence[Line],
    article: Article,
    facts: Iterable[Labelled],
    of_rating: Collection[int] = (),
) -> set[int]:
    """Of the lines that would leave, those without a word that is in no record."""
    known = words_of(article)
    labels: dict[int, str] = {}
    for fact in facts:
        labels[fact.line.number] = f"{labels.get(fact.line.number, '')} {fact.label}"
    return {
        number
        for number in taken
        if is_held(
            lines[number], known, label=labels.get(number, ""), is_rating=number in of_rating
        )
    }


def is_held(line: Line, known: frozenset[str], *, label: str = "", is_rating: bool = False) -> bool:
    """``label`` is what was read as the label of a fact."""
    text = line.text
    if match := _LABEL.match(text):
        before = match[0][:-1]
        is_own = is_rating and len(before.split()) <= _MOST_WORDS
        if is_own or label_of(before)[0] or section_of(before)[0]:
            text = text[match.end() :]
    labels = frozenset(_words(label))
    return all(word in known or word in labels or _says_nothing(word) for word in _words(text))


def _says_nothing(word: str) -> bool:
    is_short = len(word) == 1 and (word.isascii() or is_family_name(word))
    return (
        is_short
        or word in _BESIDE
        or word in RANKS
        or not any(map(str.isalpha, word))
        or bool(_COUNTED.fullmatch(word))
        or is_of_labels(word)
    )


def _words(text: str) -> Iterable[str]:
    return _WORD.findall(text.casefold())


def _flat(value: object) -> str:
    return " ".join(_parts(value))


def _parts(value: object) -> Iterator[str]:
    if isinstance(value, tuple):
        for part in value:
            yield from _parts(part)
    elif value is not None:
        yield str(value)
