"""What the index holds of a name, and what it is asked for.

A typing error, a letter too many or too few, leaves one half of a name as it was, and two of them one third
(Navarro, “A guided tour to approximate string matching”, 2001: partitioning into exact search). So the index
holds the halves and thirds of each skeleton under the length of the whole, and is asked for those of every
length that so many errors allow: a fixed number of exact lookups, however many names there are.

===  ====================================================================
``=``  the skeleton from a word or syllable on; a range of these is a beginning
``^``  its first letters, one to four, for what is too short for a range or as short as these
``<>`` the first and second half of the whole skeleton
``c``  before these three: a character's
``h``  the halves of the letters themselves
``123`` its thirds
``+``  Latin letters from anywhere on
``w``  one word: its whole skeleton, and its halves
``~``  the initial consonants from one of them on
``-``  one of these alone, for a range of what begins with it would be half of all names
``@``  the first letters or syllables of a title's words
===  ====================================================================
"""

from collections.abc import Iterator

from search.names import Form, Name, endings, stored, words
from text.sound import sound

EDITION = "2"
"""Counted up where a name gets other tokens than before: the next ``migrate`` reads every name anew."""
KEPT = 24
"""Letters of a skeleton that the index tells apart."""
BEGINNING = 4
SHORTEST_HALVED, SHORTEST_PARTED = 3, 9
SHORTEST_WORD = 4
SHORTEST_WITHIN, WITHIN = 3, 12
"""Letters that are looked for inside of words, at least and at most."""


def index_tokens(key: str, *, is_character: bool = False) -> str:
    """Every token of a ``search_key``'s names, parted by spaces; a character's are few."""
    tokens = dict.fromkeys(
        token for name in stored(key) for token in _tokens(name, is_character=is_character)
    )
    return " ".join(tokens)


def _tokens(name: Name, *, is_character: bool) -> Iterator[str]:
    starts = dict.fromkeys([name.sound, *map(sound, endings(name.text))])
    mark = "c" if is_character else ""
    yield from (whole(one, mark) for one in starts if one)
    yield from _halves(name.sound, mark)
    yield from _halves(name.letters[:KEPT], f"{mark}h")
    yield from (f"{mark}~{name.initials[place:][:KEPT]}" for place in range(len(name.initials)))
    yield from (f"{mark}-{one}" for one in name.initials if "ᄀ" <= one <= "ᄒ")
    if is_character:
        return
    for one in starts:
        yield from (f"^{one[:size]}" for size in range(1, min(len(one), BEGINNING) + 1))
    yield from _thirds(name.sound)
    for word in map(sound, words(name.text)):
        yield from _word(word)
    if name.letters.isascii():
        places = range(1, len(name.letters) - SHORTEST_WITHIN + 1)
        yield from (f"+{name.letters[place:][:WITHIN]}" for place in places)
    if name.acronym:
        yield f"@{name.acronym[:KEPT]}"


def whole(skeleton: str, mark: str = "") -> str:
    return f"{mark}={skeleton[:KEPT]}"


def _halves(skeleton: str, mark: str = "") -> Iterator[str]:
    size = len(skeleton)
    if size >= SHORTEST_HALVED:
        yield f"{mark}<{size}{skeleton[: size // 2][:KEPT]}"
        yield f"{mark}>{size}{skeleton[size // 2 :][:KEPT]}"


def _thirds(skeleton: str) -> Iterator[str]:
    size = len(skeleton)
    if size >= SHORTEST_PARTED:
        first, second = size // 3, 2 * size // 3
        yield f"1{size}{skeleton[:first][:KEPT]}"
        yield f"2{size}{skeleton[first:second][:KEPT]}"
        yield f"3{size}{skeleton[second:][:KEPT]}"


def _word(skeleton: str) -> Iterator[str]:
    if skeleton:
        yield f"w{skeleton[:KEPT]}"
    if len(skeleton) >= SHORTEST_WORD:
        yield from _halves(skeleton, "w")


def one_error(skeleton: str, mark: str = "") -> Iterator[str]:
    """Tokens of every skeleton that one letter more, less, other or swapped makes of this one."""
    for size in range(max(len(skeleton) - 1, SHORTEST_HALVED), len(skeleton) + 2):
        half = size // 2
        yield f"{mark}<{size}{skeleton[:half][:KEPT]}"
        yield f"{mark}>{size}{skeleton[half - size :][:KEPT]}"
    if len(skeleton) >= SHORTEST_HALVED:  # two letters swapped over the middle break both halves
        half = len(skeleton) // 2
        before, after = skeleton[half - 1 : half], skeleton[half : half + 1]
        yield from _halves(f"{skeleton[: half - 1]}{after}{before}{skeleton[half + 1 :]}", mark)


def two_errors(skeleton: str) -> Iterator[str]:
    """The same for two letters, of skeletons that are long enough to bear them."""
    for size in range(max(len(skeleton) - 2, SHORTEST_PARTED), len(skeleton) + 3):
        first, second = size // 3, 2 * size // 3
        yield f"1{size}{skeleton[:first][:KEPT]}"
        yield f"3{size}{skeleton[second - size :][:KEPT]}"
        for moved in range(-2, 3):
            yield f"2{size}{skeleton[first + moved : second + moved][:KEPT]}"


def word_tokens(word: str) -> Iterator[str]:
    """Of one word of a query, whole and with one error."""
    skeleton = Form.of(word).sound
    if skeleton:
        yield f"w{skeleton[:KEPT]}"
    if len(skeleton) >= SHORTEST_WORD:
        yield from one_error(skeleton, "w")
