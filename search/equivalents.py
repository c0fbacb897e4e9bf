"""Words that titles spell in two customary ways, short and in full: My Mr., Doctor Slump, 1 and One."""

import re

_NUMBERS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen twenty"
)
_SHORT = {
    "mr": "mister",
    "dr": "doctor",
    "st": "saint",
    "vs": "versus",
    "&": "and",
    **{str(number): word for number, word in enumerate(_NUMBERS.split())},
}
_OTHER = _SHORT | {full: short for short, full in _SHORT.items()}
_WORD = re.compile(r"&|[^\W_]+")


def other_spelling(query: str) -> str:
    """With every such word the other way; the query itself where it has none."""
    return _WORD.sub(
        lambda word: f" {_OTHER[word[0].lower()]} " if word[0].lower() in _OTHER else word[0], query
    )
