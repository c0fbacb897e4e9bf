"""Whether a title is Korean words in Latin letters, as the official romanisation writes them."""

import re

_VOWEL = "(?:yae|yeo|wae|ya|ye|yo|yu|wa|wo|we|wi|oe|ui|eo|eu|ae|a|e|i|o|u)"
_SYLLABLE = rf"(?:kk|tt|pp|ss|jj|ch|[gkndtrlmbpsjh])?{_VOWEL}(?:ng|[gkndtlmbps](?!{_VOWEL}))?"
_WORD = re.compile(rf"(?:{_SYLLABLE})+", re.IGNORECASE)
_KOREAN = re.compile("eo|eu|ae|ui|oe|kk|tt|jj", re.IGNORECASE)
"""What hardly a title in another language has."""
_FEWEST, _FEWEST_SIGNS = 2, 2


def is_romanized(title: str) -> bool:
    """“Yeolhan Gyedan Arae”: of two words and more, with two signs of it."""
    words = title.replace("-", " ").split()
    if len(words) < _FEWEST or len(_KOREAN.findall(title)) < _FEWEST_SIGNS:
        return False
    return all(_WORD.fullmatch(word.strip(",.!?")) for word in words)
