"""The headline of an article in its parts, and what in it may be the title of the show."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import filterfalse
from typing import NamedTuple

from text.articles.asides import GENRE, SLOT, SPAN, VERDICT, has_verdict, is_aside, opens_aside
from text.articles.parts import Block, blocks_of
from text.articles.people import is_korean_name
from text.articles.places import is_place
from text.articles.romanized import is_romanized
from text.articles.runs import year_in
from text.articles.titles import Called, called, is_written_so, trimmed
from text.articles.vocabulary import respelled
from text.hangul import fold
from text.jamo import has_hangul

_QUOTED = re.compile(
    r"[“”\"]([^“”\"]{1,100})[“”\"]|(?<!\w)[‘’']((?:[^‘’']|(?<=\w)[’'](?=\w)){1,100})[‘’'](?!\w)"
    r"|[《〈「『<]([^《》〈〉「」『』<>]{1,100})[》〉」』>]"
)
_BRACKETS = re.compile(r"\s*[(（\[【]([^()（）\[\]【】]*)[)）\]】]")
_TAG = re.compile(
    r"^\s*(?:[\[【(（]([^\]】)）]{1,40})[\]】)）]|#\w+)\s*|\s*[\[【]([^\]】]{1,40})[\]】]\s*$"
)
_WARNING = re.compile(
    r"\s*[(（\[]\s*(?:[^()\[\]]*(?:spoiler|스포)[^()\[\]]*)[)）\]]", re.IGNORECASE
)
_RATED = re.compile(
    r"\s*(?:[(\[]\s*(?:[0-9.,½]{1,4}\s*/\s*(?:5|10)|[★☆⭐½✩]+|[A-F][+-]?)\s*[)\]]|"
    r"[★☆⭐✩][★☆⭐✩½\ufe0f]+|\b[0-9]{1,2}(?:[.,]\d)?\s?/\s?(?:5|10)\b|"
    r"(?<=[\s:–—-])[0-9](?:\.5|½)?\s+stars?\b)\s*"
)
_AFTER = re.compile(
    rf"(?:\s+|(?<=[가-힣]))(?:(?:(?:{GENRE}|{SPAN}|spoiler[\s-]free|full|series|mini|final|an?|the|"
    rf"[-–—:&])\s+)*(?:{VERDICT}|{SPAN})(?!\w).*)$",
    re.IGNORECASE,
)
_WHY = r"why\s+(?:i|you|we|everyone)\s+(?:\w+\s+){0,2}?(?:loved?|watch(?:ed)?|liked?|adored?|hated?|dropped)"
_BEFORE = re.compile(
    rf"^(?:.*?\b)?(?!reviewed)(?:(?:{VERDICT}|{_WHY}|rewatching|watching|re-watching|finished|"
    rf"finishing|after|loving|binged)\s*(?:of|on|about|for|:)?"
    rf"(?:\s+(?:the\s+)?(?:{GENRE}))*\s*:?\s+)(?=\S)",
    re.IGNORECASE,
)
_WORTH = re.compile(
    r"(?:is|was)\s+(.{2,60}?)\s+(?:really\s+)?(?:worth|any good|good)\b.*|"
    r"should\s+you\s+(?:really\s+)?watch\s+(.{2,60}?)\?.*",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"(?:an?|my|one|another)\s+(?=[A-Z])(.+)", re.IGNORECASE)
"""“A Run On review”: with the title behind it."""
_OWNED = re.compile(r"(\S+(?:\s\S+)?)[’']s\s+(?=[A-Z가-힣“\"'‘])")
_SHOWN_ON = re.compile(r"\s+(?:on|from)\s+((?!on\b)\S+(?:\s\S+)?)$", re.IGNORECASE)
_KDRAMA = re.compile(r"(?<=\w)\s+(?:k-?|korean\s+)drama$", re.IGNORECASE)
_NUMBERED = re.compile(r"^(?:#\s?\d+|no\.\s?\d+)\s*[:.–-]?\s*(?=\S)", re.IGNORECASE)
_IN_SLOT = re.compile(rf"^\s*(?:{SLOT})\s*(?:[:|]|[–—-](?=\s))\s*(?=\S)", re.IGNORECASE)
_BARE_YEAR = re.compile(r"\s+((?:19|20)\d\d)$")
_CAPITALS = re.compile(
    r"(?:(?!I\b)[A-Z0-9][\w’'.&!-]*(?:\s(?:of|the|and|in|on|an?|to|for|at|from|with|is|&))*\s)*(?!I\b)[A-Z0-9][\w’'.&!-]*"
)
_WRITTEN_SMALL = re.compile(r"(?<!\S)[a-z][a-z’']{3,}")
_LEADS = re.compile(
    r"^(?:(?:I|My|Why|How|What|When|On|In|Is|We|Let[’']s|Dear|From|Some|So|Just|Finally)\s)+"
)
_LATELY = 2000
"""A later year at the end is most often that of the show: “Run On 2020”, but “Reply 1988”."""
_SIGNS = frozenset({"So", "Cn", "Cs"})


class Headline(NamedTuple):
    """What may be the title, the likeliest first.

    ``is_told`` says that the words are those of a review, and ``told`` is what then stands in the place of
    the title; ``year`` stands beside it.
    """

    titles: tuple[Called, ...]
    is_told: bool
    text: str = ""
    year: int | None = None
    told: Called = Called()


def read_headline(written: str) -> Headline:
    text = respelled(unicodedata.normalize("NFC", " ".join(written.split()))[:300])
    is_told = has_verdict(text) or _RATED.search(text) is not None
    text = _without_pictures(_RATED.sub(" ", _WARNING.sub("", text)))
    year = _year_beside(text)
    text = _untagged(_BRACKETS.sub(_kept_bracket, _IN_SLOT.sub("", text)))
    blocks = blocks_of(text)
    written = _told(text, blocks)
    if (bare := _BARE_YEAR.search(written)) and int(bare[1]) >= _LATELY:
        written, year = written[: bare.start()], int(bare[1])
    told = called(written)
    names: dict[str, Called] = {}
    for name in map(called, filterfalse(_is_no_name, _candidates(text, blocks, written))):
        if _may_be_title(name):
            names.setdefault(fold(name.latin or name.hangul), name)
    names = {"": both} if (both := _both_scripts(list(names.values()))) else names
    told = both or names.get(fold(told.latin or told.hangul), Called())
    romanized = next((one for one in names.values() if is_romanized(one.latin)), None)
    translated = _translated(names.values())
    if romanized and translated and told in {romanized, translated}:
        told = translated._replace(others=(*translated.others, romanized.latin))
        names = {"": told}
    return Headline(tuple(names.values()), is_told, text, year, told)


def _translated(names: Iterable[Called]) -> Called | None:
    """“Dalligi / 달리기 (The Run)”: the one beside the Hangul that is not Korean in Latin letters."""
    named = (one for one in names if one.latin and one.hangul)
    return next((one for one in named if not is_romanized(one.latin)), None)


def _is_no_name(words: str) -> bool:
    return is_aside(words) and not words.isdigit()


def _without_pictures(text: str) -> str:
    """A picture between words parts them, as a dash does."""
    plain = "".join(
        "\0" if unicodedata.category(sign) in _SIGNS else sign
        for sign in text
        if sign not in "\ufe0e\ufe0f\u200d"
    )
    return re.sub(r"\s*\0[\s\0]*", " | ", plain).strip(" |")


def _kept_bracket(bracket: re.Match[str]) -> str:
    """Nothing of “(JTBC, 2020)” and “(K-drama review)”: they name no show."""
    return " " if is_aside(bracket[1]) and not bracket[1].strip().isalpha() else bracket[0]


def _untagged(text: str) -> str:
    while (match := _TAG.search(text)) and match[0].strip() and match[0].strip() != text.strip():
        if has_hangul(match[0]) and not is_aside((match[1] or match[2] or "").strip()):
            break
        if year_in(match[0]):
            break
        text = (text[: match.start()] + " " + text[match.end() :]).strip()
    return text.strip()


def _both_scripts(names: list[Called]) -> Called | None:
    """“Run On | 런 온”: one show, where nothing else is there."""
    latin = [name for name in names if name.latin and not name.hangul]
    hangul = [name for name in names if name.hangul and not name.latin]
    if len(names) != 2 or not (latin and hangul):
        return None
    return latin[0]._replace(hangul=hangul[0].hangul, year=latin[0].year or hangul[0].year)


def _year_beside(text: str) -> int | None:
    """In brackets or behind a comma; any other may be part of the title."""
    match = re.search(r"(?:[(\[][^()\[\]]*?|,\s*)\b((?:19|20)\d\d)\b", text)
    return int(match[1]) if match else None


def _told(text: str, blocks: Sequence[Block]) -> str:
    """What stands in the place of a title; of a sentence its one name in capitals."""
    words = _in_place(text, blocks)
    if is_written_so(_BRACKETS.sub("", words)) or text in {text.lower(), text.upper()}:
        return words
    return next(_capitals(words), "" if _WRITTEN_SMALL.search(words) else words)


def _in_place(text: str, blocks: Sequence[Block]) -> str:
    """The piece that itself says “review”, else what stands beside the one that does, with its subtitle."""
    kept = [[piece for piece in block if _is_kept(text[slice(*piece)])] for block in blocks]
    for block in kept:
        for place, piece in enumerate(block):
            words = text[slice(*piece)]
            if has_verdict(words) and _stripped(words) != words:
                before = [other for other in block[:place] if is_written_so(text[slice(*other)])]
                return _joined(text, [*before, piece])
    if quoted := next(_quoted(text), ""):
        return quoted
    beside = [
        rest
        for block, rest in zip(blocks, kept, strict=True)
        if rest and len(rest) < len(block) and _says_review(text, block)
    ]
    full = [block for block in kept if block]
    if not beside and len(full) > 1:
        sayers = [place for place, block in enumerate(blocks) if _says_review(text, block)]
        above = [block for block in kept[: sayers[0]] if block] if sayers else []
        beside = above[-1:] or full[:1]
    chosen = (beside or full)[:1]
    return _joined(text, chosen[0]) if chosen else ""


def _is_kept(words: str) -> bool:
    return not is_aside(words.strip()) and not opens_aside(words.strip())


def _says_review(text: str, block: Block) -> bool:
    return any(has_verdict(text[slice(*piece)]) for piece in block)


def _joined(text: str, pieces: Block) -> str:
    """“Signal: The Return”, without a remark in small letters."""
    first = text[slice(*pieces[0])]
    end = pieces[0][1]
    for piece in pieces[1:]:
        words = text[slice(*piece)].lstrip()
        if words[:1].islower() and not first[:1].islower():
            break
        end = piece[1]
    return _stripped(text[pieces[0][0] : end].strip())


def _candidates(text: str, blocks: Sequence[Block], told: str) -> Iterator[str]:
    yield from _quoted(text)
    yield told
    spans = [piece for block in blocks for piece in block]
    kept = [span for span in spans if _is_kept(text[slice(*span)])]
    pieces = [text[slice(*span)].strip() for span in kept]
    for piece in pieces:
        yield _stripped(piece)
    for piece in pieces:
        if article := _ARTICLE.match(piece):
            yield _stripped(article[1])
        yield from _capitals(piece)
        yield _BARE_YEAR.sub("", _stripped(piece))
    if pieces and "," in (outside := _BRACKETS.sub(" ", pieces[0])):
        yield _stripped(outside.split(",")[0])
    if len(kept) > 1:
        yield _stripped(text[kept[0][0] : kept[1][1]].strip())


def _quoted(text: str) -> Iterator[str]:
    for match in _QUOTED.finditer(text):
        inside = str(match[1] or match[2] or match[3])
        rest = re.match(r"\s*([(（][^()（）]*[)）])", text[match.end() :])
        yield trimmed(inside) + (f" {rest[1]}" if rest else "")


def _capitals(piece: str) -> Iterator[str]:
    """The one name in capitals among words in small letters: “What I thought of Run On”."""
    if not _WRITTEN_SMALL.search(piece):
        return
    runs = [match[0] for match in _CAPITALS.finditer(piece)]
    kept = [run for run in runs if len(run) > 2 and not _LEADS.fullmatch(f"{run} ")]
    names = [run for run in kept if not (is_korean_name(run) or is_aside(run))]
    if len(names) == 1:
        yield names[0]
        yield _LEADS.sub("", names[0], count=1)


def _stripped(piece: str) -> str:
    """“My thoughts on Run On” and “Run On K-drama review” → Run On."""
    piece = _NUMBERED.sub("", piece)
    if (owner := _OWNED.match(piece)) and is_place(owner[1]):
        piece = piece[owner.end() :]
    if (shown := _SHOWN_ON.search(piece)) and is_place(shown[1]):
        piece = piece[: shown.start()]
    if match := _WORTH.fullmatch(piece):
        return match[1] or match[2]
    bare = _NUMBERED.sub("", _BEFORE.sub("", piece))
    bare = piece if is_aside(bare) else bare
    bare = _AFTER.sub("", bare) if _AFTER.search(bare) else bare
    bare = _KDRAMA.sub("", bare)
    bare = re.sub(rf"^(?:{GENRE})\s*:?\s+(?=[A-Z가-힣“\"'‘])", "", bare) if bare != piece else bare
    return trimmed(bare) or piece


def _may_be_title(name: Called) -> bool:
    words = (name.latin or name.hangul).split()
    letters = "".join(filter(str.isalnum, "".join(words)))
    return 0 < len(words) <= 10 and bool(letters)
