"""Where an article tells what; it leaves the text of the form once a box or a row has it."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from exchange.blogs.tables import flattened
from text.articles.entries import sentences
from text.articles.found import Article, Found
from text.articles.layout import laid_out, printed
from text.articles.lines import Line, Piece, collapsed, lines_of
from text.articles.ratings import stars_in
from text.articles.taking import take_out

MOVED = {
    *("moments", "lines", "in_brief", "rating", "coverage"),
    *("warning", "spoils_to", "disclosure"),
}
"""What need not stand in the text once its box has it."""
LABEL = (":", "：")


class Places:
    """The lines of the article as it was pasted; ``taken`` are those that the recogniser took out."""

    def __init__(self, article: Article) -> None:
        self.original = article.original
        self.lines = lines_of(laid_out(article.original))
        self.taken = _left_out(self.lines, article.body)

    def of(self, found: Found[Any]) -> set[int]:
        """Of what was taken: the line that tells it."""
        if found.where >= 0:
            return {found.where} & self.taken
        words = collapsed(found.evidence)
        return {
            number for number in self.taken if words and words in collapsed(self.lines[number].text)
        }

    def gone(self, waiting: set[int]) -> set[int]:
        """What is taken, but for lines that wait and the headings and labels above them."""
        stays, is_needed = set(waiting), False
        for line in reversed(self.lines):
            is_head = bool(line.level) or line.text.rstrip().endswith(LABEL)
            if line.number not in self.taken:
                is_needed = False
            elif line.number in waiting:
                is_needed = True
            elif is_head and is_needed:
                stays.add(line.number)
                is_needed = not line.level
        return self.taken - stays

    def body(self, gone: set[int]) -> str:
        root = laid_out(self.original)
        take_out(line for line in lines_of(root) if line.number in gone)
        return flattened(printed(root))

    def texts(self, numbers: Iterable[int]) -> list[str]:
        return [self.lines[number].text for number in sorted(numbers)]

    def told(self, name: str, found: Found[Any]) -> tuple[list[str], str]:
        """The lines that tell nothing else, or one line and its sentence; neither where nobody can say."""
        if name not in MOVED or not 0 <= found.where < len(self.lines):
            return [], ""
        first = self.lines[found.where]
        if name in ("moments", "lines"):
            return [line.text for line in self._entry(first, found.value)], ""
        if name == "in_brief" or (first.text == collapsed(found.evidence) and _is_one(first)):
            return [first.text], ""
        found_in = [one for one in sentences(first.text) if _tells(name, found, one)]
        return ([first.text], found_in[0].strip()) if len(found_in) == 1 else ([], "")

    def _entry(self, first: Line, value: Sequence[Any]) -> list[Line]:
        """A moment or a line that somebody says, over as many lines as it has."""
        whole = collapsed(" ".join(str(part) for part in value if isinstance(part, str)))
        entry = [first]
        for line in self.lines[first.number + 1 :]:
            if line.level or collapsed(line.text) not in whole:
                break
            entry.append(line)
        return entry


def _left_out(lines: Sequence[Line], body: str) -> set[int]:
    """None where the two do not fit: then everything is taken to stand in the text still."""
    kept = [line.text for line in lines_of(laid_out(body))]
    gone, place = set(), 0
    for line in lines:
        if place < len(kept) and kept[place] == line.text:
            place += 1
        else:
            gone.add(line.number)
    return gone if place == len(kept) else set()


def _is_one(line: Line) -> bool:
    return sum(1 for one in sentences(line.text) if one.strip()) == 1


def _tells(name: str, found: Found[Any], sentence: str) -> bool:
    if name == "rating":
        return bool(stars_in(sentence))
    return bool(sentence.strip()) and collapsed(found.evidence) == collapsed(sentence)[:300]


def without(body: str, texts: Iterable[str], sentence: str = "") -> str:
    """The text of the form, however edited, without these lines; or without the sentence of one."""
    root = laid_out(body)
    lines = lines_of(root)
    gone: list[Line] = []
    for text in texts:
        after = gone[-1].number if gone else -1
        same = [line for line in lines if line.text == text and line not in gone]
        same.sort(key=lambda line: line.number < after)
        gone += same[:1]
    if not gone:
        return body
    if sentence:
        return printed(root) if _cut(gone[0].pieces, sentence) else body
    take_out([*gone, *_bare_headings(lines, gone)])
    return printed(root)


def _bare_headings(lines: Sequence[Line], gone: Sequence[Line]) -> list[Line]:
    """Headings that nothing is left to stand below."""
    numbers = {line.number for line in gone}
    bare = []
    for line in lines:
        following = lines[line.number + 1 : line.number + 2]
        if line.level and following and following[0].number in numbers:
            rest = [one for one in lines[line.number + 1 :] if one.number not in numbers][:1]
            if not rest or rest[0].level:
                bare.append(line)
    return bare


def _cut(pieces: Sequence[Piece], sentence: str) -> bool:
    """Where it stands in one piece; what is half in bold is nobody's to cut."""
    words = re.compile(r"\s+".join(map(re.escape, sentence.split())))
    holding = [(piece, cut) for piece in pieces if (cut := words.search(piece.text))]
    if len(holding) != 1 or holding[0][0].is_linked:
        return False
    (element, is_tail, text, *_), cut = holding[0]
    before, after = text[: cut.start()], text[cut.end() :]
    is_between = before.strip() and after.strip()
    left = f"{before.rstrip()} {after.lstrip()}" if is_between else before + after
    if is_tail:
        element.tail = left
    else:
        element.text = left
    return True
