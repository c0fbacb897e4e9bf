"""The ratings in sentences: “I give it eight out of ten”, “… as it is. Grade: A-”."""

import re
from collections.abc import Iterator, Sequence

from text.articles.entries import sentences
from text.articles.given import ALONE, OVERALL, Given, of_stars, without
from text.articles.lines import Line
from text.articles.others import NOT_OURS, without_others
from text.articles.ratings import stars_in
from text.articles.vocabulary import label_of

CUE = re.compile(
    r"\b(?:i|we)(?:['’](?:d|ll|m|ve|re))?\s+(?:[\w’']+\s+){0,4}?(?:giv(?:e|ing)|rate|rating|"
    r"award(?:ing)?|score|scoring|go(?:ing)?|"
    r"settle|landed|gave|rated|make it|made it|call|say|put it)\b|\bsays?\b|\bin the end\b|"
    r"\b(?:it|this|that)['’]s an?\b|"
    r"\bthat makes\b|\brated\b|^so\b|\b(?:lands?|"
    r"comes? (?:in|out)|sits?|end(?:s|ed)? up|wound up|lands? on) (?:at\b|an?\b)|\bcall it\b|"
    r"\bstars? (?:for|from)\b|\b(?:it|this|drama|"
    r"show|series|film|"
    r"movie)\s+(?:\w+\s+){0,2}?(?:gets?|earns?|deserves?|receives?|"
    r"scores?|is)\b|\b(?:rating|score|verdict|final(?:ly)?|overall|mine|solid|from me|for me)\b|"
    r"(?:주고|준다|드립니다|드려요|주겠다|주겠습니다|줄게요|만점|평점|별점|점수)",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\s*(?:점|stars?|hearts?|points?|[★⭐]+|(?!people\b|times\b|viewers\b)[a-z]+s(?=[.!,;]|"
    r"$))?\s*(?:$|[.!,;:)–—-]|(?:for|from|and|to)\b|on\b|"
    r"because\b|in my\b|overall\b|would\b|with\b|if\b|even\b|in total\b|"
    r"\s(?:k-?)?(?:drama|show|series|film|watch|romance|thriller)\b|[을를은]|정도|주|드|"
    r"줄|줬|이다|입니다)",
    re.IGNORECASE,
)
_ENDING, _PART = 4, 4
"""Lines at the end, where a writer comes to a verdict; of a longer article its last quarter."""
_NAMED = re.compile(
    r"(?:[^.;]{0,30}\b)?([A-Z][\w’']+(?:\s(?:of|the|in|on|and)|\s[A-Z][\w’']+){0,4}\s[A-Z][\w’']+)\s+"
    r"(?:got|earned|received|was|had)\b"
)
"""“Winter Bakery got four stars”, told of a show before."""
_NOTHING = re.compile(r"\W*(?:an?\s+(?:[a-z]+\s+)?)?", re.IGNORECASE)
"""What may stand before a rating that is a sentence: “A generous 3/5.”"""
_SAID = re.compile(r"[“\"][^“”\"]*[”\"]")
_LABEL_SIGN = re.compile(r"\s*[:：]\s*|\s[–—=-]\s")


def in_labelled_sentences(lines: Sequence[Line]) -> Iterator[Given]:
    """“I would be happy if they left it as it is. Grade: A-”."""
    for line in lines:
        if line.is_quoted or not _LABEL_SIGN.search(line.read):
            continue
        for sentence in list(sentences(line.read))[1:]:
            label, sign, value = _LABEL_SIGN.sub("\n", sentence, count=1).partition("\n")
            kind, is_spelled = label_of(label) if sign else ("", False)
            if kind != "rating" or not is_spelled or NOT_OURS.search(sentence):
                continue
            found = stars_in(value.strip(), is_labelled=True)
            if found and ALONE.fullmatch(without(value.replace(found[0].words, " ", 1), found)):
                stars = of_stars(found[0], label)
                yield Given(stars, line, False, bool(OVERALL.search(label)))


def told(lines: Sequence[Line], headline: str) -> Iterator[Given]:
    """“I give it eight out of ten.” Only what stands by itself counts: not “nine out of ten people”."""
    ending = lines[-max(_ENDING, len(lines) // _PART) :]
    for line in lines:
        if line.is_quoted:
            continue
        for sentence in sentences(line.text) if _may_tell(line.text) else ():
            if (another := _NAMED.match(sentence)) and another[1].casefold() not in headline:
                continue
            ours = without_others(_SAID.sub(" ", sentence))
            end = 0
            for stars in stars_in(ours):
                before = ours[end : stars.start]
                end = stars.start + len(stars.words)
                is_set_apart = bool(_NOTHING.fullmatch(ours[: stars.start])) or any(
                    stars.words in one for one in line.slanted
                )
                if (
                    stars.out_of
                    and _AFTER.match(ours[end:])
                    and (is_set_apart or line in ending or CUE.search(ours))
                ):
                    is_overall = OVERALL.search(before) or OVERALL.match(ours[end:].lstrip())
                    yield Given(stars, line, False, bool(is_overall))


def _may_tell(text: str) -> bool:
    return bool(
        re.search(
            r"\bout of\b|/\s?\d|star|점|from me|\brating\b|\bscore\b|['’]s an?\b|\bgets\b|"
            r"in my book|\b\d|[★⭐]|\bof (?:five|ten)\b|\bscale\b|"
            r"\bgiv|\bgave\b|\brat|별|"
            r"\b(?-i:[A-DF])(?:[+−–-]|\b)",
            text,
            re.IGNORECASE,
        )
    )
