"""What stands beside a title in a headline: “K-drama review”, “Episodes 1–4”, “(JTBC, 2020)”."""

import re

from text.articles.places import is_place, is_region

GENRE = (
    r"(?:(?:korean|k)[\s-]?)?(?:dramas?|series|films?|movies?|tv(?:\s+(?:series|show))?|shows?)|"
    r"k-?dramas?|netflix|"
    r"mini-?reviews?|drama\s+korea|korean"
)
_KIND = rf"{GENRE}|season\s+\d+|s\d"
VERDICT = (
    r"re-?v(?:ie|ei)w(?:s|ed|ing)?|re-?caps?|first\s+(?:impressions?|looks?|thoughts|take)|(?:early|initial|"
    r"final|closing|random|my|"
    r"quick|some)\s+(?:thoughts|impressions|verdict)|thoughts|impressions|verdict|preview|finale|premiere|"
    r"리뷰|후기|감상평?|관람평|시청\s?후기|정주행|첫인상|드라마|영화|한국\s?드라마|넷플릭스|추천작?|완결|줄거리|결말|명대사|명장면"
)
_EPISODE = r"#?(?:\d+|(?-i:[IVX]+))"
SPAN = (
    rf"(?:ep(?:isode)?s?\.?\s*{_EPISODE}(?:\s*(?:[-–—~&+,]|to|and)\s*{_EPISODE})*|episodes?|"
    r"\d{1,3}(?:-|\s)(?:ep(?:isode)?s?)(?!\s*\d)|\d+(?:\s*[-–~]\s*\d+)?\s?(?:부작|[회화부])(?:까지)?)"
)
_FILLER = (
    r"an?|the|my|our|in|of|and|with|to|for|on|no|spoilers?|spoiler[\s-]free|non[\s-]spoilery?|short|"
    r"quick|mini|full|honest|"
    r"complete|ratings?|score|worth|watching|rewatch|weekend|weekly|week|part\s+\d+|updated|final|"
    r"new|late|slightly|very|overdue|belated|series|plot|cast|summary|no\.|"
    r"\d{4}(?:\s?[-–]\s?\d{2,4})?|#?\d+|[&+!?.,:;()\-–—~/]+"
)
_ABOUT = re.compile(
    rf"(?:\s*(?:{SPAN}|{VERDICT}|{_KIND}|{_FILLER})(?![\w]))+\s*[!?.:]*", re.IGNORECASE
)
_VERDICT = re.compile(rf"(?<!\w)(?:{VERDICT}|{SPAN})(?!\w)", re.IGNORECASE)
_OPENS = re.compile(
    rf"(?:(?:an?|my|our|the|some|{GENRE}|spoiler[\s-]free|quick|short|full|mini|honest|belated)\s+)*"
    rf"(?:{VERDICT})(?!\w)(?!\s*(?:of|on|about|for|[:#\d])(?!\w))(?!\s+(?-i:[A-Z가-힣“\"'‘]))",
    re.IGNORECASE,
)


SLOT = (
    r"(?:[a-z]{2,6}\d?\s+)?(?:drama\s+(?:special|stage|festa|city)|one[\s-]act\s+dramas?|best\s+theat(?:er|re))"
    r"(?:\s+(?:19|20)\d\d)?|(?:\S{2,5}\s+)?(?:드라마\s?(?:스페셜|스테이지|페스타|시티)|단막극)(?:\s+(?:19|20)\d\d)?"
)
"""The series in which a network shows films of one evening: “KBS Drama Special 2017”."""
_SLOT = re.compile(SLOT, re.IGNORECASE)


def is_aside(piece: str) -> bool:
    """Whether it tells of the post, of its kind or of where the show ran, and names no show."""
    if is_place(piece) or is_region(piece) or _is_of_post(piece):
        return True
    parts = [part.strip() for part in re.split(r"[,;|·•/]", piece)]
    return len(parts) > 1 and all(not part or is_aside(part) for part in parts)


def _is_of_post(piece: str) -> bool:
    return bool(_ABOUT.fullmatch(piece) or _SLOT.fullmatch(piece.strip()))


def has_verdict(text: str) -> bool:
    """Whether it says that it is of a review, or of which episodes."""
    return _VERDICT.search(text) is not None


def opens_aside(piece: str) -> bool:
    """“A review, ten years late”, “a review in which I am calm”; not “A review of Run On”."""
    return _OPENS.match(piece) is not None
