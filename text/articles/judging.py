"""Whether a post is a review of one show at all: nothing is sure of any other."""

import re
from collections.abc import Sequence

from text.articles.entries import unbulleted
from text.articles.labels import Labelled
from text.articles.lines import Line
from text.articles.numbers import COUNT
from text.articles.ratings import stars_in
from text.articles.vocabulary import WORDS, label_of, plain_words
from text.hangul import fold

_SCREEN = re.compile(
    r"\b(k-?drama|drama|episode|eps?|film|movie|series|season|act(?:or|ress|ing)|cast|director|"
    r"screen(?:writer|play)|character|"
    r"scene|(?:the|this|that|a|my) show|"
    r"netflix|viki|tvn|jtbc|sbs|kbs\d?|mbc|ocn|ena|finale|leads?|kdrama)s?\b|(드라마|영화|배우|회|명장면|명대사|넷플릭스|연출|출연|주연)",
    re.IGNORECASE,
)
_THING = (
    r"(?:book|novel|album|song|ost|soundtrack|restaurant|caf[eé]|recipe|hotel|game|webtoon|concert|"
    r"musical|product|phone|skincare|podcast)"
)
_OTHER = re.compile(
    rf"\b(?:{_THING}|chapter|author|page|track|lyric|menu|dish(?=es)|battery|oven|serum|gameplay)(?:e?s)?\b|"
    r"숙소|여행|맛집|소설|앨범|수록곡|뮤지컬",
    re.IGNORECASE,
)
_OTHER_HEADLINE = re.compile(
    rf"\b{_THING}\s+reviews?\b|\breviews?:?\s+(?:of\s+)?the\s+{_THING}\b|\bthe\s+{_THING}\s+(?:that|behind|of)\b|"
    rf"\b{_THING}s?(?=\s*(?:for|from|of|to|[:：|–—-]|$))|"
    r"\binterviews?\b(?=\s*(?:with|[:：|–—-]|$))|\bq\s?&\s?a\b|"
    r"\b(?:breaking|news|casting|confirm(?:s|ed)|announce[sd]?|upcoming|teaser|trailer|giveaway|quiz|poll)\b|"
    r"\bset to\b|\bin talks\b|\bviewership\b|\d%|\bratings?\b(?! [&+])(?=\s+\w)|\bratings$|"
    r"^how (?:to|i)\b|\btravel\b|\bfilming locations?\b|"
    r"인터뷰|레시피|캐스팅|확정|예고편|시청률|촬영지",
    re.IGNORECASE,
)
"""Another thing, or what is not out yet."""
_SHOWS = r"(?:dramas|shows|films|movies|titles|romances|thrillers|comedies|sageuks)"
_NUMBER = rf"(?:{COUNT}|a few|some|several|best|top)"
_MANY_HEADLINE = re.compile(
    rf"\b{_SHOWS}\b|\b{_NUMBER}\s+(?:[\w-]+\s+){{0,2}}?series\b|\btop\s+{COUNT}\b|\bbest of\b|"
    r"\bwatch-?list\b|\brank(?:ing|ed)\b|\bround-?up\b|\breviews\b|\bvs?\.?\s|\bversus\b|"
    r"\b(?:everything|what) (?:i|we)\b.*\bwatch(?:ed|ing)\b|"
    r"추천\s?(?:목록|리스트)|드라마\s?추천\s?(?:\d|목록|리스트|베스트)|베스트\s?\d+|\d+선|모음",
    re.IGNORECASE,
)
"""More than one show."""
_COUNTED_TITLE = re.compile(r"\W*(?:\w+\s?:\s*)?#?(\d{1,2})[.):]\s*\S")
_FEWEST_COUNTED = 3
_ONE_OF = re.compile(
    rf"\b(?:one|(?!(?:{COUNT}|some|several|best|most|few)\b)[\w-]+)\s+of\s+(?:[\w-]+\s+){{0,3}}?{_SHOWS}\b",
    re.IGNORECASE,
)
"""“One of the best dramas of 2020”, “the queen of romances”."""
_ASPECTS = frozenset(WORDS["aspects"])
_VIEWERS = re.compile(r"\b\d{1,2}\.\d+\s?(?:%|percent)")
_ASKED = re.compile(r".{8,}\?\s*$")

