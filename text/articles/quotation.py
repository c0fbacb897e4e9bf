"""One quotation: what was said, and in the words beside it by whom and in which episode."""

import re
from dataclasses import dataclass, field

from text.articles.entries import episodes_anywhere, episodes_at_start, unbulleted
from text.articles.found import Quote
from text.articles.lines import Line, closed, collapsed
from text.articles.people import is_korean_name
from text.articles.vocabulary import WORDS
from text.jamo import has_hangul

DOUBLE = re.compile(r"[“”„\"«「『](?P<words>[^“”„\"«»「」『』]{2,1500})[“”\"»」』]")
_SINGLE = re.compile(
    r"(?<!\w)[‘'](?P<words>(?:[^‘’']|(?<=\w)[’'](?=\w)|[’'](?=\s\w[^’']*[’'])){2,1500}?)[’']"
    r"(?!\w|\s\w[^‘’']*[’'](?!\w))"
)
DASH = re.compile(r"^\s*(?:[-–—―~|/]+|by\b|said\b)\s*", re.IGNORECASE)
_NAME_BIT = r"(?:[A-Z][\w'’.-]*|[가-힣]{1,6})"
_NAME = re.compile(
    rf"(?P<name>{_NAME_BIT}(?:\s(?:{_NAME_BIT}|of|the|and|&|s)){{0,4}})(?:\s(?:to|"
    rf"→)\s[^.,;:(]{{1,40}})?(?=\s*(?:[,.;:(|/–—-]|$))"
)
_BRACKET = re.compile(r"^\s*[,.]?\s*[(\[]([^()\[\]]{1,80})[)\]]")
_HANGUL = re.compile(
    r"^\s*[(/|\[–—-]*\s*[“\"‘']?(?P<words>[가-힣][^“”\"()\[\]/|A-Za-z]{3,300})[”\"’']?\s*[)\]/|]?"
)
EDGES = " \t,;:–—-|."
_NOT_NAMES = frozenset(WORDS["no_name"])


@dataclass
class Told:
    """A quotation while its lines are read; ``below`` are the lines of its comment."""

    quote: str
    line: Line
    quote_hangul: str = ""
    speaker: str = ""
    episode: int | None = None
    comments: list[str] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    below: list[Line] = field(default_factory=list)
    is_marked: bool = True

    @property
    def opened(self) -> int:
        """Paragraphs below it."""
        return sum(line.opens for line in self.below)

    def translate(self, other: "Told") -> None:
        self.quote_hangul, self.quote = self.quote, other.quote
        _swap_hangul(self)
        self.speaker, self.episode = self.speaker or other.speaker, self.episode or other.episode
        self.comments += other.comments
        self.lines += other.lines

    def finished(self) -> Quote:
        comment = collapsed(" ".join([*self.comments, *(line.text for line in self.below)]))
        whole = " ".join(line.text for line in [*self.lines, *self.below])
        quote, comment = closed(self.quote, whole), closed(comment, whole)
        return Quote(quote, self.quote_hangul, self.speaker, self.episode, comment)


def begun(line: Line) -> Told | None:
    if line.kind == "row":
        return _of_row(line)
    text = unbulleted(line.read)
    match = DOUBLE.search(text) or _SINGLE.search(text)
    if match and (told := _marked(text, match, line)):
        return told
    is_slanted = len(" ".join(line.slanted)) >= len(text) - 2 and not line.bold
    if DASH.match(line.text):
        return None
    if line.is_quoted or is_slanted or line.kind == "li" or speaks_in_italics(text, line):
        return _unmarked(text, line)
    return None


def speaks_in_italics(text: str, line: Line) -> bool:
    """“*I like you* – Mi-joo”: words in italics, and who says them."""
    words = line.slanted[0] if line.slanted and not line.bold else ""
    behind = text[len(words) :] if words and text.startswith(words) else ""
    dash = DASH.match(behind)
    return dash is not None and bool(attributed(behind[dash.end() :])[0])


def _marked(text: str, match: re.Match[str], line: Line) -> Told | None:
    before, behind = text[: match.start()], text[match.end() :]
    episodes, lead = episodes_at_start(before)
    if not episodes:
        episodes, lead = episodes_anywhere(before)
    speaker = ""
    if bare := lead.strip(EDGES + "([)]"):
        speaker, rest = attributed(re.sub(r"\s+(?:says|said|tells|asks|whispers)\b.*$", "", bare))
        if not speaker or rest:
            return None
    told = Told(_bare(match["words"]), line, speaker=speaker, lines=[line])
    told.episode = episodes[1] if episodes else None
    _read_behind(told, behind)
    _swap_hangul(told)
    return told


def _bare(words: str) -> str:
    return collapsed(words).strip()


