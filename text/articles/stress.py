"""The titles that prose sets apart, in italics or between quotation marks."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from text.articles.beside import OPENING
from text.articles.found import Shows
from text.articles.lines import Line
from text.articles.titles import Called, called, is_written_so, trimmed
from text.hangul import fold

_QUOTED = re.compile(r"[“\"《<「『〈]([A-Z가-힣][^“”\"《》<>「」『』〈〉]{0,60})[”\"》>」』〉]")
_PARTICLE = r"(?:(?<=[가-힣])(?:[은는이가을를의와과도]|에서|에게))?"


@dataclass
class Stressed:
    """How often, in which words; and what is in italics at the start."""

    often: Counter[str] = field(default_factory=Counter)
    words: dict[str, str] = field(default_factory=dict)
    opening: list[str] = field(default_factory=list)

    def named_in(self, headline: str) -> str:
        """What the headline names too, the longest."""
        low = headline.casefold()
        words = (one for one in self.words.values() if len(one) > 2)
        named = [
            one
            for one in words
            if re.search(rf"(?<!\w){re.escape(one.casefold())}{_PARTICLE}(?!\w)", low)
        ]
        return max(named, key=len, default="")

    def most(self, shows: Shows) -> tuple[Called | None, bool]:
        """Of an article whose headline names none: the one that it stresses most, and if that is clear."""
        ranked = [(self.words[title], count) for title, count in self.often.most_common()]
        ours = [words for words, _ in ranked if shows(words)]
        if ours:
            return called(ours[0]), len(ours) == 1
        if not ranked:
            return None, False
        most = ranked[0][1]
        if self.opening:
            first = max(self.opening, key=self.often.__getitem__)
            others = [self.often[title] for title in self.opening if title != first]
            is_clear = self.often[first] == most and self.often[first] > max(others, default=0)
            return called(self.words[first]), is_clear
        words, count = ranked[0]
        return called(words), count > 1 and (len(ranked) < 2 or ranked[1][1] < count)


def stressed(lines: Sequence[Line], headline: str = "") -> Stressed:
    """Of those who leave capitals out, also what their headline names in small letters."""
    small = headline if headline == headline.lower() else ""
    found = Stressed()
    for line in lines:
        if line.level or line.is_quoted:
            continue
        for words in _emphasised(line, small):
            found.often[fold(words)] += 1
            found.words.setdefault(fold(words), words)
            if line.number < OPENING and words in line.slanted and not line.bold:
                found.opening.append(fold(words))
    return found


def _emphasised(line: Line, small: str) -> Iterator[str]:
    for words in line.slanted:
        bare = trimmed(words)
        if not re.search(rf"{re.escape(bare)}[”\"’']?\s+[a-z(]", line.read):
            bare = bare.rstrip("!")
        is_named = bare.islower() and " " in bare and not line.bold and f" {bare} " in f" {small} "
        if (is_written_so(bare) or is_named) and len(line.text) > len(words) + 20:
            yield bare
    for match in _QUOTED.finditer(line.read):
        if is_written_so(bare := trimmed(match[1])):
            yield bare
