"""Words that say how large a part is, in the lists of several sites and in Korean."""

import re

_WORDS = {
    "lead": "main|main role|main cast|lead|lead role|leads|leading role|starring|main character|"
    "main characters|주연|주인공|주요 인물|주요인물",
    "support": "supporting|support|support role|supporting role|supporting cast|recurring|recurring role|"
    "others|extended cast|조연|단역|아역|주변 인물|주변인물|그 외",
    "guest": "guest|guests|guest role|guest appearance|cameo|cameos|cameo appearance|special appearance|"
    "special appearances|special guest|bit part|특별출연|특별 출연|카메오|우정출연|우정 출연",
}
_CREW = {
    "director": "director|directed by|연출|감독",
    "writer": "writer|written by|screenwriter|screenplay|screenplay by|극본|각본",
    "music": "music|music by|composer|composed by|음악|음악감독",
    "original-author": "original author|original work by|based on the work of|원작|원작자",
}
CREW = frozenset(_CREW)
_CREW_OF = {word: role for role, words in _CREW.items() for word in words.split("|")}
_CREW_WORDS = "|".join(sorted(map(re.escape, _CREW_OF), key=len, reverse=True))
_MADE_BY = re.compile(
    rf"({_CREW_WORDS})(?:\s*[:：|=\t]\s*|\s+[-–—]\s+|(?<=by)\s+|(?<=[가-힣])\s+)(\S.*)",
    re.IGNORECASE,
)
_ROLE_OF = {word: role for role, words in _WORDS.items() for word in words.split("|")}
_ANY = "|".join(sorted(map(re.escape, _ROLE_OF), key=len, reverse=True))
_BEFORE = re.compile(rf"[\[(]?\b({_ANY})\b[\])]?\s*[:\-–—|\t]\s*(?=\S)", re.IGNORECASE)
_BEHIND = re.compile(rf"(?:\s*[,/|;\t]\s*|\s+[-–—:]\s+)({_ANY})\s*$", re.IGNORECASE)
_BRACKETED = re.compile(rf"\s*[(\[（]({_ANY})\b[\s,;:/]*([^()\[\]（）]*)[)\]）]", re.IGNORECASE)


def role_of(words: str) -> str:
    """“Main Role” → lead; empty for other words."""
    return _ROLE_OF.get(_bare(words), "")


def crew_role_of(words: str) -> str:
    """“Screenwriter” → writer, “연출” → director; empty for other words."""
    return _CREW_OF.get(_bare(words), "")


def _bare(words: str) -> str:
    return " ".join(words.split()).strip(" :=#*[]()").casefold()


def without_role(line: str) -> tuple[str, str, str]:
    """The line without its word, the role, and what stood in the same brackets (“ep. 3”)."""
    if match := _BRACKETED.search(line):
        left = line[: match.start()] + " " + line[match.end() :]
        return left.strip(" "), role_of(match[1]), match[2].strip()
    if match := _BEHIND.search(line):
        return line[: match.start()], role_of(match[1]), ""
    if match := _BEFORE.match(line.lstrip()):
        return line.lstrip()[match.end() :], role_of(match[1]), ""
    return line, "", ""


def made_by(line: str) -> tuple[str, str]:
    """“Directed by Bong Joon-ho”, “연출 봉준호”: the role and who has it; empty for other lines."""
    match = _MADE_BY.fullmatch(line)
    return (_CREW_OF[match[1].casefold()], match[2].strip()) if match else ("", "")
