"""Numbers as articles write them: in figures, in words, with halves."""

import re
from decimal import Decimal

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen"
)
_TEENS = "seventeen eighteen nineteen twenty"
_ORDINALS = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
    "thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
NUMBER_WORDS = {word: number for number, word in enumerate(f"{_ONES} {_TEENS}".split())}
for _ten, _number in {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60}.items():
    NUMBER_WORDS[_ten] = _number
    for _one in _ONES.split()[1:10]:
        NUMBER_WORDS[f"{_ten} {_one}"] = _number + NUMBER_WORDS[_one]
ORDINAL_WORDS = {word: number for number, word in enumerate(_ORDINALS.split())}
_KOREAN = {"한": 1, "두": 2, "세": 3, "네": 4, "다섯": 5}
_FRACTIONS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
_FIGURE = re.compile(r"([0-9]{1,4})?(?:[.,]([0-9]{1,2}))?\s?([½¼¾])?")
_WORDS = "|".join(sorted(NUMBER_WORDS, key=len, reverse=True)).replace(" ", r"[-\s]")
COUNT = rf"(?:[0-9]{{1,3}}|{_WORDS})"
"""A pattern for whole numbers."""
EPISODE = rf"(?:{COUNT}|(?-i:[IVX]{{1,5}})(?=\s*(?:[^\w\s]|$)))"
"""The same, and Roman ones before a sign: “Episode IV – …”, but not “the episode I loved”."""
_ROMAN = {"I": 1, "V": 5, "X": 10}


def _roman(written: str) -> int:
    values = [_ROMAN[letter] for letter in written]
    return sum(
        -one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True)
    )


def number_of(written: str) -> Decimal | None:
    """“8.5”, “8,5”, “4½”, “four and a half”, “nine”, “네”; None for anything else."""
    words = re.sub(r"\s1/2$", "½", written.strip().casefold().replace("-", " "))
    match = _FIGURE.fullmatch(words)
    if match and (match[1] or match[3]):
        figure = Decimal(f"{match[1] or 0}.{match[2] or 0}")
        return figure + _FRACTIONS.get(match[3] or "", Decimal(0))
    if words == "half a":
        return Decimal("0.5")
    first, _, more = words.partition(" and ")
    whole = NUMBER_WORDS.get(first.strip(), _KOREAN.get(first.strip()))
    if whole is None:
        return None
    if more:
        return Decimal(whole) + (Decimal("0.25") if "quarter" in more else Decimal("0.5"))
    return Decimal(whole)


def count_of(written: str) -> int | None:
    """A whole number of things, from 1 on."""
    if re.fullmatch("[IVX]{1,5}", written):
        return _roman(written)
    number = number_of(written)
    return int(number) if number and number == int(number) else None
