"""Whether a post is a review of one show at all: nothing is sure of any other."""

import re
from collections.abc import Sequence

from text.articles.entries import unbulleted
from text.articles.labels import Labelled
from text.articles.lines import Line
from text.articles.ratings import stars_in
from text.hangul import fold

_SCREEN = re.compile(
    r"\b(k-?drama|drama|episode|eps?|film|movie|series|season|act(?:or|ress|ing)|cast|director|screen(?:writer|play)|character|"
    r"scene|netflix|viki|tvn|jtbc|sbs|kbs|mbc|finale|leads?|kdrama)s?\b|(드라마|영화|배우|회|명장면|명대사|넷플릭스|연출|출연|주연)",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\b(?:books?|novels?|chapters?|author|pages|albums?|tracks?|songs?|lyrics|restaurants?|menu|dish(?:es)?|caf[eé]s?|phones?|"
    r"battery|recipes?|oven|hotels?|skincare|serum|webtoons?|concerts?|game|gameplay)\b",
    re.IGNORECASE,
)
_OTHER_HEADLINE = re.compile(
    r"\binterviews?\b|\bq\s?&\s?a\b|\bin conversation\b|\brecipes?\b|\bconfirm(?:s|ed)\b|"
    r"\bannounce[sd]?\b|\bteaser\b|\btrailer\b|"
    r"\bbreaking\b|\bnews\b|\bcasting\b|\bin talks\b|\bset to\b|\bto star\b|\bupcoming\b|"
    r"\btop\s+(?:\d+|ten|five|twenty)\b|"
    r"\b(?:\d+|five|six|seven|eight|ten|twelve|twenty)\s+(?:\w+\s+){0,3}?(?:k-?dramas|dramas|shows|films|movies|series|titles)\b|"
    r"\bbest\s+(?:\w+\s+){0,2}?(?:k-?dramas|dramas|shows|films|movies|series)\b|\bwatch-?list\b|\branking\b|\branked\b|\bround-?up\b|"
    r"\bgiveaway\b|\bratings:|\bviewership\b|\d%|시청률|\bratings? (?:rise|fall|drop|climb|soar|hit|"
    r"peak)|\bhow to\b|\btravel\b|\bfilming locations?\b|\b(?:book|novel|album|song|"
    r"restaurant|cafe|café|game|webtoon|"
    r"concert|hotel|product|phone|skincare|podcast|ost)\s+reviews?\b|\breviews?:?\s+(?:of\s+)?the\s+(?:book|novel|album|restaurant)\b|"
    r"\bmini[\s-]?reviews\b|\breviews\b|인터뷰|레시피|추천\s?(?:목록|리스트)|추천\s?드라마\s?\d|드라마\s?추천\s?(?:\d|목록|리스트|베스트)|베스트\s?\d+|\d+선|모음|캐스팅|확정|예고편",
    re.IGNORECASE,
)
_OTHER_BODY = re.compile(
    r"\bhas been confirmed\b|\bin talks (?:to|for)\b|\bis set to (?:premiere|star|air|return)\b|"
    r"\bagency (?:said|confirmed|stated)\b|"
    r"\baccording to (?:the )?(?:agency|reports?|media|industry|production)\b|\bscheduled to "
    r"(?:premiere|air)\b|"
    r"\bpress conference\b|\bofficially confirmed\b|\bpreheat the oven\b|\btablespoons?\b|"
    r"\btbsp\b|\bserves \d|\bingredients\b",
    re.IGNORECASE,
)
_ITEM = re.compile(
    r"(?:#?\s*\d{1,2}\s*[.):–—-]\s*|no\.?\s*\d{1,2}\s*[.:]?\s*)(?P<name>\S.*)", re.IGNORECASE
)
_QUESTION = re.compile(r"\W*(?:q|question|interviewer|문)\s?\d*\s?[.:：)]\s", re.IGNORECASE)
_YEAR = re.compile(r"\((?:[^()]*\b)?(?:19|20)\d\d\b")
_FIRST = 30


def is_of_something_else(headline: str, lines: Sequence[Line]) -> bool:
    """News, a list of shows, an interview, a recipe, or a review of a book."""
    if _OTHER_HEADLINE.search(headline):
        return True
    opening = " ".join(line.read for line in lines[:_FIRST])
    if len(_OTHER_BODY.findall(opening)) > 1:
        return True
    return sum(bool(_QUESTION.match(line.text)) for line in lines) > 2 or is_of_many(lines)


def is_of_many(lines: Sequence[Line]) -> bool:
    """A list of shows: three headings or bold lines with a number, a year or a rating each; or two titles."""
    heads = [line for line in lines if (line.level or line.is_bold) and len(line.text) < 100]
    numbered = [
        match["name"]
        for line in heads
        if (match := _ITEM.match(line.text)) and "episode" not in line.text.casefold()
    ]
    dated = [line for line in heads if _YEAR.search(unbulleted(line.text))]
    rated = [
        line for line in heads if stars_in(line.text) and re.search(r"[A-Za-z가-힣]{3}", line.text)
    ]
    return len(dated) > 2 or len(rated) > 2 or (len(numbered) > 4 and len(dated) + len(rated) > 0)


def is_about_screens(headline: str, lines: Sequence[Line]) -> bool:
    text = " ".join([headline, *(line.read for line in lines[:200])])
    words = [(one or other).casefold() for one, other in _SCREEN.findall(text)]
    is_named = bool(_SCREEN.search(headline))
    return len(set(words)) + is_named > 1 and len(words) > len(_OTHER.findall(text))


def titles_of(facts: Sequence[Labelled]) -> set[str]:
    """The different titles that stand behind labels."""
    return {folded for fact in facts if fact.kind == "title" and (folded := fold(fact.value)[:40])}