def _read_behind(told: Told, behind: str) -> None:
    """“(좋아해요) – Mi-joo, ep. 4. Comment”: each of these may be missing."""
    if not has_hangul(told.quote) and (hangul := _HANGUL.match(behind)):
        told.quote_hangul = _bare(hangul["words"].strip(" \t,;:–—-|"))
        behind = behind[hangul.end() :]
    elif has_hangul(told.quote) and (
        other := re.match(r"\s*[(/–—-]?\s*[“\"](?P<words>[^“”\"]{2,600})[”\"]\s*\)?", behind)
    ):
        told.quote_hangul, told.quote = told.quote, _bare(other["words"])
        behind = behind[other.end() :]
    if bracket := _BRACKET.match(behind):
        inside = bracket[1]
        if _read_source(told, inside):
            behind = behind[bracket.end() :]
    elif dash := DASH.match(behind):
        speaker, rest = attributed(behind[dash.end() :])
        episodes, after = episodes_at_start(behind[dash.end() :])
        if speaker:
            told.speaker = told.speaker or speaker
            behind = rest
        elif episodes:
            told.episode, behind = episodes[1], after
    bare = behind.strip()
    if told.episode is None:
        episodes, after = episodes_at_start(bare.lstrip(EDGES + "([")) if bare else (None, bare)
        if not episodes:
            episodes, after = episodes_anywhere(bare)
        if episodes:
            told.episode, bare = episodes[1], after
    if not told.speaker and bare.startswith(("-", "–", "—")):
        speaker, rest = attributed(bare.lstrip(EDGES))
        told.speaker, bare = (speaker, rest) if speaker else ("", bare)
    speaker, rest = attributed(bare) if not told.speaker else ("", "")
    if speaker and is_korean_name(speaker) and bare[len(speaker) : len(speaker) + 1] in ".,:;":
        told.speaker, bare = speaker, rest
    if comment := bare.lstrip(EDGES + ")]").strip():
        told.comments.append(comment)


def _read_source(told: Told, inside: str) -> bool:
    """“Mi-joo, ep. 4” in brackets, in either order."""
    episodes, rest = episodes_anywhere(f"({inside})")
    if not episodes:
        episodes, rest = episodes_at_start(inside)
    if not episodes:
        episodes, rest = episodes_anywhere(inside)
    bare = rest.strip(EDGES + "()") if episodes else inside.strip(EDGES)
    speaker, more = attributed(bare) if bare else ("", "")
    if bare and (not speaker or more):
        return False
    told.episode = episodes[1] if episodes else told.episode
    told.speaker = told.speaker or speaker
    return True


def attributed(text: str) -> tuple[str, str]:
    """A name at the beginning, and what follows it; empty where the words begin a sentence."""
    bare = text.strip()
    match = _NAME.match(bare)
    if not match or match["name"].split()[0].casefold() in _NOT_NAMES:
        return _in_small_letters(text)
    rest = bare[match.end() :]
    if match.end() < len(bare) and rest.lstrip()[:1] == "-" and not rest[:1].isspace():
        return "", text
    speaker = re.sub(r"['’]s$", "", match["name"]).strip(" .")
    is_name = (
        len(speaker.split()) < 3
        or sum(word[0].isupper() for word in speaker.split()) > 1
        or has_hangul(speaker)
    )
    return (speaker, rest.lstrip(" ,.;:|/")) if is_name else ("", text)


def _in_small_letters(text: str) -> tuple[str, str]:
    """“seo dal-mi”, of those who leave capitals out."""
    match = re.match(r"\s*([a-z]+(?:\s[a-z]+)?[\s-][a-z]+)\b(?=\s*(?:[,.;:(|–—]|ep|$))", text)
    if match and is_korean_name(match[1].title()):
        return match[1], text[match.end() :].lstrip(" ,.;:|/")
    return "", text


def _unmarked(text: str, line: Line) -> Told | None:
    """A quotation without marks: “I like you – Mi-joo”."""
    parted = re.split(r"\s[-–—―]+\s*|^[-–—]\s*", text, maxsplit=1)
    if len(text) < 4:
        return None
    told = Told(_bare(parted[0]), line, lines=[line], is_marked=line.is_quoted)
    if len(parted) > 1:
        _read_behind(told, " — " + parted[1])
        told.is_marked = told.is_marked or bool(told.speaker)
    else:
        episodes, rest = episodes_anywhere(told.quote)
        if episodes:
            told.quote, told.episode = rest, episodes[1]
    _swap_hangul(told)
    return told


def _swap_hangul(told: Told) -> None:
    if told.quote_hangul and has_hangul(told.quote) and not has_hangul(told.quote_hangul):
        told.quote, told.quote_hangul = told.quote_hangul, told.quote


def _of_row(line: Line) -> Told | None:
    """A table with the words in the longest cell, or in the one between quotation marks."""
    cells = [collapsed(cell) for cell in line.cells if cell.strip()]
    quoted = [cell for cell in cells if DOUBLE.fullmatch(cell)]
    begun = next((match for cell in cells if (match := DOUBLE.match(cell))), None)
    if begun and not quoted and (marked := _marked(begun.string, begun, line)):
        for cell in cells:
            is_source = len(cell) < 60 and not marked.speaker and _read_source(marked, cell)
            marked.comments += [cell] if cell != begun.string and not is_source else []
        return marked
    words = quoted[0] if quoted else max(cells, key=len)
    told = Told(words.strip('“”"„ '), line, lines=[line], is_marked=bool(quoted))
    for cell in cells:
        episodes, _ = episodes_at_start(cell if not cell.isdigit() else f"ep {cell}")
        if cell is words:
            continue
        if episodes and len(cell) < 20:
            told.episode = episodes[1]
        elif len(cell) < 60 and not told.speaker and _read_source(told, cell):
            continue
        elif len(cell) < 40 and not told.speaker and (speaker := attributed(cell)[0]):
            told.speaker = speaker
        else:
            told.comments.append(cell)
    told.is_marked = told.is_marked or bool(told.speaker)
    return told
