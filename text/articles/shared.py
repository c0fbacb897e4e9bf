"""The words of a headline that the prose writes as the name of a show, too."""

import re
from collections.abc import Iterator

from text.articles.asides import is_aside
from text.articles.people import RANKS, is_korean_name
from text.articles.titles import SMALL_WORDS, capitalised, is_written_so, trimmed
from text.articles.vocabulary import PLACES, WORDS
from text.jamo import has_hangul

_MOST_WORDS, _SHORTEST_NUMBER, _MOST_WORDS_OF_NAME = 12, 3, 3
_JOINING = frozenset(("&", "and", "in", "of", "on", "the", "from", "at", "with", "to"))
"""Small words of titles that no name of a person has."""
_SMALL = frozenset(WORDS["no_name"]) | SMALL_WORDS
_PARTICLE = r"(?:(?<=[가-힣])(?:[은는이가을를의와과도로]|에서|에게|부터|까지))?"
_ENDING_PARTICLE = re.compile(r"(?<=[가-힣]{2})(?:[은는이가을를의와과도로]|에서|에게|부터|까지)$")
_BESIDE = r"\s*[(（](?=[^()（）]*(?:[가-힣]|\b(?:19|20)\d\d\b))"
_KIND = r"(?:k-?drama|drama|series|film|movie|show|story|thriller|romance|comedy)"
_SCREENS = f"(?:{'|'.join(map(re.escape, [*PLACES['networks'], *PLACES['platforms']]))})"
_IS_A_SHOW = (
    rf"[”\"’']?,?\s+(?:(?:is|was)\s+(?:\S+\s+){{1,6}}?{_KIND}\b|"
    r"(?:first\s+|originally\s+)?(?:aired|airs|ran\s+(?:on|for|from)|premiered|follows|tells|"
    r"stars|centers|centres|revolves|"
    r"(?:was|is)\s+(?:broadcast|shown|about|set|directed|written|made)|went\s+out|came\s+out|"
    r"has\s+\w+\s+episodes|(?:is|was)\s+over|ended|"
    rf"(?:\S+\s+){{0,4}}(?:on|from|by)\s+(?:the\s+)?{_SCREENS})(?!\w))|"
    r"[은는이가]?\s+[^.\n“”『』「」《》]{0,30}(?:드라마|영화|작품)(?:이다|입니다|다\b)"
)
_NO_BEGINNING = re.compile(
    r"(?:i|we|so|and|or|on|about|with|just|finally|of|to|for|then|now|is|was|if|not|how|what|why|"
    r"watch\w*|finish\w*|binge\w*|drop\w*|rewatch\w*|review\w*|start\w*|\d+)\b(?!’|')"
)
_WATCHED = (
    rf"(?:\b(?:watch|finish|binge|start|complet|rewatch|review|recommend|dropp|see)(?:ed|ing|s|e)?|"
    rf"\bsaw|\bepisodes?\s+of|\b{_KIND})\s+(?:(?:of|all|with|the|called)\s+)?[“\"‘']?"
)


def introduces(text: str, title: str, *, is_small: bool = False) -> bool:
    """“Run On (런 온, 2020)”, “Run On is a drama”, “I watched Run On”; ``is_small`` without capitals."""
    name = either_apostrophe(title)
    if re.search(rf"(?<!\w)(?i:{name})(?:(?i:{_BESIDE}|{_IS_A_SHOW}))", text):
        return True
    return (is_small or is_written_so(title)) and bool(
        re.search(rf"(?i:{_WATCHED}){name}(?!\w|:\s[A-Z])", text)
    )


def either_apostrophe(words: str) -> str:
    """As a pattern: a headline may have it straight and the prose curly."""
    return re.sub("['’]", "['’]", re.escape(words))


def shared(headline: str, text: str) -> list[str]:
    """The longest first, none within another; as the prose writes them."""
    is_plain = headline in {headline.lower(), headline.upper()}
    found: list[str] = []
    for words in windows(headline):
        if any(words.casefold() in one.casefold() for one in found):
            continue
        if _names_nothing(words) or not (is_plain or is_written_so(words)):
            continue
        written = _written(words, text, is_plain=is_plain)
        if written and not _is_of_somebody(written, text):
            found.append(written)
    return found


def _is_of_somebody(name: str, text: str) -> bool:
    """“Doctor Yeom”, “Im Si-wan”; not “Doctor Yeom’s Night Clinic”, nor a “Queen Baek” that airs."""
    words = name.split()
    if len(words) > _MOST_WORDS_OF_NAME or any(word in _JOINING for word in words):
        return False
    is_ranked = words[0].casefold() in RANKS
    return not introduces(text, name) if is_ranked else is_korean_name(name)


def _names_nothing(words: str) -> bool:
    """A show may be called “1987”, and another “W”."""
    if words.isdigit():
        return len(words) < _SHORTEST_NUMBER
    return all(word.casefold() in _SMALL for word in words.split()) or is_aside(words)


def _written(words: str, text: str, *, is_plain: bool) -> str:
    """As the prose has them: two words and more in capitals, or one that it introduces."""
    name = re.sub(r"^The ", "[Tt]he ", either_apostrophe(words).replace(r"\ ", " "))
    place = re.compile(rf"(?<![\w’'-]){name}{_PARTICLE}(?![\w-])", re.IGNORECASE if is_plain else 0)
    spelled = [re.sub("^the ", "The ", match[0]) for match in place.finditer(text)]
    named = [one for one in spelled if is_written_so(one)]
    if not named:
        return _written_small(words, text) if is_plain else ""
    name = re.sub("['’]", "’" if "’" in words else "'", named[0][: len(words)])
    capitals = sum(not word[:1].islower() for word in name.split())
    return name if capitals > 1 or has_hangul(name) or introduces(text, name) else ""


def _written_small(words: str, text: str) -> str:
    """Of those who leave capitals out: what stands beside its year, is in bold, or is watched."""
    if not words.islower() or _NO_BEGINNING.match(words):
        return ""
    return capitalised(words) if introduces(text.casefold(), words, is_small=True) else ""


def windows(headline: str) -> Iterator[str]:
    """Every run of words, the longest first: one of them may be a title that the site knows."""
    words = headline.split()[:_MOST_WORDS]
    for length in range(len(words), 0, -1):
        for start in range(len(words) - length + 1):
            found = trimmed(" ".join(words[start : start + length]))
            yield found
            if found[-1:] in {"!", "?"}:
                yield found.rstrip("!?")
            if (bare := _ENDING_PARTICLE.sub("", found)) != found:
                yield bare