_OTHER_BODY = re.compile(
    r"\bhas been confirmed\b|\bofficially confirmed\b|\bin talks (?:to|for)\b|"
    r"\b(?:set|scheduled) to (?:premiere|star|air|return)\b|\bagency (?:said|confirmed|stated)\b|"
    r"\baccording to (?:the |her |his )?(?:agency|reports?|media|industry|production)\b|"
    r"\btablespoons?\b|\btbsp\b|\bserves \d|\bingredients\b",
    re.IGNORECASE,
)
_ITEM = re.compile(
    r"(?:#?\s*\d{1,2}\s*[.):–—-]\s*|no\.?\s*\d{1,2}\s*[.:]?\s*)(?P<name>\S.*)", re.IGNORECASE
)
_QUESTION = re.compile(r"\W*(?:q|question|interviewer|문)\s?\d*\s?[.:：)]\s", re.IGNORECASE)
_YEAR = re.compile(r"\((?:[^()]*\b)?(?:19|20)\d\d\b")
_FIRST = 30


def is_of_something_else(headline: str, lines: Sequence[Line], *, is_backed: bool) -> bool:
    """News, a list of shows, an interview, a recipe, or a review of a book.

    A show may be called “Crane Wife Hotel”: what is backed by an overview or by sections of its own is a
    review all the same, if it is of one show.
    """
    if _MANY_HEADLINE.search(_ONE_OF.sub(" ", headline)) or is_of_many(lines):
        return True
    return not is_backed and (bool(_OTHER_HEADLINE.search(headline)) or _is_other(lines))


def _is_other(lines: Sequence[Line]) -> bool:
    opening = " ".join(line.read for line in lines[:_FIRST])
    if len(_OTHER_BODY.findall(opening)) > 1 or len(_VIEWERS.findall(opening)) > 1:
        return True
    asked = [line for line in lines if line.is_bold or line.level]
    return (
        sum(bool(_QUESTION.match(line.text)) for line in lines) > 2
        or sum(bool(_ASKED.match(line.text)) for line in asked) > 2
    )


def is_of_many(lines: Sequence[Line]) -> bool:
    """A list of shows: three headings or bold lines with a number, a year or a rating each; or two titles."""
    heads = [line for line in lines if (line.level or line.is_bold) and len(line.text) < 100]
    numbered = [
        match["name"]
        for line in heads
        if (match := _ITEM.match(line.text)) and "episode" not in line.text.casefold()
    ]
    dated = [line for line in heads if _YEAR.search(unbulleted(line.text))]
    rated = [line for line in heads if _rates_a_show(line)]
    return len(dated) > 1 or len(rated) > 1 or (len(numbered) > 4 and len(dated) + len(rated) > 0)


def _rates_a_show(line: Line) -> bool:
    """“Run On – 4/5”, not “Acting: 4/5”."""
    found = stars_in(line.text)
    rest = line.text.replace(found[0].words, " ") if found else ""
    words = plain_words(rest).split()
    return (
        bool(re.search(r"[A-Za-z가-힣]{3}", rest))
        and _ASPECTS.isdisjoint(words)
        and not label_of(rest)[0]
    )


def is_about_screens(
    headline: str, lines: Sequence[Line], title: str = "", *, least: int = 2
) -> bool:
    """By words of films and dramas, ``least`` different ones and more than of other things."""
    text = " ".join([headline, *(line.read for line in lines[:200])])
    text = text.replace(title, " ") if title else text
    words = [(one or other).casefold() for one, other in _SCREEN.findall(text)]
    is_named = bool(_SCREEN.search(headline))
    return len(set(words)) + is_named >= least and len(words) > len(_OTHER.findall(text))


def titles_of(facts: Sequence[Labelled]) -> set[str]:
    """The different titles that stand behind one label."""
    found: dict[str, set[str]] = {}
    for fact in facts:
        if fact.kind == "title" and fact.is_spelled and (folded := fold(fact.value)[:40]):
            found.setdefault(fold(fact.label), set()).add(folded)
    return max(found.values(), key=len, default=set())


def lists_shows(headline: str, lines: Sequence[Line]) -> bool:
    """Whether a post counts shows: “10 dramas for …”, “1. …”, “2. …” as headings."""
    counted = {
        match[1] for line in lines if (match := _COUNTED_TITLE.match(line.text)) and _heads(line)
    }
    return len(counted) >= _FEWEST_COUNTED or (
        bool(counted) and bool(_MANY_HEADLINE.search(headline))
    )


def _heads(line: Line) -> bool:
    return line.level > 0 or line.is_bold or label_of(line.text.partition(":")[0])[0] == "title"
