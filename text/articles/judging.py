"""Whether a post is a review of one show at all: nothing is sure of any other."""

import re
from collections.abc import Sequence

from text.articles.entries import unbulleted
from text.articles.labels import Labelled
from text.articles.lines import Line
from text.articles.ratings import stars_in
from text.articles.vocabulary import WORDS, label_of, plain_words
from text.hangul import fold

_SCREEN = re.compile(
    r"\b(k-?drama|drama|episode|eps?|film|movie|series|season|act(?:or|ress|ing)|cast|director|"
    r"screen(?:writer|play)|character|"
    r"scene|netflix|viki|tvn|jtbc|sbs|kbs|mbc|finale|leads?|kdrama)s?\b|(드라마|영화|배우|회|명장면|명대사|넷플릭스|연출|출연|주연)",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\b(?:books?|novels?|chapters?|author|pages|albums?|tracks?|songs?|lyrics|restaurants?|menu|"
    r"dish(?:es)?|caf[eé]s?|phones?|"
    r"battery|recipes?|oven|hotels?|skincare|serum|webtoons?|concerts?|game|gameplay)\b",
    re.IGNORECASE,
)
_THING = (
    r"(?:book|novel|album|song|restaurant|cafe|café|"
    r"game|webtoon|concert|hotel|product|phone|skincare|podcast|ost|recipe)"
)
_START = r"(?:^|[:：|–—\]-]\s*)"
_OTHER_HEADLINE = re.compile(
    r"\binterviews?\b(?=\s*(?:with|[:：|–—-]|$))|^(?:an?\s+|the\s+|exclusive\s+)?interviews?\b|"
    r"\bq\s?&\s?a\b|\bin conversation\b|"
    r"\brecipes?\b(?=\s*(?:for|from|[:：|–—-]|$))|\bconfirm(?:s|ed)\b|\bannounce[sd]?\b|\bteaser\b|"
    r"\btrailer\b|"
    rf"{_START}(?:breaking|news)\b|\bnews$|\bcasting\s+(?:news|call|update)\b|\bin talks\b|"
    rf"\bset to\b|\bto star\b|\bupcoming\b|"
    r"\bgiveaway\b|\bviewership\b|\d%|시청률|\bratings? (?:rise|fall|drop|climb|soar|hit|peak)|"
    rf"{_START}how (?:to|i)\b|\btravel (?:guide|diary|notes?|tips)\b|\bfilming locations?\b|"
    rf"{_START}(?:an?\s+|the\s+)?{_THING}\s+reviews?\b|"
    rf"\breviews?:?\s+(?:of\s+)?the\s+{_THING}\b|\bthe\s+{_THING}\s+(?:that|behind|of)\b|"
    rf"\bhappy birthday\b|\bquiz\b|\bpoll\b|"
    r"\b(?:an open|a fan) letter to\b|\bfan\s?(?:fic\w*|story|stories)\b|\bsoundtracks?\s+(?:of|"
    r"to)\b|\bosts?\b|\bbook club\b|\bthe musical\b|"
    r"\bspotlight\s*(?:on|[:：])|\bprofile\s*[:：]|\bfilmography\b|\bact(?:or|ress) of the\b|"
    r"\b(?:premieres?|starts) on\b|\bof my year\b|"
    r"\blearn(?:ed|t|ing)?\s+korean\b|\bweek(?:end|ly|day)?\s+ratings\b|"
    r"\bsecond season (?:confirmed|ordered)\b|\bgets an?\b[^:]*\bseason\b|"
    r"인터뷰|레시피|캐스팅|확정|예고편",
    re.IGNORECASE,
)
_NUMBER = (
    r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|"
    r"twelve|fifteen|twenty|a few|some|several|my favou?rite)"
)
_SHOWS = r"(?:k-?dramas|kdramas|dramas|shows|films|movies|series|titles|romances|thrillers|comedies|sageuks)"
_MANY_HEADLINE = re.compile(
    rf"\btop\s+{_NUMBER}\b|\b{_NUMBER}\s+(?:[\w-]+\s+){{0,3}}?{_SHOWS}\b|"
    rf"\bbest\s+(?:\w+\s+){{0,2}}?{_SHOWS}\b|"
    r"\bbest of\b|\bwatch-?list\b|\branking\b|\branked\b|\bround-?up\b|\bmini[\s-]?reviews\b|"
    r"\breviews\b|\bvs?\.?\s|\bversus\b|"
    r"\bcompared\b|\bdramas\s+(?:i|to|for|that|of|with)\b|\b(?:everything|what) (?:i|we)(?:['’]ve|"
    r" have|['’]m| am)? (?:\w+ )?watch(?:ed|ing)\b|"
    r"\b(?:this|last) month\b|\bin (?:january|february|march|april|june|july|august|september|"
    r"october|november|december)$|"
    r"추천\s?(?:목록|리스트)|추천\s?드라마\s?\d|드라마\s?추천\s?(?:\d|목록|리스트|베스트)|베스트\s?\d+|\d+선|모음",
    re.IGNORECASE,
)
_ASPECTS = frozenset(WORDS["aspects"])
_VIEWERS = re.compile(r"\b\d{1,2}\.\d+\s?(?:%|percent)")
_ASKED = re.compile(r".{8,}\?\s*$")

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


def is_of_something_else(headline: str, lines: Sequence[Line], *, is_backed: bool) -> bool:
    """News, a list of shows, an interview, a recipe, or a review of a book.

    A show may be called “Crane Wife Hotel”: what is backed by an overview or by sections of its own is a
    review all the same, if it is of one show.
    """
    if _MANY_HEADLINE.search(headline) or is_of_many(lines):
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


def is_about_screens(headline: str, lines: Sequence[Line], title: str = "") -> bool:
    text = " ".join([headline, *(line.read for line in lines[:200])])
    text = text.replace(title, " ") if title else text
    words = [(one or other).casefold() for one, other in _SCREEN.findall(text)]
    is_named = bool(_SCREEN.search(headline))
    return len(set(words)) + is_named > 1 and len(words) > len(_OTHER.findall(text))


def titles_of(facts: Sequence[Labelled]) -> set[str]:
    """The different titles that stand behind one label."""
    found: dict[str, set[str]] = {}
    for fact in facts:
        if fact.kind == "title" and fact.is_spelled and (folded := fold(fact.value)[:40]):
            found.setdefault(fold(fact.label), set()).add(folded)
    return max(found.values(), key=len, default=set())
