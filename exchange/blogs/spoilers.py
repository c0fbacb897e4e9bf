"""Spoilers as other blogs hide them, made this site's own; what is doubtful about one is hidden.

Told by `[spoiler]…[/spoiler]`, which may begin and end within paragraphs, by `<details>`,
by classes, and by what nobody could see.
"""

import re

import lxml.html
from lxml.html import HtmlElement

from exchange.blogs.unseen import is_unseen
from exchange.reading.shortcodes import OF_SPOILERS
from text.episodes import FINALE
from text.reader import BLOCKS, SPOILS_TO

CODE = re.compile(
    r"\[\s{0,9}(/?)\s{0,9}(" + "|".join(OF_SPOILERS) + r")(?![\w-])([^\[\]]{0,500})(?:\]|\Z)",
    re.IGNORECASE,
)
MOST = 300
"""Codes in one text; from the last on all is hidden."""
TITLE = re.compile(r"\btitle\s*=\s*[\"“”″'‘’]?([^\"“”″\]]+)", re.IGNORECASE)
CLASS = re.compile(r"spoiler", re.IGNORECASE)
OPEN_CLASS = re.compile(
    r"\b(?:no|non|tag|category|warning|alert|free)\b|\bnon?spoiler|spoilers?(?:free|warning|alert)",
    re.IGNORECASE,
)
CALLED = re.compile(r"\b(?:spoilers?|click|show|reveal|more|open|expand|details)\b", re.IGNORECASE)
HINT = re.compile(r"\[|spoil|<details|hidden|style", re.IGNORECASE)
"""Without one nothing is hidden."""
VEILED = re.compile(rf'<div {SPOILS_TO}="\d+">.*?</div>', re.DOTALL)
"""As ``prose.clean`` prints it, with no other in it."""
PLACE = '<figure data-veiled="{}"></figure>'
PLACED = re.compile(PLACE.format(r"(\d{1,9})"))
OPENS, CLOSES = "spoiler-opens", "spoiler-closes"


def hide_spoilers(root: HtmlElement) -> list[str]:
    """Marks them in the tree; gives the words hidden by each code without an end, or a beginning."""
    for element in root.iter(lxml.html.etree.Element):
        says_so = element.tag == "details" or _says_spoiler(str(element.get("class", "")))
        if (says_so or is_unseen(element)) and SPOILS_TO not in element.attrib:
            element.set(SPOILS_TO, str(FINALE))
    for summary in list(root.iter("summary")):
        if _is_called(summary.text_content()):
            summary.drop_tree()
        else:
            summary.tag = "p"
    codes = _codes(root)
    told = [_hide_bounded(mark) for mark in _hide_pairs(codes)]
    for mark in codes:
        if mark.getparent() is not None:
            mark.drop_tree()
    return told


def parted(html: str) -> tuple[str, list[str]]:
    """Of a clean body what stands in the open, with an empty place for each veiled passage; and these."""
    veiled: list[str] = []

    def place(found: re.Match[str]) -> str:
        veiled.append(found[0])
        return PLACE.format(len(veiled) - 1)

    return VEILED.sub(place, html), veiled


def joined(html: str, veiled: list[str]) -> str:
    """A passage whose place is gone stands at the end."""
    waiting = dict(enumerate(veiled))

    def passage(found: re.Match[str]) -> str:
        return waiting.pop(int(found[1]), "")

    return PLACED.sub(passage, html) + "".join(waiting.values())


def _says_spoiler(classes: str) -> bool:
    names = classes.replace("_", "-").split()
    return any(CLASS.search(name) and not OPEN_CLASS.search(name) for name in names)


def _is_called(title: str) -> bool:
    """As every veil is: then it says nothing."""
    return not title.strip() or bool(CALLED.search(title))


def _codes(root: HtmlElement) -> list[HtmlElement]:
    """An empty element in place of each, in their order."""
    closed = {found[2].casefold() for found in CODE.finditer(root.text_content()) if found[1]}
    for element in list(root.iter(lxml.html.etree.Element)):
        if found := _codes_in(element.text, closed):
            element.text, marks = _marked(element.text, found)
            element[:0] = marks
        if element is not root and (found := _codes_in(element.tail, closed)):
            element.tail, marks = _marked(element.tail, found)
            for mark in reversed(marks):
                element.addnext(mark)
    return list(root.iter(OPENS, CLOSES))


def _codes_in(text: str | None, closed: set[str]) -> list[re.Match[str]]:
    return [one for one in CODE.finditer(text or "") if _is_code(one, closed)]


