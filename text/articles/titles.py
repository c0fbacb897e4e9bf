"""What a show is called: behind a label, and in the headline of an article about it."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import filterfalse, pairwise
from typing import NamedTuple

from text.articles.places import is_place
from text.articles.runs import year_in
from text.hangul import fold
from text.jamo import has_hangul

_QUOTED = re.compile(
    r"[“”\"]([^“”\"]{1,100})[“”\"]|(?<!\w)[‘’']((?:[^‘’']|(?<=\w)[’'](?=\w)){1,100})[‘’'](?!\w)"
    r"|[《〈「『<]([^《》〈〉「」『』<>]{1,100})[》〉」』>]"
)
_BRACKETS = re.compile(r"[(（\[【]([^()（）\[\]【】]*)[)）\]】]")
_TAG = re.compile(
    r"^\s*(?:[\[【(（]([^\]】)）]{1,40})[\]】)）]|#\w+)\s*|\s*[\[【]([^\]】]{1,40})[\]】]\s*$"
)
_CUT = re.compile(r"\s+[-–—|~•·»/]+\s+|\s*[|»•]\s*|[:：]\s+|\s*[—–]\s*|：")
_ALSO = re.compile(r"[\s,;(]+(?:a\.?k\.?a|also known as)\b\.?:?\s+", re.IGNORECASE)
_YEAR = re.compile(
    r"(?:aired|released|drama|series|film)?\s*((?:19|20)\d\d)(?:\s*[-–]\s*(?:\d{2,4})?)?",
    re.IGNORECASE,
)
_WARNING = re.compile(
    r"\s*[(（\[]\s*(?:[^()\[\]]*(?:spoiler|스포)[^()\[\]]*)[)）\]]", re.IGNORECASE
)
_RATED = re.compile(
    r"\s*(?:[(\[]\s*(?:[0-9.,½]{1,4}\s*/\s*(?:5|10)|[★☆⭐½✩]+|[A-F][+-])\s*[)\]]|"
    r"[★☆⭐✩][★☆⭐✩½\ufe0f]+|\b[0-9](?:[.,]\d)?\s?/\s?(?:5|10)\b)\s*"
)
_EDGES = " \t,;:：.·-–—|~/<>《》〈〉「」『』\"“”‘’'«»*_"
_GENRE = (
    r"(?:(?:korean|k)[\s-]?)?(?:dramas?|series|films?|movies?|tv(?:\s+(?:series|show))?|shows?)|"
    r"k-?dramas?|netflix|"
    r"mini-?reviews?|drama\s+korea|korean"
)
_KIND = rf"{_GENRE}|season\s+\d+|s\d"
_VERDICT = (
    r"re-?v(?:ie|ei)w(?:s|ed)?|re-?caps?|first\s+(?:impressions?|looks?|thoughts)|(?:early|initial|"
    r"final|closing|random|my|"
    r"quick|some)\s+(?:thoughts|impressions|verdict)|thoughts|impressions|verdict|preview|finale|premiere|"
    r"리뷰|후기|감상평?|관람평|시청\s?후기|정주행|첫인상|드라마|영화|한국\s?드라마|넷플릭스|추천작?|완결|줄거리|결말|명대사|명장면"
)
_SPAN = (
    r"(?:ep(?:isode)?s?\.?\s*#?\d+(?:\s*(?:[-–—~&+]|to|and)\s*\d+)?|episodes?|"
    r"\d+(?:\s*[-–~]\s*\d+)?\s?[회화](?:까지)?)"
)
_FILLER = (
    r"an?|the|my|our|in|of|and|with|to|for|on|no|spoilers?|spoiler[\s-]free|non[\s-]spoilery?|short|"
    r"quick|mini|full|honest|"
    r"complete|ratings?|score|worth|watching|rewatch|weekend|weekly|week|part\s+\d+|updated|final|"
    r"new|late|slightly|very|overdue|belated|series|"
    r"\d{4}|#?\d+|[&+!?.,:;()\-–—~/]+"
)
_IS_ABOUT = re.compile(
    rf"(?:\s*(?:{_SPAN}|{_VERDICT}|{_KIND}|{_FILLER})(?![\w]))+\s*[!?.:]*", re.IGNORECASE
)
_HAS_VERDICT = re.compile(rf"(?<!\w)(?:{_VERDICT}|{_SPAN})(?!\w)", re.IGNORECASE)
_AFTER = re.compile(
    rf"(?:\s+|(?<=[가-힣]))(?:(?:(?:{_GENRE}|{_SPAN}|spoiler[\s-]free|full|series|mini|final|an?|the|"
    rf"[-–—:&])\s+)*(?:{_VERDICT}|{_SPAN})(?!\w).*)$",
    re.IGNORECASE,
)
_WHY = r"why\s+(?:i|you|we|everyone)\s+(?:\w+\s+){0,2}?(?:loved?|watch(?:ed)?|liked?|adored?|hated?|dropped)"
_BEFORE = re.compile(
    rf"^(?:.*?\b)?(?!reviewed)(?:(?:{_VERDICT}|{_WHY}|rewatching|watching|re-watching|finished|"
    rf"finishing|after|loving|binged)\s*(?:of|on|about|for|:)?"
    rf"(?:\s+(?:the\s+)?(?:{_GENRE}))*\s*:?\s+)(?=\S)",
    re.IGNORECASE,
)
_WORTH = re.compile(
    r"(?:is|was)\s+(.{2,60}?)\s+(?:really\s+)?(?:worth|any good|good)\b.*", re.IGNORECASE
)
_ARTICLE = re.compile(r"(?:an?|my|one|another)\s+(?=[A-Z])(.+)", re.IGNORECASE)
"""“A Run On review”: with the title behind it."""
_OWNED = re.compile(r"(\S+(?:\s\S+)?)[’']s\s+(?=[A-Z가-힣])")
_NUMBERED = re.compile(r"^#\d+\s*[:.–-]?\s*")
LONGEST = 100


class Called(NamedTuple):
    """A title in either script, the year beside it, and what else it is called."""

    latin: str = ""
    hangul: str = ""
    year: int | None = None
    others: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.latin or self.hangul)


def called(written: str) -> Called:
    """“Run On (런 온, 2020)”, “Run On / 런온”, “런 온 (Run On)”, “Signal a.k.a. …”."""
    bare, *others = _ALSO.split(" ".join(written.split())[: LONGEST * 3])
    bracketed = [part for found in _BRACKETS.findall(bare) for part in re.split(r"[,;/|]", found)]
    inside = [part for part in bracketed if not _is_aside(part.strip())]
    outside = re.split(
        r"\s*[/|~]\s*|\s+[-–—]\s+(?=[가-힣])|(?<=[가-힣])\s+[-–—]\s+", _BRACKETS.sub(" ", bare)
    )
    years = (match[1] for part in bracketed if (match := _YEAR.fullmatch(part.strip())))
    year = next(map(int, years), None)
    latin: list[str] = []
    hangul: list[str] = []
    for part in [*outside, *inside, *others]:
        for name in _scripts(part):
            (hangul if has_hangul(name) else latin).append(name)
    if not year and latin and (match := re.search(r",\s*((?:19|20)\d\d)$", latin[0])):
        year, latin[0] = int(match[1]), latin[0][: match.start()].strip(_EDGES)
    names = [*dict.fromkeys(latin), *dict.fromkeys(hangul[1:])]
    return Called(
        latin[0] if latin else "",
        hangul[0] if hangul else "",
        year,
        tuple(names[1:] if latin else names),
    )


def _scripts(part: str) -> Iterator[str]:
    """“Run On 런 온” in its two parts; no bare year, nothing too long for a title."""
    match = re.search(
        r"(?<=[A-Za-z!?.])[\s,;•·]+(?=[가-힣])|(?<=[가-힣])[\s,;•·]+(?=[A-Za-z]{2})", part
    )
    for name in [part[: match.start()], part[match.end() :]] if match else [part]:
        bare = name.strip(_EDGES)
        if bare and len(bare) <= LONGEST and not _YEAR.fullmatch(bare) and not is_place(bare):
            yield re.sub(
                r"^(?:hangul|korean(?: title)?|lit\.?)\s*:?\s+", "", bare, flags=re.IGNORECASE
            )


class Headline(NamedTuple):
    """What may be the title, the likeliest first; ``is_told`` says that it names its kind: a review."""

    titles: tuple[Called, ...]
    is_told: bool
    text: str = ""
    year: int | None = None


def read_headline(written: str) -> Headline:
    text = unicodedata.normalize("NFC", " ".join(written.split()))[:300]
    text = _RATED.sub(" ", _WARNING.sub("", text)).strip()
    tags = []
    while (match := _TAG.search(text)) and match[0].strip() and match[0].strip() != text.strip():
        if has_hangul(match[0]) and not _IS_ABOUT.fullmatch((match[1] or match[2] or "").strip()):
            break
        if year_in(match[0]):
            break
        tags.append(match[0])
        text = (text[: match.start()] + " " + text[match.end() :]).strip()
    is_told = bool(_HAS_VERDICT.search(written))
    names: dict[str, Called] = {}
    for name in map(called, filterfalse(_is_aside, _candidates(text))):
        if not _may_be_title(name):
            continue
        names.setdefault(fold(name.latin or name.hangul), name)
    names = {"": both} if (both := _both_scripts(list(names.values()))) else names
    return Headline(tuple(names.values()), is_told, text, _year_beside(text))


def _both_scripts(names: list[Called]) -> Called | None:
    """“Run On | 런 온”: one show, where nothing else is there."""
    latin = [name for name in names if name.latin and not name.hangul]
    hangul = [name for name in names if name.hangul and not name.latin]
    if len(names) != 2 or not (latin and hangul):
        return None
    return latin[0]._replace(hangul=hangul[0].hangul, year=latin[0].year or hangul[0].year)


def _year_beside(text: str) -> int | None:
    """In brackets or behind a comma; any other may be part of the title."""
    match = re.search(r"[(\[,]\s*((?:19|20)\d\d)\b", text)
    return int(match[1]) if match else None


def _candidates(text: str) -> Iterator[str]:
    for match in _QUOTED.finditer(text):
        inside = next(filter(None, match.groups()))
        rest = re.match(r"\s*([(（][^()（）]*[)）])", text[match.end() :])
        yield inside.rstrip(",.") + (" " + rest[1] if rest else "")
    cuts = [(0, 0), *(match.span() for match in _CUT.finditer(text)), (len(text), len(text))]
    pieces = [text[one[1] : other[0]].strip() for one, other in pairwise(cuts)]
    kept = [piece for piece in pieces if piece and not _is_aside(piece)]
    if not kept:
        return
    if len(kept) == len(pieces) > 1 and _HAS_VERDICT.search(pieces[-1]):
        yield _stripped(text)
    for piece in kept:
        yield _stripped(piece)
    for piece in kept:
        if article := _ARTICLE.match(piece):
            yield _stripped(article[1])
    if "," in (outside := _BRACKETS.sub(" ", kept[0])):
        yield _stripped(outside.split(",")[0])
    if len(kept) > 1:
        start = text.find(kept[0])
        end = text.find(kept[1], start) + len(kept[1])
        yield _stripped(text[start:end])


def _is_aside(piece: str) -> bool:
    """“K-drama review”, “Episodes 1–4”, “JTBC”: what stands beside a title."""
    return is_place(piece) or bool(_IS_ABOUT.fullmatch(piece))


def _stripped(piece: str) -> str:
    """“My thoughts on Run On” and “Run On K-drama review” → Run On."""
    piece = _NUMBERED.sub("", piece)
    if (owner := _OWNED.match(piece)) and is_place(owner[1]):
        piece = piece[owner.end() :]
    if match := _WORTH.fullmatch(piece):
        return match[1]
    bare = _NUMBERED.sub("", _BEFORE.sub("", piece))
    bare = piece if _IS_ABOUT.fullmatch(bare) else bare
    bare = _AFTER.sub("", bare) if _AFTER.search(bare) else bare
    bare = re.sub(rf"^(?:{_GENRE})\s*:?\s+(?=[A-Z가-힣“\"'‘])", "", bare) if bare != piece else bare
    return bare.strip(_EDGES) or piece


def _may_be_title(name: Called) -> bool:
    words = (name.latin or name.hangul).split()
    letters = "".join(filter(str.isalnum, "".join(words)))
    return 0 < len(words) <= 10 and (not letters.isdigit() or len(letters) == 4) and bool(letters)


def same_title(one: str, other: str) -> bool:
    return bool(fold(one)) and fold(one) == fold(other)
