"""Phrases of somebody who was paid, invited or given something, told from the money of a plot.

Plots pay, give and invite as well. So a verb alone is none: it is said of the writer, or of a company.
"""

import re


def _any(*alternatives: str) -> str:
    return f"(?:{'|'.join(alternatives)})"


_GIVER = _any(
    r"the (?:network|studio|broadcaster|platform|distributor|publisher|production company|producers)",
    r"the (?:company|agency|tourist board|PR team|brand)",
    r"Netflix|Viki|Viu|Kocowa|Disney\+?|Apple|Amazon|Prime Video|TVING|Wavve|Watcha|Coupang ?Play",
    r"tvN|JTBC|ENA|OCN|KBS|MBC|SBS|EBS|CJ ENM|Studio ?Dragon",
    r"Visit (?:Korea|Seoul)|Korea Tourism|Klook",
)
_THING = _any(
    r"money|cash|gifts?|presents?|vouchers?|gift cards?|tickets?|screeners?|press kits?",
    r"merchandise|goodies|samples?|free \w+|(?:early|advance) (?:access|copies|episodes)",
    r"(?:press|review|advance) cop(?:y|ies)",
)
_AMOUNT = _any(
    r"[$€£₩] ?\d[\d,.]*", r"\d[\d,.]* ?(?:US |Korean )?(?:dollars|euros?|pounds|won|USD|EUR|KRW)"
)
_TRIP = r"(?:trip|travel|flights?|hotel|stay|visit|tickets?|meals?|tour)"
_EVENT = r"(?:set|premi[eè]re|press|screening|event|launch|fan ?meeting|Seoul|Korea)"
_FOR_A_VISIT = rf"(?:(?:the|a|an|their|its) )?{_EVENT}"
_HAVE_BEEN = r"(?:was|were|have been|had been|got)"
_ENGLISH = _any(
    r"sponsor(?:ed|s)?|affiliate|paid partnership|(?:promo(?:tion(?:al)?)?|discount) code",
    r"gifted (?:by|copy|product|item|to (?:me|us))|free (?:copy|ticket|trial)|screeners?",
    r"press (?:trip|screening|junket)|courtesy of|in exchange for",
    r"(?:paid|compensated|reimbursed|hosted|flew) (?:me|us)",
    r"(?:gave|gives|sent|sends|bought|offered|lent|handed) (?:me|us)"
    rf" (?:\w+ ){{0,3}}?(?:{_THING}|{_AMOUNT})",
    rf"(?:I|we) (?:received|got|accepted|earned) (?:\w+ ){{0,4}}?(?:{_THING} (?:from|by)|{_AMOUNT})",
    rf"(?:I|we) (?:am|are|{_HAVE_BEEN}) (?:paid|gifted|compensated|reimbursed|flown|hosted)",
    rf"(?:I|we) {_HAVE_BEEN} (?:sent|given) (?:\w+ ){{0,3}}?{_THING}",
    rf"I {_HAVE_BEEN} invited|we {_HAVE_BEEN} invited (?:by|to {_FOR_A_VISIT})",
    rf"invited (?:me|us) (?:to|for) {_FOR_A_VISIT}|(?:invited by|at the invitation of) {_GIVER}",
    rf"gifts? (?:from|of|by) {_GIVER}",
    rf"(?:my|our|this|the) {_TRIP} (?:(?:was|were|is|are|has been) )?(?:paid|covered|funded) (?:for )?by"
    r" (?!(?:his|her|their|him|them|an?)\b)",
    rf"(?:paid|provided|supplied|funded|hosted|covered|lent) (?:for )?(?:to (?:me|us) )?by {_GIVER}",
    rf"thank(?:s| you),? (?:to )?{_GIVER}[^.!?]{{0,20}} for (?:(?:the|an?|my|our) )?"
    r"(?:inviting|invitation|sending|hosting|tickets?|early|advance|trip)",
)
_KOREAN = _any(
    r"협찬|제공 ?받|원고료|소정의|체험단|서포터즈|뒷광고|무상(?:으로)? ?(?:제공|지원|증정)",
    r"광고(?! ?(?:회사|대행|기획|모델|촬영|업계|주|판))",
    r"(?:대가|수수료|지원금|제작비)(?:를|을)? ?받(?:고|아) ?(?:쓴|쓰|작성|리뷰)",
    r"(?:증정|지원) ?받아 ?(?:작성|관람|시청|다녀|쓴|썼)",
    r"초대권|(?:시사회|제작 ?발표회|팬 ?미팅|촬영장|행사|이벤트)(?:에|로)? ?초대",
    r"초대 ?(?:받아|로) ?(?:다녀|참석|관람|방문|시청|봤|보고)",
)
PHRASES = re.compile(rf"\b{_ENGLISH}(?!\w)|#ad\b|{_KOREAN}", re.IGNORECASE)


def favour_in(text: str) -> str:
    """The first such phrase, as it is written; "" where there is none."""
    found = PHRASES.search(text)
    return found[0].strip() if found else ""
