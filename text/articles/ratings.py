"""How many stars out of five a reviewer gives, however that is written."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from text.articles.numbers import number_of
from text.stars import nearest_half

_ONES = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|zero|한|두|세|네|다섯)"
_FIGURE = r"[0-9]{1,2}[\s-]1/2|[0-9]{1,3}(?:[.,][0-9]{1,2})?(?:\s?[½¼¾])?|½"
_WORD_FIGURE = (
    rf"(?:{_ONES}|[0-9]{{1,2}})[\s-]and[\s-](?:a[\s-])?(?:half|quarter)|{_ONES}|half[\s-]a"
)
_AMOUNT = rf"(?:{_WORD_FIGURE}|{_FIGURE})"
_THING = r"(?:[-\s]?(?:stars?|points?|hearts?|pts|[★⭐🌟♥❤💖💕☆✨]))"
_COUNTED = (
    r"(?!(?:people|times|viewers|episodes|days|dramas|hours|critics|friends|weeks|fans)\b)"
    rf"(?!{_ONES}\b)[a-z]{{3,}}(?:\s(?!{_ONES}\b)[a-z]{{3,}})?"
)
"""“Four umbrellas out of five”."""
_FULL = "★⭐🌟♥❤🧡💛💚💙💜💖💕💗⭑✭✮"
_EMPTY = "☆♡✩✰🤍⚝"
_HALF = "½⯨⯪✬"
_WHOLE_STARS = frozenset(_FULL + _EMPTY + " \ufe0e\ufe0f")

_OUT_OF = re.compile(
    rf"(?<![\w./])({_AMOUNT}){_THING}?(?:\s*\(?(?:/|out\s+of(?:\s+a(?:\s+possible)?)?|over|of)|"
    rf"\s+{_COUNTED}\s+out\s+of)"
    rf"\s*(5|five|10|ten|100|4|four)(?:\.0)?(?![\w/%](?<!점)|[.,][0-9])",
    re.IGNORECASE,
)
_SIGNS = re.compile(
    rf"(?:[{_FULL}][\ufe0e\ufe0f]?\s?){{1,10}}(?:[{_HALF}]|1/2|"
    rf"\.5)?\s?(?:[{_EMPTY}][\ufe0e\ufe0f]?\s?){{0,10}}"
)
_TIMES = re.compile(rf"({_FIGURE})\s*[x×]?\s*[{_FULL}]|[{_FULL}][\ufe0f]?\s*[x×]\s*({_FIGURE})")
_STARS = re.compile(rf"(?<![\w./])({_AMOUNT})[-\s]?stars?\b", re.IGNORECASE)
_TAKEN_OFF = re.compile(
    r"\s+(?:off|less|short|docked|deducted|removed|lost|gone|away)\b", re.IGNORECASE
)
_TAKES_OFF = re.compile(
    r"\b(?:minus|los(?:e|es|t)|deduct\w*|dock\w*|subtract\w*|remov\w*|took|take|knock\w*)\s+(?:off\s+)?$",
    re.IGNORECASE,
)
"""“One star off”, “minus one star”: what was taken from a rating."""
_PERCENT = re.compile(r"(?<![\w.])([0-9]{1,3}(?:\.[0-9])?)\s?%")
_KOREAN = re.compile(
    r"(?:(5|10|100)\s?점\s?(?:만점에?|중에?)\s?(?:서\s?)?)?([0-9]{1,3}(?:\.[0-9]{1,2})?)\s?점(?!\s?만점)"
)
_KOREAN_STARS = re.compile(
    r"별\s?(?:점\s?)?(?:(한|두|세|네|다섯|[0-5](?:\.5)?)\s?개|(하나|둘|셋|넷|다섯)(?![가-힣]*\s?[뺐깎]))(\s?반)?"
)
_KOREAN_ONES = {"하나": 1, "둘": 2, "셋": 3, "넷": 4, "다섯": 5}
_SAME = re.compile(
    r"([^\w\s.,:;!?()\[\]/\-–—~…“”\"'‘’])[\ufe0f\u200d]?(?:\s?\1[\ufe0f\u200d]?){1,4}(½|\s?1/2|\.5)?(?!\s?\1)"
)
"""One sign again and again: “🍵🍵🍵🍵”, “****”."""
_IS_SCALE = re.compile(rf"(?:\bof|[{_FULL}½]\s?/)\s*$", re.IGNORECASE)
"""“★★★ out of ★★★★★”."""
_OF_SIGNS = re.compile(
    r"(?<!\S)([^\w\s.,:;!?()\[\]/\-–—~…“”\"'‘’])[\ufe0f\u200d]?((?:\s?\1[\ufe0f\u200d]?){0,9})\s*(?:/|out\s+of)\s*(5|five|10|ten)\b",
    re.IGNORECASE,
)
"""“🍜🍜🍜🍜/5”."""
_SCALE_FIRST = re.compile(
    rf"\b(?:out\s+of|scale\s+(?:of|from)\s+(?:1|one|0|zero)\s*(?:to|-|–))\s+(5|five|10|ten|100)\b"
    rf"[^.!]{{0,40}}?[\s:](?<![\d/])({_AMOUNT})(?=\s*(?:$|[.,!;]|stars?\b))",
    re.IGNORECASE,
)
"""“On a scale of one to ten, an eight.”"""
_LIKED = r"(?:an?\s+|my\s+)?(?:(?:very|pretty|well-earned|well|earned|deserved)\s+){0,2}"
_LIKED += rf"(?:(?!{_ONES}\b|and\b|half\b)[a-z-]+\s+)?"
"""“A solid”, “a well deserved”."""
_SHOW = (
    r"(?:it|this|that|the)(?:\s+(?:one|drama|show|series|film|movie|"
    r"special|k-?drama|thing|whole thing))?"
)
_CLOSED = (
    r"(?=\s*(?:$|[.,!;)](?!\d)|[–—-]\s|(?:from|for)\s+me\b|overall\b|"
    r"in\s+my\s+book\b|because\b|and\s+(?:I|a(?!\s+(?:half|quarter)))\b))"
)
_GIVEN = [
    re.compile(pattern + rf"({_AMOUNT}){_CLOSED}", re.IGNORECASE)
    for pattern in (
        rf"\b(?:I|we)(?:['’]d|['’]ll|['’]m|['’]ve|\s+would|\s+will|\s+have)?\s+"
        rf"(?:giv(?:e|ing|en)|gave|rat(?:e|ing|ed)|scor(?:e|ing|ed)|call(?:ing)?)\s+{_SHOW}\s+{_LIKED}",
        rf"\b(?:{_SHOW}|and)\s+(?:gets|earns|scores|deserves|is|was|makes)\s+{_LIKED}",
        rf"\b(?:it|that|this)['’]s\s+{_LIKED}",
        r"\b(?:my|the|final|overall|personal)\s+(?:\w+\s+)?(?:rating|score|mark|verdict|grade)\s+"
        rf"(?:is|would\s+be|will\s+be|was|comes\s+(?:out\s+)?(?:to|at)|lands\s+(?:on|at)|stays\s+at)\s+{_LIKED}",
    )
]
"""“I give it a solid eight”, “my rating is a 9”."""
_MINE = re.compile(
    rf"(?<![\w./])({_AMOUNT})\s+(?:from|for)\s+me\b|(?<![\w./])({_AMOUNT})\s+in\s+my\s+book\b",
    re.IGNORECASE,
)
"""“Gets a 9 from me.”"""
_OF_TWENTY = re.compile(rf"(?<![\w./])({_FIGURE})\s*/\s*20(?![\w/%])")
_SIGN_FIRST = re.compile(rf"[★⭐]\ufe0f?\s?({_FIGURE})(?!\s?[\w/.★⭐])")
_KOREAN_OF_FIVE = re.compile(
    r"별\s?(?:다섯|5)\s?개\s?(?:중|만점)에?\s?(?:서\s)?\s?(한|두|세|네|다섯|[0-5])\s?개(\s?반)?"
)
_LEAST_PERCENT, _SHORT = 30, 40
"""A smaller share is that of the viewers."""
_GRADE = re.compile(
    r"(?<![\w+.])([A-DF])(?:\s?([+＋]|[-−–](?!\s?\w)|plus\b|minus\b)(?![\w'’])|(?![\w'’+])(?=\s*(?:$|"
    r"[,;!)(]|\.(?:\s|$)|\s[–—-]\s)))"
)
_SIGNED = re.compile(
    r"\W*(?:(?:an?|my|the|it[’']s|solid|strong|firm)\s+)*(?=[A-DF]\s?[+＋−–-](?!\w))"
)
_FROM_ME = re.compile(
    r"\b(?=[A-DF][+＋−–-]?\s(?:from|for) me\b|[A-DF][+＋−–-]?\s(?:overall|in my book)\b)"
)
_GIVEN_GRADE = re.compile(
    rf"\b(?:giv\w+|gave|grad\w+|gets?|earn\w*|deserv\w+|rat\w+|scor\w+|settl\w+|land\w*|call\w*|going|"
    rf"verdict|it[’']s|that[’']s)\b"
    rf"[^.!?]{{0,50}}?\b(?:an?|strong|solid|firm|of|is)\s+(?={_GRADE.pattern})"
)
"""“I give it a solid B+.”"""
_BARE = re.compile(r"[0-9]{1,2}(?:[.,][0-9]{1,2})?(?![0-9.,]*\s?%)")
_GRADES = {"A": "4.5", "B": "3.5", "C": "2.5", "D": "1.5", "F": "0.5"}
_HINT = re.compile(
    rf"[0-9½{_FULL}{_EMPTY}별점]|\bout\s+of\b|\bof\s|star|heart|point|\bgiv|\brat|"
    rf"\bfrom me\b|\b{_ONES}\b|(?-i:[A-DF])(?![\w'’])",
    re.IGNORECASE,
)
"""What every rating has one of."""


class Stars(NamedTuple):
    """``out_of`` is the scale, 0 where the words do not tell it."""

    value: Decimal
    out_of: int
    words: str
    start: int = 0


def stars_in(text: str, *, is_labelled: bool = False) -> list[Stars]:
    """Every rating in a short text, in order; with a label before it also a grade, a figure, a percentage."""
    if not is_labelled and not _HINT.search(text):
        return []
    found = sorted(
        _every(text, is_labelled=is_labelled), key=lambda one: (one.start, -len(one.words))
    )
    kept: list[Stars] = []
    end = -1
    for one in found:
        if one.start >= end:
            kept.append(one)
            end = one.start + len(one.words)
    kept = [one for one in kept if not _is_rounded(one, kept)]
    if not kept and is_labelled and (match := _BARE.match(text.strip())):
        amount = number_of(match[0])
        if amount is not None and (amount <= 10 or amount >= _LEAST_PERCENT):
            kept.append(Stars(amount, 0 if amount <= 10 else 100, match[0]))
    return kept


def _is_rounded(one: Stars, others: Sequence[Stars]) -> bool:
    """“4.5 ★★★★☆”: whole stars beside the figure that they stand for."""
    if not set(one.words) <= _WHOLE_STARS:
        return False
    figures = [of_five(other) for other in others if not set(other.words) <= _WHOLE_STARS]
    return any(figure and abs(figure - one.value) == Decimal("0.5") for figure in figures)


def _every(text: str, *, is_labelled: bool) -> Iterator[Stars]:
    for match in _OUT_OF.finditer(text):
        yield from _scaled(match, match[1], int(number_of(match[2]) or 0))
    for match in _SCALE_FIRST.finditer(text):
        yield from _scaled(match, match[2], int(number_of(match[1]) or 0))
    for match in (found for pattern in [*_GIVEN, _MINE] for found in pattern.finditer(text)):
        figure = next(filter(None, match.groups()))
        amount = number_of(figure)
        yield from _scaled(match, figure, 10 if amount and 5 < amount <= 10 else 0)
    yield from _of_signs(text)
    yield from _korean(text)
    yield from _grades(text, is_labelled=is_labelled)
    if is_labelled:
        for match in _OF_TWENTY.finditer(text):
            yield from _scaled(match, match[1], 20)
        for match in _PERCENT.finditer(text):
            if Decimal(match[1]) >= _LEAST_PERCENT:
                yield from _scaled(match, match[1], 100)


def _of_signs(text: str) -> Iterator[Stars]:
    for match in _SIGNS.finditer(text):
        before = text[max(match.start() - 10, 0) : match.start()]
        yield from () if _IS_SCALE.search(before) else _counted(match)
    for match in _OF_SIGNS.finditer(text):
        often = 1 + match[2].count(match[1])
        yield from _scaled(match, str(often), int(number_of(match[3]) or 0))
    for match in _TIMES.finditer(text):
        yield from _scaled(match, match[1] or match[2], 5)
    for pattern in (_STARS, _SIGN_FIRST):
        for match in pattern.finditer(text):
            amount = number_of(match[1])
            if not _is_taken_off(match):
                yield from _scaled(match, match[1], 10 if amount and amount > 5 else 5)


def _is_taken_off(match: re.Match[str]) -> bool:
    text, start = match.string, match.start()
    return bool(
        _TAKEN_OFF.match(text, match.end()) or _TAKES_OFF.search(text[max(start - 20, 0) : start])
    )


def _korean(text: str) -> Iterator[Stars]:
    for match in _KOREAN_OF_FIVE.finditer(text):
        half = Decimal("0.5" if match[2] else 0)
        yield Stars((number_of(match[1]) or Decimal(0)) + half, 5, match[0], match.start())
    for match in _KOREAN.finditer(text):
        amount = number_of(match[2]) or Decimal(0)
        scale = int(match[1] or 0) or (0 if amount <= 5 else 10 if amount <= 10 else 100)
        yield from _scaled(match, match[2], scale)
    for match in _KOREAN_STARS.finditer(text):
        count = Decimal(_KOREAN_ONES[match[2]]) if match[2] else number_of(match[1])
        if count is not None:
            yield Stars(count + Decimal("0.5" if match[3] else 0), 5, match[0], match.start())


def _grades(text: str, *, is_labelled: bool) -> Iterator[Stars]:
    if is_labelled:
        for match in _SAME.finditer(text):
            often = Decimal(match[0].count(match[1]))
            yield Stars(often + Decimal("0.5" if match[2] else 0), 5, match[0], match.start())
        yield from _graded(text, 0)
        return
    for pattern in (_GIVEN_GRADE, _FROM_ME):
        if given := pattern.search(text):
            yield from _graded(text, given.end())
            return
    if (alone := _SIGNED.match(text)) and len(text) < _SHORT:
        yield from _graded(text, alone.end())


def _graded(text: str, start: int) -> Iterator[Stars]:
    for match in _GRADE.finditer(text, start):
        half = Decimal("0.5") if match[2] else Decimal(0)
        grade = Decimal(_GRADES[match[1]]) + (half if match[2] in {"+", "＋", "plus"} else -half)
        yield Stars(grade, 5, match[0], match.start())


def _scaled(match: re.Match[str], written: str, out_of: int) -> Iterator[Stars]:
    amount = number_of(written)
    if amount is not None and (not out_of or amount <= out_of):
        yield Stars(amount, out_of, match[0], match.start())


def _counted(match: re.Match[str]) -> Iterator[Stars]:
    signs = match[0]
    full = sum(sign in _FULL for sign in signs)
    empty = sum(sign in _EMPTY for sign in signs)
    is_half = any(sign in _HALF for sign in signs) or "1/2" in signs or ".5" in signs
    out_of = full + empty + is_half if empty else 5
    if full + empty >= 2 and full <= max(out_of, 5) and out_of in {5, 10}:
        yield Stars(
            Decimal(full) + (Decimal("0.5") if is_half else 0), out_of, signs.strip(), match.start()
        )


def of_five(stars: Stars, out_of: int = 0) -> Decimal | None:
    """In half stars; None where nobody can tell the scale, and for a rating of nothing."""
    scale = stars.out_of or out_of
    if not scale or stars.value > scale:
        return None
    try:
        value = stars.value * 5 / scale
    except InvalidOperation:
        return None
    return nearest_half(value)
