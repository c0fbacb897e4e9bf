"""The sites that a text names: as addresses, as bare names, and in ways that are to escape a filter."""

import re
import unicodedata

MOST = 50
"""Of one text; whoever names more is held long before."""

# Endings that are no words of a sentence somebody forgot the space in: “loved it.so much” names no site.
_SURE = (
    "com|net|org|info|biz|xyz|top|online|site|club|shop|store|vip|live|app|dev|blog|icu|click|link|win|pro|tv|"
    "ru|cn|kr|jp|uk|de|fr|br|pl|eu|vn|th|id|tk|ml|ga|cf|gq|cc|ws|su|io|ly|gl|gg"
)
_LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_HOST = rf"{_LABEL}(?:\.{_LABEL}){{1,9}}"
_SCHEME = re.compile(
    rf"(?<!\w)(?:h\W?(?:tt|xx|\*\*)p|ftp)s?\s?:\s?[/\\]{{1,3}}\s?(?:[^\s/@]{{1,99}}@)?({_HOST})"
)
_WWW = re.compile(rf"(?<![\w./@-])www\.({_HOST})")
_BARE = re.compile(
    rf"(?<![\w./@\\-])({_LABEL}(?:\.{_LABEL}){{0,8}}\.(?:{_SURE}))(?![^\W가-힣]|[@-]|\.\w)"
)
_WITH_PATH = re.compile(rf"(?<![\w./@\\-])({_HOST})[/\\]\w")
# “example [dot] com”, “example . com”, “example com/free”: what follows the gap must be an ending.
_BRACKETED_DOT = re.compile(r"(?<=\w)\s?[\[({]\s?(?:\.|dot|점)\s?[\])}]\s?(?=\w)")
_SPACED_DOT = re.compile(
    r"(?<=\w)(?:\s(?:dot|점)\s|\s\.\s?|\.\s(?=com\b)|\s(?=com(?:/|\s|$)))"
    r"(?=(?:com|net|org|info|biz|xyz|ru|cn|co\.\w\w)\b)"
)
_NUMBER = re.compile(r"[\d.]+")


def links_in(text: str) -> list[str]:
    """The host of every link, in the order of the kinds; one that is named twice counts twice."""
    plain = _unfolded(text)
    found: list[str] = []
    for pattern in (_SCHEME, _WWW, _WITH_PATH, _BARE):
        found += [host for match in pattern.finditer(plain) if (host := normal_host(match[1]))]
        plain = pattern.sub(" ", plain)
    return found[: MOST + 1]


def normal_host(host: str) -> str:
    """As domain names are compared: small, in ASCII, without “www.” or port; empty for what is none."""
    name = unicodedata.normalize("NFKC", host).casefold().partition(":")[0].strip(". ")
    name = name.removeprefix("www.")
    try:
        name = name.encode("idna").decode()
    except UnicodeError:
        return ""
    is_number = bool(_NUMBER.fullmatch(name)) and name.count(".") != 3
    return "" if is_number or "." not in name or len(name) > 253 else name


def _unfolded(text: str) -> str:
    """Small letters, without what is put between a name and its dot to hide it."""
    plain = unicodedata.normalize("NFKC", text).replace("。", ".").casefold()
    plain = "".join(char for char in plain if unicodedata.category(char) != "Cf")
    return _SPACED_DOT.sub(".", _BRACKETED_DOT.sub(".", plain))
