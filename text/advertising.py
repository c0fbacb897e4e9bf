"""Sentences that ask for something: a visit, a follower, money. Written for talk about films and series.

What is only told asks for nothing: “I gave in and subscribed to see it”, “the subs for episode 4”, “they need
the money”, “find me sobbing”, “check out her first drama”.
"""

import re

from text.lookalikes import skeleton

_PLACE = (
    r"(?:chan+els?|pages?|vid(?:eo|io|eos|ios|s)?|clips?|covers?|remix(?:es)?|mixtapes?|music|songs?|beats?|band"
    r"|rap|playlists?|blogs?|web\s?sites?|sites?|webs?|profiles?|stores?|shops?|petition|ebooks?|books?|apps?)\b"
)
_LOOK = (
    r"\b(?:ch[ea]c?k(?:ed|ing)?|look|listen|visit|watch|see|view|follow|share|like|support|join|promot\w+|spread"
    r"|read|buy)\b"
)
_TOLD = (
    r"\b(?:i|we|he|she|they)(?:['’](?:d|ll|ve|m|re))? (?:(?:am|are|was|were|been|can|could|had|have|has|to"
    r"|did|do|does|just|also|still|will|would|always|often|only|even|never|really|keep|kept|like|love) )*"
)
"""Whoever does it, so that nobody is asked to."""
_FILLED = r"(?:\W+(?:out|at|to|in|please|plz|pls|and|for|us|some|few|of|one))*\W+"
_WORDS = r"(?:(?!(?:on|of|in|from|about|at|favou?rite)\b)[\w'’]++[^\w'’]++){0,4}?"
_SUBSCRIBE = r"\bsu\w{0,3}cribe\b(?!\W+to\W+(?!(?:me|my|our|us|this)\b))"
_PLEASE = r"(?:plea\w{1,3}|pl+[iea]*z+|pls+)"
_ASKS = [
    rf"(?P<told>{_TOLD})?{_LOOK}{_FILLED}(?:my|our)\W+{_WORDS}{_PLACE}",
    rf"\bche?ck(?:ed|ing)?\W+out\W+(?:this|the|you)\W+{_WORDS}(?:video|chann?el|playlist|web\s?site|site|page)\b",
    rf"{_SUBSCRIBE}\W+(?:\w+\W+)?(?:to\W+)?(?:me|my|our|us)\b",
    rf"(?:{_PLEASE}|\band|\blike|\bguys)\W+(?:\w+\W+)?{_SUBSCRIBE}",
    rf"^\W*{_SUBSCRIBE}|{_SUBSCRIBE}\W+(?:{_PLEASE}|too\b|for\W+(?:more|free|daily))",
    r"\bsub\W+(?:to\W+)?(?:me|my)\b|\bsub(?:scribe)?\W+(?:you\W+)?back\b",
    r"\b(?:sub|like|follow)\W*(?:4|for)\W*(?:sub|like|follow)\b",
    r"\bche?ck\W+(?:me|us)\W+out\b|\bche?ck\W+out\W+(?:me|us)\b|\badd\W+me+\b",
    rf"\bfollow\W+(?:me|us)\W+(?:on|at)\b|\bfollow(?:er)?\W+{_PLEASE}|\b{_PLEASE}\W+follow\W+this\b",
    r"\b(?:on|to|in|of)\W+(?:my|our)\W+(?:\w+\W+)?(?:chan+els?\b|page\b|youtube\b(?!\W+(?:feed|app|home|history"
    r"|account|recommend\w+|algorithm)\b))",
    r"\bmy\W+(?:vid\w*)\W+(?:are|is)\W+.{0,40}\bche?ck\b",
]
_MONEY = [
    r"\b(?:earn\w*|mak(?:e|ing)\W+(?:off\W+)?)\W*(?:some|real|easy|quick|extra|good)?\W*(?:money|cash|income)\W+"
    r"(?:\w+\W+)?(?:online|easily|daily|fast|here|from\W+(?:home|your)|with\W?out)",
    r"\bneed\W+money\s?\?|\bget\W+money\W+here\b|\$\s?\d+\W+(?:an?|per)\W+hour\b",
    r"\byou\W+(?:can\W+)?get\W+paid\b|\bget\W+paid\W+(?:up\W?to|daily|to\W+(?:click|watch|play|share))\b",
    r"\bwork\W+from\W+(?:the\W+comfort|home\W+(?:jobs?|and\W+earn))\b|\bbonus\W+(?:deals?|codes?)\b|\bpromo\W+codes?\b",
    r"\bfree\W+(?:\w+\W+)?(?:gift\W+cards?|codes?|apps?|downloads?|followers?|credits?|iphones?)\b",
    r"\bgift\W+card\W+codes?\b|\bhack\W+(?:any|your)\W+(?:\w+\W+)?accounts?\b|\bpayday\W+loans?\b|\bloan\W+offer\b",
    r"\b(?:best|top|join|visit|try)\W+(?:\w+\W+)?online\W+casinos?\b|\bcasino\W+bonus"
    r"|\bsports\W+betting\W+(?:sites?|tips|apps?)\b|\b(?:forex|crypto)\W+(?:signals|brokers?|robots?|invest\w+)\b",
    r"\b(?:viagra|cialis|levitra)\b|\bspell\W+caster\b|\b(?:seo|backlinks?|guest\W+post)\W+(?:service|package|offer)",
    r"\bbuy\W+(?:cheap|followers|likes|backlinks)\b|\b(?:whats\W?app|telegram)\W+(?:me|us|number|at|\+|@)",
    r"안전(?:한\s?온라인)?\s?(?:카지노|바카라|토토)|(?:카지노|바카라|토토)\s?(?:추천|쿠폰|가입)|(?:토토|카지노|바카라)\s?사이트|먹튀\s?(?:검증|없는)",
    r"꽁머니|첫\s?충|비아그라|(?:카톡|텔레그램)\s?(?:문의|상담)|(?:당일|무직자|소액)\s?대출\s?(?:상담|문의|가능|환영|승인)",
    r"(?:구독|좋아요)(?:\s?(?:과|와|,)\s?|\s)(?:구독|좋아요|부탁|눌러)|제\s?채널|부업\s?(?:문의|하실|모집)",
]
_SIGNS = [re.compile(sign) for sign in _ASKS + _MONEY]


_READ = 2_000
"""Characters, of the beginning and of the end: what asks for something stands there."""


def advertisements_in(text: str) -> int:
    """How many places ask for something; signs that share letters are one."""
    plain = skeleton(text if len(text) <= 2 * _READ else f"{text[:_READ]}\n{text[-_READ:]}")
    found = sorted(
        match.span() for sign in _SIGNS for match in sign.finditer(plain) if _asks(match)
    )
    count, end = 0, -1
    for start, stop in found:
        count += start >= end
        end = max(end, stop)
    return count


def _asks(match: re.Match[str]) -> bool:
    return not match.groupdict().get("told")
