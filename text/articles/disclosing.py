"""Who paid for a post, or gave its writer something: told of the post itself, or by the writer of himself."""

import re

POST = (
    r"(?:(?:this|the|my|today['’]?s|the\s+following)\s+(?:\w+\s+)?(?:post|review|article|recap|letter|entry|"
    r"write-?up|video|blog|page|content|issue|newsletter)|(?:this|it))"
)
_GIVEN = (
    r"(?:free(?!\s+(?:of|from|to)\b)|complimentary|gratis|screeners?|screening|access|subscription|copy|press|preview|"
    r"gifted|tickets?|pass|early|in\s+advance|for\s+review)"
)
_GAVE = (
    r"(?:received|provided|given|gifted|sent|invited|offered|got(?=\s+(?:an?|some|the|early)\b))"
)
_PAID = re.compile(
    rf"\b{POST}\s+(?:is|was|has\s+been|are|isn['’]t|wasn['’]t)\s+(?:\w+\s+){{0,2}}?"
    r"(?:sponsored|paid|gifted|an?\s+ad|written\s+in|made\s+(?:possible|in))|"
    rf"\b(?:i|we)(?:['’]ve|\s+have|\s+was|\s+were)?\s+(?:\w+ly\s+)?{_GAVE}\b[^.!?]{{0,80}}?\b{_GIVEN}\b|"
    rf"\b(?:sent|gave|gifted|offered|lent|provided)\s+(?:me|us)\b[^.!?]{{0,60}}?\b{_GIVEN}\b|"
    rf"\b{_GIVEN}\b[^.!?]{{0,60}}\b(?:sent|gifted|given|provided|lent|offered)\s+(?:to|for)\s+(?:me|us|review)\b|"
    r"\b(?:sent|gifted|provided)\s+to\s+(?:me|us)\s+(?:for\s+review|by)\b|"
    r"\bin\s+exchange\s+for\b[^.!?]{0,40}\breview|\bcourtesy\s+of\b[^.!?]{0,40}\bfor\s+review|"
    r"\baffiliate\s+(?:links?|commission)|"
    r"\b(?:paid\s+(?:partnership|promotion)|(?:paid|sponsored)\s+(?:post|review|article|content))\b|"
    rf"\b(?:{POST}|(?:written|made|produced)|(?:^|(?<=[.!?]\s))\W*)[^.!?]{{0,30}}\bin\s+(?:paid\s+)?(?:partnership|collaboration)\s+with\b|"
    r"\b(?:nobody|no\s?one)\s+(?:has\s+)?paid\s+(?:me|us|for\s+this)|"
    r"(?:^|(?<=[.!?]\s))\W*(?:not\s+)?sponsored(?:\s+(?:by|post)\b|\W|$)|"
    r"협찬|제공\s?받|원고료|소정의|광고\s?포함",
    re.IGNORECASE,
)


def disclosed(text: str) -> str:
    """The sentence that says who paid, or that nobody did."""
    if not _PAID.search(text):
        return ""
    said = re.split(r"(?<=[.!?])\s+", text)
    return next((sentence.strip() for sentence in said if _PAID.search(sentence)), "")
