"""Blank lines to paragraphs and line ends to breaks, as WordPress shows what was typed without markup."""

import re

_HOLDERS = {
    *("div", "section", "article", "aside", "main", "header", "footer", "blockquote", "form"),
    *("details", "fieldset", "center", "address"),
}
"""What is inside of them stands in paragraphs."""
_CELLS = {"li", "td", "th", "dd", "dt", "figcaption", "caption", "summary"}
"""Only several paragraphs in them are marked as such."""
_LINES = {"p", "h1", "h2", "h3", "h4", "h5", "h6"}
_TIGHT = {
    "ul",
    "ol",
    "dl",
    "table",
    "thead",
    "tbody",
    "tfoot",
    "tr",
    "colgroup",
    "figure",
    "map",
    "select",
}
"""Between their parts, line ends mean nothing."""
_VERBATIM = (
    "pre",
    "script",
    "style",
    "textarea",
    "svg",
    "math",
    "object",
    "video",
    "audio",
    "iframe",
)
_APART = {"pre", "script", "style"}
_ALONE = {"hr", "col", "source", "param", "option", "legend"}

_BLOCKS = "|".join(sorted(_HOLDERS | _CELLS | _LINES | _TIGHT | _ALONE, key=len, reverse=True))
_SPLIT = re.compile(rf"(</?(?:{_BLOCKS})(?=[\s/>])[^<>]*>)", re.IGNORECASE)
_NAME = re.compile(r"</?([a-z0-9]+)", re.IGNORECASE)
_OPEN_VERBATIM = re.compile(rf"<({'|'.join(_VERBATIM)})(?=[\s>])[^<>]*>", re.IGNORECASE)
_BLANK = re.compile(r"\n\n\s*")
_IN_TAG = re.compile(r"<[a-z!/][^<>]*>", re.IGNORECASE)
_BREAK = re.compile(r"(?:<br ?/?>)?\n", re.IGNORECASE)
_KEPT = "\x02{}\x03"
_MARK = re.compile("\x02(\\d+)\x03")
_KEPT_ALONE = re.compile("(?:\x02\\d+\x03\\s*)+")


def with_paragraphs(written: str) -> str:
    text = written.replace("\r\n", "\n").replace("\r", "\n").replace("\x02", "").replace("\x03", "")
    kept: list[str] = []
    text = "\n".join(line.rstrip(" \t") for line in _without_verbatim(text, kept).split("\n"))
    text = _IN_TAG.sub(lambda tag: tag[0].replace("\n", " "), text)
    done: list[str] = []
    opened: list[str] = []
    for piece in _SPLIT.split(text):
        if _SPLIT.fullmatch(piece):
            _follow(piece, opened)
            done.append(f"{piece}\n" if piece.startswith("</") else piece)
        elif piece.strip():
            marked = _marked(piece, opened[-1] if opened else "div")
            done.append(marked if opened else f"{marked}\n")
    return _MARK.sub(lambda mark: kept[int(mark[1])], "".join(done)).strip()


def _without_verbatim(text: str, kept: list[str]) -> str:
    """Each element whose line ends are its own, as a mark, and itself in `kept`."""
    pieces, at = [], 0
    lowered = text.lower()
    unclosed: set[str] = set()
    while found := _OPEN_VERBATIM.search(text, at):
        name = found[1].lower()
        end = -1 if name in unclosed else lowered.find(f"</{name}>", found.end())
        if end < 0:
            unclosed.add(name)
            pieces.append(text[at : found.end()])
            at = found.end()
            continue
        end += len(name) + 3
        mark = _KEPT.format(len(kept))
        pieces += [text[at : found.start()], f"\n\n{mark}\n\n" if name in _APART else mark]
        kept.append(text[found.start() : end])
        at = end
    return "".join([*pieces, text[at:]])


def _follow(tag: str, opened: list[str]) -> None:
    named = _NAME.match(tag)
    name = named[1].lower() if named else ""
    if name in _ALONE or tag.endswith("/>"):
        return
    if not tag.startswith("</"):
        if opened and opened[-1] in _LINES:
            opened.pop()
        opened.append(name)
    elif name in opened[-200:]:
        while opened.pop() != name:
            pass


def _marked(piece: str, holder: str) -> str:
    if holder in _TIGHT:
        return piece.strip()
    if holder in _LINES:
        return _with_breaks(piece)
    parts = [part for part in _BLANK.split(piece.strip()) if part.strip()]
    if holder in _CELLS and len(parts) == 1:
        return _with_breaks(parts[0])
    return "\n".join(_paragraph(part) for part in parts)


def _paragraph(part: str) -> str:
    if _KEPT_ALONE.fullmatch(part):
        return part
    return f"<p>{_with_breaks(part)}</p>"


def _with_breaks(part: str) -> str:
    return _BREAK.sub("<br>\n", part.strip())
