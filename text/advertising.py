"""Sentences that ask for something: a visit, a follower, money. Written for talk about films and series.

What is only told asks for nothing: “I gave in and subscribed to see it”, “the subs for episode 4”, “they need
the money”, “find me sobbing”, “check out her first drama”.
"""

import re

from text.lookalikes import skeleton

_PLACE = (
    r"(?:chan+els?|pagee?s?|vid(?:eo|io|eos|ios|s)?|clips?|covers?|remix(?:es)?|mixtapes?|music|songs?|beats?|band"
    r"|rap|playlists?|blogs?|web\s?sites?|sites?|webs?|profiles?|stores?|shops?|petition|ebooks?|books?|apps?)\b"
)
_LOOK = (
    r"\b(?:ch[ea]c?k(?:ed|ing)?|look|listen|visit|watch|see|view|follow|share|like|support|join|promot\w+|spread"
    r"|read|buy)\b"
)
_FILLED = r"(?:\W+(?:out|at|to|in|please|plz|pls|and|for|us|some|few|of|one))*\W+"
_WORDS = r"(?:[\w'’]+\W+){0,4}?"
_SUBSCRIBE = r"\bsu\w{0,3}cribe\b(?!\W+to\W+(?!(?:me|my|our|us|this)\b))"
_PLEASE = r"(?:plea\w{1,3}|pl+[iea]*z+|pls+)"
_ASKS = [
    rf"{_LOOK}{_FILLED}(?:my|our)\W+{_WORDS}{_PLACE}",
    rf"\bche?ck(?:ed|ing)?\W+out\W+(?:this|the|you)\W+{_WORDS}(?:video|chann?el|playlist|web\s?site|site|page)\b",
    rf"{_SUBSCRIBE}\W+(?:\w+\W+)?(?:to\W+)?(?:me|my|our|us)\b",
    rf"(?:{_PLEASE}|\band|\blike|\blike\W*amp;|\bguys)\W+(?:\w+\W+)?{_SUBSCRIBE}",
    rf"^\W*{_SUBSCRIBE}|{_SUBSCRIBE}\W+(?:{_PLEASE}|too\b|for\W+(?:more|free|daily))",
    r"\bsub\W+(?:to\W+)?(?:me|my)\b|\bsub(?:scribe)?\W+(?:you\W+)?back\b|\bsubscribes\W+to\W+me\b",
    r"\b(?:sub|like|follow)\W*(?:4|for)\W*(?:sub|like|follow)\b",
    r"\bche?ck\W+(?:me|us|men)\W+out\b|\bche?ck\W+out\W+(?:me|us)\b|\badd\W+me+\b",
    rf"\bfollow\W+(?:me|us)\W+(?:on|at)\b|\bfollow(?:er)?\W+{_PLEASE}|\b{_PLEASE}\W+follow\W+this\b",
    r"\b(?:on|to|in|of|withing)\W+(?:my|our)\W+(?:\w+\W+)?(?:chan+els?|youtube|page)\b",
    r"\bmy\W+(?:vid\w*)\W+(?:are|is)\W+.{0,40}\bche?ck\b|/watch\?v=",
]
_MONEY = [
    r"\b(?:earn\w*|mak(?:e|ing)\W+(?:off\W+)?)\W*(?:some|real|easy|quick|extra|good)?\W*(?:money|cash|income)\W+"
    r"(?:\w+\W+)?(?:online|easily|daily|fast|here|from|for\W+being|with\W?out|out\W+with)",
    r"\bmake-money\b|\bneed\W+money\s?\?|\bget\W+money\W+here\b|\$\s?\d+\W+(?:an?|per)\W+hour\b",
    r"\byou\W+(?:can\W+)?get\W+paid\b|\bget\W+paid\W+(?:up\W?to|daily|to\W+(?:mess|click|watch|play|share))\b",
    r"\bwork\W+from\W+(?:the\W+comfort|home\W+(?:jobs?|and\W+earn))\b|\bbonus\W+(?:deals?|codes?)\b|\bpromo\W+codes?\b",
    r"\bfree\W+(?:\w+\W+)?(?:gift\W+cards?|codes?|apps?|downloads?|followers?|credits?|iphones?)\b",
    r"\bgift\W+card\W+codes?\b|\bhack\w*\W+(?:\w+\W+)?accounts?\b|\bpayday\W+loans?\b|\bloan\W+offer\b",
    r"\bonline\W+casinos?\b|\bcasino\W+bonus|\bsports\W+betting\b|\bforex\b|\bcrypto\W+(?:invest|trading)",
    r"\b(?:viagra|cialis|levitra)\b|\bspell\W+caster\b|\b(?:seo|backlinks?|guest\W+post)\W+(?:service|package|offer)",
    r"\bbuy\W+(?:cheap|followers|likes|backlinks)\b|\b(?:whats\W?app|telegram)\W+(?:me|us|number|at|\+|@)",
    r"(?:온라인|실시간|라이브|안전|사설)\s?(?:카지노|바카라|토토)|(?:토토|카지노|바카라)\s?사이트|먹튀\s?(?:검증|없는)",
    r"꽁머니|첫\s?충|비아그라|(?:카톡|텔레그램)\s?(?:문의|상담)|(?:당일|무직자|소액)\s?대출",
    r"(?:구독|좋아요)(?:\s?(?:과|와|,)\s?|\s)(?:구독|좋아요|부탁|눌러)|제\s?채널|부업\s?(?:문의|하실|모집)",
]
_SIGNS = [re.compile(sign) for sign in _ASKS + _MONEY]


_READ = 2_000
"""Characters, of the beginning and of the end: what asks for something stands there."""


def advertises(text: str) -> bool:
    plain = skeleton(text if len(text) <= 2 * _READ else f"{text[:_READ]}\n{text[-_READ:]}")
    return any(sign.search(plain) for sign in _SIGNS)