def _marked(text: str, codes: list[re.Match[str]]) -> tuple[str, list[HtmlElement]]:
    """The words before the first code, and for each an element with the words behind it."""
    marks = []
    ends = [one.start() for one in codes[1:]] + [len(text)]
    for one, end in zip(codes, ends, strict=True):
        mark = lxml.html.Element(CLOSES if one[1] else OPENS)
        title = "" if one[1] else _title(one[3])
        mark.tail = (title and f"{title}: ") + text[one.end() : end]
        marks.append(mark)
    return text[: codes[0].start()], marks


def _is_code(found: re.Match[str], closed: set[str]) -> bool:
    """“[spoilers ahead]” is a warning, and “[expand]” without an end a word."""
    name, rest = found[2].casefold(), found[3].strip()
    if found[1] or name in closed:
        return True
    return "spoiler" in name and (not rest or "=" in rest)


def _title(written: str) -> str:
    found = TITLE.search(written)
    told = found[1] if found else "" if "=" in written[1:] else written
    told = told.strip(" =:\"“”'")
    return "" if _is_called(told) else told


def _hide_pairs(codes: list[HtmlElement]) -> list[HtmlElement]:
    """What is within another pair is hidden already. Gives the codes that are of none."""
    opened: list[HtmlElement] = []
    pairs, strays = [], []
    for code in codes[:MOST]:
        if code.tag == OPENS:
            opened.append(code)
        elif opened:
            pairs.append((len(opened), opened.pop(), code))
        else:
            strays.append(code)
    if len(codes) > MOST:
        last = lxml.html.Element(CLOSES)
        codes[0].getroottree().getroot().append(last)
        pairs.append((1, codes[MOST], last))
    for _, opens, closes in sorted(pairs, key=lambda pair: pair[0]):
        if not any(SPOILS_TO in one.attrib for one in opens.iterancestors()):
            _hide(opens, closes)
    return [*opened, *strays]


def _hide_bounded(mark: HtmlElement) -> str:
    """To the end of its paragraph, or from its beginning, or the whole next one where that has no words."""
    is_open = mark.tag == OPENS
    other = lxml.html.Element(CLOSES if is_open else OPENS)
    child = mark
    while (parent := child.getparent()) is not None and parent.tag not in BLOCKS:
        child = parent
    for sibling in child.itersiblings(preceding=not is_open):
        if sibling.tag in BLOCKS:
            break
        child = sibling
    if parent is None:
        return ""
    if is_open:
        insert_behind(child, other)
    elif child.getprevious() is None:
        parent.insert(0, other)
        other.tail, parent.text = parent.text, None
    else:
        insert_behind(child.getprevious(), other, with_tail=True)
    veil = _hide(*((mark, other) if is_open else (other, mark)))
    other.drop_tree()
    if not veil.text_content().strip():
        beside = veil.getnext() if is_open else veil.getprevious()
        above = veil.getparent()
        if beside is None and above is not None:
            beside = above.getnext() if is_open else above.getprevious()
        if beside is not None:
            beside.set(SPOILS_TO, str(FINALE))
            return str(beside.text_content())
    return str(veil.text_content())


def insert_behind(element: HtmlElement, mark: HtmlElement, *, with_tail: bool = False) -> None:
    """Behind the words that follow the element as well, or in front of them."""
    parent = element.getparent()
    if parent is not None:
        if with_tail:
            mark.tail, element.tail = element.tail, None
        parent.insert(parent.index(element) + 1, mark)


def _hide(opens: HtmlElement, closes: HtmlElement) -> HtmlElement:
    """In one element what stands between: whole blocks, or words of one."""
    above = list(closes.iterancestors())
    common = next(one for one in opens.iterancestors() if one in above)
    first, last = _cut(opens, common), _cut(closes, common)
    start, end = common.index(first), common.index(last)
    held = common[start:end]
    is_block = any(one.tag in BLOCKS for child in held for one in child.iter())
    veil = lxml.html.Element("div" if is_block else "span", {SPOILS_TO: str(FINALE)})
    common.insert(start, veil)
    for child in held:
        veil.append(child)
    return veil


def _cut(node: HtmlElement, top: HtmlElement) -> HtmlElement:
    """Parts each element around the node in two; gives the child of ``top`` that begins with it."""
    while (parent := node.getparent()) is not None and parent is not top:
        rest = lxml.html.Element(parent.tag, dict(parent.attrib))
        for child in parent[parent.index(node) :]:
            rest.append(child)
        insert_behind(parent, rest, with_tail=True)
        node = rest
    return node
