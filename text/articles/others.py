"""What others gave, or the writer another show or a part of one: no rating of this one."""

import re

_OF_OTHERS = (
    r"\b(?:people|friends?|sisters?|brothers?|mother|mum|mom|father|dad|husband|wife|partner|others|"
    r"critics?|everyone|"
    r"everybody|readers?|fans?|most|somebody|someone|colleagues?|roommate|neighbou?rs?|reviewers?|"
    r"the internet|he|she|they)\b"
    r"[^.!?;]{0,60}?\b(?:g[ai]ves?|giving|rate[sd]?|scored?|awarded|said|says|wrote|sent|thinks?|"
    r"thought|calls?|puts?)\b"
)
_OF_ANOTHER = (
    r"\b(?:to |for )?which i\b|\bi (?:once|also|previously|originally|first)\b|\bat the time\b|"
    r"\blast (?:year|season)\b|"
    r"\bfirst season\b|\bseason (?:one|1)\b|\bused to\b|\bback then\b|\bwould have (?:been|given)\b|"
    r"\bcould have been\b|"
    r"\bwant(?:ed)? to (?:give|rate)\b|"
    r"\b(?:last|previous|earlier|other)\s+(?:k-?drama|drama|show|series|film|one)\b|"
    r"\bunlike\b|\bcompared to\b"
)
_PART = (
    r"(?:(?:(?:first|second|last|final|other)\s+(?:half|part|hours?|arc|act|week))|episodes?|eps?|"
    r"finale|scenes?|kiss(?:es)?|leads?|soundtrack|ost|music|songs?|acting|cast|chemistry|ending|costumes|"
    r"villain|romance|plot|story|writing|directing|cinematography|visuals|pacing|couple|he|she)"
)
_OF_PART = (
    rf"(?:^|[.;,!?]|\b(?:but|and|so))\s*(?:(?:the|that|this|each|her|his|its|their)\s+)?(?:[\w-]+\s+)?{_PART}"
    r"(?:\s+(?:\d+|alone|itself))?\s*(?::|(?:gets?|is|was|are|were|deserves?|earns?|scores?)\b)|"
    r"\b(?:giv\w*|gave|rated?)\s+(?:the|that|its)\s+(?:first|second|last|final|other)\s+(?:half|part|episode|hour)\b|"
    r"\b(?:with|for|to|like|about|of)\s+(?:an?|another)\s+(?:show|k-?drama|drama|series|film)\s+(?:that\s+|which\s+)?i\b"
)
NOT_OURS = re.compile(
    r"imdb|mydramalist|\bmdl\b|rotten|tomatometer|viki|naver|daum|nielsen|\bagb\b|nationwide|viewer|"
    r"audience|household|"
    r"\btv\b|metacritic|letterboxd|asianwiki|시청률|닐슨|네이버|전국|관람|만\s?\d+세|\bpg\b|\d+\s?\+|"
    r"rated\s+\w*\d+\b(?![./])|"
    rf"{_OF_OTHERS}|{_OF_ANOTHER}|{_OF_PART}",
    re.IGNORECASE,
)
"""Words beside the ratings of others, of viewers, of other shows, of parts of it, and of who may watch."""


_CLAUSES = re.compile(
    r"\s*;\s+|,?\s+(?:but|though|although|while|whereas)\s+|,\s+(?:and\s+)?(?=(?:I|my|we)\b)"
)
_ASIDE = re.compile(r"\s*[(（\[][^()（）\[\]]*[)）\]]")


def without_others(text: str) -> str:
    """Without the clauses and brackets that tell what others gave: “8/10 (MDL: 8.9)”."""
    kept = _ASIDE.sub(lambda aside: " " if NOT_OURS.search(aside[0]) else aside[0], text)
    if not NOT_OURS.search(kept):
        return kept
    return "; ".join(clause for clause in _CLAUSES.split(kept) if not NOT_OURS.search(clause))
